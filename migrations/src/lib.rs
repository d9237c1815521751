//! The database's shape, as a list of steps that only grows. Imports none of our crates: a migration
//! must mean the same in ten years, whatever the entities look like then.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseTransaction, DbBackend};

mod m20261123_000001_platforms;
mod m20261123_000002_events;
mod m20261123_000003_checks;
mod m20261123_000004_seed;
mod m20261125_000005_history;
mod m20261125_000006_operation;
mod m20261125_000007_accounts;
mod m20261125_000008_workflow;
mod m20261125_000009_notices;
mod m20261125_000010_waiting;
mod m20261125_000011_problems;
mod m20261125_000012_looks;
mod m20261125_000013_ages;

/// The list of steps.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_platforms::Migration),
            Box::new(m20261123_000002_events::Migration),
            Box::new(m20261123_000003_checks::Migration),
            Box::new(m20261123_000004_seed::Migration),
            Box::new(m20261125_000005_history::Migration),
            Box::new(m20261125_000006_operation::Migration),
            Box::new(m20261125_000007_accounts::Migration),
            Box::new(m20261125_000008_workflow::Migration),
            Box::new(m20261125_000009_notices::Migration),
            Box::new(m20261125_000010_waiting::Migration),
            Box::new(m20261125_000011_problems::Migration),
            Box::new(m20261125_000012_looks::Migration),
            Box::new(m20261125_000013_ages::Migration),
        ]
    }
}

/// Any number, the same in every copy of the program.
const LOCK: i64 = 0x706f_7274_6f6c_616e;

/// Brings the database up to date inside `transaction`. Copies of the program that start together wait
/// for each other: on PostgreSQL by an advisory lock, on SQLite because the transaction is `IMMEDIATE`.
pub async fn up(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    lock(transaction).await?;
    Migrator::up(transaction, None).await
}

/// Takes every step back, newest first. Everything stored is lost.
pub async fn down(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    lock(transaction).await?;
    Migrator::down(transaction, None).await
}

/// The steps that have not been taken yet, by name. Looking makes the table that records them, so it waits for
/// other copies just as `up` does.
pub async fn pending(transaction: &DatabaseTransaction) -> Result<Vec<String>, DbErr> {
    lock(transaction).await?;
    let steps = Migrator::get_pending_migrations(transaction).await?;
    Ok(steps.iter().map(|step| step.name().to_owned()).collect())
}

async fn lock(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        let sql = format!("SELECT pg_advisory_xact_lock({LOCK})");
        transaction.execute_unprepared(&sql).await?;
    }
    Ok(())
}
