//! Where a response sends us. Knows nothing of going there.

use std::borrow::Cow;
use std::time::Duration;

use http::HeaderMap;
use http::header::{LOCATION, REFRESH};
use percent_encoding::{AsciiSet, percent_encode};
use url::Url;

use crate::extract::{Refresh, parse_refresh};

/// A refresh that waits longer is a reload or a slide show.
const SOON: Duration = Duration::from_secs(10);
/// Servers refuse longer ones.
const LONGEST: usize = 8_192;

/// The target of `Location`: none without the header, an explanation when it leads nowhere we go.
pub(super) fn location(from: &Url, headers: &HeaderMap) -> Option<Result<Url, String>> {
    let text = readable(headers.get(LOCATION)?.as_bytes());
    let text = text.trim();
    if text.is_empty() { None } else { Some(resolve(from, text)) }
}

/// A header as UTF-8; where it is none, its bytes are escaped, so that a path in any old charset comes back as it went.
fn readable(bytes: &[u8]) -> Cow<'_, str> {
    const NOTHING_ELSE: &AsciiSet = &AsciiSet::EMPTY;
    std::str::from_utf8(bytes).map_or_else(|_| percent_encode(bytes, NOTHING_ELSE).into(), Cow::Borrowed)
}

/// The target of a refresh that comes soon and stays on the web. Any other is the page's own affair.
pub(super) fn refresh(from: &Url, headers: &HeaderMap, page: Option<&Refresh>) -> Option<Url> {
    let header = headers.get(REFRESH).and_then(|value| parse_refresh(&readable(value.as_bytes())));
    let Refresh { after, address } = header.as_ref().or(page)?;
    let target = match address {
        Some(address) => resolve(from, address).ok()?,
        None => from.clone(),
    };
    (*after <= SOON).then_some(target)
}

fn resolve(from: &Url, text: &str) -> Result<Url, String> {
    let shown: String = text.chars().filter(|c| !c.is_control()).take(100).collect();
    let mut url =
        from.join(text).map_err(|error| format!("redirects to `{shown}`, which is no address ({error})"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("redirects to `{shown}`, which is not on the web"));
    }
    if url.as_str().len() > LONGEST {
        return Err(format!("redirects to an address of {} bytes", url.as_str().len()));
    }
    without_credentials(&mut url);
    Ok(url)
}

/// An address as a visitor: nobody's name and password are ours to send.
pub(crate) fn without_credentials(url: &mut Url) {
    // Only addresses without a host refuse, and those have no credentials.
    let _ = url.set_username("");
    let _ = url.set_password(None);
}

pub(super) fn without_fragment(url: &Url) -> String {
    let mut plain = url.clone();
    plain.set_fragment(None);
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn to(location_text: &'static [u8]) -> Option<Result<String, String>> {
        let headers = HeaderMap::from_iter([(LOCATION, HeaderValue::from_bytes(location_text).unwrap())]);
        location(&Url::parse("https://a.test/x/y?z").unwrap(), &headers).map(|found| found.map(String::from))
    }

    #[test]
    fn locations_are_resolved_as_browsers_resolve_them() {
        let cases: [(&[u8], &str); 7] = [
            (b"../b", "https://a.test/b"),
            (b"//b.test", "https://b.test/"),
            (b" ?q ", "https://a.test/x/y?q"),
            ("/é".as_bytes(), "https://a.test/%C3%A9"),
            (b"/\xe9?\xff", "https://a.test/%E9?%FF"),
            (b"https://u:p@b.test/", "https://b.test/"),
            (b"\\\\b.test\\c", "https://b.test/c"),
        ];
        for (text, url) in cases {
            assert_eq!(to(text), Some(Ok(url.to_owned())));
        }
        assert!(to(b"").is_none());
        assert!(matches!(to(b"mailto:a@b.test"), Some(Err(why)) if why.contains("mailto")));
        assert!(matches!(to(b"https://[::1"), Some(Err(_))));
    }
}
