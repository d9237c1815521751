//! An event, as stored. Its hash covers the bytes of its payload and the hash before it.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::events::EventKind;

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: DateTime<Utc>,
    pub kind: EventKind,
    pub public: bool,
    pub platform_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub proposal_id: Option<Uuid>,
    pub payload: String,
    pub hash: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
