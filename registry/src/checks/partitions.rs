//! On `PostgreSQL` every month's observations have a partition of their own, made ahead of time, so that
//! old ones can go by dropping a table. `SQLite` keeps one table and needs nothing.

use chrono::{Datelike, Months, NaiveDate};
use sea_orm::{ConnectionTrait, DbBackend};

use crate::context::Context;
use crate::error::Result;

/// Makes the partitions of this month and the next two, if they are not there.
pub async fn make_ahead(ctx: &Context) -> Result<()> {
    if ctx.db.backend() != DbBackend::Postgres {
        return Ok(());
    }
    let today = ctx.clock.now().date_naive();
    let Some(first) = NaiveDate::from_ymd_opt(today.year(), today.month(), 1) else { return Ok(()) };
    for ahead in 0..3 {
        let (from, to) = (first + Months::new(ahead), first + Months::new(ahead + 1));
        let name = from.format("observations_%Y_%m");
        // The lock is for copies that start together: without it both find the partition missing, and one fails.
        let sql = format!(
            "LOCK TABLE observations IN SHARE UPDATE EXCLUSIVE MODE; \
             CREATE TABLE IF NOT EXISTS {name} PARTITION OF observations \
             FOR VALUES FROM ('{from} 00:00:00Z') TO ('{to} 00:00:00Z')"
        );
        let transaction = ctx.db.write().await?;
        transaction.execute_unprepared(&sql).await?;
        transaction.commit().await?;
    }
    Ok(())
}
