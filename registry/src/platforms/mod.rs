//! Platforms: the public document, its versions, and how the catalogue reads them.

pub(crate) mod apply;
mod document;
pub mod history;
pub mod input;
pub mod past;
pub mod published;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::context::Context;
use crate::entities::{platform, platform_text};
use crate::error::{Error, Result};
use crate::vocabulary::{CountryCode, Slug};
pub use document::{Document, Retirement, Text};

/// Whose platform it is.
pub(crate) async fn country_of(ctx: &Context, id: Uuid) -> Result<CountryCode> {
    let country = platform::Entity::find_by_id(id).select_only().column(platform::Column::Country);
    let country = country.into_tuple().one(ctx.db.read()).await?;
    country.ok_or_else(|| Error::NotFound(format!("the platform {id}")))
}

/// What it is called, in its own language first.
pub(crate) async fn name_of(connection: &impl ConnectionTrait, id: Uuid) -> Result<Option<String>> {
    let names = platform_text::Entity::find()
        .filter(platform_text::Column::PlatformId.eq(id))
        .filter(platform_text::Column::Name.is_not_null())
        .order_by_asc(platform_text::Column::Position);
    Ok(names.one(connection).await?.and_then(|row| row.name))
}

/// The platform of this slug.
pub async fn find(ctx: &Context, slug: &Slug) -> Result<Option<Uuid>> {
    let id = platform::Entity::find()
        .select_only()
        .column(platform::Column::Id)
        .filter(platform::Column::Slug.eq(slug.as_str()));
    Ok(id.into_tuple().one(ctx.db.read()).await?)
}
