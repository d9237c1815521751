//! What caches on the way may do with an answer: how long they may keep it, and how they ask whether it still holds.

use http::header::{CACHE_CONTROL, ETAG};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use super::super::reads::Basis;
use crate::http::validators::is_known;

/// How long an answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// It says that something is wrong, or something has been done.
    Not,
    /// It is for whoever asked, and for nobody else.
    Theirs,
    /// For this moment: it was read from the database.
    Now,
    /// While these states stand.
    While(Basis),
}

impl Holds {
    /// Without asking again, others may keep what never changes for an hour, and the rest for seconds.
    pub(super) const fn cache_control(self) -> &'static str {
        match self {
            Self::Not => "no-store",
            Self::Theirs => "private, no-store",
            Self::Now => "no-cache",
            Self::While(basis) if basis.has_checks() => "public, max-age=5, stale-while-revalidate=30",
            Self::While(basis) if basis.has_catalogue() => "public, max-age=10, stale-while-revalidate=60",
            Self::While(_) => "public, max-age=3600",
        }
    }
}

/// Says how long the answer to a GET holds, and leaves its bytes out for who has them.
pub(super) fn describe<B: Default>(
    mut response: Response<B>,
    asked: &HeaderMap,
    holds: Holds,
    etag: Option<HeaderValue>,
) -> Response<B> {
    let known = etag.as_ref().is_some_and(|etag| is_known(asked, etag));
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(holds.cache_control()));
    if let Some(etag) = etag {
        headers.insert(ETAG, etag);
    }
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(http::header::CONTENT_TYPE);
        *response.body_mut() = B::default();
    }
    response
}
