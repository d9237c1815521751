//! Flags in their order: since when one waits for curators, from when the public may be told, and when the public and
//! the government were. What was open before was public already.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

const COLUMNS: [&str; 4] = ["rank_at", "notice_from", "noticed_at", "told_at"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let column = timestamp_with_time_zone_null(column);
            manager.alter_table(Table::alter().table("flags").add_column(column).to_owned()).await?;
        }
        let connection = manager.get_connection();
        for statement in [
            "UPDATE flags SET rank_at = opened_at, notice_from = opened_at, noticed_at = opened_at, told_at = opened_at",
            "CREATE INDEX flags_queue ON flags (rank_at, id, kind, platform_id) WHERE closed_at IS NULL",
            "CREATE INDEX flags_untold ON flags (platform_id) WHERE closed_at IS NULL AND told_at IS NULL",
            "CREATE INDEX flags_unnoticed ON flags (notice_from) WHERE closed_at IS NULL AND noticed_at IS NULL",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for index in ["flags_unnoticed", "flags_untold", "flags_queue"] {
            manager.drop_index(Index::drop().name(index).table("flags").to_owned()).await?;
        }
        for column in COLUMNS {
            manager.alter_table(Table::alter().table("flags").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
