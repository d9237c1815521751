//! What somebody proposes for the registry, beside the live rows.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::access::Role;
use crate::vocabulary::CountryCode;
use crate::workflow::{ProposalKind, ProposalStatus};

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: ProposalKind,
    pub status: ProposalStatus,
    pub country: CountryCode,
    pub platform_id: Option<Uuid>,
    pub base_version: Option<i32>,
    pub author_id: Uuid,
    pub author_role: Role,
    pub fields: String,
    pub revision: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub waited_s: i32,
    pub waiting_since: Option<DateTime<Utc>>,
    pub rank_at: Option<DateTime<Utc>>,
    pub decided_at: Option<DateTime<Utc>>,
    pub assignee_id: Option<Uuid>,
    pub reviewer_id: Option<Uuid>,
    pub reviewed_until: Option<DateTime<Utc>>,
    pub check_request_id: Option<Uuid>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
