//! The job that rolls days up. Running it twice changes nothing, and after a pause it catches up.

use chrono::{NaiveDate, TimeDelta};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

use super::head::{advance, begin, midnight};
use super::{Tallies, Tally, checked_platforms, tallies};
use crate::context::Context;
use crate::db::rows_a_statement;
use crate::entities::check_day;
use crate::error::Result;

/// A day is rolled up this long after its end, when the last checks of it are stored.
const GRACE: TimeDelta = TimeDelta::hours(1);

/// What a run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RolledUp {
    /// Days that were rolled up.
    pub days: usize,
    /// Rows that were written.
    pub rows: usize,
}

/// Rolls up every day that is over and not rolled up yet, and those again of which something came late.
pub async fn roll_up(ctx: &Context) -> Result<RolledUp> {
    let mut done = RolledUp::default();
    let Some(mut day) = begin(ctx).await? else { return Ok(done) };
    let today = (ctx.clock.now() - GRACE).date_naive();
    while day < today {
        let Some(next) = day.succ_opt() else { break };
        done.rows += roll(ctx, day, next).await?;
        done.days += 1;
        if !advance(ctx, day, next).await? {
            break;
        }
        day = next;
    }
    Ok(done)
}

/// Rolls up one day, a chunk of platforms in each transaction.
async fn roll(ctx: &Context, day: NaiveDate, next: NaiveDate) -> Result<usize> {
    let (mut rows, mut after) = (0, None);
    loop {
        let platforms = checked_platforms(&ctx.db, after).await?;
        after = platforms.last().copied();
        if after.is_none() {
            return Ok(rows);
        }
        let tallies = tallies(ctx.db.read(), &platforms, midnight(day), Some(midnight(next))).await?;
        rows += tallies.len();
        write(ctx, tallies).await?;
    }
}

async fn write(ctx: &Context, tallies: Tallies) -> Result<()> {
    let mut rows: Vec<_> = tallies
        .into_iter()
        .map(|((platform_id, day, vantage), tally)| {
            let Tally { hits, misses, unknowns, worst, last } = tally;
            check_day::Model { platform_id, day, vantage, hits, misses, unknowns, worst, last }
                .into_active_model()
                .reset_all()
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let transaction = ctx.db.write().await?;
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(rows_a_statement(8)));
        check_day::Entity::insert_many(rows)
            .on_conflict(again())
            .exec_without_returning(&transaction)
            .await?;
        rows = rest;
    }
    transaction.commit().await?;
    Ok(())
}

/// A day that is rolled up again says what it says now.
fn again() -> OnConflict {
    use check_day::Column::{Day, Hits, Last, Misses, PlatformId, Unknowns, Vantage, Worst};
    OnConflict::columns([PlatformId, Day, Vantage])
        .update_columns([Hits, Misses, Unknowns, Worst, Last])
        .to_owned()
}
