//! Sound documents into the database, one transaction a file: new ones are listed, changed ones become
//! one update each, and fields that a person changed since the last import are kept and reported.

use std::collections::{BTreeMap, HashMap};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use super::{Fault, addresses};
use crate::access::{Actor, Deed, may};
use crate::checks::restart::{self, Restart};
use crate::context::Context;
use crate::db::{Alone, alone};
use crate::entities::{platform, platform_version, seed_record};
use crate::error::{Error, Result};
use crate::events::feed::differing;
use crate::events::{self, EventKind, NewEvent};
use crate::platforms::{Document, apply};
use crate::vocabulary::Lifecycle;

/// How many records are read, compared and written at a time.
const BATCH: usize = 500;

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Platforms listed.
    pub created: usize,
    /// Platforms changed.
    pub updated: usize,
    /// Records that changed nothing.
    pub unchanged: usize,
    /// Fields that were left as a person set them.
    pub kept: Vec<Kept>,
    /// Faults that only the database could show; the file imported nothing.
    pub faults: Vec<Fault>,
}

/// A field that the file would have changed and a person had changed before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The platform.
    pub slug: String,
    /// The field.
    pub field: String,
}

/// Imports one sound file in one transaction. `progress` hears how many records are done.
pub async fn import(
    ctx: &Context,
    actor: &Actor,
    file: &str,
    documents: &[Document],
    mut progress: impl FnMut(usize),
) -> Result<Summary> {
    let acting = may(actor, Deed::Import)?;
    let mut summary = Summary::default();
    let transaction = ctx.db.write().await?;
    alone(&transaction, Alone::Import).await?;
    let (mut changes, mut restarts) = (Vec::new(), BTreeMap::new());
    for batch in documents.chunks(BATCH) {
        changes.extend(import_batch(ctx, &transaction, batch, &mut summary, &mut restarts).await?);
        progress(batch.len());
    }
    summary.faults = addresses::taken(&transaction, file, documents).await?;
    if summary.faults.is_empty() {
        // In the order of ids, in which workers too take what they record: none waits for another crosswise.
        for (platform, restart) in restarts {
            let events = restart::follow(ctx, &transaction, platform, restart).await?;
            changes.extend(events.into_iter().map(Change::Other));
        }
        events::append(ctx, &transaction, &acting, changes.into_iter().map(Change::event)).await?;
        transaction.commit().await?;
    } else {
        transaction.rollback().await?;
        summary = Summary { faults: summary.faults, ..Summary::default() };
    }
    Ok(summary)
}

/// What stands in the database for a slug.
struct Standing {
    id: Uuid,
    version: i32,
    document: String,
}

/// What will be an event once the whole file is written.
enum Change<'a> {
    Listed(&'a Document),
    Other(NewEvent),
}

impl Change<'_> {
    fn event(self) -> Result<NewEvent> {
        match self {
            Self::Listed(document) => {
                let after = apply::to_json(document)?;
                Ok(event(EventKind::PlatformCreated, document.id, Value::Null, after))
            }
            Self::Other(event) => Ok(event),
        }
    }
}

async fn import_batch<'a>(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    batch: &'a [Document],
    summary: &mut Summary,
    restarts: &mut BTreeMap<Uuid, Restart>,
) -> Result<Vec<Change<'a>>> {
    let now = ctx.clock.now();
    let standing = standing(transaction, batch).await?;
    let imported = imported(transaction, batch).await?;
    let (mut new, mut records, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    for document in batch {
        let text = apply::to_text(document)?;
        let slug = document.slug.as_str();
        if imported.get(slug) == Some(&text) {
            summary.unchanged += 1;
            continue;
        }
        let id = standing.get(slug).map_or(document.id, |standing| standing.id);
        records.push((slug, id, text));
        match standing.get(slug) {
            None => {
                summary.created += 1;
                changes.push(Change::Listed(document));
                new.push((document, records.len() - 1));
            }
            Some(standing) => {
                let before = parse(&standing.document, slug)?;
                let base = imported.get(slug).map(|text| parse(text, slug)).transpose()?;
                let merged =
                    merge(&before, base.as_ref(), &apply::to_json(document)?, slug, &mut summary.kept);
                if merged == before {
                    summary.unchanged += 1;
                    continue;
                }
                let document: Document = serde_json::from_value(merged.clone())
                    .map_err(|error| Error::corrupt(format!("merged document of {slug}"), error))?;
                apply::update(transaction, &document, &merged, standing.version, now).await?;
                let kind = changed(&before, &document);
                if let Some(restart) = Restart::after(kind, &before, &merged) {
                    restarts.insert(standing.id, restart);
                }
                changes.push(Change::Other(event(kind, standing.id, before, merged)));
                summary.updated += 1;
            }
        }
    }
    let new: Vec<(&Document, &str)> =
        new.into_iter().map(|(document, record)| (document, records[record].2.as_str())).collect();
    apply::create(transaction, &new, now).await?;
    remember(transaction, records).await?;
    Ok(changes)
}

fn event(kind: EventKind, id: Uuid, before: Value, after: Value) -> NewEvent {
    NewEvent {
        kind,
        platform_id: Some(id),
        proposal_id: None,
        before,
        after,
        reason: Some("import".to_owned()),
    }
}

fn changed(before: &Value, after: &Document) -> EventKind {
    let was_retired = before["lifecycle"] == Lifecycle::Retired.code();
    let retires = after.lifecycle == Lifecycle::Retired && !was_retired;
    if retires { EventKind::PlatformRetired } else { EventKind::PlatformUpdated }
}

fn parse(text: &str, slug: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|error| Error::corrupt(format!("document of {slug}"), error))
}

/// Field by field: what the file changed since the last import is taken, unless a person changed it too.
fn merge(standing: &Value, base: Option<&Value>, wanted: &Value, slug: &str, kept: &mut Vec<Kept>) -> Value {
    let mut merged = standing.clone();
    for field in differing(standing, wanted).into_iter().filter(|field| field != "id") {
        let in_base = base.and_then(|base| base.get(&field));
        let file_changed = in_base != wanted.get(&field);
        let person_changed = base.is_none() || in_base != standing.get(&field);
        match (file_changed, person_changed) {
            (true, false) => merged[&field] = wanted.get(&field).cloned().unwrap_or(Value::Null),
            (true, true) => kept.push(Kept { slug: slug.to_owned(), field }),
            (false, _) => {}
        }
    }
    merged
}

async fn standing(
    transaction: &DatabaseTransaction,
    batch: &[Document],
) -> Result<HashMap<String, Standing>> {
    let slugs = batch.iter().map(|document| document.slug.as_str());
    let rows = platform::Entity::find().filter(platform::Column::Slug.is_in(slugs)).all(transaction).await?;
    let mut documents: HashMap<Uuid, String> = platform_version::Entity::find()
        .select_only()
        .columns([platform_version::Column::PlatformId, platform_version::Column::Document])
        .filter(platform_version::Column::PlatformId.is_in(rows.iter().map(|row| row.id)))
        .filter(platform_version::Column::ValidTo.is_null())
        .into_tuple::<(Uuid, String)>()
        .all(transaction)
        .await?
        .into_iter()
        .collect();
    rows.into_iter()
        .map(|row| {
            let document = documents.remove(&row.id).ok_or_else(|| {
                Error::corrupt(format!("platform {}", row.slug), "it has no version in force")
            })?;
            Ok((row.slug, Standing { id: row.id, version: row.version, document }))
        })
        .collect()
}

async fn imported(transaction: &DatabaseTransaction, batch: &[Document]) -> Result<HashMap<String, String>> {
    let slugs = batch.iter().map(|document| document.slug.as_str());
    let rows =
        seed_record::Entity::find().filter(seed_record::Column::Slug.is_in(slugs)).all(transaction).await?;
    Ok(rows.into_iter().map(|row| (row.slug, row.document)).collect())
}

async fn remember(transaction: &DatabaseTransaction, records: Vec<(&str, Uuid, String)>) -> Result<()> {
    if records.is_empty() {
        return Ok(());
    }
    let rows = records.into_iter().map(|(slug, platform_id, document)| seed_record::ActiveModel {
        slug: Set(slug.to_owned()),
        platform_id: Set(platform_id),
        document: Set(document),
    });
    let newest = OnConflict::column(seed_record::Column::Slug)
        .update_columns([seed_record::Column::PlatformId, seed_record::Column::Document])
        .to_owned();
    seed_record::Entity::insert_many(rows).on_conflict(newest).exec_without_returning(transaction).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_import_takes_what_the_file_changed_and_keeps_what_a_person_changed() {
        let base = json!({"id": 1, "url": "a", "kind": "x", "access": "o"});
        let standing = json!({"id": 1, "url": "a", "kind": "person", "access": "person"});
        let wanted = json!({"id": 2, "url": "file", "kind": "file", "access": "o"});
        let mut kept = Vec::new();
        let merged = merge(&standing, Some(&base), &wanted, "s", &mut kept);
        assert_eq!(merged, json!({"id": 1, "url": "file", "kind": "person", "access": "person"}));
        assert_eq!(kept, [Kept { slug: "s".into(), field: "kind".into() }]);
    }
}
