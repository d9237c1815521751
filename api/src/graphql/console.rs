//! The page that a browser sees at `/graphql`: an editor, its answer and the schema's documentation.
//!
//! It is our own because the usual one loads its scripts from other people's servers. The page works as a plain
//! form without its script, and knows of the schema only what introspection tells it.

use std::sync::LazyLock;

use axum::response::{Html, IntoResponse, Response};
use http::HeaderName;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use sha2::{Digest, Sha256};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The example queries: a list of objects with `title`, `query` (its lines) and `variables`.
pub const EXAMPLES: &str = include_str!("../../static/console.examples.json");

/// A file whose address changes with its content, so that it may be kept for ever.
pub(super) struct Asset {
    path: String,
    content: &'static str,
    content_type: &'static str,
}

pub(super) static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("css", include_str!("../../static/console.css"), "text/css; charset=utf-8"));
pub(super) static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("js", include_str!("../../static/console.js"), "text/javascript; charset=utf-8")
});
static PAGE: LazyLock<String> = LazyLock::new(|| {
    let page = include_str!("../../static/console.html");
    // In a script element only `<` could end the data early.
    let examples = EXAMPLES.replace('<', "\\u003c");
    let page = page.replace("{{style}}", STYLE.path()).replace("{{script}}", SCRIPT.path());
    page.replace("{{examples}}", &examples)
});

impl Asset {
    fn new(extension: &str, content: &'static str, content_type: &'static str) -> Self {
        let digest = Sha256::digest(content);
        let version = digest.iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        Self { path: format!("/static/console.{version:012x}.{extension}"), content, content_type }
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    fn serve(&self) -> Response {
        let headers = [
            (CONTENT_TYPE, self.content_type),
            (CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (http::header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        (headers, self.content).into_response()
    }
}

/// The page.
pub(super) fn page() -> Response {
    let headers: [(HeaderName, &str); 2] = [(CONTENT_SECURITY_POLICY, POLICY), (CACHE_CONTROL, "no-cache")];
    (headers, Html(PAGE.as_str())).into_response()
}

pub(super) async fn style() -> Response {
    STYLE.serve()
}

pub(super) async fn script() -> Response {
    SCRIPT.serve()
}
