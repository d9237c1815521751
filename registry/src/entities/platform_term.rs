//! One term of one of a platform's lists: a language, a level, an audience, a subject or a source.

use sea_orm::entity::prelude::*;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Which list a term belongs to.
    "axis" pub enum Axis {
        /// BCP 47 tags.
        Language = "LANGUAGE",
        /// ISCED 2011.
        Level = "LEVEL",
        /// For whom.
        Audience = "AUDIENCE",
        /// What is taught.
        Subject = "SUBJECT",
        /// Addresses that name the platform.
        Source = "SOURCE",
    }
}

/// A term and its place in the list.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "platform_terms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub platform_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub axis: Axis,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub term: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
