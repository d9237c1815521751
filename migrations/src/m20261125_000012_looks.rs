//! Up to which event each account has looked at what happened; and what the figures of the work count by: the days of
//! checks over all platforms, and when proposals were sent and decided.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

/// When proposals were sent, and when they were decided.
const PROPOSALS: [(&str, &str); 2] =
    [("proposals_submitted", "submitted_at"), ("proposals_decided", "decided_at")];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let looked_to = Table::alter().table("accounts").add_column(big_integer_null("looked_to")).to_owned();
        manager.alter_table(looked_to).await?;
        let by_day =
            Index::create().name("check_days_day").table("check_days").col("day").col("last").to_owned();
        manager.create_index(by_day).await?;
        for (name, column) in PROPOSALS {
            let by = Index::create().name(name).table("proposals").col(column).to_owned();
            manager.create_index(by).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in PROPOSALS {
            manager.drop_index(Index::drop().name(name).table("proposals").to_owned()).await?;
        }
        manager.drop_index(Index::drop().name("check_days_day").table("check_days").to_owned()).await?;
        manager.alter_table(Table::alter().table("accounts").drop_column("looked_to").to_owned()).await
    }
}
