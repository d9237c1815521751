//! The checks of a platform as they were recorded, newest first.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::outcome::{Outcome, Weight};
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

/// The share of checks since `since` that a platform answered, from 0 to 1; unknowns and faults are left
/// out, and there is no share of nothing.
pub async fn uptime(db: &Db, platform_id: Uuid, since: DateTime<Utc>) -> Result<Option<f64>> {
    let counts = observation::Entity::find()
        .select_only()
        .column(observation::Column::Outcome)
        .column_as(observation::Column::Id.count(), "count")
        .filter(observation::Column::PlatformId.eq(platform_id))
        .filter(observation::Column::CheckedAt.gte(since))
        .group_by(observation::Column::Outcome)
        .into_tuple::<(Outcome, i64)>()
        .all(db.read())
        .await?;
    let (mut hits, mut misses) = (0, 0);
    for (outcome, count) in counts {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match outcome.weight() {
            Weight::Hit => hits += count,
            Weight::Miss => misses += count,
            Weight::Unknown | Weight::Fault => {}
        }
    }
    let judged = hits + misses;
    Ok((judged > 0).then(|| f64::from(hits) / f64::from(judged)))
}
