//! What a platform was: its versions, newest first.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::document::Document;
use crate::db::Db;
use crate::entities::platform_version;
use crate::error::{Error, Result};

/// One version of a platform's document.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Its number, from 1.
    pub version: i32,
    /// Since when it was in force.
    pub valid_from: DateTime<Utc>,
    /// Until when; none while it is.
    pub valid_to: Option<DateTime<Utc>>,
    /// The document.
    pub document: Document,
}

/// The newest versions of a platform, at most `limit`.
pub async fn versions(db: &Db, platform_id: Uuid, limit: u64) -> Result<Vec<Version>> {
    let rows = platform_version::Entity::find()
        .filter(platform_version::Column::PlatformId.eq(platform_id))
        .order_by_desc(platform_version::Column::Version)
        .limit(limit)
        .all(db.read())
        .await?;
    rows.into_iter()
        .map(|row| {
            let platform_version::Model { platform_id: _, version, valid_from, valid_to, document } = row;
            let document = serde_json::from_str(&document)
                .map_err(|error| Error::corrupt(format!("version {version} of {platform_id}"), error))?;
            Ok(Version { version, valid_from, valid_to, document })
        })
        .collect()
}

/// The fields in which two versions differ, in alphabetical order.
pub fn differing(before: &Version, after: &Version) -> Vec<String> {
    let json = |version: &Version| super::apply::to_json(&version.document).unwrap_or_default();
    crate::events::feed::differing(&json(before), &json(after))
}
