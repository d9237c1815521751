//! A letter that waits to be sent, or was.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::mails::MailKind;

/// A letter, as facts: whoever sends it writes it in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Option<Uuid>,
    pub recipient: String,
    pub language: String,
    pub kind: MailKind,
    pub facts: String,
    pub created_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    pub attempts: i32,
    pub sent_at: Option<DateTime<Utc>>,
    pub error: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
