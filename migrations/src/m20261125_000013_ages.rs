//! Since when each waits, in the indexes that what waits is counted off: what is urgent is ranked as if it had waited longer,
//! and nobody may be told that it has.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for statement in [
            "DROP INDEX proposals_waiting",
            "CREATE INDEX proposals_waiting ON proposals (kind, country, waiting_since, author_id, assignee_id)
                WHERE waiting_since IS NOT NULL",
            "DROP INDEX flags_queue",
            "CREATE INDEX flags_queue ON flags (rank_at, id, kind, platform_id, opened_at) WHERE closed_at IS NULL",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for statement in [
            "DROP INDEX flags_queue",
            "CREATE INDEX flags_queue ON flags (rank_at, id, kind, platform_id) WHERE closed_at IS NULL",
            "DROP INDEX proposals_waiting",
            "CREATE INDEX proposals_waiting ON proposals (kind, country, rank_at, author_id, assignee_id)
                WHERE rank_at IS NOT NULL",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
