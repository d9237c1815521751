//! Days: what the checks of one came to, in UTC. Days that are over are rolled up into a row each, which stays when
//! the observations go; the days since are added up from the observations, so that both say the same.

pub(crate) mod head;
mod roll_up;
mod status;
mod strip;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use self::head::midnight;
use super::outcome::{Outcome, Weight};
use crate::context::Context;
use crate::db::Db;
use crate::entities::{check_day, observation, reachability};
use crate::error::Result;
use crate::vocabulary::ReachabilityStatus;

pub(crate) use head::note_late;
pub use roll_up::{RolledUp, roll_up};
pub use status::DayStatus;
pub use strip::{StripDay, strips};

/// Platforms that one statement is about.
pub(crate) const CHUNK: u64 = 500;

/// What the checks of a day came to; faults of our own are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) hits: i32,
    pub(crate) misses: i32,
    pub(crate) unknowns: i32,
    /// The worst status after one of them.
    pub(crate) worst: ReachabilityStatus,
    /// The status after the last.
    pub(crate) last: ReachabilityStatus,
}

/// By platform, day and vantage.
type Tallies = BTreeMap<(Uuid, NaiveDate, String), Tally>;

impl Tally {
    /// One check more, later than those before.
    fn add(tally: Option<Self>, outcome: Outcome, status: ReachabilityStatus) -> Option<Self> {
        let none = Self { hits: 0, misses: 0, unknowns: 0, worst: status, last: status };
        let Self { hits, misses, unknowns, worst, last: _ } = tally.unwrap_or(none);
        let worst = if severity(status) > severity(worst) { status } else { worst };
        let counted = Self { hits, misses, unknowns, worst, last: status };
        match outcome.weight() {
            Weight::Hit => Some(Self { hits: hits.saturating_add(1), ..counted }),
            Weight::Miss => Some(Self { misses: misses.saturating_add(1), ..counted }),
            Weight::Unknown => Some(Self { unknowns: unknowns.saturating_add(1), ..counted }),
            Weight::Fault => tally,
        }
    }
}

const fn severity(status: ReachabilityStatus) -> u8 {
    match status {
        ReachabilityStatus::Up => 0,
        ReachabilityStatus::Unknown => 1,
        ReachabilityStatus::Blocked => 2,
        ReachabilityStatus::Suspect => 3,
        ReachabilityStatus::Down => 4,
    }
}

/// The share of checks that each platform answered today and on the `days` - 1 days before, from 0 to 1. Unknowns
/// and faults are left out; a platform without any other check has no share.
pub async fn uptimes(ctx: &Context, platforms: &[Uuid], days: u16) -> Result<HashMap<Uuid, f64>> {
    let first = first_of(ctx, days);
    let open = open_since(&ctx.db, first).await?;
    let mut tallies: HashMap<Uuid, (u64, u64)> = HashMap::new();
    let mut count = |platform, hits: i64, misses: i64| {
        let (all_hits, all_misses) = tallies.entry(platform).or_default();
        *all_hits += u64::try_from(hits).unwrap_or_default();
        *all_misses += u64::try_from(misses).unwrap_or_default();
    };
    for (platform, hits, misses) in rolled(&ctx.db, platforms, first, open).await? {
        count(platform, hits, misses);
    }
    for (platform, outcome, checks) in since(&ctx.db, platforms, open).await? {
        match outcome.weight() {
            Weight::Hit => count(platform, checks, 0),
            Weight::Miss => count(platform, 0, checks),
            Weight::Unknown | Weight::Fault => {}
        }
    }
    let judged = tallies.into_iter().filter(|(_, (hits, misses))| hits + misses > 0);
    Ok(judged.map(|(platform, (hits, misses))| (platform, share(hits, misses))).collect())
}

#[expect(clippy::cast_precision_loss, reason = "nobody checks one platform 2^53 times")]
fn share(hits: u64, misses: u64) -> f64 {
    hits as f64 / (hits + misses) as f64
}

/// The first of `days` days that end with today.
fn first_of(ctx: &Context, days: u16) -> NaiveDate {
    let today = ctx.clock.now().date_naive();
    today.checked_sub_signed(TimeDelta::days(i64::from(days) - 1)).unwrap_or(NaiveDate::MIN)
}

/// The first day, from `first` on, that must be read from the observations.
async fn open_since(db: &Db, first: NaiveDate) -> Result<NaiveDate> {
    Ok(head::read(db.read()).await?.complete_before().map_or(first, |complete| complete.max(first)))
}

async fn rolled(
    db: &Db,
    platforms: &[Uuid],
    first: NaiveDate,
    open: NaiveDate,
) -> Result<Vec<(Uuid, i64, i64)>> {
    let rows = check_day::Entity::find()
        .select_only()
        .column(check_day::Column::PlatformId)
        .column_as(check_day::Column::Hits.sum(), "hits")
        .column_as(check_day::Column::Misses.sum(), "misses")
        .filter(check_day::Column::PlatformId.is_in(platforms.iter().copied()))
        .filter(check_day::Column::Day.gte(first))
        .filter(check_day::Column::Day.lt(open))
        .group_by(check_day::Column::PlatformId)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows)
}

async fn since(db: &Db, platforms: &[Uuid], open: NaiveDate) -> Result<Vec<(Uuid, Outcome, i64)>> {
    let rows = observation::Entity::find()
        .select_only()
        .columns([observation::Column::PlatformId, observation::Column::Outcome])
        .column_as(observation::Column::Id.count(), "count")
        .filter(observation::Column::PlatformId.is_in(platforms.iter().copied()))
        .filter(observation::Column::CheckedAt.gte(midnight(open)))
        .group_by(observation::Column::PlatformId)
        .group_by(observation::Column::Outcome)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows)
}

/// What is added up of an observation.
type Row = (Uuid, DateTime<Utc>, String, Outcome, Option<ReachabilityStatus>);

/// Adds up the observations of `platforms` from midnight to midnight.
async fn tallies(
    db: &impl ConnectionTrait,
    platforms: &[Uuid],
    from: DateTime<Utc>,
    to: Option<DateTime<Utc>>,
) -> Result<Tallies> {
    let mut select = observation::Entity::find()
        .select_only()
        .columns([
            observation::Column::PlatformId,
            observation::Column::CheckedAt,
            observation::Column::Vantage,
            observation::Column::Outcome,
            observation::Column::Status,
        ])
        .filter(observation::Column::PlatformId.is_in(platforms.iter().copied()))
        .filter(observation::Column::CheckedAt.gte(from))
        .order_by_asc(observation::Column::CheckedAt);
    if let Some(to) = to {
        select = select.filter(observation::Column::CheckedAt.lt(to));
    }
    let mut tallies = Tallies::new();
    for (platform, at, vantage, outcome, status) in select.into_tuple::<Row>().all(db).await? {
        let key = (platform, at.date_naive(), vantage);
        let status = status.unwrap_or(ReachabilityStatus::Unknown);
        if let Some(tally) = Tally::add(tallies.get(&key).copied(), outcome, status) {
            tallies.insert(key, tally);
        }
    }
    Ok(tallies)
}

/// The ids of platforms that can have been checked, after `after`, a chunk at a time.
pub(crate) async fn checked_platforms(db: &Db, after: Option<Uuid>) -> Result<Vec<Uuid>> {
    let mut select = reachability::Entity::find()
        .select_only()
        .column(reachability::Column::PlatformId)
        .order_by_asc(reachability::Column::PlatformId)
        .limit(CHUNK);
    if let Some(after) = after {
        select = select.filter(reachability::Column::PlatformId.gt(after));
    }
    Ok(select.into_tuple().all(db.read()).await?)
}
