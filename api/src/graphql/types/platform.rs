//! A platform's entry, read from the catalogue; only its history asks the database.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::{ContainerType, resolve_container_serial};
use async_graphql::{
    Context, ContextSelectionSet, ID, Object, ObjectType, OutputType, Positioned, Result, ServerResult, Value,
};
use chrono::{DateTime, NaiveDate, Utc};
use registry::vocabulary::{
    Access, Audience, EducationLevel, Lifecycle, PlatformKind, RetirementReason, Subject,
};

use super::axes::{Endorsement, Flag, Observed, Reachability};
use super::codes::Code;
use super::place::{Country, Language};
use super::scalars::{LanguageTag, Url};
use super::text::{LocalizedText, accepted, choose};
use super::version::Version;
use crate::catalogue::Entry;
use crate::graphql::kept::objects::{self, Piece, Stamp};
use crate::graphql::loaders::{NewestVersions, load};
use crate::graphql::{node_id, refuse, snapshot};

/// A public digital learning platform.
#[derive(Debug, Clone)]
pub struct Platform(pub Arc<Entry>);

impl Platform {
    /// The id of the platform, in the form that `node` takes.
    pub(crate) fn global_id(&self) -> ID {
        node_id("Platform", self.0.published.document.id)
    }

    /// The same for whoever can be asked for an id.
    pub(crate) async fn id(&self, _: &Context<'_>) -> Result<ID> {
        Ok(self.global_id())
    }
}

/// How many items of a history one field gives when it is not told.
pub(super) const NEWEST: i32 = 10;
/// How many items of a history one field gives at most.
const MOST: i32 = 100;

/// `first` as a number of rows.
pub(crate) fn rows(first: i32) -> Result<u64> {
    let asked = u64::try_from(first).ok().filter(|_| first <= MOST);
    asked.ok_or_else(|| refuse("BAD_USER_INPUT", format!("`first` must be from 0 to {MOST}, not {first}")))
}

impl Piece for Platform {
    fn stamp(&self) -> Stamp {
        ("Platform", self.0.stamp())
    }

    async fn make(&self, ctx: &ContextSelectionSet<'_>) -> ServerResult<Value> {
        resolve_container_serial(ctx, self).await
    }
}

impl OutputType for Platform {
    fn type_name() -> Cow<'static, str> {
        Fields::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Fields::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        objects::resolve(self, ctx).await
    }
}

impl ContainerType for Platform {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        Fields(Arc::clone(&self.0)).resolve_field(ctx).await
    }
}

impl ObjectType for Platform {}

/// What can be asked of a platform. [`Platform`] has these fields, and is kept as a whole.
struct Fields(Arc<Entry>);

/// A public digital learning platform: what its government says of it, and what the checks see.
#[Object(serial, name = "Platform")]
impl Fields {
    /// Global id; the same for ever.
    async fn id(&self) -> ID {
        Platform(Arc::clone(&self.0)).global_id()
    }

    /// The readable, stable name in addresses.
    async fn slug(&self) -> &str {
        self.0.published.document.slug.as_str()
    }

    /// Its name: in `language`, else by `Accept-Language`, else in English, else in its own language.
    async fn name(&self, ctx: &Context<'_>, language: Option<LanguageTag>) -> &str {
        let names = &self.0.published.document.names;
        choose(accepted(ctx), names, language.map(|tag| tag.0)).map_or("", |text| &text.text)
    }

    /// Its names in every language there is; its own comes first.
    async fn names(&self) -> Vec<LocalizedText> {
        self.0.published.document.names.iter().cloned().map(LocalizedText).collect()
    }

    /// What it is: in `language`, else by `Accept-Language`, else in English, else in its own language.
    async fn summary(&self, ctx: &Context<'_>, language: Option<LanguageTag>) -> Option<&str> {
        let summaries = &self.0.published.document.summaries;
        choose(accepted(ctx), summaries, language.map(|tag| tag.0)).map(|text| text.text.as_str())
    }

    /// Its summaries in every language there is.
    async fn summaries(&self) -> Vec<LocalizedText> {
        self.0.published.document.summaries.iter().cloned().map(LocalizedText).collect()
    }

    /// Where it is.
    async fn url(&self) -> Url {
        Url(self.0.published.document.url.as_str().to_owned())
    }

    /// Whose platform it is.
    async fn country(&self) -> Country {
        Country(self.0.published.document.country)
    }

    /// The languages it serves.
    async fn languages(&self) -> Vec<Language> {
        self.0.published.document.languages.iter().copied().map(Language).collect()
    }

    /// The levels it serves (ISCED 2011).
    async fn levels(&self) -> Vec<Code<EducationLevel>> {
        Code::list(&self.0.published.document.levels)
    }

    /// For whom it is made.
    async fn audiences(&self) -> Vec<Code<Audience>> {
        Code::list(&self.0.published.document.audiences)
    }

    /// What kind of platform it is.
    async fn kind(&self) -> Code<PlatformKind> {
        Code(self.0.published.document.kind)
    }

    /// What it teaches.
    async fn subjects(&self) -> Vec<Code<Subject>> {
        Code::list(&self.0.published.document.subjects)
    }

    /// How one enters it.
    async fn access(&self) -> Code<Access> {
        Code(self.0.published.document.access)
    }

    /// Who runs it.
    async fn operator(&self) -> Option<&str> {
        self.0.published.document.operator.as_deref()
    }

    /// The public body that stands behind it.
    async fn authority(&self) -> Option<&str> {
        self.0.published.document.authority.as_deref()
    }

    /// The year it began.
    async fn launched(&self) -> Option<i32> {
        self.0.published.document.launched
    }

    /// Public addresses that name it.
    async fn sources(&self) -> Vec<Url> {
        self.0.published.document.sources.iter().cloned().map(Url).collect()
    }

    /// Where it stands in its own life.
    async fn lifecycle(&self) -> Code<Lifecycle> {
        Code(self.0.published.document.lifecycle)
    }

    /// Why it stands there, with the source.
    async fn lifecycle_note(&self) -> Option<&str> {
        self.0.published.document.lifecycle_note.as_deref()
    }

    /// When and why it was retired, if it was. A retired platform keeps its id and its entry.
    async fn retirement(&self) -> Option<Retirement> {
        let retirement = self.0.published.document.retirement.as_ref()?;
        Some(Retirement { reason: retirement.reason, date: retirement.date })
    }

    /// The platform that took a retired one over.
    async fn successor(&self, ctx: &Context<'_>) -> Result<Option<Platform>> {
        let Some(id) = self.0.published.document.retirement.as_ref().and_then(|end| end.successor) else {
            return Ok(None);
        };
        Ok(snapshot(ctx)?.by_id(id).map(Platform))
    }

    /// Whether its government stands behind the entry.
    async fn endorsement(&self) -> Endorsement {
        Endorsement(self.0.published.endorsement.clone())
    }

    /// Whether it answers, by the registry's own checks.
    async fn reachability(&self) -> Reachability {
        Reachability(Arc::clone(&self.0))
    }

    /// What the last readable page said of itself; null until one was read.
    async fn observed(&self) -> Option<Observed> {
        self.0.published.observed.clone().map(Observed)
    }

    /// What the checks found that a person has to look at.
    async fn flags(&self) -> Vec<Flag> {
        self.0.published.flags.iter().cloned().map(Flag).collect()
    }

    /// When it was first listed.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.published.created_at
    }

    /// When the entry last changed. Checks never change it.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.published.updated_at
    }

    /// The number of the entry's version, from 1.
    async fn version(&self) -> i32 {
        self.0.published.version
    }

    /// The entry's versions, newest first; at most 100.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(NEWEST)")] first: Option<i32>,
    ) -> Result<Vec<Version>> {
        let key = NewestVersions(self.0.id(), rows(first.unwrap_or(NEWEST))?);
        Ok(Version::list(load(ctx, key).await?.unwrap_or_default()))
    }
}

/// The end of a platform.
#[derive(Debug)]
pub struct Retirement {
    reason: RetirementReason,
    date: Option<NaiveDate>,
}

/// The end of a platform.
#[Object(serial)]
impl Retirement {
    /// Why.
    async fn reason(&self) -> Code<RetirementReason> {
        Code(self.reason)
    }

    /// Since when (ISO 8601), if known.
    async fn date(&self) -> Option<String> {
        self.date.map(|date| date.to_string())
    }
}
