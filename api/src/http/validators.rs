//! Validators: the name of a state of something, by which a client asks whether what it has still holds.

use http::header::IF_NONE_MATCH;
use http::{HeaderMap, HeaderValue};
use sha2::{Digest, Sha256};

/// The strong validator of an answer: a part of the hash of its bytes.
pub(crate) fn etag(bytes: &[u8]) -> HeaderValue {
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

/// Whether the client has these bytes already; weak validators compare as strong ones do (RFC 9110, 13.1.2).
pub(crate) fn is_known(asked: &HeaderMap, etag: &HeaderValue) -> bool {
    let lists = asked.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    let opaque = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag).to_vec();
    let ours = opaque(etag.as_bytes());
    tags.any(|tag| tag == "*" || opaque(tag.as_bytes()) == ours)
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
    fn a_weak_name_of_ours_is_known_by_either_form() {
        let mut headers = HeaderMap::new();
        headers.insert(IF_NONE_MATCH, "\"a\"".parse().unwrap());
        assert!(is_known(&headers, &HeaderValue::from_static("W/\"a\"")));
    }

    #[test]
    fn other_bytes_have_another_name() {
        assert_eq!(etag(b"a"), etag(b"a"));
        assert_ne!(etag(b"a"), etag(b"b"));
        assert_eq!(etag(b"").len(), 34);
    }
}
