//! A flag: open until its cause is gone, and the same flag again if the cause comes back soon.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::flags::{FlagKind, Reply};

/// A flag.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "flags")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub platform_id: Uuid,
    pub kind: FlagKind,
    pub opened_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    pub times_opened: i32,
    pub first_evidence: String,
    pub last_evidence: String,
    pub reply: Option<Reply>,
    pub reply_note: Option<String>,
    pub replied_at: Option<DateTime<Utc>>,
    pub replied_by: Option<Uuid>,
    pub dismissed_at: Option<DateTime<Utc>>,
    pub dismissed_why: Option<String>,
    pub suppressed_until: Option<DateTime<Utc>>,
    pub rank_at: Option<DateTime<Utc>>,
    pub notice_from: Option<DateTime<Utc>>,
    pub noticed_at: Option<DateTime<Utc>>,
    pub told_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
