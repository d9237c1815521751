//! How far days are rolled up, and since when single observations are kept. One row.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// The heads.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roll_up_heads")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub rolled_until: Option<NaiveDate>,
    pub late_from: Option<NaiveDate>,
    pub kept_since: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
