//! The page that a browser sees at `/graphql`: an editor, its answer and the schema's documentation.
//!
//! It is our own because the usual one loads its scripts from other people's servers. The page works as a plain
//! form without its script, and knows of the schema only what introspection tells it.

use std::sync::LazyLock;

use axum::response::{Html, IntoResponse, Response};
use http::HeaderName;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};

use crate::http::assets::{CONSOLE_SCRIPT, CONSOLE_STYLE};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The example queries: a list of objects with `title`, `query` (its lines) and `variables`.
pub const EXAMPLES: &str = include_str!("../../static/console.examples.json");

static PAGE: LazyLock<String> = LazyLock::new(|| {
    let page = include_str!("../../static/console.html");
    // In a script element only `<` could end the data early.
    let examples = EXAMPLES.replace('<', "\\u003c");
    let page = page.replace("{{style}}", &CONSOLE_STYLE.path()).replace("{{script}}", &CONSOLE_SCRIPT.path());
    page.replace("{{examples}}", &examples)
});

/// The page.
pub(super) fn page() -> Response {
    let headers: [(HeaderName, &str); 2] = [(CONTENT_SECURITY_POLICY, POLICY), (CACHE_CONTROL, "no-cache")];
    (headers, Html(PAGE.as_str())).into_response()
}
