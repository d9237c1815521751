//! Facets of a list and what to do when it is next to empty: counted by the catalogue, worded for a reader.

use std::cmp::Reverse;
use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject, Value};
use registry::vocabulary::{
    Access, Audience, CountryCode, EducationLevel, EndorsementStatus, LanguageTag as Tag, PlatformKind,
    ReachabilityStatus, Subject,
};

use super::connection::Listing;
use super::scalars::LanguageTag;
use super::text::reader;
use crate::catalogue::{self, FacetAxis};
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
    fn sorted(&self, ctx: &Context<'_>, axis: FacetAxis) -> Vec<FacetCount> {
        let Listing { snapshot, filter, page } = self.0.as_ref();
        let (vocabulary, reader) = (vocabulary(axis), reader(ctx, None));
        let labels = vocabulary(shown(ctx).unwrap_or(reader));
        let mut rows = snapshot.facet(axis, filter, page.computed());
        rows.sort_unstable_by_key(|row| (Reverse(row.count), labels.rank(row.ordinal)));
        rows.into_iter().map(|row| FacetCount { row, vocabulary, reader }).collect()
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
    async fn countries(&self, ctx: &Context<'_>) -> Vec<FacetCount> {
        self.sorted(ctx, FacetAxis::Countries)
    }

    /// By language; a wider tag counts narrower ones too (`zh` counts `zh-Hant`).
    async fn languages(&self, ctx: &Context<'_>) -> Vec<FacetCount> {
        self.sorted(ctx, FacetAxis::Languages)
    }

    /// By level (ISCED 2011).
    async fn levels(&self, ctx: &Context<'_>) -> Vec<FacetCount> {
        self.sorted(ctx, FacetAxis::Levels)
    }

    /// By audience.
    async fn audiences(&self, ctx: &Context<'_>) -> Vec<FacetCount> {
        self.sorted(ctx, FacetAxis::Audiences)
    }

    /// By kind.
    async fn kinds(&self, ctx: &Context<'_>) -> Vec<FacetCount> {
        self.sorted(ctx, FacetAxis::Kinds)
    }

    /// By subject.
    async fn subjects(&self, ctx: &Context<'_>) -> Vec<FacetCount> {
        self.sorted(ctx, FacetAxis::Subjects)
    }

    /// By how one enters.
    async fn access(&self, ctx: &Context<'_>) -> Vec<FacetCount> {
        self.sorted(ctx, FacetAxis::Access)
    }

    /// By what the checks say.
    async fn reachability(&self, ctx: &Context<'_>) -> Vec<FacetCount> {
        self.sorted(ctx, FacetAxis::Reachability)
    }

    /// By whether the government stands behind the entry.
    async fn endorsement(&self, ctx: &Context<'_>) -> Vec<FacetCount> {
        self.sorted(ctx, FacetAxis::Endorsement)
    }
}

/// A value of a facet.
#[derive(Debug, Clone, Copy)]
pub struct FacetCount {
    row: catalogue::FacetCount,
    vocabulary: Vocabulary,
    reader: Locale,
}

/// A value of a facet, and how many platforms would be found if it alone were chosen there.
#[Object(serial)]
impl FacetCount {
    /// The value, as the filter takes it.
    async fn value(&self) -> &'static str {
        self.row.code
    }

    /// What people call it: in `language`, else by `Accept-Language`, else in English. There are labels in
    /// the six languages of the United Nations.
    async fn label(&self, language: Option<LanguageTag>) -> &'static str {
        let asked = language.and_then(|tag| Locale::find(tag.0.code()));
        (self.vocabulary)(asked.unwrap_or(self.reader)).text(self.row.ordinal)
    }

    /// How many platforms.
    async fn count(&self) -> u32 {
        self.row.count
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
