//! Many proposals from one file: a row is a platform, to be listed or, when it names one by its slug, to be changed. A dry
//! run says of every cell what is wrong with it; drafts are made of all rows or of none.

mod export;
mod row;
mod table;

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::Proposal;
use super::changes::changes;
use super::draft::{begun, blank};
use super::fields::{BY_LANGUAGE, Fields, standing};
use super::stored::{insert, read};
use crate::access::{Actor, Deed, may};
use crate::context::Context;
use crate::entities::{platform, platform_version, proposal};
use crate::error::{Error, FieldError, Result};
use crate::events;
use crate::platforms::Document;
use crate::said;
use crate::said::Said;
use crate::vocabulary::Lifecycle;
use crate::workflow::ProposalKind;
use row::Row;

pub use export::{export, inert};

/// A cell that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// The row's number, as a spreadsheet shows it.
    pub row: usize,
    /// The column, as the file names it; empty for the row as a whole.
    pub column: String,
    /// Which fault, for programs.
    pub code: &'static str,
    /// What is wrong and what would be right.
    pub message: Said,
}

/// What a file would come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetReport {
    /// Rows that would list a platform.
    pub creations: usize,
    /// Rows that would change one.
    pub updates: usize,
    /// Rows that say what stands already.
    pub unchanged: usize,
    /// Everything that stands against it.
    pub faults: Vec<CellFault>,
}

/// The columns of the template, in order; texts have one for each language that is asked for.
pub fn template(languages: &[&str]) -> String {
    format!("\u{feff}{}\r\n", header(languages).join(","))
}

fn header(languages: &[&str]) -> Vec<String> {
    let texts = |field: &'static str| languages.iter().map(move |language| format!("{field}:{language}"));
    ["country".to_owned(), "slug".to_owned()]
        .into_iter()
        .chain(texts("name"))
        .chain(texts("summary"))
        .chain(row::plain_columns().map(str::to_owned))
        .collect()
}

/// Says what a file would come to, and saves nothing.
pub async fn check(ctx: &Context, actor: &Actor, bytes: &[u8]) -> Result<SheetReport> {
    let (rows, report) = judged(ctx.db.read(), actor, bytes).await?;
    drop(rows);
    Ok(report)
}

/// Makes a draft of every row, or of none.
pub async fn import(ctx: &Context, actor: &Actor, bytes: &[u8]) -> Result<Vec<Proposal>> {
    let transaction = ctx.db.write().await?;
    let (rows, report) = judged(&transaction, actor, bytes).await?;
    if !report.faults.is_empty() {
        let fault = |CellFault { row, column, code, message }| {
            FieldError::coded(code, format!("{row}:{column}"), message)
        };
        return Err(Error::Invalid(report.faults.into_iter().map(fault).collect()));
    }
    let (mut drafts, mut begun_all, mut by) = (Vec::new(), Vec::new(), None);
    for (row, target) in rows {
        let Some(country) = row.country else { continue };
        let acting = may(actor, Deed::Propose(country))?;
        let kind = if target.is_some() { ProposalKind::Update } else { ProposalKind::Create };
        let fields = Fields::read(row.fields.into(), &super::FIELDS)?;
        let model = proposal::Model {
            platform_id: target.as_ref().map(|target| target.document.id),
            base_version: target.as_ref().map(|target| target.version),
            fields: fields.to_text(),
            ..blank(ctx, &acting, kind, country)?
        };
        insert(&transaction, &model).await?;
        begun_all.push(Ok(begun(&model)));
        drafts.push(read(model)?);
        by = Some(acting);
    }
    if let Some(acting) = by {
        events::append(ctx, &transaction, &acting, begun_all).await?;
    }
    transaction.commit().await?;
    Ok(drafts)
}

/// The entry that a row names.
struct Target {
    document: Document,
    version: i32,
}

impl Target {
    /// Texts in languages that the file has no column for stay as they are.
    fn complete(&self, fields: &mut Map<String, Value>) {
        let standing = standing(&self.document);
        for field in BY_LANGUAGE {
            if let (Some(typed), Some(known)) = (fields.get_mut(field), standing[field].as_object())
                && let Some(typed) = typed.as_object_mut()
            {
                for (language, text) in known {
                    typed.entry(language).or_insert_with(|| text.clone());
                }
            }
        }
    }

    /// Whether a row says no more than what stands.
    fn says(&self, row: &Row) -> bool {
        let standing = standing(&self.document);
        let fields = Fields::read(row.fields.clone().into(), &super::FIELDS);
        fields.is_ok_and(|fields| changes(&standing, &standing, &fields).is_empty())
    }
}

async fn judged(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    bytes: &[u8],
) -> Result<(Vec<(Row, Option<Target>)>, SheetReport)> {
    may(actor, Deed::BeSomebody)?;
    let table = table::read(bytes)?;
    let mut rows = row::rows(&table)?;
    let mut targets = targets(connection, &rows).await?;
    let mut report = SheetReport::default();
    let mut judged = Vec::with_capacity(rows.len());
    for row in rows.drain(..) {
        let target = row.slug.as_ref().and_then(|slug| targets.remove(slug));
        let (row, mut faults) = one(actor, row, target.as_ref());
        if faults.is_empty() && target.as_ref().is_some_and(|target| target.says(&row)) {
            report.unchanged += 1;
            continue;
        }
        report.faults.append(&mut faults);
        match target {
            Some(_) => report.updates += 1,
            None => report.creations += 1,
        }
        judged.push((row, target));
    }
    Ok((judged, report))
}

/// Judges a row as its submission would be.
fn one(actor: &Actor, mut row: Row, target: Option<&Target>) -> (Row, Vec<CellFault>) {
    let mut faults = Vec::new();
    let number = row.number;
    let mut fault = |column: &str, code, message: Said| {
        faults.push(CellFault { row: number, column: column.to_owned(), code, message });
    };
    if let (Some(slug), None) = (&row.slug, target) {
        let message = said!(
            "row-no-entry",
            "`{slug}` is no entry, or stands in an earlier row too; leave it empty to list a new one",
            slug = slug
        );
        fault("slug", "NOT_FOUND", message);
        return (row, faults);
    }
    if let Some(Target { document, .. }) = target {
        if document.lifecycle == Lifecycle::Retired {
            fault("slug", "CONFLICT", said!("row-retired", "`{slug}` is retired", slug = document.slug));
        }
        if row.country.is_some_and(|country| country != document.country) {
            let message = said!(
                "row-country",
                "`{slug}` is an entry of {country}",
                slug = document.slug,
                country = document.country
            );
            fault("country", "INVALID", message);
        }
        row.country = Some(document.country);
    }
    if let Some(message) = row.no_country.take() {
        fault("country", "INVALID", message);
        return (row, faults);
    }
    if let Some(target) = target {
        target.complete(&mut row.fields);
    }
    let Some(country) = row.country else {
        fault(
            "country",
            "REQUIRED",
            said!("country-missing", "is missing: a country's two letters, such as FR"),
        );
        return (row, faults);
    };
    if let Err(error) = may(actor, Deed::Propose(country)) {
        fault("country", error.code(), said!("country-forbidden", "{why}", why = error));
        return (row, faults);
    }
    let judged = Fields::read(row.fields.clone().into(), &super::FIELDS).and_then(|fields| {
        let (id, base) = target.map_or_else(
            || (Uuid::nil(), super::fields::blank(&super::fields::slug(country, &fields), country)),
            |target| (target.document.id, standing(&target.document)),
        );
        super::fields::document(id, base, &fields)
    });
    match judged {
        Ok(_) => {}
        Err(Error::Invalid(found)) => {
            for FieldError { field, code, message } in found {
                let column = row::column_of(&field);
                fault(&column, code, message);
            }
        }
        Err(other) => fault("", other.code(), Said::plainly(other.to_string())),
    }
    (row, faults)
}

async fn targets(connection: &impl ConnectionTrait, rows: &[Row]) -> Result<HashMap<String, Target>> {
    let slugs = rows.iter().filter_map(|row| row.slug.clone());
    let found = platform::Entity::find().filter(platform::Column::Slug.is_in(slugs)).all(connection).await?;
    let ids: Vec<Uuid> = found.into_iter().map(|row| row.id).collect();
    let targets = targets_of(connection, &ids).await?.into_iter();
    Ok(targets.map(|target| (target.document.slug.as_str().to_owned(), target)).collect())
}

/// The versions of these platforms that are in force.
async fn targets_of(connection: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Target>> {
    let mut targets = Vec::with_capacity(ids.len());
    for ids in ids.chunks(500) {
        let versions = platform_version::Entity::find()
            .filter(platform_version::Column::PlatformId.is_in(ids.iter().copied()))
            .filter(platform_version::Column::ValidTo.is_null())
            .all(connection)
            .await?;
        for version in versions {
            let document = serde_json::from_str(&version.document)
                .map_err(|error| Error::corrupt(format!("document of {}", version.platform_id), error))?;
            targets.push(Target { document, version: version.version });
        }
    }
    Ok(targets)
}
