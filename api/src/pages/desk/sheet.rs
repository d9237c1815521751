//! Many entries at once, as a file: what it would come to is said cell by cell before anything is saved.

use askama::Template;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, RawPathParams, Request, State};
use axum::response::Response;
use axum::routing::{MethodRouter, post};
use registry::access::{Deed, may};
use registry::proposals::sheet::{self, SheetReport};
use registry::vocabulary::CountryCode;

use super::act::Done;
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
    page(&desk, None)
}

fn page(desk: &Desk, report: Option<&SheetReport>) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let status = if report.is_some_and(|report| !report.faults.is_empty()) {
        http::StatusCode::UNPROCESSABLE_ENTITY
    } else {
        http::StatusCode::OK
    };
    let page = Page {
        frame: desk.frame(w.say("desk-sheet")),
        told: desk.told(),
        report: report.map(|report| in_words(desk, report)),
        template: sheet::template(&[desk.visit.locale.tag(), "en"]),
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
        row: w.number(fault.row as u64),
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
            let cells = faults.into_iter().map(|fault| sheet::CellFault {
                row: 0,
                column: fault.field,
                code: fault.code,
                message: fault.message,
            });
            page(desk, Some(&SheetReport { faults: cells.collect(), ..SheetReport::default() }))
        }
        Err(other) => Err(other.into()),
    }
}
