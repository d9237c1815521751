//! Cookies of one check. They open doors that want one, and are forgotten with the check.

use http::HeaderMap;
use http::header::{HeaderValue, SET_COOKIE};
use url::Url;

use crate::domain::registrable;

const MOST: usize = 50;
const LONGEST: usize = 4_096;

/// The cookies that were set so far.
#[derive(Debug, Default)]
pub(crate) struct Jar {
    cookies: Vec<Cookie>,
    /// How often a cookie was new or changed.
    pub(crate) changes: usize,
}

#[derive(Debug, PartialEq, Eq)]
struct Cookie {
    name: String,
    value: String,
    domain: String,
    host_only: bool,
    path: String,
    secure: bool,
}

impl Jar {
    /// Takes what a response sets.
    pub(crate) fn take(&mut self, url: &Url, headers: &HeaderMap) {
        for header in headers.get_all(SET_COOKIE).iter().take(MOST) {
            let text = String::from_utf8_lossy(header.as_bytes());
            if let Some((cookie, over)) = parse(&text, url) {
                self.put(cookie, over);
            }
        }
    }

    fn put(&mut self, cookie: Cookie, over: bool) {
        let same =
            |old: &Cookie| old.name == cookie.name && old.domain == cookie.domain && old.path == cookie.path;
        let before = self.cookies.iter().position(same);
        let unchanged = before.is_some_and(|at| self.cookies[at] == cookie);
        if unchanged && !over {
            return;
        }
        if let Some(at) = before {
            self.cookies.remove(at);
            self.changes += 1;
        }
        if !over && self.cookies.len() < MOST {
            self.cookies.push(cookie);
            self.changes += usize::from(before.is_none());
        }
    }

    /// The header for a request; none when there is nothing to say.
    pub(crate) fn header(&self, url: &Url) -> Option<HeaderValue> {
        let sent = self.cookies.iter().filter(|cookie| cookie.goes_to(url));
        let pairs: Vec<_> = sent.map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        if pairs.is_empty() { None } else { HeaderValue::from_bytes(pairs.join("; ").as_bytes()).ok() }
    }
}

impl Cookie {
    fn goes_to(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let home = host == self.domain || (!self.host_only && is_under(host, &self.domain));
        home && path_matches(url.path(), &self.path) && (!self.secure || url.scheme() == "https")
    }
}

fn is_under(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

fn path_matches(path: &str, cookie: &str) -> bool {
    path.strip_prefix(cookie)
        .is_some_and(|rest| rest.is_empty() || cookie.ends_with('/') || rest.starts_with('/'))
}

/// A cookie, and whether it was set only to be forgotten.
fn parse(text: &str, url: &Url) -> Option<(Cookie, bool)> {
    let mut parts = text.split(';');
    let (name, value) = parts.next()?.split_once('=')?;
    let (name, value) = (name.trim().to_owned(), value.trim().to_owned());
    if name.is_empty() || text.len() > LONGEST || text.chars().any(char::is_control) {
        return None;
    }
    let host = url.host_str()?;
    let directory = url.path().rfind('/').filter(|at| *at > 0).map_or("/", |at| &url.path()[..at]);
    let mut cookie = Cookie {
        name,
        value,
        domain: host.to_owned(),
        host_only: true,
        path: directory.to_owned(),
        secure: false,
    };
    let mut over = false;
    for part in parts {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let value = value.trim();
        match key.trim().to_ascii_lowercase().as_str() {
            "secure" => cookie.secure = true,
            "path" if value.starts_with('/') => value.clone_into(&mut cookie.path),
            "max-age" => over = value.parse::<i64>().is_ok_and(|seconds| seconds <= 0),
            "domain" if !value.is_empty() => {
                let domain = value.trim_start_matches('.').to_ascii_lowercase();
                if host != domain && !(is_under(host, &domain) && is_under_suffix(&domain)) {
                    return None;
                }
                (cookie.domain, cookie.host_only) = (domain, false);
            }
            _ => {}
        }
    }
    Some((cookie, over))
}

/// A cookie for a whole public suffix would go to strangers.
fn is_under_suffix(domain: &str) -> bool {
    psl::domain_str(domain).is_some() && domain.ends_with(registrable(domain))
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
        assert_eq!(sent(&jar, "https://a.site.test/"), "s=1; d=2");
        assert_eq!(sent(&jar, "http://a.site.test/x/z"), "d=2; p=3");
        assert_eq!(sent(&jar, "https://b.site.test/"), "d=2");
        assert_eq!(sent(&jar, "https://evilsite.test/"), "");
    }

    #[test]
    fn a_cookie_for_a_public_suffix_or_a_stranger_is_refused() {
        let jar = jar(
            "https://a.gov.sg/",
            &["x=1; Domain=gov.sg", "y=1; Domain=other.test", "z=1; Max-Age=0", "=1"],
        );
        assert_eq!((sent(&jar, "https://a.gov.sg/"), jar.changes), (String::new(), 0));
    }
}
