//! The registry as it was: documents of the versions then in force, and what the events until then say of the other axes.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::Value;
use uuid::Uuid;

use super::published::{Endorsement, Published, Reachability};
use crate::db::Db;
use crate::entities::{event, platform, platform_version};
use crate::error::{Error, Result};
use crate::events::EventKind;
use crate::vocabulary::{EndorsementStatus, ReachabilityStatus};

/// The platforms that were listed at a moment, as they were then: all, or those with these ids. What pages said of
/// themselves and which flags were open is not told of the past.
pub async fn as_of(db: &Db, at: DateTime<Utc>, ids: Option<&[Uuid]>) -> Result<Vec<Published>> {
    let mut select = platform_version::Entity::find()
        .filter(platform_version::Column::ValidFrom.lte(at))
        .filter(
            Condition::any()
                .add(platform_version::Column::ValidTo.is_null())
                .add(platform_version::Column::ValidTo.gt(at)),
        )
        .order_by_asc(platform_version::Column::PlatformId);
    if let Some(ids) = ids {
        select = select.filter(platform_version::Column::PlatformId.is_in(ids.iter().copied()));
    }
    let versions = select.all(db.read()).await?;
    let mut created = created(db, ids).await?;
    let mut endorsed = last(db, EventKind::EndorsementChanged, at, ids).await?;
    let mut reached = last(db, EventKind::ReachabilityChanged, at, ids).await?;
    versions
        .into_iter()
        .map(|row| {
            let platform_version::Model { platform_id: id, version, valid_from, valid_to: _, document } = row;
            let document = serde_json::from_str(&document)
                .map_err(|error| Error::corrupt(format!("version {version} of {id}"), error))?;
            Ok(Published {
                document,
                version,
                created_at: created.remove(&id).unwrap_or(valid_from),
                updated_at: valid_from,
                endorsement: endorsement(endorsed.remove(&id)),
                reachability: reachability(reached.remove(&id)),
                observed: None,
                flags: Vec::new(),
            })
        })
        .collect()
}

async fn created(db: &Db, ids: Option<&[Uuid]>) -> Result<HashMap<Uuid, DateTime<Utc>>> {
    let mut select =
        platform::Entity::find().select_only().columns([platform::Column::Id, platform::Column::CreatedAt]);
    if let Some(ids) = ids {
        select = select.filter(platform::Column::Id.is_in(ids.iter().copied()));
    }
    Ok(select.into_tuple().all(db.read()).await?.into_iter().collect())
}

/// What stood after the last event of a kind until then, and when that was, by platform.
async fn last(
    db: &Db,
    kind: EventKind,
    at: DateTime<Utc>,
    ids: Option<&[Uuid]>,
) -> Result<HashMap<Uuid, (DateTime<Utc>, Value)>> {
    let mut newest = event::Entity::find()
        .select_only()
        .column_as(event::Column::Seq.max(), "seq")
        .filter(event::Column::Kind.eq(kind))
        .filter(event::Column::At.lte(at))
        .group_by(event::Column::PlatformId);
    if let Some(ids) = ids {
        newest = newest.filter(event::Column::PlatformId.is_in(ids.iter().copied()));
    }
    let rows = event::Entity::find()
        .filter(event::Column::Seq.in_subquery(newest.into_query()))
        .all(db.read())
        .await?;
    let mut found = HashMap::new();
    for row in rows {
        let payload: Value = serde_json::from_str(&row.payload)
            .map_err(|error| Error::corrupt(format!("event {}", row.seq), error))?;
        found.extend(row.platform_id.map(|id| (id, (row.at, payload["after"].clone()))));
    }
    Ok(found)
}

fn endorsement(event: Option<(DateTime<Utc>, Value)>) -> Endorsement {
    let after = event.map(|(_, after)| after).unwrap_or_default();
    let time = |key: &str| after[key].as_str().and_then(|text| text.parse().ok());
    Endorsement {
        status: after["endorsement"]
            .as_str()
            .and_then(|text| text.parse().ok())
            .unwrap_or(EndorsementStatus::Unverified),
        authority: after["endorsed_by"].as_str().map(str::to_owned),
        confirmed_at: time("endorsed_at"),
        valid_until: time("endorsed_until"),
    }
}

fn reachability(event: Option<(DateTime<Utc>, Value)>) -> Reachability {
    let since = event.as_ref().map(|(at, _)| *at);
    let status = event.and_then(|(_, after)| after["reachability"].as_str()?.parse().ok());
    Reachability { status: status.unwrap_or(ReachabilityStatus::Unknown), since, checked_at: None }
}
