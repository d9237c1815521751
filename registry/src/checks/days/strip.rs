//! A word a day, for the strip of a platform's page: what its checks found, never more than they found.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::head::midnight;
use super::status::DayStatus;
use super::{Tally, first_of, open_since, tallies};
use crate::context::Context;
use crate::entities::check_day;
use crate::error::Result;
use crate::vocabulary::ReachabilityStatus;

/// One day of a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StripDay {
    /// The day, in UTC.
    pub date: NaiveDate,
    /// Its word.
    pub status: DayStatus,
    /// How many checks there were, faults of our own left out.
    pub checks: u32,
    /// How many of them it answered.
    pub hits: u32,
}

/// A day over all vantages.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    hits: u32,
    misses: u32,
    unknowns: u32,
    down: bool,
}

impl Sum {
    fn add(&mut self, tally: &Tally) {
        let Tally { hits, misses, unknowns, worst, last: _ } = *tally;
        self.hits += hits.unsigned_abs();
        self.misses += misses.unsigned_abs();
        self.unknowns += unknowns.unsigned_abs();
        self.down |= worst == ReachabilityStatus::Down;
    }

    const fn status(self) -> DayStatus {
        match self {
            Self { hits: 0, misses: 0, unknowns: 0, .. } => DayStatus::Unchecked,
            Self { hits: 0, misses: 0, .. } => DayStatus::Blocked,
            Self { hits: 0, down: true, .. } => DayStatus::Down,
            Self { hits: 0, .. } => DayStatus::Suspect,
            Self { misses: 0, .. } => DayStatus::Up,
            Self { .. } => DayStatus::Partly,
        }
    }

    const fn day(self, date: NaiveDate) -> StripDay {
        let Self { hits, misses, unknowns, down: _ } = self;
        StripDay { date, status: self.status(), checks: hits + misses + unknowns, hits }
    }
}

/// The last `days` days of each platform, today included and last. A day without any check has its place.
pub async fn strips(ctx: &Context, platforms: &[Uuid], days: u16) -> Result<HashMap<Uuid, Vec<StripDay>>> {
    let first = first_of(ctx, days);
    let sums = sums(ctx, platforms, first).await?;
    let strip = |platform: Uuid| {
        let day = |offset: u16| {
            let date = first.checked_add_days(Days::new(offset.into())).unwrap_or(first);
            sums.get(&(platform, date)).copied().unwrap_or_default().day(date)
        };
        (platform, (0..days).map(day).collect())
    };
    Ok(platforms.iter().copied().map(strip).collect())
}

async fn sums(
    ctx: &Context,
    platforms: &[Uuid],
    first: NaiveDate,
) -> Result<BTreeMap<(Uuid, NaiveDate), Sum>> {
    let open = open_since(&ctx.db, first).await?;
    let mut sums: BTreeMap<(Uuid, NaiveDate), Sum> = BTreeMap::new();
    let rolled = check_day::Entity::find()
        .filter(check_day::Column::PlatformId.is_in(platforms.iter().copied()))
        .filter(check_day::Column::Day.gte(first))
        .filter(check_day::Column::Day.lt(open))
        .all(ctx.db.read())
        .await?;
    for row in rolled {
        let check_day::Model { platform_id, day, vantage: _, hits, misses, unknowns, worst, last } = row;
        sums.entry((platform_id, day)).or_default().add(&Tally { hits, misses, unknowns, worst, last });
    }
    for ((platform, day, _), tally) in tallies(ctx.db.read(), platforms, midnight(open), None).await? {
        sums.entry((platform, day)).or_default().add(&tally);
    }
    Ok(sums)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_says_what_its_checks_found_and_no_more() {
        let word = |hits, misses, unknowns, down| Sum { hits, misses, unknowns, down }.status();
        assert_eq!(word(0, 0, 0, false), DayStatus::Unchecked);
        assert_eq!(word(0, 0, 2, false), DayStatus::Blocked);
        assert_eq!(word(3, 0, 2, false), DayStatus::Up);
        assert_eq!(word(1, 5, 0, false), DayStatus::Partly);
        assert_eq!(word(1, 5, 0, true), DayStatus::Partly);
        assert_eq!(word(0, 1, 4, false), DayStatus::Suspect);
        assert_eq!(word(0, 1, 4, true), DayStatus::Down);
        assert_eq!(word(0, 0, 4, true), DayStatus::Blocked);
    }
}
