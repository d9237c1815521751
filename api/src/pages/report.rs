//! Where anybody says what is wrong with an entry, without an account. What was typed stays when something has to be
//! mended; what fills in the field that no person sees is thanked and thrown away.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{RawPathParams, State};
use axum::response::Response;
use http::StatusCode;
use http::request::Parts;
use registry::error::FieldError;
use registry::problems::{self, LONGEST, ProblemKind, Typed};
use registry::vocabulary::Vocabulary as _;
use registry::vocabulary::{LanguageTag, Slug};

use super::answer::{Holds, Made, answer};
use super::failure::Failure;
use super::frame::Frame;
use super::marks::{Phrase, Texts};
use super::visit::Visit;
use crate::auth::Caller;
use crate::catalogue::Entry;
use crate::i18n::{self, Locale};
use crate::routes::Service;

/// Bytes of a form; the longest text has a third of it in any script.
const MOST: usize = 64 * 1024;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    frame: Frame,
    name: Phrase<'a>,
    back: String,
    kinds: Vec<Kind>,
    words: String,
    most: usize,
    hint: String,
    faults: Vec<Fault>,
    is_sent: bool,
}

struct Kind {
    code: &'static str,
    label: String,
    is_chosen: bool,
}

/// What has to be mended in a field.
struct Fault {
    field: String,
    message: String,
}

/// What a visitor typed.
#[derive(Default)]
struct Form {
    kind: String,
    words: String,
    /// The field that no person sees.
    website: String,
}

impl Form {
    fn read(body: &[u8]) -> Self {
        let mut form = Self::default();
        for (key, value) in url::form_urlencoded::parse(body) {
            match key.as_ref() {
                "kind" => form.kind = value.into_owned(),
                "words" => form.words = value.into_owned(),
                "website" => form.website = value.into_owned(),
                _ => {}
            }
        }
        form
    }
}

/// The empty form, or thanks for one that was sent.
pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let entry = entry(&visit)?;
    let sent = visit.value("sent").is_some();
    page(&visit, &entry, Form::default(), Vec::new(), sent, StatusCode::OK)
}

/// Takes a form.
pub(super) async fn send(
    State(service): State<Service>,
    params: RawPathParams,
    parts: Parts,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Response {
    let param = |name: &str| params.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned());
    let Some(locale) = param("lang").and_then(|lang| Locale::exactly(&lang)) else {
        return super::missing::without_language(service, parts).await;
    };
    let caller = Caller::nobody(&parts, service.urls.are_secure());
    let visit = Visit::new(service, parts, locale, param("name").unwrap_or_default());
    let body = body.ok().filter(|body| body.len() <= MOST);
    match taken(&visit, &caller, body.as_deref()).await {
        Ok(Taken::Sent(link)) => see(&link),
        Ok(Taken::Page(made)) => answer(&visit, made, Holds::Once, None).await,
        Err(failure) => failure.answer(&visit).await,
    }
}

/// What comes of a form.
enum Taken {
    /// It was taken; thanks are there.
    Sent(String),
    /// Something has to be mended.
    Page(Made),
}

async fn taken(visit: &Visit, caller: &Caller, body: Option<&[u8]>) -> Result<Taken, Failure> {
    let entry = entry(visit)?;
    caller.must_be_ours().map_err(|_| Failure::Foreign)?;
    let thanks = format!("{}?sent=1", visit.to.report(&entry.document().slug));
    let Some(body) = body else {
        let fault =
            Fault { field: "words".to_owned(), message: visit.words.count("report-long", LONGEST as u64) };
        let made = page(visit, &entry, Form::default(), vec![fault], false, StatusCode::PAYLOAD_TOO_LARGE)?;
        return Ok(Taken::Page(made));
    };
    let form = Form::read(body);
    if !form.website.is_empty() {
        return Ok(Taken::Sent(thanks));
    }
    let language = visit.locale.tag().parse().unwrap_or(LanguageTag::ENGLISH);
    let typed = Typed { kind: &form.kind, words: &form.words, language };
    let Service { ctx, policy, .. } = &visit.service;
    match problems::report(ctx, policy, &caller.source, entry.id(), typed).await {
        Ok(()) => Ok(Taken::Sent(thanks)),
        Err(registry::Error::Invalid(faults)) => {
            let faults = faults.into_iter().map(|fault| in_words(visit, fault)).collect();
            page(visit, &entry, form, faults, false, StatusCode::UNPROCESSABLE_ENTITY).map(Taken::Page)
        }
        Err(other) => Err(other.into()),
    }
}

fn in_words(visit: &Visit, fault: FieldError) -> Fault {
    Fault { message: i18n::say(&fault.message, visit.locale), field: fault.field }
}

fn entry(visit: &Visit) -> Result<std::sync::Arc<Entry>, Failure> {
    let slug: Slug = visit.name.parse().map_err(|_| Failure::NotFound)?;
    visit.snapshot.by_slug(&slug).ok_or(Failure::NotFound)
}

/// Leads on to a page that a reload does not send again.
fn see(link: &str) -> Response {
    use axum::response::IntoResponse as _;
    (StatusCode::SEE_OTHER, [(http::header::LOCATION, link.to_owned())]).into_response()
}

fn page(
    visit: &Visit,
    entry: &Entry,
    form: Form,
    faults: Vec<Fault>,
    is_sent: bool,
    status: StatusCode,
) -> Result<Made, Failure> {
    let w = visit.words;
    let document = entry.document();
    let name = Texts(&document.names, visit.locale).chosen();
    let name = name.unwrap_or(Phrase { text: document.slug.as_str(), language: None, around: visit.locale });
    let kind = |kind: &ProblemKind| Kind {
        code: kind.code(),
        label: w.of_code("problem", kind.code()).into_owned(),
        is_chosen: kind.code() == form.kind,
    };
    let page = Page {
        frame: Frame::new(visit, w.named("report-title", name.text), w.say("report-lead")).unlisted(),
        name,
        back: visit.to.platform(&document.slug),
        kinds: ProblemKind::all().iter().map(kind).collect(),
        words: form.words,
        most: LONGEST,
        hint: w.count("report-words-hint", LONGEST as u64),
        faults,
        is_sent,
    };
    Made::with(status, &page)
}

impl Page<'_> {
    fn fault(&self, field: &str) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.field == field)
    }
}
