//! Whether a browser sends a request for a page of ours, or for one of somebody else (cross-site request forgery).

use http::header::ORIGIN;
use http::{HeaderMap, Uri};

use super::cookies::host;

/// Whose page sends a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sender {
    /// A page of this very origin, or a person who typed the address.
    Ours,
    /// A page of another origin, if only of another port or another name below the same domain.
    Elsewhere,
    /// Nobody says; no browser of our days is so silent about a POST.
    Silent,
}

impl Sender {
    /// By what browsers say themselves and no page can change. Without a word about the site, the origin must be the
    /// host that was asked; its scheme needs no look, since one port does not speak two.
    pub(super) fn of(headers: &HeaderMap, uri: &Uri) -> Self {
        let ours = match (headers.get("sec-fetch-site"), headers.get(ORIGIN)) {
            (Some(site), _) => matches!(site.as_bytes(), b"same-origin" | b"none"),
            (None, Some(origin)) => origin.to_str().is_ok_and(|origin| is_host(origin, headers, uri)),
            (None, None) => return Self::Silent,
        };
        if ours { Self::Ours } else { Self::Elsewhere }
    }
}

fn is_host(origin: &str, headers: &HeaderMap, uri: &Uri) -> bool {
    let origin = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let host = host(headers, uri);
    origin.zip(host).is_some_and(|(origin, host)| host.as_str().eq_ignore_ascii_case(origin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_ours() {
        let sender = |headers: &[(&'static str, &str)]| {
            let pairs = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
            Sender::of(&pairs.collect(), &Uri::from_static("/graphql"))
        };
        let host = ("host", "portolan.example:81");
        for ours in [
            &[host, ("sec-fetch-site", "same-origin")][..],
            &[host, ("sec-fetch-site", "none")],
            &[host, ("origin", "https://Portolan.example:81")],
        ] {
            assert_eq!(sender(ours), Sender::Ours, "{ours:?}");
        }
        for theirs in [
            &[host, ("sec-fetch-site", "cross-site")][..],
            &[host, ("sec-fetch-site", "same-site"), ("origin", "https://portolan.example:81")],
            &[host, ("sec-fetch-site", "")],
            &[host, ("origin", "https://portolan.example")],
            &[host, ("origin", "https://portolan.example:81.evil.example")],
            &[host, ("origin", "https://evil.example")],
            &[host, ("origin", "portolan.example:81")],
            &[host, ("origin", "null")],
            &[("origin", "https://portolan.example")],
        ] {
            assert_eq!(sender(theirs), Sender::Elsewhere, "{theirs:?}");
        }
        assert_eq!(sender(&[host]), Sender::Silent);
    }
}
