//! Accounts: who may do what, how they sign in, what programs carry, and the mail that waits to be sent.
//! Nothing that opens a door is stored, only its hash.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [accounts(), grants(), links(), sessions(), tokens(), attempts(), mails()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            ("account_grants_area", "account_grants", &["role", "area"][..]),
            ("links_account", "links", &["account_id", "created_at"]),
            ("sessions_account", "sessions", &["account_id"]),
            ("api_tokens_account", "api_tokens", &["account_id"]),
            ("attempts_key", "attempts", &["key", "at"]),
            ("mails_waiting", "mails", &["sent_at", "due_at"]),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["mails", "attempts", "api_tokens", "sessions", "links", "account_grants", "accounts"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn of_account(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, "account_id").to("accounts", "id").to_owned()
}

fn accounts() -> TableCreateStatement {
    Table::create()
        .table("accounts")
        .col(uuid("id").primary_key())
        .col(text("email").unique_key())
        .col(text_null("name"))
        .col(text("language"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("signed_in_at"))
        .col(timestamp_with_time_zone_null("suspended_at"))
        .to_owned()
}

/// A role, and where: a country of a government, a region of a curator, nothing for everywhere.
fn grants() -> TableCreateStatement {
    Table::create()
        .table("account_grants")
        .col(uuid("account_id"))
        .col(text("role"))
        .col(text("area"))
        .primary_key(Index::create().col("account_id").col("role").col("area"))
        .foreign_key(&mut of_account("account_grants"))
        .to_owned()
}

fn links() -> TableCreateStatement {
    Table::create()
        .table("links")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(text("purpose"))
        .col(uuid_null("platform_id"))
        .col(text("hash").unique_key())
        .col(text_null("browser"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut of_account("links"))
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(text("hash").unique_key())
        .col(text_null("agent"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("used_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut of_account("sessions"))
        .to_owned()
}

fn tokens() -> TableCreateStatement {
    Table::create()
        .table("api_tokens")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(text("name"))
        .col(text("hash").unique_key())
        .col(text("beginning"))
        .col(text("scopes"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .foreign_key(&mut of_account("api_tokens"))
        .to_owned()
}

/// What is limited by how often it is tried.
fn attempts() -> TableCreateStatement {
    Table::create()
        .table("attempts")
        .col(uuid("id").primary_key())
        .col(text("key"))
        .col(timestamp_with_time_zone("at"))
        .to_owned()
}

fn mails() -> TableCreateStatement {
    Table::create()
        .table("mails")
        .col(uuid("id").primary_key())
        .col(uuid_null("account_id"))
        .col(text("recipient"))
        .col(text("language"))
        .col(text("kind"))
        .col(text("facts"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("due_at"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .col(text_null("error"))
        .to_owned()
}
