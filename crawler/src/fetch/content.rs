//! What a body is: a page, a text or a file.

use http::HeaderMap;
use http::header::{CONTENT_LANGUAGE, CONTENT_TYPE};
use url::Url;

use super::charset;
use crate::extract::{self, Page};

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// A page and what it says of itself.
    Page(Box<Page>),
    /// Anything else that can be opened.
    File,
    /// No text at all.
    Nothing,
}

/// Reads a body. It may be any bytes; this works long and belongs on a thread of its own.
pub(crate) fn read(url: &Url, headers: &HeaderMap, body: &[u8]) -> Content {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let content_type: Option<&str> = header(CONTENT_TYPE);
    let kind =
        content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !is_page(&kind, body) {
        let blank = body.iter().all(u8::is_ascii_whitespace);
        return if blank { Content::Nothing } else { Content::File };
    }
    let tld =
        url.host_str().and_then(|host| host.trim_end_matches('.').rsplit('.').next()).unwrap_or_default();
    let text = charset::decode(body, content_type, tld);
    if is_rubbish(&text) {
        return Content::Nothing;
    }
    let page = extract::read(&text, url, header(CONTENT_LANGUAGE));
    Content::Page(Box::new(page))
}

/// Bytes that were packed in a way that nobody named, or never were a text, have control characters all over in whichever
/// charset. Replacement characters are no sign of that: a page that names the wrong charset is full of them.
fn is_rubbish(text: &str) -> bool {
    const SAMPLE: usize = 16_384;
    // Most pages have no byte that a control character is written with, which is counted many at a time.
    let may_be = |byte: &&u8| matches!(byte, 0..=8 | 0x0e..=0x1f | 0x7f | 0xc2);
    if text.as_bytes().iter().filter(may_be).count() == 0 {
        return false;
    }
    let is_control = |c: char| c.is_control() && !c.is_whitespace() && c != '\u{1b}';
    let sample = text.chars().take(SAMPLE);
    let (length, controls) =
        sample.fold((0, 0), |(length, controls), c| (length + 1, controls + usize::from(is_control(c))));
    20 * controls > length
}

/// By its type; without a telling one, by its looks.
fn is_page(kind: &str, body: &[u8]) -> bool {
    match kind {
        "text/html" | "application/xhtml+xml" => true,
        "" | "application/octet-stream" | "text/plain" | "unknown/unknown" | "application/unknown" => {
            let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start();
            let starts =
                |with: &str| body.get(..with.len()).is_some_and(|b| b.eq_ignore_ascii_case(with.as_bytes()));
            kind != "text/plain"
                && ["<!doctype html", "<html", "<head", "<!--", "<body"].into_iter().any(starts)
        }
        other => other.contains("html"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rubbish_is_told_by_its_control_characters(text in "[\u{0}-\u{ff}]{0,12}[a-z ]{0,60}") {
            let is_control = |c: &char| c.is_control() && !c.is_whitespace() && *c != '\u{1b}';
            let controls = text.chars().filter(is_control).count();
            prop_assert_eq!(is_rubbish(&text), 20 * controls > text.chars().count());
        }
    }
}
