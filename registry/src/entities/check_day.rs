//! A day of a platform's checks from one vantage, added up.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::vocabulary::ReachabilityStatus;

/// A rolled-up day.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "check_days")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub platform_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: NaiveDate,
    #[sea_orm(primary_key, auto_increment = false)]
    pub vantage: String,
    pub hits: i32,
    pub misses: i32,
    pub unknowns: i32,
    /// The worst status that the platform had after one of them.
    pub worst: ReachabilityStatus,
    /// The status after the last of them.
    pub last: ReachabilityStatus,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
