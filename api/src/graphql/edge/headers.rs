//! The headers that every answer carries, whatever it says.

use axum::response::{IntoResponse, Response};
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ALLOW, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

/// The answer to OPTIONS, a browser's question before a script of another site sends a query included.
pub(super) fn options(methods: &'static str) -> Response {
    let headers: [(HeaderName, &'static str); 4] = [
        (ALLOW, methods),
        (ACCESS_CONTROL_ALLOW_METHODS, methods),
        (ACCESS_CONTROL_ALLOW_HEADERS, "accept, accept-language, authorization, content-type"),
        (ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Adds what all answers share. Every site's scripts may read the public data; without the header that allows
/// credentials, no browser sends them its user's cookies.
pub(super) fn finish(headers: &mut HeaderMap) {
    let shared: [(HeaderName, &'static str); 5] = [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (
            ACCESS_CONTROL_EXPOSE_HEADERS,
            "retry-after, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset",
        ),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (VARY, "accept, accept-language, authorization, cookie"),
    ];
    for (name, value) in shared {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}
