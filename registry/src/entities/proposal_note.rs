//! What was said about a proposal, and with which step.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::workflow::Step;

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_notes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub proposal_id: Uuid,
    pub at: DateTime<Utc>,
    pub author_id: Option<Uuid>,
    pub author_role: String,
    pub step: Option<Step>,
    pub reasons: String,
    pub text: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
