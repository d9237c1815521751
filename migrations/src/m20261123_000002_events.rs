//! Events: append-only (the database itself refuses changes), gapless, each bound to the one before.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, integer, text, timestamp_with_time_zone, uuid_null};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(events()).await?;
        let by_platform =
            Index::create().name("events_platform").table("events").col("platform_id").col("seq").to_owned();
        manager.create_index(by_platform).await?;
        manager.create_table(heads()).await?;
        let connection = manager.get_connection();
        connection.execute_unprepared("INSERT INTO event_heads (id, seq, hash) VALUES (1, 0, '')").await?;
        connection.execute_unprepared(refuse_changes(manager.get_database_backend())).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("event_heads").to_owned()).await?;
        manager.drop_table(Table::drop().table("events").to_owned()).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared("DROP FUNCTION events_refuse_change()").await?;
        }
        Ok(())
    }
}

fn events() -> TableCreateStatement {
    Table::create()
        .table("events")
        .col(big_integer("seq").primary_key())
        .col(timestamp_with_time_zone("at"))
        .col(text("kind"))
        .col(boolean("public"))
        .col(uuid_null("platform_id"))
        .col(text("payload"))
        .col(text("hash"))
        .to_owned()
}

/// One row: the last event's number and hash. Locking it is what puts writers in order.
fn heads() -> TableCreateStatement {
    Table::create()
        .table("event_heads")
        .col(integer("id").primary_key())
        .col(big_integer("seq"))
        .col(text("hash"))
        .to_owned()
}

fn refuse_changes(backend: DbBackend) -> &'static str {
    if backend == DbBackend::Postgres {
        "CREATE FUNCTION events_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ \
           BEGIN RAISE EXCEPTION 'events are append-only'; END $$; \
         CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events \
           FOR EACH ROW EXECUTE FUNCTION events_refuse_change();"
    } else {
        "CREATE TRIGGER events_no_update BEFORE UPDATE ON events \
           BEGIN SELECT RAISE(ABORT, 'events are append-only'); END; \
         CREATE TRIGGER events_no_delete BEFORE DELETE ON events \
           BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;"
    }
}
