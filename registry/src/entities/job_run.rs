//! A run of a scheduled job.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// A run, or several that were folded into one.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job_runs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub worker: String,
    pub by_hand: bool,
    pub started_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub rounds: i32,
    pub result: Option<String>,
    pub error: Option<String>,
    /// What was counted, as JSON.
    pub counts: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
