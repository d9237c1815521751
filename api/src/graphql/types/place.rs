//! Countries, regions and languages: reference data and how many live platforms each has.

use async_graphql::{Context, Object, Result};
use registry::vocabulary::{self, Localized};

use super::scalars::{CountryCode, LanguageTag};
use super::text::{accepted, localized};
use crate::graphql::snapshot;

/// A name in one language.
#[derive(Debug)]
pub struct LocalizedName {
    language: &'static str,
    name: String,
}

/// A name in one language.
#[Object(serial)]
impl LocalizedName {
    /// The language of the name (BCP 47).
    async fn language(&self) -> &str {
        self.language
    }

    /// The name.
    async fn text(&self) -> &str {
        &self.name
    }
}

fn names(name: &Localized) -> Vec<LocalizedName> {
    name.iter().map(|(language, name)| LocalizedName { language, name: name.to_owned() }).collect()
}

/// A country or territory.
#[derive(Debug, Clone, Copy)]
pub struct Country(pub vocabulary::CountryCode);

/// A country or territory (ISO 3166-1).
#[Object(serial)]
impl Country {
    /// ISO 3166-1 alpha-2.
    async fn code(&self) -> CountryCode {
        CountryCode(self.0)
    }

    /// ISO 3166-1 alpha-3.
    async fn alpha3(&self) -> &str {
        &self.0.country().alpha3
    }

    /// ISO 3166-1 numeric; Kosovo has none.
    async fn numeric(&self) -> Option<&str> {
        self.0.country().numeric.as_deref()
    }

    /// Its name: in `language`, else by `Accept-Language`, else in English.
    async fn name(&self, ctx: &Context<'_>, language: Option<LanguageTag>) -> &str {
        localized(accepted(ctx), &self.0.country().name, language.map(|tag| tag.0))
    }

    /// Its names in the six languages of the United Nations.
    async fn names(&self) -> Vec<LocalizedName> {
        names(&self.0.country().name)
    }

    /// Its region by UN M49.
    async fn region(&self) -> Option<Region> {
        vocabulary::region(&self.0.country().region).map(Region)
    }

    /// Its subregion by UN M49.
    async fn subregion(&self) -> Option<Region> {
        self.0.country().subregion.as_deref().and_then(vocabulary::region).map(Region)
    }

    /// Its official languages.
    async fn languages(&self) -> Vec<Language> {
        self.0.country().languages.iter().copied().map(Language).collect()
    }

    /// Its inhabitants.
    async fn population(&self) -> Option<u64> {
        self.0.country().population
    }

    /// How many of its platforms are live: not retired and not down.
    async fn platform_count(&self, ctx: &Context<'_>) -> Result<u32> {
        Ok(snapshot(ctx)?.live_in_country(self.0))
    }
}

/// A region of the UN M49 standard.
#[derive(Debug, Clone, Copy)]
pub struct Region(pub &'static vocabulary::Region);

/// A region of the UN M49 standard.
#[Object(serial)]
impl Region {
    /// UN M49 code, such as `002` for Africa.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// Its name: in `language`, else by `Accept-Language`, else in English.
    async fn name(&self, ctx: &Context<'_>, language: Option<LanguageTag>) -> &str {
        localized(accepted(ctx), &self.0.name, language.map(|tag| tag.0))
    }

    /// The region that holds it.
    async fn parent(&self) -> Option<Region> {
        self.0.parent.as_deref().and_then(vocabulary::region).map(Region)
    }
}

/// A language.
#[derive(Debug, Clone, Copy)]
pub struct Language(pub vocabulary::LanguageTag);

/// A language (BCP 47).
#[Object(serial)]
impl Language {
    /// BCP 47 tag.
    async fn code(&self) -> LanguageTag {
        LanguageTag(self.0)
    }

    /// Its name: in `language`, else by `Accept-Language`, else in English.
    async fn name(&self, ctx: &Context<'_>, language: Option<LanguageTag>) -> &str {
        localized(accepted(ctx), &self.0.language().name, language.map(|tag| tag.0))
    }

    /// Its names in the six languages of the United Nations, as far as they are known.
    async fn names(&self) -> Vec<LocalizedName> {
        names(&self.0.language().name)
    }

    /// Its name in itself, such as `Kiswahili`.
    async fn autonym(&self) -> Option<&str> {
        self.0.language().autonym.as_deref()
    }

    /// Which way it is written: `ltr` or `rtl`.
    async fn direction(&self) -> String {
        self.0.language().direction.to_string()
    }

    /// How many live platforms serve it: not retired and not down.
    async fn platform_count(&self, ctx: &Context<'_>) -> Result<u32> {
        Ok(snapshot(ctx)?.live_in_language(self.0))
    }
}
