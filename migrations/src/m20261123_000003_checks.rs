//! Checks: observations (partitioned by month on PostgreSQL), what they mean now, what is due, flags,
//! and the checks that people asked for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, integer_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared(PARTITIONED_OBSERVATIONS).await?;
        } else {
            manager.create_table(observations()).await?;
        }
        let history = Index::create()
            .name("observations_platform")
            .table("observations")
            .col("platform_id")
            .col("checked_at")
            .to_owned();
        manager.create_index(history).await?;

        manager.create_table(reachability()).await?;
        let recent = Index::create()
            .name("reachability_checked_at")
            .table("reachability")
            .col("checked_at")
            .to_owned();
        manager.create_index(recent).await?;

        manager.create_table(schedule()).await?;
        let due = Index::create()
            .name("check_schedule_due")
            .table("check_schedule")
            .col("vantage")
            .col("next_check_at")
            .to_owned();
        manager.create_index(due).await?;

        manager.create_table(flags()).await?;
        let one_open =
            "CREATE UNIQUE INDEX flags_one_open ON flags (platform_id, kind) WHERE closed_at IS NULL";
        manager.get_connection().execute_unprepared(one_open).await?;

        manager.create_table(requests()).await?;
        let waiting = Index::create()
            .name("check_requests_waiting")
            .table("check_requests")
            .col("finished_at")
            .col("requested_at")
            .to_owned();
        manager.create_index(waiting).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["check_requests", "flags", "check_schedule", "reachability", "observations"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// Months get partitions of their own from a job; what no month holds yet goes to the default one.
const PARTITIONED_OBSERVATIONS: &str = "\
    CREATE TABLE observations ( \
      id uuid NOT NULL, checked_at timestamptz NOT NULL, platform_id uuid NOT NULL, url text NOT NULL, \
      vantage text NOT NULL, outcome text NOT NULL, http_status integer, report text NOT NULL, \
      PRIMARY KEY (id, checked_at) \
    ) PARTITION BY RANGE (checked_at); \
    CREATE TABLE observations_other PARTITION OF observations DEFAULT;";

fn observations() -> TableCreateStatement {
    Table::create()
        .table("observations")
        .col(uuid("id"))
        .col(timestamp_with_time_zone("checked_at"))
        .col(uuid("platform_id"))
        .col(text("url"))
        .col(text("vantage"))
        .col(text("outcome"))
        .col(integer_null("http_status"))
        .col(text("report"))
        .primary_key(Index::create().col("id").col("checked_at"))
        .to_owned()
}

fn of_platform(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, "platform_id").to("platforms", "id").to_owned()
}

fn reachability() -> TableCreateStatement {
    Table::create()
        .table("reachability")
        .col(uuid("platform_id").primary_key())
        .col(text("status"))
        .col(timestamp_with_time_zone_null("since"))
        .col(timestamp_with_time_zone_null("checked_at"))
        .col(text("track"))
        .col(timestamp_with_time_zone_null("observed_at"))
        .col(text_null("observed_url"))
        .col(text_null("observed"))
        .foreign_key(&mut of_platform("reachability"))
        .to_owned()
}

fn schedule() -> TableCreateStatement {
    Table::create()
        .table("check_schedule")
        .col(uuid("platform_id"))
        .col(text("vantage"))
        .col(timestamp_with_time_zone("next_check_at"))
        .col(text_null("lease_owner"))
        .col(timestamp_with_time_zone_null("lease_until"))
        .primary_key(Index::create().col("platform_id").col("vantage"))
        .foreign_key(&mut of_platform("check_schedule"))
        .to_owned()
}

fn flags() -> TableCreateStatement {
    Table::create()
        .table("flags")
        .col(uuid("id").primary_key())
        .col(uuid("platform_id"))
        .col(text("kind"))
        .col(timestamp_with_time_zone("opened_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(integer("times_opened"))
        .col(text("first_evidence"))
        .col(text("last_evidence"))
        .foreign_key(&mut of_platform("flags"))
        .to_owned()
}

fn requests() -> TableCreateStatement {
    Table::create()
        .table("check_requests")
        .col(uuid("id").primary_key())
        .col(text("url"))
        .col(uuid_null("platform_id"))
        .col(timestamp_with_time_zone("requested_at"))
        .col(text_null("lease_owner"))
        .col(timestamp_with_time_zone_null("lease_until"))
        .col(timestamp_with_time_zone_null("finished_at"))
        .col(text_null("report"))
        .to_owned()
}
