//! The work in figures: how many platforms answered day by day, for everybody; how long things wait, what was decided and
//! which flags are open, for curators in their matters.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect, Select};

use crate::access::{Actor, curator};
use crate::context::Context;
use crate::entities::{check_day, flag, platform, proposal};
use crate::error::Result;
use crate::flags::{self, FlagKind};
use crate::vocabulary::{CountryCode, ReachabilityStatus};
use crate::workflow::ProposalStatus;

/// A day of checks over all platforms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day, in UTC.
    pub day: NaiveDate,
    /// Platforms that were up at its end.
    pub up: u64,
    /// Platforms that were up, suspect or down: those that could be judged.
    pub judged: u64,
}

/// The last days of checks that are rolled up, in their order. A platform seen from two vantages counts twice.
pub async fn days(ctx: &Context, count: i64) -> Result<Vec<Day>> {
    let since = ctx.clock.now().date_naive() - TimeDelta::days(count);
    let rows = check_day::Entity::find()
        .select_only()
        .column(check_day::Column::Day)
        .column(check_day::Column::Last)
        .column_as(check_day::Column::Last.count(), "count")
        .filter(check_day::Column::Day.gte(since))
        .group_by(check_day::Column::Day)
        .group_by(check_day::Column::Last)
        .into_tuple::<(NaiveDate, ReachabilityStatus, i64)>()
        .all(ctx.db.read())
        .await?;
    let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
    for (day, status, count) in rows {
        let of_day = days.entry(day).or_insert(Day { day, up: 0, judged: 0 });
        let count = count.unsigned_abs();
        match status {
            ReachabilityStatus::Up => (of_day.up, of_day.judged) = (of_day.up + count, of_day.judged + count),
            ReachabilityStatus::Suspect | ReachabilityStatus::Down => of_day.judged += count,
            ReachabilityStatus::Blocked | ReachabilityStatus::Unknown => {}
        }
    }
    Ok(days.into_values().filter(|day| day.judged > 0).collect())
}

/// A week of the curators' work.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub begins: NaiveDate,
    /// Proposals that were sent.
    pub sent: u64,
    /// Proposals that were accepted.
    pub accepted: u64,
    /// Proposals that were refused.
    pub refused: u64,
    /// Half of what was decided was so within this many seconds of being sent last.
    pub median_s: Option<u64>,
}

/// The curators' work of the last weeks, the running one last.
pub async fn weeks(ctx: &Context, actor: &Actor, count: i64) -> Result<Vec<Week>> {
    let here = curator(actor)?.grants.curated();
    let last = monday(ctx.clock.now().date_naive());
    let mut weeks = Vec::new();
    for back in (0..count).rev() {
        let begins = last - TimeDelta::weeks(back);
        let sent =
            within(proposal::Column::SubmittedAt, begins, here.as_deref()).count(ctx.db.read()).await?;
        weeks.push(Week { begins, sent, ..decided(ctx, begins, here.as_deref()).await? });
    }
    Ok(weeks)
}

/// The proposals of which something happened in the week from a Monday on.
fn within(at: proposal::Column, begins: NaiveDate, here: Option<&[CountryCode]>) -> Select<proposal::Entity> {
    let midnight = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc();
    let select = proposal::Entity::find()
        .filter(at.gte(midnight(begins)))
        .filter(at.lt(midnight(begins + TimeDelta::weeks(1))));
    match here {
        Some(here) => select.filter(proposal::Column::Country.is_in(here.iter().copied())),
        None => select,
    }
}

/// What was decided in the week from a Monday on.
async fn decided(ctx: &Context, begins: NaiveDate, here: Option<&[CountryCode]>) -> Result<Week> {
    let rows = within(proposal::Column::DecidedAt, begins, here)
        .select_only()
        .columns([proposal::Column::Status, proposal::Column::SubmittedAt, proposal::Column::DecidedAt])
        .into_tuple::<(ProposalStatus, Option<DateTime<Utc>>, Option<DateTime<Utc>>)>()
        .all(ctx.db.read())
        .await?;
    let of = |wanted: ProposalStatus| rows.iter().filter(|(status, ..)| *status == wanted).count() as u64;
    let mut waits: Vec<u64> = rows
        .iter()
        .filter_map(|(_, sent, decided)| Some((*decided)? - (*sent)?))
        .map(|wait| wait.num_seconds().unsigned_abs())
        .collect();
    waits.sort_unstable();
    Ok(Week {
        begins,
        sent: 0,
        accepted: of(ProposalStatus::Accepted),
        refused: of(ProposalStatus::Rejected),
        median_s: waits.get(waits.len() / 2).copied(),
    })
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()))
}

/// How many proposals and flags have waited for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// Fewest whole days; the next age begins where this ends.
    pub from_days: i64,
    /// Proposals that have waited so long.
    pub proposals: u64,
    /// Flags that have.
    pub flags: u64,
}

/// The ages of what waits for curators.
pub async fn ages(ctx: &Context, actor: &Actor) -> Result<Vec<Age>> {
    const FROM: [i64; 4] = [0, 1, 7, 30];
    let here = curator(actor)?.grants.curated();
    let now = ctx.clock.now();
    let mut ages = Vec::with_capacity(FROM.len());
    for (place, from_days) in FROM.into_iter().enumerate() {
        let newest = now - TimeDelta::days(from_days);
        let oldest = FROM.get(place + 1).map(|days| now - TimeDelta::days(*days));
        let within = |column: proposal::Column| {
            let newer = oldest.map(|oldest| column.gt(oldest));
            Condition::all().add(column.lte(newest)).add_option(newer)
        };
        let mut proposals = proposal::Entity::find().filter(within(proposal::Column::WaitingSince));
        let newer = oldest.map(|oldest| flag::Column::OpenedAt.gt(oldest));
        let mut flags = flag::Entity::find()
            .filter(flag::Column::ClosedAt.is_null())
            .filter(flag::Column::RankAt.lte(now))
            .filter(Condition::all().add(flag::Column::OpenedAt.lte(newest)).add_option(newer));
        if let Some(here) = &here {
            proposals = proposals.filter(proposal::Column::Country.is_in(here.iter().copied()));
            flags = flags.filter(flag::Column::PlatformId.in_subquery(flags::platforms_of(here.clone())));
        }
        ages.push(Age {
            from_days,
            proposals: proposals.count(ctx.db.read()).await?,
            flags: flags.count(ctx.db.read()).await?,
        });
    }
    Ok(ages)
}

/// The open flags by kind and country, those too that the public is not told of yet.
pub async fn open_flags(ctx: &Context, actor: &Actor) -> Result<Vec<(FlagKind, CountryCode, u64)>> {
    let here = curator(actor)?.grants.curated();
    let mut select = flag::Entity::find()
        .select_only()
        .column(flag::Column::Kind)
        .column(platform::Column::Country)
        .column_as(flag::Column::Id.count(), "count")
        .join(JoinType::InnerJoin, of_platform())
        .filter(flag::Column::ClosedAt.is_null())
        .group_by(flag::Column::Kind)
        .group_by(platform::Column::Country);
    if let Some(here) = here {
        select = select.filter(platform::Column::Country.is_in(here));
    }
    let rows = select.into_tuple::<(FlagKind, CountryCode, i64)>().all(ctx.db.read()).await?;
    Ok(rows.into_iter().map(|(kind, country, count)| (kind, country, count.unsigned_abs())).collect())
}

fn of_platform() -> sea_orm::RelationDef {
    flag::Entity::belongs_to(platform::Entity).from(flag::Column::PlatformId).to(platform::Column::Id).into()
}
