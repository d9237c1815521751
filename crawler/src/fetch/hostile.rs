//! Whatever a network sends is read to some end: properties over any bytes, most of them nearly right.
//! `PROPTEST_CASES` asks for more of them; what they find becomes a test with a name, beside the code that was wrong.

use http::HeaderMap;
use http::header::{
    CONTENT_LANGUAGE, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, REFRESH, RETRY_AFTER, SET_COOKIE,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use url::Url;

use super::cookies::Jar;
use super::robots::{READ, Robots};
use super::{charset, content, redirect, retry};

fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    // Reading a page takes long without optimisation.
    let cases = default.cases / 4;
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(9_309), failure_persistence: None, ..default }
}

/// Pieces of what is meant, any bytes between them, in any order.
fn soup(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let piece = proptest::sample::select(pieces).prop_map(|piece| piece.as_bytes().to_vec());
    let part = prop_oneof![4 => piece, 1 => vec(any::<u8>(), 0..12)];
    vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// The same as the value of a header; what no header could hold is left out.
fn header(pieces: &'static [&'static str]) -> impl Strategy<Value = HeaderValue> {
    soup(pieces).prop_map(|mut bytes| {
        bytes.retain(|byte| *byte == b'\t' || (*byte >= b' ' && *byte != 0x7f));
        HeaderValue::from_bytes(&bytes).unwrap()
    })
}

fn of(name: HeaderName, value: HeaderValue) -> HeaderMap {
    HeaderMap::from_iter([(name, value)])
}

fn page() -> Url {
    Url::parse("https://learn.school.test/deep/page?x=1").unwrap()
}

const MARKUP: &[&str] = &[
    "<meta ",
    "charset=",
    "utf-8",
    "utf-16",
    "shift_jis",
    "iso-2022-jp",
    "x-user-defined",
    "replacement",
    "'",
    "\"",
    ">",
    "<!--",
    "-->",
    "</",
    "<?xml encoding=",
    "?>",
    "http-equiv=content-type ",
    "content=",
    "<title>",
    "\u{feff}",
    "\x1b$B",
    "\0<\0",
    "<\0!\0",
    "<base href=",
    "refresh",
    "0;url=",
    "<html lang=",
    "<script>",
    "&#x0;",
    "é",
    "日本",
];
const ADDRESSES: &[&str] = &[
    "http",
    "https",
    ":",
    "//",
    "/",
    "\\",
    "..",
    "?",
    "#",
    "@",
    "[",
    "]",
    "::1",
    "%",
    "%00",
    "a.test",
    "xn--",
    "é",
    "127.1",
    "0x7f",
    " ",
    "\t",
    "mailto:",
    "javascript:",
    "data:",
    "url=",
    ";",
    ",",
    "'",
    "\"",
    "0",
    "9999999999",
    ".",
];
const COOKIES: &[&str] = &[
    "a=1",
    "=",
    ";",
    " ",
    "Path=/",
    "Path=",
    "Domain=",
    "school.test",
    ".test",
    "test",
    "Secure",
    "HttpOnly",
    "Max-Age=",
    "-1",
    "99999999999999999999",
    "Expires=",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "\"",
    ",",
    "é",
    "SameSite=x",
];
const RULES: &[&str] = &[
    "User-agent",
    ":",
    " ",
    "\n",
    "\r",
    "*",
    "portolan",
    "portolan/9",
    "Disallow",
    "Allow",
    "Crawl-delay",
    "Sitemap",
    "/",
    "$",
    "%",
    "%2f",
    "%zz",
    "#",
    "é",
    "1e999",
    "-1",
    "NaN",
    "http://",
    "\u{feff}",
    "\0",
];
const TIMES: &[&str] = &[
    "Thu",
    ",",
    " ",
    "01",
    "Jan",
    "31",
    "Feb",
    "1970",
    "9999",
    "+262143",
    "00:00:00",
    "24:60:60",
    "GMT",
    "-",
    "+0000",
    "120",
    "99999999999999999999999",
    "-5",
    "1.5",
];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_become_a_text(bytes in soup(MARKUP), label in header(MARKUP), tld in "[a-z]{0,4}") {
        let label = label.to_str().ok();
        let text = charset::decode(&bytes, label, &tld);
        prop_assert!(text.len() <= 3 * bytes.len() + 3);
    }

    #[test]
    fn any_body_is_some_content(bytes in soup(MARKUP), kind in header(MARKUP), language in header(MARKUP)) {
        let mut headers = of(CONTENT_TYPE, HeaderValue::from_static("text/html"));
        content::read(&page(), &headers, &bytes);
        headers.insert(CONTENT_TYPE, kind);
        headers.insert(CONTENT_LANGUAGE, language);
        content::read(&page(), &headers, &bytes);
    }

    #[test]
    fn any_location_leads_to_the_web_or_nowhere(value in header(ADDRESSES)) {
        if let Some(Ok(url)) = redirect::location(&page(), &of(LOCATION, value)) {
            prop_assert!(matches!(url.scheme(), "http" | "https") && url.has_host() && url.as_str().len() <= 8_192);
            prop_assert!(url.username().is_empty() && url.password().is_none());
        }
    }

    #[test]
    fn any_refresh_leads_to_the_web_or_nowhere(value in header(ADDRESSES)) {
        if let Some(url) = redirect::refresh(&page(), &of(REFRESH, value), None) {
            prop_assert!(matches!(url.scheme(), "http" | "https") && url.has_host());
        }
    }

    #[test]
    fn any_cookies_make_a_header_that_can_be_sent_and_stay_at_home(values in vec(header(COOKIES), 0..8)) {
        let headers = values.into_iter().map(|value| (SET_COOKIE, value)).collect();
        let mut jar = Jar::default();
        jar.take(&page(), &headers);
        jar.header(&page());
        prop_assert_eq!(jar.header(&Url::parse("https://school.other.test/").unwrap()), None);
    }

    #[test]
    fn any_robots_txt_is_rules_of_a_bounded_weight(file in soup(RULES), path in soup(ADDRESSES)) {
        let robots = Robots::parse(&file);
        prop_assert!(robots.weight() <= 1_000 + 100 * file.len());
        if let Ok(url) = page().join(&String::from_utf8_lossy(&path)) {
            robots.allows(&url);
        }
        robots.delay();
        prop_assert!(file.len() < READ);
    }

    #[test]
    fn any_retry_after_is_at_most_a_month(value in header(TIMES)) {
        let now = chrono::DateTime::UNIX_EPOCH;
        let seconds = retry::retry_after(&of(RETRY_AFTER, value), now);
        prop_assert!(seconds.is_none_or(|seconds| seconds <= 30 * 24 * 3_600));
    }
}
