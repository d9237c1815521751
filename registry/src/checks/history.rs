//! The checks of a platform as they were recorded, newest first.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::report::Report;
use crate::db::{Db, newest_of_each};
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

/// The newest checks of each platform, at most `limit` of each, in one question.
pub async fn latest(db: &Db, platforms: &[Uuid], limit: u64) -> Result<HashMap<Uuid, Vec<Check>>> {
    let (owner, order) = (observation::Column::PlatformId, observation::Column::CheckedAt);
    let rows = newest_of_each::<observation::Entity>(db, owner, platforms, order, limit).await?;
    let mut checks: HashMap<Uuid, Vec<Check>> = HashMap::new();
    for row in rows {
        let report = serde_json::from_str(&row.report)
            .map_err(|error| Error::corrupt(format!("observation {}", row.id), error))?;
        let check = Check { id: row.id, at: row.checked_at, vantage: row.vantage, report };
        checks.entry(row.platform_id).or_default().push(check);
    }
    Ok(checks)
}
