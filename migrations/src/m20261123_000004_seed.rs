//! Imports: which loads finished, and each record as it was last imported, so that a later import can
//! tell what changed in the file from what a person changed since.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("seed_loads")
                    .col(text("digest").primary_key())
                    .col(timestamp_with_time_zone("started_at"))
                    .col(timestamp_with_time_zone_null("finished_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("seed_records")
                    .col(text("slug").primary_key())
                    .col(uuid("platform_id"))
                    .col(text("document"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("seed_records").to_owned()).await?;
        manager.drop_table(Table::drop().table("seed_loads").to_owned()).await
    }
}
