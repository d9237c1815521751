//! What waits for curators, by kind and country, with all that counting asks of it; and the platforms of a country, with
//! all that is asked of them for the flags there. No row of either table is read for it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for statement in [
            "CREATE INDEX proposals_waiting ON proposals (kind, country, rank_at, author_id, assignee_id)
                WHERE rank_at IS NOT NULL",
            "DROP INDEX platforms_country",
            "CREATE INDEX platforms_country ON platforms (country, id)",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for statement in [
            "DROP INDEX platforms_country",
            "CREATE INDEX platforms_country ON platforms (country)",
            "DROP INDEX proposals_waiting",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
