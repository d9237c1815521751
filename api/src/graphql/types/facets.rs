//! Facets of a list and what to do when it is next to empty: counted by the catalogue, worded for a reader.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::Arc;

use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::{ContainerType, resolve_container_serial};
use async_graphql::{
    Context, ContextSelectionSet, Object, ObjectType, OutputType, Positioned, ServerResult, SimpleObject,
    Value,
};
use registry::vocabulary::{
    Access, Audience, CountryCode, EducationLevel, EndorsementStatus, LanguageTag as Tag, PlatformKind,
    ReachabilityStatus, Subject,
};

use super::connection::Listing;
use super::scalars::LanguageTag;
use super::text::reader;
use crate::catalogue::{self, FacetAxis};
use crate::graphql::kept::objects::{self, Piece, Pieces, Stamp};
use crate::graphql::merged::argument_below;
use crate::i18n::{Labelled, Labels, Locale};

/// The labels of one vocabulary in a language.
type Vocabulary = fn(Locale) -> &'static Labels;

fn vocabulary(axis: FacetAxis) -> Vocabulary {
    match axis {
        FacetAxis::Countries => CountryCode::labels,
        FacetAxis::Languages => Tag::labels,
        FacetAxis::Levels => EducationLevel::labels,
        FacetAxis::Audiences => Audience::labels,
        FacetAxis::Kinds => PlatformKind::labels,
        FacetAxis::Subjects => Subject::labels,
        FacetAxis::Access => Access::labels,
        FacetAxis::Reachability => ReachabilityStatus::labels,
        FacetAxis::Endorsement => EndorsementStatus::labels,
    }
}

/// How many platforms each value of each filter would give.
#[derive(Debug, Clone)]
pub struct PlatformFacets(pub(super) Arc<Listing>);

impl PlatformFacets {
    /// The most frequent first; values as frequent as each other by label, in the language of the labels.
    fn sorted(&self, ctx: &Context<'_>, axis: FacetAxis) -> Pieces<FacetCount> {
        let Listing { snapshot, filter, page } = self.0.as_ref();
        let reader = reader(ctx, None);
        let labels = vocabulary(axis)(shown(ctx).unwrap_or(reader));
        let mut rows = snapshot.facet(axis, filter, page.computed());
        rows.sort_unstable_by_key(|row| (Reverse(row.count), labels.rank(row.ordinal)));
        Pieces(rows.into_iter().map(|row| FacetCount { row, axis, reader }).collect())
    }
}

/// The language in which the labels are asked for, if one is.
fn shown(ctx: &Context<'_>) -> Option<Locale> {
    match argument_below(ctx, "label", "language")? {
        Value::String(tag) => Locale::find(&tag),
        Value::Null
        | Value::Number(_)
        | Value::Boolean(_)
        | Value::Binary(_)
        | Value::Enum(_)
        | Value::List(_)
        | Value::Object(_) => None,
    }
}

/// How many platforms each value of each filter would give if it alone were chosen there: a facet ignores its
/// own filter and keeps all others. Values that nothing has are left out. The most frequent come first, then
/// by label in the language of the labels that are asked for.
#[Object(serial)]
impl PlatformFacets {
    /// By country.
    async fn countries(&self, ctx: &Context<'_>) -> Pieces<FacetCount> {
        self.sorted(ctx, FacetAxis::Countries)
    }

    /// By language; a wider tag counts narrower ones too (`zh` counts `zh-Hant`).
    async fn languages(&self, ctx: &Context<'_>) -> Pieces<FacetCount> {
        self.sorted(ctx, FacetAxis::Languages)
    }

    /// By level (ISCED 2011).
    async fn levels(&self, ctx: &Context<'_>) -> Pieces<FacetCount> {
        self.sorted(ctx, FacetAxis::Levels)
    }

    /// By audience.
    async fn audiences(&self, ctx: &Context<'_>) -> Pieces<FacetCount> {
        self.sorted(ctx, FacetAxis::Audiences)
    }

    /// By kind.
    async fn kinds(&self, ctx: &Context<'_>) -> Pieces<FacetCount> {
        self.sorted(ctx, FacetAxis::Kinds)
    }

    /// By subject.
    async fn subjects(&self, ctx: &Context<'_>) -> Pieces<FacetCount> {
        self.sorted(ctx, FacetAxis::Subjects)
    }

    /// By how one enters.
    async fn access(&self, ctx: &Context<'_>) -> Pieces<FacetCount> {
        self.sorted(ctx, FacetAxis::Access)
    }

    /// By what the checks say.
    async fn reachability(&self, ctx: &Context<'_>) -> Pieces<FacetCount> {
        self.sorted(ctx, FacetAxis::Reachability)
    }

    /// By whether the government stands behind the entry.
    async fn endorsement(&self, ctx: &Context<'_>) -> Pieces<FacetCount> {
        self.sorted(ctx, FacetAxis::Endorsement)
    }
}

/// A value of a facet.
#[derive(Debug, Clone, Copy)]
pub struct FacetCount {
    row: catalogue::FacetCount,
    axis: FacetAxis,
    reader: Locale,
}

impl FacetCount {
    pub(super) const fn value(&self) -> &'static str {
        self.row.code
    }

    pub(super) fn label(&self, asked: Option<Locale>) -> &'static str {
        vocabulary(self.axis)(asked.unwrap_or(self.reader)).text(self.row.ordinal)
    }

    pub(super) const fn count(&self) -> u32 {
        self.row.count
    }
}

impl Piece for FacetCount {
    const QUICK: bool = true;

    /// The value with its count. The reader is told apart by what its languages are kept under.
    fn stamp(&self) -> Stamp {
        let Self { row: catalogue::FacetCount { ordinal, code: _, count }, axis, reader: _ } = *self;
        ("FacetCount", (axis as u64) << 56 | (ordinal as u64) << 32 | u64::from(count))
    }

    async fn make(&self, ctx: &ContextSelectionSet<'_>) -> ServerResult<Value> {
        resolve_container_serial(ctx, self).await
    }
}

impl OutputType for FacetCount {
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

impl ContainerType for FacetCount {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        Fields(*self).resolve_field(ctx).await
    }
}

impl ObjectType for FacetCount {}

/// What can be asked of a value. [`FacetCount`] has these fields, and is kept as a whole.
struct Fields(FacetCount);

/// A value of a facet, and how many platforms would be found if it alone were chosen there.
#[Object(serial, name = "FacetCount")]
impl Fields {
    /// The value, as the filter takes it.
    async fn value(&self) -> &'static str {
        self.0.value()
    }

    /// What people call it: in `language`, else by `Accept-Language`, else in English. There are labels in
    /// the six languages of the United Nations.
    async fn label(&self, language: Option<LanguageTag>) -> &'static str {
        self.0.label(language.and_then(|tag| Locale::find(tag.0.code())))
    }

    /// How many platforms.
    async fn count(&self) -> u32 {
        self.0.count()
    }
}

/// A filter to drop, and how many platforms the others find without it.
#[derive(Debug, Clone, Copy, SimpleObject)]
#[graphql(serial)]
pub struct Relaxation {
    /// The field of the filter, such as `levels`.
    pub field: &'static str,
    /// How many platforms.
    pub count: u64,
}

impl From<catalogue::Relaxation> for Relaxation {
    fn from(catalogue::Relaxation { field, count }: catalogue::Relaxation) -> Self {
        Self { field: field.name(), count }
    }
}
