//! Platforms: the live row, its texts, its terms (languages, levels …), and every version it had.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, integer_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(platforms()).await?;
        for (name, column) in [("platforms_url_key", "url_key"), ("platforms_country", "country")] {
            let index = Index::create().name(name).table("platforms").col(column).to_owned();
            manager.create_index(index).await?;
        }
        manager.create_table(texts()).await?;
        manager.create_table(terms()).await?;
        let by_term = Index::create()
            .name("platform_terms_term")
            .table("platform_terms")
            .col("axis")
            .col("term")
            .to_owned();
        manager.create_index(by_term).await?;
        manager.create_table(versions()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["platform_versions", "platform_terms", "platform_texts", "platforms"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn platforms() -> TableCreateStatement {
    Table::create()
        .table("platforms")
        .col(uuid("id").primary_key())
        .col(text("slug").unique_key())
        .col(text("url"))
        .col(text("url_key"))
        .col(text("url_basis"))
        .col(text("country"))
        .col(text("kind"))
        .col(text("access"))
        .col(text_null("operator"))
        .col(text_null("authority"))
        .col(integer_null("launched"))
        .col(text("confidence"))
        .col(text("lifecycle"))
        .col(text_null("lifecycle_note"))
        .col(text_null("retirement_reason"))
        .col(date_null("retirement_date"))
        .col(uuid_null("successor_id"))
        .col(text("endorsement"))
        .col(text_null("endorsed_by"))
        .col(timestamp_with_time_zone_null("endorsed_at"))
        .col(timestamp_with_time_zone_null("endorsed_until"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .to_owned()
}

/// A foreign key from `platform_id` to the platform.
fn of_platform(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, "platform_id").to("platforms", "id").to_owned()
}

fn texts() -> TableCreateStatement {
    Table::create()
        .table("platform_texts")
        .col(uuid("platform_id"))
        .col(text("language"))
        .col(integer("position"))
        .col(text_null("name"))
        .col(text_null("summary"))
        .primary_key(Index::create().col("platform_id").col("language"))
        .foreign_key(&mut of_platform("platform_texts"))
        .to_owned()
}

fn terms() -> TableCreateStatement {
    Table::create()
        .table("platform_terms")
        .col(uuid("platform_id"))
        .col(text("axis"))
        .col(integer("position"))
        .col(text("term"))
        .primary_key(Index::create().col("platform_id").col("axis").col("position"))
        .foreign_key(&mut of_platform("platform_terms"))
        .to_owned()
}

fn versions() -> TableCreateStatement {
    Table::create()
        .table("platform_versions")
        .col(uuid("platform_id"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("valid_from"))
        .col(timestamp_with_time_zone_null("valid_to"))
        .col(text("document"))
        .primary_key(Index::create().col("platform_id").col("version"))
        .foreign_key(&mut of_platform("platform_versions"))
        .to_owned()
}
