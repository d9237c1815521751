//! The badge that a government puts on its own platform: whether the entry is confirmed, and whether the address answers.

use askama::filters::{Html, escape};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};
use registry::vocabulary::{EndorsementStatus, Lifecycle, ReachabilityStatus, Slug};

use super::entrance::negotiated;
use super::words::Words;
use crate::catalogue::Entry;
use crate::http::validators::{etag, is_known};
use crate::i18n::Locale;
use crate::routes::Service;

/// Colours that white letters are read on.
const GOOD: &str = "#0b6b3a";
const FAIR: &str = "#8a5a00";
const BAD: &str = "#a4262c";
const PLAIN: &str = "#4a5560";

/// Shows the badge of `slug.svg`, in the language that `?lang=` or the browser asks for.
pub(super) async fn show(
    State(service): State<Service>,
    Path(name): Path<String>,
    headers: HeaderMap,
    uri: http::Uri,
) -> Response {
    let slug = name.strip_suffix(".svg").and_then(|slug| slug.parse::<Slug>().ok());
    let Some(entry) = slug.and_then(|slug| service.catalogue.snapshot().by_slug(&slug)) else {
        return (StatusCode::NOT_FOUND, "no such badge\n").into_response();
    };
    let asked = url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let asked = asked.filter(|(key, _)| key == "lang").find_map(|(_, value)| Locale::find(&value));
    let svg = draw(&entry, Words(asked.unwrap_or_else(|| negotiated(&headers))));
    let tag = etag(svg.as_bytes());
    let known = is_known(&headers, &tag);
    let shared = [
        (CONTENT_TYPE, HeaderValue::from_static("image/svg+xml")),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'")),
        (VARY, HeaderValue::from_name(ACCEPT_LANGUAGE)),
        (ETAG, tag),
    ];
    if known { (StatusCode::NOT_MODIFIED, shared).into_response() } else { (shared, svg).into_response() }
}

/// What the badge says, and in which colour.
fn says(entry: &Entry, w: Words) -> (String, &'static str) {
    let published = &entry.published;
    if published.document.lifecycle == Lifecycle::Retired {
        return (w.label(Lifecycle::Retired).to_owned(), PLAIN);
    }
    let status = published.reachability.status;
    let word = w.label(status);
    match (published.endorsement.status, status) {
        (_, ReachabilityStatus::Down) => (word.to_owned(), BAD),
        (EndorsementStatus::Current | EndorsementStatus::Due, _) => {
            let until = published
                .endorsement
                .valid_until
                .map(|until| w.named("badge-until", &until.format("%Y-%m-%d").to_string()));
            let until = until.unwrap_or_else(|| w.label(published.endorsement.status).to_owned());
            let colour = if status == ReachabilityStatus::Suspect { FAIR } else { GOOD };
            (format!("{until} · {word}"), colour)
        }
        (
            EndorsementStatus::Unverified | EndorsementStatus::Lapsed | EndorsementStatus::Revoked,
            ReachabilityStatus::Up,
        ) => (word.to_owned(), GOOD),
        (EndorsementStatus::Unverified | EndorsementStatus::Lapsed | EndorsementStatus::Revoked, _) => {
            (word.to_owned(), FAIR)
        }
    }
}

fn draw(entry: &Entry, w: Words) -> String {
    let name = w.say("site-name");
    let (text, colour) = says(entry, w);
    let (left, right) = (width(&name) + 14, width(&text) + 14);
    let (whole, name_at, text_at) = (left + right, left / 2, left + right / 2);
    let (Ok(name), Ok(text)) = (escape(name, Html), escape(text, Html));
    let direction = w.0.direction();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole}\" height=\"20\" role=\"img\" aria-label=\"{name}: {text}\">\
         <title>{name}: {text}</title>\
         <rect width=\"{left}\" height=\"20\" rx=\"3\" fill=\"#0b4f78\"/>\
         <rect x=\"{left}\" width=\"{right}\" height=\"20\" rx=\"3\" fill=\"{colour}\"/>\
         <rect x=\"{}\" width=\"6\" height=\"20\" fill=\"{colour}\"/>\
         <g fill=\"#fff\" font-family=\"system-ui,sans-serif\" font-size=\"11\" text-anchor=\"middle\" direction=\"{direction}\">\
         <text x=\"{name_at}\" y=\"14\">{name}</text><text x=\"{text_at}\" y=\"14\">{text}</text></g></svg>",
        left.saturating_sub(1)
    )
}

/// About how wide a text is at eleven pixels: a wide character of East Asia is one em.
fn width(text: &str) -> usize {
    text.chars().map(|c| if ('\u{2E80}'..='\u{FFEF}').contains(&c) { 12 } else { 7 }).sum()
}
