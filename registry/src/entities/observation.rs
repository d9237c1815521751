//! One check, as it was found. Never changed, never the target of a foreign key.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::checks::outcome::Outcome;
use crate::vocabulary::ReachabilityStatus;

/// An observation.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "observations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub checked_at: DateTime<Utc>,
    pub platform_id: Uuid,
    pub url: String,
    pub vantage: String,
    pub outcome: Outcome,
    pub http_status: Option<i32>,
    pub report: String,
    /// The platform's status after it; older rows have none.
    pub status: Option<ReachabilityStatus>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
