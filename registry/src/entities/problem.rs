//! What a visitor says is wrong with an entry. Nothing is kept of who says so.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::problems::ProblemKind;

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "problems")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub platform_id: Uuid,
    pub kind: ProblemKind,
    pub words: String,
    pub language: String,
    pub at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
