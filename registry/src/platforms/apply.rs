//! Writing a document: the live row, its texts and terms, and the version. The one place that turns a
//! document into rows; a new field stops the compiler here.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::Value;

use super::document::{Document, Retirement};
use crate::checks::state::Track;
use crate::db::rows_a_statement;
use crate::entities::platform_term::Axis;
use crate::entities::{platform, platform_term, platform_text, platform_version, reachability};
use crate::error::{Error, Result};
use crate::vocabulary::{EndorsementStatus, ReachabilityStatus};

/// A document as JSON, to be compared field by field and kept in events.
pub(crate) fn to_json(document: &Document) -> Result<Value> {
    serde_json::to_value(document).map_err(|error| Error::corrupt("document", error))
}

/// A document as the text that versions and imports keep.
pub(crate) fn to_text(document: &Document) -> Result<String> {
    serde_json::to_string(document).map_err(|error| Error::corrupt("document", error))
}

/// Lists new platforms, with version 1, nobody's endorsement and no check yet.
pub(crate) async fn create(
    transaction: &DatabaseTransaction,
    documents: &[(&Document, &str)],
    now: DateTime<Utc>,
) -> Result<()> {
    let mut rows = Rows::default();
    let mut unchecked = Vec::with_capacity(documents.len());
    for &(document, json) in documents {
        rows.add(document, json.to_owned(), 1, now);
        if let Some(row) = rows.platforms.last_mut() {
            row.endorsement = Set(EndorsementStatus::Unverified);
            row.endorsed_by = Set(None);
            row.endorsed_at = Set(None);
            row.endorsed_until = Set(None);
            row.reminded_days = Set(None);
            row.created_at = Set(now);
        }
        unchecked.push(reachability::ActiveModel {
            platform_id: Set(document.id),
            status: Set(ReachabilityStatus::Unknown),
            since: Set(None),
            checked_at: Set(None),
            track: Set(Track::default().to_json()),
            observed_at: Set(None),
            observed_url: Set(None),
            observed: Set(None),
            pages: Set(None),
            horizon: Set(None),
        });
    }
    for batch in chunked(std::mem::take(&mut rows.platforms), 25) {
        platform::Entity::insert_many(batch).exec_without_returning(transaction).await?;
    }
    for batch in chunked(unchecked, 10) {
        reachability::Entity::insert_many(batch).exec_without_returning(transaction).await?;
    }
    rows.insert_children(transaction).await
}

/// Puts `document` in the place of version `version` of the same platform.
pub(crate) async fn update(
    transaction: &DatabaseTransaction,
    document: &Document,
    json: &Value,
    version: i32,
    now: DateTime<Utc>,
) -> Result<()> {
    let id = document.id;
    let closed = platform_version::ActiveModel {
        platform_id: Set(id),
        version: Set(version),
        valid_to: Set(Some(now)),
        ..Default::default()
    };
    platform_version::Entity::update(closed).exec(transaction).await?;
    platform_text::Entity::delete_many()
        .filter(platform_text::Column::PlatformId.eq(id))
        .exec(transaction)
        .await?;
    platform_term::Entity::delete_many()
        .filter(platform_term::Column::PlatformId.eq(id))
        .exec(transaction)
        .await?;
    let mut rows = Rows::default();
    rows.add(document, json.to_string(), version + 1, now);
    for row in std::mem::take(&mut rows.platforms) {
        platform::Entity::update(row).exec(transaction).await?;
    }
    rows.insert_children(transaction).await
}

#[derive(Default)]
struct Rows {
    platforms: Vec<platform::ActiveModel>,
    texts: Vec<platform_text::ActiveModel>,
    terms: Vec<platform_term::ActiveModel>,
    versions: Vec<platform_version::ActiveModel>,
}

impl Rows {
    fn add(&mut self, document: &Document, json: String, version: i32, now: DateTime<Utc>) {
        let Document {
            id,
            slug,
            names,
            summaries,
            url,
            url_basis,
            country,
            languages,
            levels,
            audiences,
            kind,
            subjects,
            access,
            operator,
            authority,
            launched,
            sources,
            confidence,
            lifecycle,
            lifecycle_note,
            retirement,
        } = document;
        let ended =
            retirement.as_ref().map(|Retirement { reason, date, successor }| (*reason, *date, *successor));
        self.platforms.push(platform::ActiveModel {
            id: Set(*id),
            slug: Set(slug.as_str().to_owned()),
            url: Set(url.as_str().to_owned()),
            url_key: Set(url.key()),
            url_basis: Set(*url_basis),
            country: Set(*country),
            kind: Set(*kind),
            access: Set(*access),
            operator: Set(operator.clone()),
            authority: Set(authority.clone()),
            launched: Set(*launched),
            confidence: Set(*confidence),
            lifecycle: Set(*lifecycle),
            lifecycle_note: Set(lifecycle_note.clone()),
            retirement_reason: Set(ended.map(|(reason, _, _)| reason)),
            retirement_date: Set(ended.and_then(|(_, date, _)| date)),
            successor_id: Set(ended.and_then(|(_, _, successor)| successor)),
            version: Set(version),
            updated_at: Set(now),
            ..Default::default()
        });
        self.add_texts(document);
        self.add_terms(*id, Axis::Language, languages.iter().map(|tag| tag.code().to_owned()));
        self.add_terms(*id, Axis::Level, levels.iter().map(|level| level.code().to_owned()));
        self.add_terms(*id, Axis::Audience, audiences.iter().map(|audience| audience.code().to_owned()));
        self.add_terms(*id, Axis::Subject, subjects.iter().map(|subject| subject.code().to_owned()));
        self.add_terms(*id, Axis::Source, sources.iter().cloned());
        self.versions.push(platform_version::ActiveModel {
            platform_id: Set(*id),
            version: Set(version),
            valid_from: Set(now),
            valid_to: Set(None),
            document: Set(json),
        });
        debug_assert!(!names.is_empty() && !summaries.is_empty());
    }

    /// Names first, in their order; then the summaries of languages that have no name.
    fn add_texts(&mut self, document: &Document) {
        let summary_in = |language| document.summaries.iter().find(|text| text.language == language);
        let named = document.names.iter().map(|name| (name.language, Some(name), summary_in(name.language)));
        let unnamed = document
            .summaries
            .iter()
            .filter(|summary| !document.names.iter().any(|name| name.language == summary.language))
            .map(|summary| (summary.language, None, Some(summary)));
        for (position, (language, name, summary)) in (0..).zip(named.chain(unnamed)) {
            self.texts.push(platform_text::ActiveModel {
                platform_id: Set(document.id),
                language: Set(language),
                position: Set(position),
                name: Set(name.map(|text| text.text.clone())),
                summary: Set(summary.map(|text| text.text.clone())),
            });
        }
    }

    fn add_terms(&mut self, id: uuid::Uuid, axis: Axis, terms: impl Iterator<Item = String>) {
        self.terms.extend((0..).zip(terms).map(|(position, term)| platform_term::ActiveModel {
            platform_id: Set(id),
            axis: Set(axis),
            position: Set(position),
            term: Set(term),
        }));
    }

    async fn insert_children(self, transaction: &DatabaseTransaction) -> Result<()> {
        for batch in chunked(self.texts, 5) {
            platform_text::Entity::insert_many(batch).exec_without_returning(transaction).await?;
        }
        for batch in chunked(self.terms, 4) {
            platform_term::Entity::insert_many(batch).exec_without_returning(transaction).await?;
        }
        for batch in chunked(self.versions, 5) {
            platform_version::Entity::insert_many(batch).exec_without_returning(transaction).await?;
        }
        Ok(())
    }
}

/// Owned chunks that fit one statement of `columns` columns a row.
fn chunked<T>(rows: Vec<T>, columns: usize) -> impl Iterator<Item = Vec<T>> {
    let size = rows_a_statement(columns);
    let mut rows = rows.into_iter();
    std::iter::from_fn(move || {
        let batch: Vec<T> = rows.by_ref().take(size).collect();
        (!batch.is_empty()).then_some(batch)
    })
}
