//! The checks of a platform as they were recorded, newest first.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::outcome::{Outcome, Weight};
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

/// The share of checks since `since` that each platform answered, from 0 to 1. Unknowns and faults are left
/// out; a platform without any other check has no share.
pub async fn uptimes(db: &Db, platforms: &[Uuid], since: DateTime<Utc>) -> Result<HashMap<Uuid, f64>> {
    let counts = observation::Entity::find()
        .select_only()
        .columns([observation::Column::PlatformId, observation::Column::Outcome])
        .column_as(observation::Column::Id.count(), "count")
        .filter(observation::Column::PlatformId.is_in(platforms.iter().copied()))
        .filter(observation::Column::CheckedAt.gte(since))
        .group_by(observation::Column::PlatformId)
        .group_by(observation::Column::Outcome)
        .into_tuple::<(Uuid, Outcome, i64)>()
        .all(db.read())
        .await?;
    let mut tallies: HashMap<Uuid, (u32, u32)> = HashMap::new();
    for (platform, outcome, count) in counts {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let (hits, judged) = tallies.entry(platform).or_default();
        match outcome.weight() {
            Weight::Hit => {
                *hits += count;
                *judged += count;
            }
            Weight::Miss => *judged += count,
            Weight::Unknown | Weight::Fault => {}
        }
    }
    let judged = tallies.into_iter().filter(|(_, (_, judged))| *judged > 0);
    Ok(judged.map(|(platform, (hits, judged))| (platform, f64::from(hits) / f64::from(judged))).collect())
}
