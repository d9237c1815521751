//! On `PostgreSQL` every month's observations have a partition of their own, made ahead of time, so that
//! old ones can go by dropping a table. `SQLite` keeps one table and needs nothing.

use chrono::{Datelike, Months, NaiveDate};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

use crate::context::Context;
use crate::db::{Alone, alone};
use crate::error::Result;

/// So many months have their partitions at any time, the present one among them.
const AHEAD: u32 = 3;
/// Rows that one statement takes out of the default partition.
const BATCH: u32 = 10_000;

/// Makes the partitions of this month and the next two, if they are not there, and those of earlier months that have
/// rows in the default partition: nobody made them when it was time.
pub async fn make_ahead(ctx: &Context) -> Result<()> {
    if ctx.db.backend() != DbBackend::Postgres {
        return Ok(());
    }
    let Some(first) = ctx.clock.now().date_naive().with_day(1) else { return Ok(()) };
    let ahead = (0..AHEAD).map(|ahead| first + Months::new(ahead));
    for month in stray_months(ctx, first).await?.into_iter().chain(ahead) {
        let transaction = ctx.db.write().await?;
        make(&transaction, month).await?;
        transaction.commit().await?;
    }
    Ok(())
}

/// Months before `first` of which the default partition holds rows.
async fn stray_months(ctx: &Context, first: NaiveDate) -> Result<Vec<NaiveDate>> {
    let sql = format!(
        "SELECT DISTINCT date_trunc('month', checked_at AT TIME ZONE 'UTC')::date FROM observations_other \
         WHERE checked_at < '{first} 00:00:00Z'"
    );
    let rows = ctx.db.read().query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    Ok(rows.iter().map(|row| row.try_get_by_index(0)).collect::<std::result::Result<_, _>>()?)
}

/// Drops the partitions of the months that end before `day` or with it, and takes what is older than `day` out of the
/// default partition. On `SQLite` there is nothing to drop.
pub(crate) async fn drop_before(ctx: &Context, day: NaiveDate) -> Result<()> {
    if ctx.db.backend() != DbBackend::Postgres {
        return Ok(());
    }
    let over = months(ctx).await?.into_iter().filter(|first| *first + Months::new(1) <= day);
    for first in over {
        let transaction = ctx.db.write().await?;
        alone(&transaction, Alone::Partitions).await?;
        transaction.execute_unprepared(&format!("DROP TABLE IF EXISTS {}", named(first))).await?;
        transaction.commit().await?;
    }
    let stray = format!(
        "DELETE FROM observations_other WHERE ctid = ANY (ARRAY( \
           SELECT ctid FROM observations_other WHERE checked_at < '{day} 00:00:00Z' LIMIT {BATCH}))"
    );
    loop {
        let transaction = ctx.db.write().await?;
        let gone = transaction.execute_unprepared(&stray).await?.rows_affected();
        transaction.commit().await?;
        if gone == 0 {
            return Ok(());
        }
    }
}

/// The months that have partitions, by their first days.
async fn months(ctx: &Context) -> Result<Vec<NaiveDate>> {
    let sql = "SELECT relname::text FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid \
               WHERE inhparent = 'observations'::regclass";
    let rows = ctx.db.read().query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    let names = rows.iter().map(|row| row.try_get_by_index(0));
    let names: Vec<String> = names.collect::<std::result::Result<_, _>>()?;
    let first =
        |name: &String| NaiveDate::parse_from_str(&format!("{name}_01"), "observations_%Y_%m_%d").ok();
    Ok(names.iter().filter_map(first).collect())
}

fn named(first: NaiveDate) -> String {
    first.format("observations_%Y_%m").to_string()
}

/// The partition of the month that begins on `first`. What a worker with another clock has stored of it
/// before lies in the default partition, which would forbid the new one; so it moves.
async fn make(transaction: &DatabaseTransaction, first: NaiveDate) -> Result<()> {
    let (from, to) = (format!("'{first} 00:00:00Z'"), format!("'{} 00:00:00Z'", first + Months::new(1)));
    let name = named(first);
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
