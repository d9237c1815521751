//! The entries of a country as a file to be changed and sent back: the same columns as the template, one row an entry.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use super::row::plain_columns;
use super::{header, targets_of};
use crate::access::{Actor, Deed, may};
use crate::context::Context;
use crate::entities::platform;
use crate::error::{Error, Result};
use crate::proposals::fields::{BY_LANGUAGE, standing};
use crate::vocabulary::{CountryCode, Lifecycle};

/// Entries that one file has.
const MOST: u64 = 2_000;

/// The entries of a country that are not retired, as CSV, with their names and summaries in these languages.
pub async fn export(
    ctx: &Context,
    actor: &Actor,
    country: CountryCode,
    languages: &[&str],
) -> Result<String> {
    may(actor, Deed::Propose(country))?;
    let ids: Vec<Uuid> = platform::Entity::find()
        .select_only()
        .column(platform::Column::Id)
        .filter(platform::Column::Country.eq(country))
        .filter(platform::Column::Lifecycle.ne(Lifecycle::Retired))
        .order_by_asc(platform::Column::Slug)
        .limit(MOST)
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    let mut entries = targets_of(ctx.db.read(), &ids).await?;
    entries.sort_by(|one, other| one.document.slug.cmp(&other.document.slug));
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| Error::corrupt("file of entries", error);
    writer.write_record(header(languages)).map_err(failed)?;
    for entry in entries {
        writer.write_record(row(&standing(&entry.document), languages)).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::corrupt("file of entries", error))?;
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

fn row(record: &Value, languages: &[&str]) -> Vec<String> {
    let own = ["country", "slug"].map(|field| cell(&record[field]));
    let texts = BY_LANGUAGE.iter().flat_map(|field| languages.iter().map(|tag| cell(&record[*field][*tag])));
    own.into_iter().chain(texts).chain(plain_columns().map(|field| cell(&record[field]))).collect()
}

fn cell(value: &Value) -> String {
    inert(match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    })
}

/// How a cell begins that a spreadsheet would run.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text that no spreadsheet takes for a formula: an apostrophe before it, which `shown` takes away again.
pub fn inert(text: String) -> String {
    if text.starts_with(FORMULAS) { format!("'{text}") } else { text }
}

/// What a cell says whose formula was made inert.
pub(super) fn shown(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULAS)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_text_and_comes_back_as_it_was() {
        for attack in ["=1+1", "+1", "-2+3|cmd", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")"] {
            let inert = inert(attack.to_owned());
            assert!(!inert.starts_with(FORMULAS), "{inert}");
            assert_eq!(shown(&inert), attack);
        }
        assert_eq!(shown("'tis"), "'tis");
        assert_eq!(inert("Aula".to_owned()), "Aula");
    }
}
