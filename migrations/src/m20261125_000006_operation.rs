//! Operation: runs of jobs, who is alive, and one open request for each thing that may be asked for. What is
//! retired leaves the schedule.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(runs()).await?;
        let newest = Index::create()
            .name("job_runs_newest")
            .table("job_runs")
            .col("name")
            .col("started_at")
            .to_owned();
        manager.create_index(newest).await?;
        manager.create_table(workers()).await?;
        let connection = manager.get_connection();
        for statement in [
            "DELETE FROM check_requests WHERE finished_at IS NULL",
            "CREATE UNIQUE INDEX check_requests_open_platform ON check_requests (platform_id) \
             WHERE finished_at IS NULL AND platform_id IS NOT NULL",
            "CREATE UNIQUE INDEX check_requests_open_address ON check_requests (url) \
             WHERE finished_at IS NULL AND platform_id IS NULL",
            "CREATE INDEX check_requests_url ON check_requests (url, requested_at)",
            "DELETE FROM check_schedule WHERE platform_id IN \
             (SELECT id FROM platforms WHERE lifecycle = 'RETIRED')",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for index in ["check_requests_url", "check_requests_open_address", "check_requests_open_platform"] {
            manager.drop_index(Index::drop().name(index).table("check_requests").to_owned()).await?;
        }
        for table in ["workers", "job_runs"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn runs() -> TableCreateStatement {
    Table::create()
        .table("job_runs")
        .col(uuid("id").primary_key())
        .col(text("name"))
        .col(text("worker"))
        .col(boolean("by_hand"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(integer("rounds"))
        .col(text_null("result"))
        .col(text_null("error"))
        .col(text("counts"))
        .to_owned()
}

fn workers() -> TableCreateStatement {
    Table::create()
        .table("workers")
        .col(text("id").primary_key())
        .col(boolean("checks"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("seen_at"))
        .to_owned()
}
