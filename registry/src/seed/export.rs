//! The database back into files of the seed format, one a country.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::SeedFile;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::platforms::{Document, Text, published};

/// Every platform in the seed format, one file a country, records by slug: importing them again changes
/// nothing.
///
/// The format cannot carry everything, so into a new database some things do not come back:
/// - The id of an entry that did not come from the seed: an import makes ids of slugs. Ids of entries whose
///   first slug is another than today's change likewise.
/// - When a platform was retired, its successor, and the reason: it is imported as retired because it closed,
///   without a date. `lifecycle_note` is kept.
///
/// Versions, events, endorsements and checks are no part of a record either.
pub async fn export(db: &Db) -> Result<Vec<SeedFile>> {
    let mut countries: BTreeMap<&'static str, Vec<Document>> = BTreeMap::new();
    let mut after: Option<Uuid> = None;
    loop {
        let page = published::page(db, after, 2_000).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.document.id);
        for platform in page {
            countries.entry(platform.document.country.code()).or_default().push(platform.document);
        }
    }
    countries
        .into_iter()
        .map(|(country, mut documents)| {
            documents.sort_by(|a, b| a.slug.cmp(&b.slug));
            let records: Vec<Value> = documents.into_iter().map(record).collect();
            let mut text =
                serde_json::to_string_pretty(&records).map_err(|error| Error::corrupt("export", error))?;
            text.push('\n');
            Ok(SeedFile { name: format!("{}.json", country.to_lowercase()), text })
        })
        .collect()
}

/// A platform as a record of the seed format.
pub(crate) fn record(document: Document) -> Value {
    let Document {
        id: _,
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
        // The seed format knows that a platform is retired and the note says why.
        retirement: _,
    } = document;
    let mut record = json!({
        "slug": slug, "name": texts(names), "url": url, "url_basis": url_basis, "country": country,
        "languages": languages, "levels": levels, "audiences": audiences, "kind": kind, "subjects": subjects,
        "access": access, "operator": operator, "authority": authority, "launched": launched,
        "lifecycle": lifecycle, "summary": texts(summaries), "sources": sources, "confidence": confidence,
    });
    if let Some(note) = lifecycle_note {
        record["lifecycle_note"] = note.into();
    }
    record
}

fn texts(texts: Vec<Text>) -> Map<String, Value> {
    texts.into_iter().map(|text| (text.language.code().to_owned(), text.text.into())).collect()
}
