//! The checks of a platform as they were recorded, newest first.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::report::Report;
use crate::db::Db;
use crate::entities::observation;
use crate::error::{Error, Result};

/// A recorded check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Its id.
    pub id: Uuid,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// From where.
    pub vantage: String,
    /// What it found.
    pub report: Report,
}

/// The newest checks of a platform, at most `limit`.
pub async fn latest(db: &Db, platform_id: Uuid, limit: u64) -> Result<Vec<Check>> {
    let rows = observation::Entity::find()
        .filter(observation::Column::PlatformId.eq(platform_id))
        .order_by_desc(observation::Column::CheckedAt)
        .limit(limit)
        .all(db.read())
        .await?;
    rows.into_iter()
        .map(|row| {
            let report = serde_json::from_str(&row.report)
                .map_err(|error| Error::corrupt(format!("observation {}", row.id), error))?;
            Ok(Check { id: row.id, at: row.checked_at, vantage: row.vantage, report })
        })
        .collect()
}
