//! Retention: single observations go when they are old, and what they amounted to stays. Their days are rolled up
//! before, and the state as it stood goes into each platform's horizon.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter,
};
use uuid::Uuid;

use super::days::checked_platforms;
use super::days::head::{self, midnight};
use super::partitions;
use super::policy::Policy;
use super::record::{locked, save};
use super::replay::{self, Horizon};
use super::state::Sighting;
use crate::context::Context;
use crate::entities::{observation, reachability, roll_up_head};
use crate::error::{Error, Result};

/// What a run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Retained {
    /// Observations that went.
    pub observations: usize,
    /// The first day of which observations are kept; none if there is none yet.
    pub since: Option<NaiveDate>,
}

/// Lets observations go that are older than `days` days, today not counted, as far as their days are rolled up. A
/// day at a time and a chunk of platforms in each transaction; on `PostgreSQL` the months that are over go as whole
/// partitions, so that what is older may stay a month longer.
pub async fn retain(ctx: &Context, policy: &Policy, days: u32) -> Result<Retained> {
    let mut done = Retained::default();
    let head = head::read(ctx.db.read()).await?;
    let first = match head.kept_since {
        Some(day) => Some(day),
        None => head::first_day(ctx.db.read()).await?,
    };
    let Some((mut day, until)) = first.zip(until(ctx, &head, days)) else { return Ok(done) };
    while day < until {
        let Some(next) = day.succ_opt() else { break };
        done.observations += let_go(ctx, policy, day, next).await?;
        head::keep_since(ctx, next).await?;
        day = next;
    }
    partitions::drop_before(ctx, day).await?;
    done.since = Some(day);
    Ok(done)
}

/// The first day that is kept.
fn until(ctx: &Context, head: &roll_up_head::Model, days: u32) -> Option<NaiveDate> {
    let oldest = ctx.clock.now().date_naive().checked_sub_signed(TimeDelta::days(days.into()))?;
    let oldest = match ctx.db.backend() {
        DbBackend::Postgres => oldest.with_day(1)?,
        _ => oldest,
    };
    Some(oldest.min(head.complete_before()?))
}

/// The observations of one day. Gives how many went.
async fn let_go(ctx: &Context, policy: &Policy, day: NaiveDate, next: NaiveDate) -> Result<usize> {
    let (mut gone, mut after) = (0, None);
    loop {
        let platforms = checked_platforms(&ctx.db, after).await?;
        after = platforms.last().copied();
        if after.is_none() {
            return Ok(gone);
        }
        let of_day = Condition::all()
            .add(observation::Column::PlatformId.is_in(platforms))
            .add(observation::Column::CheckedAt.gte(midnight(day)))
            .add(observation::Column::CheckedAt.lt(midnight(next)));
        let transaction = ctx.db.write().await?;
        gone += fold(&transaction, policy, of_day, next).await?;
        transaction.commit().await?;
    }
}

/// Takes what was seen until `next` into the horizons, and on `SQLite` deletes it. On `PostgreSQL` its partition will
/// go; a second run before that finds it in the horizon already.
async fn fold(
    transaction: &DatabaseTransaction,
    policy: &Policy,
    of_day: Condition,
    next: NaiveDate,
) -> Result<usize> {
    let seen = observation::Entity::find().filter(of_day.clone());
    let mut by_platform: BTreeMap<Uuid, Vec<Sighting>> = BTreeMap::new();
    for (platform, sighting) in replay::sightings(transaction, seen).await? {
        by_platform.entry(platform).or_default().push(sighting);
    }
    if by_platform.is_empty() {
        return Ok(0);
    }
    let gone = by_platform.values().map(Vec::len).sum();
    let platforms = by_platform.keys().copied().collect();
    let mut rows = locked(transaction, &platforms).await?;
    for row in rows.values_mut() {
        let seen = by_platform.remove(&row.platform_id).unwrap_or_default();
        row.horizon = Some(horizon(row, policy, seen, next)?);
    }
    save(transaction, rows.into_values()).await?;
    if transaction.get_database_backend() == DbBackend::Sqlite {
        observation::Entity::delete_many().filter(of_day).exec(transaction).await?;
    }
    Ok(gone)
}

/// The horizon of a platform once `seen` is in it.
fn horizon(
    row: &reachability::Model,
    policy: &Policy,
    mut seen: Vec<Sighting>,
    next: NaiveDate,
) -> Result<String> {
    let horizon = Horizon::of(row)?;
    let since = horizon.counts_from(row)?;
    seen.retain(|sighting| sighting.at >= since);
    let Horizon { until, track } = horizon;
    let moved = Horizon { until: until.max(midnight(next)), track: track.replayed(seen, policy) };
    serde_json::to_string(&moved).map_err(|error| Error::corrupt("horizon", error))
}
