//! The state after one more sighting, from what is stored: the state before, or the whole history where a sighting
//! comes late. Where retention has cut history off, the state as it stood there takes its place, so that nothing is
//! forgotten with the observations.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::outcome::{Notice, Outcome};
use super::policy::Policy;
use super::state::{Sighting, Track};
use crate::entities::{observation, reachability};
use crate::error::{Error, Result};

/// The state at the moment that observations are kept from: everything before is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Horizon {
    /// What was seen before this is gone, or may be.
    pub(crate) until: DateTime<Utc>,
    /// What it amounted to.
    pub(crate) track: Track,
}

impl Horizon {
    /// As stored beside the platform; before the first retention nothing is in it.
    pub(crate) fn of(row: &reachability::Model) -> Result<Self> {
        let Some(text) = row.horizon.as_deref() else { return Ok(Self::default()) };
        serde_json::from_str(text)
            .map_err(|error| Error::corrupt(format!("horizon of {}", row.platform_id), error))
    }

    /// Since when history counts for this platform: from there, and of the address that it has now.
    pub(crate) fn counts_from(&self, row: &reachability::Model) -> Result<DateTime<Utc>> {
        let began_at = stored_track(row)?.began_at.unwrap_or(DateTime::UNIX_EPOCH);
        Ok(self.until.max(began_at))
    }
}

pub(crate) fn stored_track(row: &reachability::Model) -> Result<Track> {
    serde_json::from_str(&row.track)
        .map_err(|error| Error::corrupt(format!("state of {}", row.platform_id), error))
}

/// The state after `sighting`. One that is not the newest makes the history be judged again, with what is about to
/// be `stored` of the same platform.
pub(crate) async fn judge(
    db: &impl ConnectionTrait,
    policy: &Policy,
    row: &reachability::Model,
    sighting: &Sighting,
    stored: impl Iterator<Item = Sighting>,
) -> Result<Track> {
    let mut track = stored_track(row)?;
    if track.last_at.is_none_or(|last| last < sighting.at) {
        track.observe(sighting, policy);
        return Ok(track);
    }
    let horizon = Horizon::of(row)?;
    let since = horizon.counts_from(row)?;
    let of_platform = observation::Entity::find()
        .filter(observation::Column::PlatformId.eq(row.platform_id))
        .filter(observation::Column::CheckedAt.gte(since));
    let mut history: Vec<Sighting> =
        sightings(db, of_platform).await?.into_iter().map(|(_, sighting)| sighting).collect();
    history.extend(stored.filter(|sighting| sighting.at >= since));
    Ok(horizon.track.beginning(track.began_at).replayed(history, policy))
}

/// What `select` finds, as the state function needs it, with the platform each is of.
pub(crate) async fn sightings(
    db: &impl ConnectionTrait,
    select: Select<observation::Entity>,
) -> Result<Vec<(Uuid, Sighting)>> {
    #[derive(Deserialize)]
    struct Noticed {
        notices: Vec<Notice>,
    }
    let rows = select
        .select_only()
        .columns([
            observation::Column::PlatformId,
            observation::Column::CheckedAt,
            observation::Column::Vantage,
            observation::Column::Outcome,
            observation::Column::Report,
        ])
        .into_tuple::<(Uuid, DateTime<Utc>, String, Outcome, String)>()
        .all(db)
        .await?;
    let sighting = |(platform, at, vantage, outcome, report): (Uuid, _, _, _, String)| {
        let Noticed { notices } = serde_json::from_str(&report)
            .map_err(|error| Error::corrupt(format!("observation of {platform}"), error))?;
        Ok((platform, Sighting { at, vantage, outcome, notices }))
    };
    rows.into_iter().map(sighting).collect()
}
