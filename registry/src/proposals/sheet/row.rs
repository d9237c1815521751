//! From a row of cells to the fields of a proposal. What a cell says is judged later, with all other fields; here only what
//! a column is called, and how a list stands in a cell.

use serde_json::{Map, Value, json};

use super::super::fields::{BY_LANGUAGE, FIELDS};
use super::export::shown;
use super::table::Table;
use crate::error::{Error, FieldError, Result};
use crate::said;
use crate::said::Said;
use crate::vocabulary::CountryCode;

/// Columns of one value or one list.
pub(super) fn plain_columns() -> impl Iterator<Item = &'static str> {
    FIELDS.into_iter().filter(|field| !BY_LANGUAGE.contains(field))
}

const LISTS: [&str; 5] = ["languages", "levels", "audiences", "subjects", "sources"];

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Country,
    Slug,
    Plain(&'static str),
    Text(&'static str, String),
}

/// A row, as far as it names what it is about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub number: usize,
    pub country: Option<CountryCode>,
    pub slug: Option<String>,
    pub fields: Map<String, Value>,
    /// What is wrong with the cell of its country, if that names none.
    pub no_country: Option<Said>,
}

/// The column in which a fault of a field stands: `languages[1]` is in `languages`, `name.fr` in `name:fr`.
pub(super) fn column_of(field: &str) -> String {
    let field = field.split('[').next().unwrap_or(field);
    field.replacen('.', ":", 1)
}

/// Every row; or what is wrong with the head.
pub(super) fn rows(table: &Table) -> Result<Vec<Row>> {
    let columns = columns(&table.head)?;
    let mut rows = Vec::with_capacity(table.rows.len());
    for (number, cells) in &table.rows {
        let mut row =
            Row { number: *number, country: None, slug: None, fields: Map::new(), no_country: None };
        for (column, cell) in columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let cell = &shown(cell).to_owned();
            match column {
                Column::Slug => row.slug = Some(cell.clone()),
                Column::Country => match cell.parse() {
                    Ok(country) => row.country = Some(country),
                    Err(error) => row.no_country = Some(Said::from(error)),
                },
                Column::Plain(field) => drop(row.fields.insert((*field).to_owned(), value(field, cell))),
                Column::Text(field, language) => {
                    let texts = row.fields.entry(*field).or_insert_with(|| json!({}));
                    texts[language.as_str()] = plain(cell).into();
                }
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

fn columns(head: &[String]) -> Result<Vec<Column>> {
    let mut faults = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    for name in head {
        match column(name) {
            Some(column) if columns.contains(&column) => {
                faults.push(FieldError::new(
                    format!("1:{name}"),
                    said!("head-twice", "stands twice in the head"),
                ));
            }
            Some(column) => columns.push(column),
            None => {
                let name: String = name.chars().take(64).collect();
                let message = said!(
                    "head-unknown",
                    "is not a column; the columns are country, slug, name:LANGUAGE, summary:LANGUAGE, {known}",
                    known = plain_columns().collect::<Vec<_>>().join(", ")
                );
                faults.push(FieldError::new(format!("1:{name}"), message));
            }
        }
    }
    if faults.is_empty() { Ok(columns) } else { Err(Error::Invalid(faults)) }
}

/// `name:fr`, `Name (fr)` and `name_fr` are the same column.
fn column(name: &str) -> Option<Column> {
    let lower = name.trim().trim_matches('*').to_lowercase();
    let (field, language) = match lower.split_once([':', '(', '_', '.', ' ']) {
        Some((field, language)) => (field.trim(), language.trim_matches([' ', ')', '(', ':'])),
        None => (lower.as_str(), ""),
    };
    match (field, language) {
        ("country", "") => Some(Column::Country),
        ("slug", "") => Some(Column::Slug),
        (field, "") => plain_columns().find(|plain| *plain == field).map(Column::Plain),
        (field, language) => {
            let field = BY_LANGUAGE.into_iter().find(|known| *known == field)?;
            Some(Column::Text(field, language.to_owned()))
        }
    }
}

fn value(field: &str, cell: &str) -> Value {
    if LISTS.contains(&field) {
        let parts = cell.split(['|', ';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty());
        return parts.map(Value::from).collect();
    }
    match (field, cell.parse::<i64>()) {
        ("launched", Ok(year)) => year.into(),
        _ => plain(cell).into(),
    }
}

/// A text without the line ends and double spaces that cells collect.
fn plain(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_in_the_ways_that_people_write_them() {
        for name in ["name:fr", "Name (FR)", "NAME_fr", "name.fr", " name fr "] {
            assert_eq!(column(name), Some(Column::Text("name", "fr".to_owned())), "{name}");
        }
        assert_eq!(column("*Url*"), Some(Column::Plain("url")));
        for wrong in ["", "nom", "name", "url:fr", "id"] {
            assert_eq!(column(wrong), None, "{wrong}");
        }
    }
}
