//! On `PostgreSQL` every month's observations have a partition of their own, made ahead of time, so that
//! old ones can go by dropping a table. `SQLite` keeps one table and needs nothing.

use chrono::{Datelike, Months, NaiveDate};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};

use crate::context::Context;
use crate::db::{Alone, alone};
use crate::error::Result;

/// Makes the partitions of this month and the next two, if they are not there.
pub async fn make_ahead(ctx: &Context) -> Result<()> {
    if ctx.db.backend() != DbBackend::Postgres {
        return Ok(());
    }
    let today = ctx.clock.now().date_naive();
    let Some(first) = NaiveDate::from_ymd_opt(today.year(), today.month(), 1) else { return Ok(()) };
    for ahead in 0..3 {
        let transaction = ctx.db.write().await?;
        make(&transaction, first + Months::new(ahead)).await?;
        transaction.commit().await?;
    }
    Ok(())
}

/// The partition of the month that begins on `first`. What a worker with another clock has stored of it
/// before lies in the default partition, which would forbid the new one; so it moves.
async fn make(transaction: &DatabaseTransaction, first: NaiveDate) -> Result<()> {
    let (from, to) = (format!("'{first} 00:00:00Z'"), format!("'{} 00:00:00Z'", first + Months::new(1)));
    let name = first.format("observations_%Y_%m");
    // Copies that start together would all find it missing.
    alone(transaction, Alone::Partitions).await?;
    let sql = format!(
        "DO $make$ BEGIN \
           IF to_regclass('{name}') IS NULL THEN \
             LOCK TABLE observations_other IN ACCESS EXCLUSIVE MODE; \
             CREATE TABLE {name} (LIKE observations INCLUDING ALL); \
             WITH early AS (DELETE FROM observations_other \
               WHERE checked_at >= {from} AND checked_at < {to} RETURNING *) \
             INSERT INTO {name} SELECT * FROM early; \
             ALTER TABLE observations ATTACH PARTITION {name} FOR VALUES FROM ({from}) TO ({to}); \
           END IF; \
         END $make$"
    );
    transaction.execute_unprepared(&sql).await?;
    Ok(())
}
