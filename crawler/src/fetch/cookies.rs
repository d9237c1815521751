//! Cookies of one check. They open doors that want one, and are forgotten with the check.

use cookie_store::{Cookie, CookieDomain, CookieStore};
use http::HeaderMap;
use http::header::{HeaderValue, SET_COOKIE};
use url::Url;

const MOST: usize = 50;
const LONGEST: usize = 4_096;

/// The cookies that were set so far.
#[derive(Debug, Default)]
pub(crate) struct Jar(CookieStore);

impl Jar {
    /// Takes what a response sets.
    pub(crate) fn take(&mut self, url: &Url, headers: &HeaderMap) {
        for header in headers.get_all(SET_COOKIE).iter().take(MOST) {
            let text = in_gmt(&String::from_utf8_lossy(header.as_bytes()));
            if text.len() <= LONGEST
                && let Ok(cookie) = Cookie::parse(text, url)
                && is_fit(&cookie, url)
                && (cookie.is_expired() || self.0.iter_any().count() < MOST)
                && let Err(error) = self.0.insert(cookie, url)
            {
                tracing::debug!(%url, %error, "a cookie that was not taken");
            }
        }
    }

    /// The header for a request; none when there is nothing to say. Equal cookies make equal headers.
    pub(crate) fn header(&self, url: &Url) -> Option<HeaderValue> {
        let mut pairs: Vec<_> =
            self.0.get_request_values(url).map(|(name, value)| format!("{name}={value}")).collect();
        pairs.sort();
        if pairs.is_empty() { None } else { HeaderValue::from_bytes(pairs.join("; ").as_bytes()).ok() }
    }
}

/// RFC 6265 takes every date for one of GMT, whichever zone it names; the parser wants to read GMT.
fn in_gmt(text: &str) -> String {
    let (pair, attributes) = text.split_at(text.find(';').unwrap_or(text.len()));
    [pair, &attributes.replace(" UTC", " GMT")].concat()
}

/// One cookie that cannot be sent would keep the others at home; one for a whole public suffix would go to strangers,
/// and is taken for the host alone if the host is one.
fn is_fit(cookie: &Cookie<'_>, url: &Url) -> bool {
    let (name, value) = cookie.name_value();
    let sendable = !name.is_empty() && !name.chars().chain(value.chars()).any(char::is_control);
    let shared = match &cookie.domain {
        CookieDomain::Suffix(domain) => psl::domain_str(domain).is_some() || url.host_str() == Some(domain),
        CookieDomain::HostOnly(_) | CookieDomain::NotPresent | CookieDomain::Empty => true,
    };
    sendable && shared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jar(url: &str, set: &[&'static str]) -> Jar {
        let mut headers = HeaderMap::new();
        for text in set {
            headers.append(SET_COOKIE, HeaderValue::from_static(text));
        }
        let mut jar = Jar::default();
        jar.take(&Url::parse(url).unwrap(), &headers);
        jar
    }

    fn sent(jar: &Jar, url: &str) -> String {
        jar.header(&Url::parse(url).unwrap()).map(|h| h.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    #[test]
    fn cookies_go_home_and_nowhere_else() {
        let jar =
            jar("https://a.site.test/x/y", &["s=1; Path=/; Secure", "d=2; Domain=site.test; Path=/", "p=3"]);
        assert_eq!(sent(&jar, "https://a.site.test/"), "d=2; s=1");
        assert_eq!(sent(&jar, "http://a.site.test/x/z"), "d=2; p=3");
        assert_eq!(sent(&jar, "https://b.site.test/"), "d=2");
        assert_eq!(sent(&jar, "https://evilsite.test/"), "");
        assert_eq!(sent(&jar, "https://a.site.test/xy"), "d=2; s=1");
    }

    #[test]
    fn a_cookie_for_a_public_suffix_or_a_stranger_is_refused() {
        let jar = jar(
            "https://a.gov.sg/",
            &["x=1; Domain=gov.sg", "y=1; Domain=other.test", "z=1; Max-Age=0", "=1"],
        );
        assert_eq!(sent(&jar, "https://a.gov.sg/"), "");
    }

    #[test]
    fn a_cookie_whose_time_is_over_is_forgotten() {
        let past = "Expires=Thu, 01 Jan 1970 00:00:00 GMT";
        for end in ["Max-Age=0", "Max-Age=-1", past, "expires=Thu, 01-Jan-70 00:00:01 GMT; path=/"] {
            let mut jar = jar("http://a.test/", &["a=1; Path=/", "b=2; Path=/; Max-Age=60"]);
            let set = HeaderValue::from_str(&format!("a=gone; Path=/; {end}")).unwrap();
            jar.take(&Url::parse("http://a.test/").unwrap(), &HeaderMap::from_iter([(SET_COOKIE, set)]));
            assert_eq!(sent(&jar, "http://a.test/"), "b=2", "{end}");
        }
    }
}
