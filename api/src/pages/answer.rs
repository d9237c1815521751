//! From a page to an answer over HTTP: status, caches, languages, what a browser may do with it.
//!
//! A page that is made of the catalogue alone has its name (`ETag`) before it is made: the state of the catalogue. So
//! whoever has it already gets a 304 for nothing, and what was made and packed once is given again while that state
//! stands. A page that asks the database is named by its bytes.

use std::sync::{Arc, LazyLock};

use askama::Template;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    RETRY_AFTER, VARY,
};
use http::{HeaderValue, StatusCode};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::failure::Failure;
use super::visit::Visit;
use crate::http::assets::{SCRIPT, STYLE};
use crate::http::coding::{Coding, Effort};
use crate::http::validators::{etag, is_known};

/// What a page may load and do: nothing but files of our own. Forms lead to pages of our own.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Bytes of packed pages that are kept.
const KEPT: u64 = 32 * 1024 * 1024;
/// An address that is longer is nobody's favourite.
const LONGEST: usize = 500;

/// How long a page holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// While the catalogue stands as it is.
    WithCatalogue,
    /// For this moment: it asks the database, or the time.
    Now,
    /// It is the answer to what somebody sent.
    Once,
}

/// A page that was made.
pub(super) struct Made {
    status: StatusCode,
    html: String,
    content_type: &'static str,
    retry_after: Option<u64>,
}

impl Made {
    /// A page that is found.
    pub(super) fn page(template: &impl Template) -> Result<Self, Failure> {
        Self::with(StatusCode::OK, template)
    }

    /// A page with another status.
    pub(super) fn with(status: StatusCode, template: &impl Template) -> Result<Self, Failure> {
        let html = template.render().map_err(|error| Failure::Internal(error.to_string()))?;
        Ok(Self { status, html, content_type: "text/html; charset=utf-8", retry_after: None })
    }

    /// Something else than a page, for the script of one.
    pub(super) fn json(text: String) -> Self {
        Self { status: StatusCode::OK, html: text, content_type: "application/json", retry_after: None }
    }

    /// The same with another status.
    pub(super) fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// To be asked again after so many seconds.
    pub(super) fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }
}

/// A packed page that was given before, and the state that it was made of.
struct Kept {
    name: String,
    coding: Coding,
    bytes: Bytes,
}

#[derive(Clone)]
struct BySize;

impl Weighter<(Coding, String), Arc<Kept>> for BySize {
    fn weight(&self, (_, address): &(Coding, String), kept: &Arc<Kept>) -> u64 {
        (address.len() + kept.bytes.len()) as u64 + 200
    }
}

static PAGES: LazyLock<Cache<(Coding, String), Arc<Kept>, BySize>> =
    LazyLock::new(|| Cache::with_weighter(2_000, KEPT, BySize));

/// The name of the state that every page of the catalogue is made of: the data, and the program.
pub(super) fn state(visit: &Visit) -> String {
    static PROGRAM: LazyLock<String> = LazyLock::new(|| {
        let files = format!("{}{}", STYLE.path(), SCRIPT.path());
        let digest = etag(files.as_bytes());
        let digest = digest.to_str().unwrap_or_default().trim_matches('"');
        format!("{}-{}", env!("CARGO_PKG_VERSION"), digest.get(..8).unwrap_or_default())
    });
    let snapshot = &visit.snapshot;
    format!("W/\"{}-{}-{:x}\"", *PROGRAM, snapshot.version(), snapshot.checks_version())
}

/// The answer that a visitor has already, or that was given to another.
pub(super) fn known(visit: &Visit, name: &str) -> Option<Response> {
    if HeaderValue::from_str(name).is_ok_and(|name| is_known(&visit.parts.headers, &name)) {
        return Some(dressed(visit, StatusCode::NOT_MODIFIED.into_response(), Holds::WithCatalogue, name));
    }
    let kept = PAGES.get(&key(visit)).filter(|kept| kept.name == name)?;
    Some(packed(
        visit,
        StatusCode::OK,
        "text/html; charset=utf-8",
        (kept.coding, kept.bytes.clone()),
        (Holds::WithCatalogue, name),
    ))
}

fn key(visit: &Visit) -> (Coding, String) {
    let address = visit.parts.uri.path_and_query().map_or("", |address| address.as_str());
    (Coding::accepted(&visit.parts.headers), format!("{}{address}", visit.service.urls.home()))
}

/// The answer that a page makes.
pub(super) async fn answer(visit: &Visit, made: Made, holds: Holds, name: Option<String>) -> Response {
    let Made { status, html, content_type, retry_after } = made;
    let html = Bytes::from(html);
    let (name, known) = match (name, holds) {
        (Some(name), _) => (name, false),
        (None, Holds::Once) => (String::new(), false),
        (None, Holds::Now | Holds::WithCatalogue) => {
            let name = format!("W/{}", etag(&html).to_str().unwrap_or_default());
            let known = HeaderValue::from_str(&name).is_ok_and(|name| is_known(&visit.parts.headers, &name));
            (name, known && status == StatusCode::OK)
        }
    };
    if known {
        return dressed(visit, StatusCode::NOT_MODIFIED.into_response(), holds, &name);
    }
    let coding = Coding::accepted(&visit.parts.headers);
    let (coding, bytes) = coding.pack(html, Effort::Quick).await;
    let key = key(visit);
    if holds == Holds::WithCatalogue && status == StatusCode::OK && key.1.len() < LONGEST {
        PAGES.insert(key, Arc::new(Kept { name: name.clone(), coding, bytes: bytes.clone() }));
    }
    let mut response = packed(visit, status, content_type, (coding, bytes), (holds, &name));
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

fn packed(
    visit: &Visit,
    status: StatusCode,
    content_type: &'static str,
    (coding, bytes): (Coding, Bytes),
    (holds, name): (Holds, &str),
) -> Response {
    let mut response =
        (status, [(CONTENT_TYPE, HeaderValue::from_static(content_type))], bytes).into_response();
    if let Some(coding) = coding.header() {
        response.headers_mut().insert(CONTENT_ENCODING, coding);
    }
    dressed(visit, response, holds, name)
}

fn dressed(visit: &Visit, mut response: Response, holds: Holds, name: &str) -> Response {
    let is_good = response.status() == StatusCode::OK || response.status() == StatusCode::NOT_MODIFIED;
    let cached = match holds {
        _ if !is_good => "no-store",
        Holds::WithCatalogue => "public, max-age=30, stale-while-revalidate=300",
        Holds::Now => "no-cache",
        Holds::Once => "no-store",
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cached));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(visit.locale.tag()));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(name) = HeaderValue::from_str(name)
        && is_good
        && !name.is_empty()
    {
        headers.insert(ETAG, name);
    }
    response
}
