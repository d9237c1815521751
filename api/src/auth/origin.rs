//! Whether a browser says that a request comes from one of our own pages.

use http::HeaderMap;
use http::header::{HOST, ORIGIN};
use url::Url;

/// By `Sec-Fetch-Site`, which every browser of today sends and no script can set; where it is missing, by `Origin`. A
/// request with neither comes from no browser that keeps its users safe.
pub(super) fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok());
    match (text(http::HeaderName::from_static("sec-fetch-site")), text(ORIGIN), text(HOST)) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => {
            authority(origin).is_some_and(|from| from.eq_ignore_ascii_case(host))
        }
        (None, _, _) => false,
    }
}

/// Whether a browser says that it comes from somewhere else. What is no browser says nothing.
pub(super) fn is_foreign(headers: &HeaderMap) -> bool {
    let says = headers.contains_key("sec-fetch-site") || headers.contains_key(ORIGIN);
    says && !is_ours(headers)
}

/// Host and port of an origin, as a `Host` header has them.
fn authority(origin: &str) -> Option<String> {
    let url = Url::parse(origin).ok()?;
    let host = url.host_str()?;
    Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_ours() {
        let ours = |pairs: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            is_ours(&headers)
        };
        let host = ("host", "portolan.example");
        assert!(ours(&[host, ("sec-fetch-site", "same-origin"), ("origin", "https://portolan.example")]));
        assert!(ours(&[host, ("origin", "https://portolan.example")]));
        assert!(ours(&[("host", "localhost:8080"), ("origin", "http://localhost:8080")]));
        for foreign in [
            &[host][..],
            &[host, ("sec-fetch-site", "cross-site"), ("origin", "https://portolan.example")],
            &[host, ("sec-fetch-site", "same-site")],
            &[host, ("origin", "https://evil.example")],
            &[host, ("origin", "null")],
            &[host, ("origin", "https://portolan.example.evil.example")],
            &[host, ("origin", "https://portolan.example:8443")],
        ] {
            assert!(!ours(foreign), "{foreign:?}");
        }
    }
}
