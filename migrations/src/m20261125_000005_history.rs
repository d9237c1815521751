//! What outlives single checks: what is accepted of a platform's page, the state as it stood where retention cut
//! history off, and a row a day for uptime.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, integer, text, text_null, uuid};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in ADDED {
            // SQLite adds one column a statement.
            let added = Table::alter().table(table).add_column(text_null(column)).to_owned();
            manager.alter_table(added).await?;
        }
        manager.create_table(days()).await?;
        manager.create_table(head()).await?;
        let head =
            Query::insert().into_table("roll_up_heads").columns(["id"]).values_panic([1.into()]).to_owned();
        manager.execute(head).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["roll_up_heads", "check_days"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        for (table, column) in ADDED {
            manager.alter_table(Table::alter().table(table).drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}

/// What each vantage accepts of the page; the state as of the oldest day that is kept; and the platform's status
/// after each check.
const ADDED: [(&str, &str); 3] =
    [("reachability", "pages"), ("reachability", "horizon"), ("observations", "status")];

/// The key begins with the platform: uptime and strips read the days of a few.
fn days() -> TableCreateStatement {
    Table::create()
        .table("check_days")
        .col(uuid("platform_id"))
        .col(date("day"))
        .col(text("vantage"))
        .col(integer("hits"))
        .col(integer("misses"))
        .col(integer("unknowns"))
        .col(text("worst"))
        .col(text("last"))
        .primary_key(Index::create().col("platform_id").col("day").col("vantage"))
        .to_owned()
}

/// One row: every day before `rolled_until` is rolled up, but for what came late since `late_from`; of days before
/// `kept_since` no observation is left.
fn head() -> TableCreateStatement {
    Table::create()
        .table("roll_up_heads")
        .col(integer("id").primary_key())
        .col(date_null("rolled_until"))
        .col(date_null("late_from"))
        .col(date_null("kept_since"))
        .to_owned()
}
