//! What would stand if a proposal were accepted now, or why it cannot be.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::Value;
use uuid::Uuid;

use super::Proposal;
use super::changes::{applied, changes};
use super::fields::{self, Fields};
use crate::entities::{platform, platform_version};
use crate::error::{Error, FieldError, Result};
use crate::platforms::Document;
use crate::said;
use crate::vocabulary::Lifecycle;
use crate::workflow::ProposalKind;

/// A version of a platform, as a record.
pub(super) struct Standing {
    pub document: Document,
    pub record: Value,
    pub version: i32,
}

/// The version that the author saw.
pub(super) async fn base(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Standing> {
    version_of(connection, about(proposal)?, proposal.base_version).await
}

/// The version in force.
pub(super) async fn standing_now(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Standing> {
    version_of(connection, about(proposal)?, None).await
}

fn about(proposal: &Proposal) -> Result<Uuid> {
    proposal
        .platform
        .ok_or_else(|| Error::corrupt(format!("proposal {}", proposal.id), "it is about nothing"))
}

/// A version of a platform: the one of this number, else the one in force.
async fn version_of(
    connection: &impl ConnectionTrait,
    platform: Uuid,
    number: Option<i32>,
) -> Result<Standing> {
    let which = match number {
        Some(number) => platform_version::Column::Version.eq(number),
        None => platform_version::Column::ValidTo.is_null(),
    };
    let row = platform_version::Entity::find()
        .filter(platform_version::Column::PlatformId.eq(platform))
        .filter(which)
        .one(connection)
        .await?
        .ok_or_else(|| Error::corrupt(format!("platform {platform}"), "a version of it is not there"))?;
    let document: Document = serde_json::from_str(&row.document)
        .map_err(|error| Error::corrupt(format!("version {} of {platform}", row.version), error))?;
    Ok(Standing { record: fields::standing(&document), document, version: row.version })
}

/// What a proposal would put in force.
pub(super) enum Outcome {
    /// A platform that is not listed yet.
    Listed(Box<Document>),
    /// A platform with other words, upon its version in force.
    Changed(Box<Document>, Box<Standing>),
    /// A platform that is no more.
    Retired(Box<Document>, Box<Standing>),
}

impl Outcome {
    pub(super) fn document(&self) -> &Document {
        let (Self::Listed(document) | Self::Changed(document, _) | Self::Retired(document, _)) = self;
        document
    }
}

/// What a proposal comes to now; or every fault of its fields, or what collides.
pub(super) async fn outcome(
    connection: &impl ConnectionTrait,
    proposal: &Proposal,
    today: NaiveDate,
) -> Result<Outcome> {
    match proposal.kind {
        ProposalKind::Create => {
            let slug = fields::slug(proposal.country, &proposal.fields);
            let blank = fields::blank(&slug, proposal.country);
            let id = proposal.platform.unwrap_or(proposal.id);
            Ok(Outcome::Listed(Box::new(fields::document(id, blank, &proposal.fields)?)))
        }
        ProposalKind::Update => changed(connection, proposal).await,
        ProposalKind::Retire => retired(connection, about(proposal)?, &proposal.fields, today).await,
    }
}

async fn changed(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Outcome> {
    let (before, now) = (base(connection, proposal).await?, standing_now(connection, proposal).await?);
    if now.document.lifecycle == Lifecycle::Retired {
        return Err(Error::Conflict(said!(
            "retired-meanwhile",
            "{slug} was retired meanwhile",
            slug = now.document.slug
        )));
    }
    let made = changes(&before.record, &now.record, &proposal.fields);
    if made.is_empty() {
        let fault = FieldError::coded(
            "REQUIRED",
            "fields",
            said!("nothing-changed", "say the same as what stands; change something"),
        );
        return Err(Error::Invalid(vec![fault]));
    }
    let colliding: Vec<_> =
        made.iter().filter(|change| change.collides()).map(|c| c.field.as_str()).collect();
    if !colliding.is_empty() {
        return Err(Error::Conflict(said!(
            "collides",
            "{slug} was changed since this was written (version {base} then, {now} now), in the same fields: {fields}; \
             rebase it",
            slug = now.document.slug,
            base = before.version,
            now = now.version,
            fields = colliding.join(", ")
        )));
    }
    let wanted = applied(&now.record, &made);
    let wanted = Fields::read(only_fields(&wanted), &fields::FIELDS)?;
    let document = fields::document(now.document.id, now.record.clone(), &wanted)?;
    Ok(Outcome::Changed(Box::new(document), Box::new(now)))
}

fn only_fields(record: &Value) -> Value {
    let known =
        record.as_object().into_iter().flatten().filter(|(key, _)| fields::FIELDS.contains(&key.as_str()));
    Value::Object(known.map(|(key, value)| (key.clone(), value.clone())).collect())
}

/// What a platform comes to that is no more.
pub(super) async fn retired(
    connection: &impl ConnectionTrait,
    platform: Uuid,
    fields: &Fields,
    today: NaiveDate,
) -> Result<Outcome> {
    let now = version_of(connection, platform, None).await?;
    if now.document.lifecycle == Lifecycle::Retired {
        return Err(Error::Conflict(said!(
            "retired-already",
            "{slug} is retired already",
            slug = now.document.slug
        )));
    }
    let mut successors = BTreeMap::new();
    if let Some(slug) = fields::successor(fields) {
        let row = platform::Entity::find().filter(platform::Column::Slug.eq(slug)).one(connection).await?;
        let other = row.filter(|row| row.id != now.document.id && row.lifecycle != Lifecycle::Retired);
        successors.extend(other.map(|row| (row.slug, row.id)));
    }
    let (retirement, note) = fields::retirement(fields, &successors, today)?;
    let document = Document {
        lifecycle: Lifecycle::Retired,
        lifecycle_note: note.or_else(|| now.document.lifecycle_note.clone()),
        retirement: Some(retirement),
        ..now.document.clone()
    };
    Ok(Outcome::Retired(Box::new(document), Box::new(now)))
}
