//! Up to which event each account has looked at what happened; and the days of checks by day, for the curve over all
//! platforms.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let looked_to = Table::alter().table("accounts").add_column(big_integer_null("looked_to")).to_owned();
        manager.alter_table(looked_to).await?;
        let by_day =
            Index::create().name("check_days_day").table("check_days").col("day").col("last").to_owned();
        manager.create_index(by_day).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("check_days_day").table("check_days").to_owned()).await?;
        manager.alter_table(Table::alter().table("accounts").drop_column("looked_to").to_owned()).await
    }
}
