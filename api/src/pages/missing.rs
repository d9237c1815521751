//! Addresses that lead nowhere, or to a page under another address.

use axum::extract::{Request, State};
use axum::response::Response;
use http::request::Parts;

use super::entrance::{elsewhere, negotiated};
use super::failure::Failure;
use super::visit::Visit;
use crate::i18n::Locale;
use crate::routes::Service;

/// What no route is for.
pub(super) async fn show(State(service): State<Service>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    without_language(service, parts).await
}

/// A path that does not begin with one of the six languages, or that nothing is under.
pub(super) async fn without_language(service: Service, parts: Parts) -> Response {
    if let Some(response) = elsewhere(&service, &parts) {
        return response;
    }
    let first = parts.uri.path().split('/').nth(1).unwrap_or_default();
    let known = Locale::exactly(first);
    let locale = known.unwrap_or_else(|| negotiated(&parts.headers));
    let mut visit = Visit::new(service, parts, locale, String::new());
    // The same address in another language is as wrong; from here they all lead home.
    "/".clone_into(&mut visit.path);
    Failure::NotFound.answer(&visit).await
}
