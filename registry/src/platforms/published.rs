//! A platform as the public sees it: its document and what the other three axes say of it now.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::document::Document;
use crate::checks::report::Metadata;
use crate::db::Db;
use crate::entities::{flag, platform, platform_version, reachability};
use crate::error::{Error, Result};
use crate::flags::{FlagKind, Reply};
use crate::vocabulary::{EndorsementStatus, ReachabilityStatus};

/// A platform and its four axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// What governments and curators decided.
    pub document: Document,
    /// The number of the document's version, from 1.
    pub version: i32,
    /// When it was first listed.
    pub created_at: DateTime<Utc>,
    /// When the document last changed.
    pub updated_at: DateTime<Utc>,
    /// Whether the government stands behind it.
    pub endorsement: Endorsement,
    /// Whether it answers.
    pub reachability: Reachability,
    /// What the last readable page said of itself.
    pub observed: Option<Observed>,
    /// What the checks found that the public is told of.
    pub flags: Vec<OpenFlag>,
}

/// The endorsement axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endorsement {
    /// The status.
    pub status: EndorsementStatus,
    /// The public body that confirmed.
    pub authority: Option<String>,
    /// When it confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When the confirmation ends.
    pub valid_until: Option<DateTime<Utc>>,
}

/// The reachability axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reachability {
    /// The status over all vantages.
    pub status: ReachabilityStatus,
    /// Since when; none before the first check.
    pub since: Option<DateTime<Utc>>,
    /// The last check, whatever it found.
    pub checked_at: Option<DateTime<Utc>>,
}

/// What the crawler read on the platform's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed {
    /// When it was read.
    pub at: DateTime<Utc>,
    /// Where the redirects ended.
    pub final_url: Option<String>,
    /// What the page said.
    pub metadata: Metadata,
}

/// An open flag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFlag {
    /// The flag's id.
    pub id: Uuid,
    /// What it says.
    pub kind: FlagKind,
    /// When it was opened, or opened again.
    pub opened_at: DateTime<Utc>,
    /// When the cause was last seen.
    pub last_seen_at: DateTime<Utc>,
    /// One sentence on what was seen last.
    pub evidence: String,
    /// What the government says to it.
    pub reply: Option<Reply>,
}

/// The published platforms with these ids; unknown ids are left out.
pub async fn load(db: &Db, ids: &[Uuid]) -> Result<Vec<Published>> {
    let mut published = Vec::with_capacity(ids.len());
    for ids in ids.chunks(500) {
        let rows = platform::Entity::find()
            .filter(platform::Column::Id.is_in(ids.iter().copied()))
            .all(db.read())
            .await?;
        published.extend(assemble(db, rows).await?);
    }
    Ok(published)
}

/// The platforms whose id is above `after`, at most `limit`, by id: the pages in which the catalogue is
/// rebuilt at start.
pub async fn page(db: &Db, after: Option<Uuid>, limit: u64) -> Result<Vec<Published>> {
    let mut select = platform::Entity::find().order_by_asc(platform::Column::Id).limit(limit);
    if let Some(after) = after {
        select = select.filter(platform::Column::Id.gt(after));
    }
    let rows = select.all(db.read()).await?;
    assemble(db, rows).await
}

/// A platform and when it was last checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// The platform.
    pub platform_id: Uuid,
    /// Its last check.
    pub at: DateTime<Utc>,
}

/// Which platforms were checked at `since` or later: the second cursor of the catalogue, since a check is
/// not an event.
pub async fn checked_since(db: &Db, since: DateTime<Utc>) -> Result<Vec<Checked>> {
    let rows = reachability::Entity::find()
        .select_only()
        .columns([reachability::Column::PlatformId, reachability::Column::CheckedAt])
        .filter(reachability::Column::CheckedAt.gte(since))
        .into_tuple::<(Uuid, DateTime<Utc>)>()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|(platform_id, at)| Checked { platform_id, at }).collect())
}

async fn assemble(db: &Db, rows: Vec<platform::Model>) -> Result<Vec<Published>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut documents: HashMap<Uuid, String> = platform_version::Entity::find()
        .select_only()
        .columns([platform_version::Column::PlatformId, platform_version::Column::Document])
        .filter(platform_version::Column::PlatformId.is_in(ids.iter().copied()))
        .filter(platform_version::Column::ValidTo.is_null())
        .into_tuple::<(Uuid, String)>()
        .all(db.read())
        .await?
        .into_iter()
        .collect();
    let mut reachable: HashMap<Uuid, reachability::Model> = reachability::Entity::find()
        .filter(reachability::Column::PlatformId.is_in(ids.iter().copied()))
        .all(db.read())
        .await?
        .into_iter()
        .map(|row| (row.platform_id, row))
        .collect();
    let mut flags: HashMap<Uuid, Vec<OpenFlag>> = HashMap::new();
    for row in flag::Entity::find()
        .filter(flag::Column::PlatformId.is_in(ids))
        .filter(flag::Column::ClosedAt.is_null())
        .filter(flag::Column::NoticedAt.is_not_null())
        .order_by_asc(flag::Column::Kind)
        .all(db.read())
        .await?
    {
        flags.entry(row.platform_id).or_default().push(open_flag(row));
    }
    rows.into_iter()
        .map(|row| {
            let id = row.id;
            let document = documents
                .remove(&id)
                .ok_or_else(|| Error::corrupt(format!("platform {id}"), "it has no version in force"))?;
            publish(row, &document, reachable.remove(&id), flags.remove(&id).unwrap_or_default())
        })
        .collect()
}

fn publish(
    row: platform::Model,
    document: &str,
    reachable: Option<reachability::Model>,
    flags: Vec<OpenFlag>,
) -> Result<Published> {
    let document = serde_json::from_str(document)
        .map_err(|error| Error::corrupt(format!("document of {}", row.slug), error))?;
    let observed = reachable.as_ref().map(observed).transpose()?.flatten();
    Ok(Published {
        document,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
        endorsement: Endorsement {
            status: row.endorsement,
            authority: row.endorsed_by,
            confirmed_at: row.endorsed_at,
            valid_until: row.endorsed_until,
        },
        reachability: reachable.map_or(
            Reachability { status: ReachabilityStatus::Unknown, since: None, checked_at: None },
            |row| Reachability { status: row.status, since: row.since, checked_at: row.checked_at },
        ),
        observed,
        flags,
    })
}

fn observed(row: &reachability::Model) -> Result<Option<Observed>> {
    let (Some(at), Some(metadata)) = (row.observed_at, row.observed.as_deref()) else { return Ok(None) };
    let metadata = serde_json::from_str(metadata)
        .map_err(|error| Error::corrupt(format!("what was observed of {}", row.platform_id), error))?;
    Ok(Some(Observed { at, final_url: row.observed_url.clone(), metadata }))
}

fn open_flag(row: flag::Model) -> OpenFlag {
    let flag::Model {
        id,
        platform_id: _,
        kind,
        opened_at,
        last_seen_at,
        closed_at: _,
        times_opened: _,
        first_evidence: _,
        last_evidence,
        reply,
        reply_note: _,
        replied_at: _,
        replied_by: _,
        dismissed_at: _,
        dismissed_why: _,
        suppressed_until: _,
        rank_at: _,
        notice_from: _,
        noticed_at: _,
        told_at: _,
    } = row;
    OpenFlag { id, kind, opened_at, last_seen_at, evidence: last_evidence, reply }
}
