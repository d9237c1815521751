//! The live row of a platform.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::vocabulary::{
    Access, Confidence, CountryCode, EndorsementStatus, Lifecycle, PlatformKind, RetirementReason, UrlBasis,
};

/// A platform.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "platforms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub slug: String,
    pub url: String,
    pub url_key: String,
    pub url_basis: UrlBasis,
    pub country: CountryCode,
    pub kind: PlatformKind,
    pub access: Access,
    pub operator: Option<String>,
    pub authority: Option<String>,
    pub launched: Option<i32>,
    pub confidence: Confidence,
    pub lifecycle: Lifecycle,
    pub lifecycle_note: Option<String>,
    pub retirement_reason: Option<RetirementReason>,
    pub retirement_date: Option<NaiveDate>,
    pub successor_id: Option<Uuid>,
    pub endorsement: EndorsementStatus,
    pub endorsed_by: Option<String>,
    pub endorsed_at: Option<DateTime<Utc>>,
    pub endorsed_until: Option<DateTime<Utc>>,
    pub reminded_days: Option<i32>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
