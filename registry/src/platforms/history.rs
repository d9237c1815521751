//! What a platform was: its versions, newest first.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::document::Document;
use crate::db::{Db, newest_of_each};
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

/// The newest versions of each platform, at most `limit` of each, in one question.
pub async fn versions(db: &Db, platforms: &[Uuid], limit: u64) -> Result<HashMap<Uuid, Vec<Version>>> {
    let (owner, order) = (platform_version::Column::PlatformId, platform_version::Column::Version);
    let rows = newest_of_each::<platform_version::Entity>(db, owner, platforms, order, limit).await?;
    let mut versions: HashMap<Uuid, Vec<Version>> = HashMap::new();
    for row in rows {
        let platform_version::Model { platform_id, version, valid_from, valid_to, document } = row;
        let document = serde_json::from_str(&document)
            .map_err(|error| Error::corrupt(format!("version {version} of {platform_id}"), error))?;
        versions.entry(platform_id).or_default().push(Version { version, valid_from, valid_to, document });
    }
    Ok(versions)
}

/// The fields in which two versions differ, in alphabetical order.
pub fn differing(before: &Version, after: &Version) -> Vec<String> {
    let json = |version: &Version| super::apply::to_json(&version.document).unwrap_or_default();
    crate::events::feed::differing(&json(before), &json(after))
}
