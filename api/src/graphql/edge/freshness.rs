//! What caches on the way may do with an answer: how long they may keep it, and how they ask whether it still holds.

use http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use sha2::{Digest, Sha256};

use super::super::reads::Basis;

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

/// The strong validator of an answer: a part of the hash of its bytes.
pub(super) fn etag(bytes: &[u8]) -> HeaderValue {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(34);
    text.push('"');
    for byte in Sha256::digest(bytes).iter().take(16) {
        // Writing into memory cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text.push('"');
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("\"\""))
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

/// Whether the client has these bytes already; weak validators compare as strong ones do (RFC 9110, 13.1.2).
fn is_known(asked: &HeaderMap, etag: &HeaderValue) -> bool {
    let lists = asked.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag).as_bytes() == etag.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_says_in_many_ways_what_it_has() {
        let known = |list: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, list.parse().unwrap());
            is_known(&headers, &HeaderValue::from_static("\"a\""))
        };
        for list in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*", "\"b\" ,W/\"a\""] {
            assert!(known(list), "{list}");
        }
        for list in ["\"b\"", "a", "", "\"a", "w/\"a\""] {
            assert!(!known(list), "{list}");
        }
    }

    #[test]
    fn other_bytes_have_another_name() {
        assert_eq!(etag(b"a"), etag(b"a"));
        assert_ne!(etag(b"a"), etag(b"b"));
        assert_eq!(etag(b"").len(), 34);
    }
}
