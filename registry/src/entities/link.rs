//! A link in a mail that lets its bearer do one thing once.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::accounts::Purpose;

/// A link; only its hash is known.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub purpose: Purpose,
    pub platform_id: Option<Uuid>,
    #[sea_orm(unique)]
    pub hash: String,
    pub browser: Option<String>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
