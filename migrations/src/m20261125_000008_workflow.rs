//! The workflow: proposals beside the live rows, what was said about them, how a government answered a flag, and who
//! acted in which event.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, integer_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

/// Columns that the flags get.
const OF_FLAGS: [&str; 7] =
    ["reply", "reply_note", "replied_at", "replied_by", "dismissed_at", "dismissed_why", "suppressed_until"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(proposals()).await?;
        manager.create_table(notes()).await?;
        for (name, columns) in [
            ("proposals_queue", &["rank_at", "id", "kind", "country"][..]),
            ("proposals_country", &["country", "status"]),
            ("proposals_platform", &["platform_id", "status"]),
            ("proposals_author", &["author_id", "updated_at"]),
        ] {
            let mut index = Index::create().name(name).table("proposals").to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        let conversation = Index::create()
            .name("proposal_notes_proposal")
            .table("proposal_notes")
            .col("proposal_id")
            .col("at")
            .to_owned();
        manager.create_index(conversation).await?;
        for column in [
            text_null("reply"),
            text_null("reply_note"),
            timestamp_with_time_zone_null("replied_at"),
            uuid_null("replied_by"),
            timestamp_with_time_zone_null("dismissed_at"),
            text_null("dismissed_why"),
            timestamp_with_time_zone_null("suppressed_until"),
        ] {
            manager.alter_table(Table::alter().table("flags").add_column(column).to_owned()).await?;
        }
        let reminded = Table::alter().table("platforms").add_column(integer_null("reminded_days")).to_owned();
        manager.alter_table(reminded).await?;
        for column in [uuid_null("account_id"), uuid_null("proposal_id")] {
            manager.alter_table(Table::alter().table("events").add_column(column).to_owned()).await?;
        }
        let connection = manager.get_connection();
        for statement in [
            "CREATE INDEX events_account ON events (account_id, seq) WHERE account_id IS NOT NULL",
            "CREATE INDEX events_proposal ON events (proposal_id, seq) WHERE proposal_id IS NOT NULL",
            "CREATE INDEX flags_open ON flags (opened_at) WHERE closed_at IS NULL",
            "CREATE INDEX platforms_endorsed_until ON platforms (endorsed_until) WHERE endorsed_until IS NOT NULL",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (index, table) in [
            ("platforms_endorsed_until", "platforms"),
            ("flags_open", "flags"),
            ("events_proposal", "events"),
            ("events_account", "events"),
        ] {
            manager.drop_index(Index::drop().name(index).table(table).to_owned()).await?;
        }
        for column in ["account_id", "proposal_id"] {
            manager.alter_table(Table::alter().table("events").drop_column(column).to_owned()).await?;
        }
        manager
            .alter_table(Table::alter().table("platforms").drop_column("reminded_days").to_owned())
            .await?;
        for column in OF_FLAGS {
            manager.alter_table(Table::alter().table("flags").drop_column(column).to_owned()).await?;
        }
        for table in ["proposal_notes", "proposals"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn proposals() -> TableCreateStatement {
    Table::create()
        .table("proposals")
        .col(uuid("id").primary_key())
        .col(text("kind"))
        .col(text("status"))
        .col(text("country"))
        .col(uuid_null("platform_id"))
        .col(integer_null("base_version"))
        .col(uuid("author_id"))
        .col(text("author_role"))
        .col(text("fields"))
        .col(integer("revision"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(timestamp_with_time_zone_null("submitted_at"))
        .col(integer("waited_s"))
        .col(timestamp_with_time_zone_null("waiting_since"))
        .col(timestamp_with_time_zone_null("rank_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(uuid_null("assignee_id"))
        .col(uuid_null("reviewer_id"))
        .col(timestamp_with_time_zone_null("reviewed_until"))
        .col(uuid_null("check_request_id"))
        .foreign_key(&mut ForeignKey::create().from("proposals", "author_id").to("accounts", "id").to_owned())
        .to_owned()
}

fn notes() -> TableCreateStatement {
    Table::create()
        .table("proposal_notes")
        .col(uuid("id").primary_key())
        .col(uuid("proposal_id"))
        .col(timestamp_with_time_zone("at"))
        .col(uuid_null("author_id"))
        .col(text("author_role"))
        .col(text_null("step"))
        .col(text("reasons"))
        .col(text("text"))
        .foreign_key(
            &mut ForeignKey::create().from("proposal_notes", "proposal_id").to("proposals", "id").to_owned(),
        )
        .to_owned()
}
