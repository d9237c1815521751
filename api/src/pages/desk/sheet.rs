//! Many entries at once, as a file: what it would come to is said cell by cell before anything is saved.

use askama::Template;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, RawPathParams, Request, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, post};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use registry::access::{Deed, may};
use registry::error::FieldError;
use registry::proposals::sheet::{self, SheetReport};
use registry::vocabulary::CountryCode;
use serde_json::Value;

use super::act::Done;
use super::boxes::{Boxes, Tick};
use super::overview::grants;
use super::{Desk, Form, entered, told};
use crate::i18n;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::routes::Service;

/// Bytes of a file that is read.
const MOST: usize = 8 * 1024 * 1024;
/// Faults that are shown; whoever mends these sees the next.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "desk/sheet.html")]
struct Page {
    frame: Frame,
    told: Option<String>,
    report: Option<Report>,
    template: String,
    /// Of each of the visitor's countries its name and the address of its file.
    files: Vec<(&'static str, String)>,
    empty: String,
    /// Of each column with a list of values, what they are.
    values: Vec<(&'static str, Vec<Tick>)>,
}

/// What a file would come to.
struct Report {
    summary: String,
    faults: Vec<Cell>,
    is_sound: bool,
}

struct Cell {
    row: String,
    column: String,
    message: String,
}

/// The form.
pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    let countries: Vec<CountryCode> = grants(desk.actor()).government.into_iter().collect();
    let first = countries.first().ok_or(Failure::Forbidden)?;
    may(desk.actor(), Deed::Propose(*first))?;
    let languages = languages(&desk);
    match desk.visit.value("file").as_deref() {
        None => page(&desk, None),
        Some("empty") => Ok(as_file("portolan.csv", sheet::template(&languages))),
        Some(code) => {
            let country: CountryCode = code.parse().map_err(|_| Failure::NotFound)?;
            let file = sheet::export(desk.ctx(), desk.actor(), country, &languages).await?;
            Ok(as_file(&format!("portolan-{}.csv", country.code().to_lowercase()), file))
        }
    }
}

/// In which languages a file has names and summaries: the reader's and English.
fn languages(desk: &Desk) -> Vec<&'static str> {
    let mut languages = vec![desk.visit.locale.tag(), "en"];
    languages.dedup();
    languages
}

fn as_file(name: &str, file: String) -> Done {
    let head = [
        (CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Done::File((head, file).into_response())
}

fn page(desk: &Desk, report: Option<&SheetReport>) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let status = if report.is_some_and(|report| !report.faults.is_empty()) {
        http::StatusCode::UNPROCESSABLE_ENTITY
    } else {
        http::StatusCode::OK
    };
    let here = desk.at("/desk/sheet");
    let Boxes { levels, audiences, kinds, subjects, access, lifecycles, .. } = Boxes::of(&Value::Null, w);
    let page = Page {
        frame: desk.frame(w.say("desk-sheet")),
        told: desk.told(),
        report: report.map(|report| in_words(desk, report)),
        template: sheet::template(&languages(desk)).trim_start_matches('\u{feff}').to_owned(),
        files: grants(desk.actor())
            .government
            .into_iter()
            .map(|code| (w.label(code), format!("{here}?file={}", code.code())))
            .collect(),
        empty: format!("{here}?file=empty"),
        values: vec![
            ("levels", levels),
            ("audiences", audiences),
            ("kind", kinds),
            ("subjects", subjects),
            ("access", access),
            ("lifecycle", lifecycles),
        ],
    };
    Made::with(status, &page).map(Done::Page)
}

fn in_words(desk: &Desk, report: &SheetReport) -> Report {
    let w = desk.visit.words;
    let SheetReport { creations, updates, unchanged, faults } = report;
    let facts = [
        ("creations", (*creations as u64).into()),
        ("updates", (*updates as u64).into()),
        ("unchanged", (*unchanged as u64).into()),
        ("faults", (faults.len() as u64).into()),
    ];
    let cell = |fault: &sheet::CellFault| Cell {
        // A fault of the whole file stands in no row.
        row: if fault.row == 0 { "–".to_owned() } else { w.number(fault.row as u64) },
        column: fault.column.clone(),
        message: i18n::say(&fault.message, desk.visit.locale),
    };
    Report {
        summary: w.with("sheet-summary", &facts),
        faults: faults.iter().take(SHOWN).map(cell).collect(),
        is_sound: faults.is_empty(),
    }
}

/// Where a file is sent; forms of pairs are smaller.
pub(super) fn route() -> MethodRouter<Service> {
    post(send).layer(DefaultBodyLimit::max(MOST + 64 * 1024))
}

/// Takes a file: to be looked at, or to make drafts of.
async fn send(State(service): State<Service>, params: RawPathParams, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let typed = Multipart::from_request(Request::from_parts(parts.clone(), body), &()).await;
    let desk = match entered(service, &params, parts, Form::default()).await {
        Ok(desk) => desk,
        Err(response) => return *response,
    };
    if desk.caller.must_be_ours().is_err() {
        return Failure::Foreign.answer(&desk.visit).await;
    }
    if desk.caller.is_visitor() {
        return Failure::Unauthenticated.answer(&desk.visit).await;
    }
    let done = match typed {
        Ok(typed) => taken(&desk, typed).await,
        Err(_) => Err(Failure::NotFound),
    };
    told(&desk, done).await
}

async fn taken(desk: &Desk, mut typed: Multipart) -> Result<Done, Failure> {
    let (mut file, mut is_meant) = (Vec::new(), false);
    while let Ok(Some(mut field)) = typed.next_field().await {
        match field.name().unwrap_or_default() {
            "do" => is_meant = field.text().await.is_ok_and(|text| text == "import"),
            "file" => {
                while let Ok(Some(piece)) = field.chunk().await {
                    if file.len() + piece.len() > MOST {
                        return Err(Failure::TooLarge);
                    }
                    file.extend_from_slice(&piece);
                }
            }
            _ => {}
        }
    }
    let report = sheet::check(desk.ctx(), desk.actor(), &file).await;
    match report {
        Ok(report) if report.faults.is_empty() && is_meant => {
            sheet::import(desk.ctx(), desk.actor(), &file).await?;
            Ok(Done::see(desk.at("/desk/proposals"), "imported"))
        }
        Ok(report) => page(desk, Some(&report)),
        Err(registry::Error::Invalid(faults)) => {
            let cells = faults.into_iter().map(|FieldError { field, code, message }| {
                let place = field.split_once(':').and_then(|(row, column)| Some((row.parse().ok()?, column)));
                let (row, column) = place.unwrap_or((0, field.as_str()));
                sheet::CellFault { row, column: column.to_owned(), code, message }
            });
            page(desk, Some(&SheetReport { faults: cells.collect(), ..SheetReport::default() }))
        }
        Err(other) => Err(other.into()),
    }
}
