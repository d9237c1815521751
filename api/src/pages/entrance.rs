//! Addresses without a language: the browser's decides, and every answer says that it did.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, LOCATION, VARY};
use http::request::Parts;
use http::{HeaderMap, StatusCode};

use crate::i18n::{AcceptedLanguages, Locale};
use crate::routes::Service;

/// Pages whose addresses may be written without a language.
const PARTS: [&str; 11] = [
    "platforms",
    "countries",
    "languages",
    "coverage",
    "about",
    "changes",
    "developers",
    "status",
    "sign-in",
    "renew",
    "desk",
];

/// The way in, by the language of the browser.
pub(super) async fn home(State(service): State<Service>, headers: HeaderMap) -> Response {
    to(&service.urls.pages(negotiated(&headers)).home(), true)
}

/// `/fr` is `/fr/`; `/FR` and `/fr-CA` too.
pub(super) async fn slash(State(service): State<Service>, parts: Parts) -> Response {
    super::missing::without_language(service, parts).await
}

/// The language that the reader's browser likes best of the six.
pub(super) fn negotiated(headers: &HeaderMap) -> Locale {
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    AcceptedLanguages::parse(header).iter().find_map(Locale::find).unwrap_or_default()
}

/// Where a path without one of the six languages leads, if it leads anywhere.
pub(super) fn elsewhere(service: &Service, parts: &Parts) -> Option<Response> {
    let path = parts.uri.path();
    let (first, rest) = path.get(1..)?.split_once('/').unwrap_or((path.get(1..)?, ""));
    let query = parts.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let plain = rest.trim_end_matches('/');
    if let Some(locale) = Locale::exactly(first) {
        // A slash at the end changes nothing; the first page has one.
        let wanted = format!("/{plain}");
        return (rest != plain || path.ends_with(first))
            .then(|| to(&format!("{}{query}", service.urls.pages(locale).at(&wanted)), false));
    }
    let is_tag = first.len() >= 2 && first.split('-').next().is_some_and(|primary| primary.len() == 2);
    if let Some(locale) = Locale::find(first).filter(|_| is_tag) {
        return Some(to(&format!("{}{query}", service.urls.pages(locale).at(&format!("/{plain}"))), false));
    }
    let known = PARTS.contains(&first);
    let locale = negotiated(&parts.headers);
    known.then(|| {
        let below = if plain.is_empty() { format!("/{first}") } else { format!("/{first}/{plain}") };
        to(&format!("{}{query}", service.urls.pages(locale).at(&below)), true)
    })
}

/// Leads on: for this browser, or for everybody.
fn to(link: &str, by_language: bool) -> Response {
    let status = if by_language { StatusCode::TEMPORARY_REDIRECT } else { StatusCode::PERMANENT_REDIRECT };
    let mut response = status.into_response();
    let Ok(link) = link.parse() else { return StatusCode::NOT_FOUND.into_response() };
    response.headers_mut().insert(LOCATION, link);
    if by_language {
        response.headers_mut().insert(VARY, http::HeaderValue::from_static("accept-language"));
        response.headers_mut().insert(CACHE_CONTROL, http::HeaderValue::from_static("no-cache"));
    }
    response
}
