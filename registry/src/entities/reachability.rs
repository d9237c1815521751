//! What the checks of a platform mean now.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::vocabulary::ReachabilityStatus;

/// The reachability axis of a platform and what its page said last.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reachability")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub platform_id: Uuid,
    pub status: ReachabilityStatus,
    pub since: Option<DateTime<Utc>>,
    pub checked_at: Option<DateTime<Utc>>,
    /// The state function's memory, as JSON.
    pub track: String,
    pub observed_at: Option<DateTime<Utc>>,
    pub observed_url: Option<String>,
    pub observed: Option<String>,
    /// What is remembered of the page from each vantage, as JSON.
    pub pages: Option<String>,
    /// The state where retention cut history off, as JSON.
    pub horizon: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
