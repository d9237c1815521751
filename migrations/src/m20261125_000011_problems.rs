//! What visitors say is wrong with an entry.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let problems = Table::create()
            .table("problems")
            .col(uuid("id").primary_key())
            .col(uuid("platform_id"))
            .col(text("kind"))
            .col(text("words"))
            .col(text("language"))
            .col(timestamp_with_time_zone("at"))
            .foreign_key(ForeignKey::create().from("problems", "platform_id").to("platforms", "id"))
            .to_owned();
        manager.create_table(problems).await?;
        let newest =
            Index::create().name("problems_newest").table("problems").col("platform_id").col("id").to_owned();
        manager.create_index(newest).await?;
        let oldest = Index::create().name("problems_oldest").table("problems").col("at").to_owned();
        manager.create_index(oldest).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("problems").to_owned()).await
    }
}
