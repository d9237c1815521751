//! A platform's name and summary in one language.

use sea_orm::entity::prelude::*;

use crate::vocabulary::LanguageTag;

/// A name, a summary, or both.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "platform_texts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub platform_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: LanguageTag,
    pub position: i32,
    pub name: Option<String>,
    pub summary: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
