//! What waits for curators, by kind, with all that counting asks of it: no row of the table is read for a count.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let waiting =
            "CREATE INDEX proposals_waiting ON proposals (kind, rank_at, id, country, author_id, assignee_id)
            WHERE rank_at IS NOT NULL";
        manager.get_connection().execute_unprepared(waiting).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("proposals_waiting").table("proposals").to_owned()).await
    }
}
