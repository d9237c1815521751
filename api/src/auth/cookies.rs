//! The cookies: of a session, of a browser that asked for a link, of one on its way to an organisation that vouches for
//! it, and of one that wanted a page before it signed in. Visitors get none.

use http::header::{COOKIE, HOST};
use http::{HeaderMap, HeaderValue};
use registry::accounts::Secret;

/// Letters of every secret that a cookie of ours holds.
const LETTERS: usize = 64;
/// For how many seconds a browser is remembered that asked for a link: mail may take its time.
const REMEMBERED: i64 = 24 * 60 * 60;

/// Names with the prefix that makes browsers keep a cookie to this very host and to TLS; on a machine's own loopback, where
/// there is no TLS, names without it.
const SESSION: [&str; 2] = ["__Host-portolan", "portolan_dev"];
const BROWSER: [&str; 2] = ["__Host-portolan-browser", "portolan_dev_browser"];
const ERRAND: [&str; 2] = ["__Host-portolan-errand", "portolan_dev_errand"];
const WANTED: [&str; 2] = ["__Host-portolan-wanted", "portolan_dev_wanted"];
/// For how many seconds an errand may take.
const ABROAD: i64 = 10 * 60;
/// For how many seconds a page is remembered that somebody wanted.
const PATIENT: i64 = 60 * 60;
/// Bytes of its address.
const LONGEST: usize = 1_000;

/// The cookies of a request.
#[derive(Debug, Clone)]
pub struct Jar {
    session: Option<String>,
    browser: Option<String>,
    errand: Option<String>,
    wanted: Option<String>,
    secure: bool,
}

impl Jar {
    /// What came. Behind a proxy that speaks TLS for us, and may tell us any `Host`, all is `secure`.
    pub(super) fn of(headers: &HeaderMap, secure: bool) -> Self {
        let secure = secure || !is_loopback(headers);
        let place = usize::from(!secure);
        let value = |names: [&str; 2]| {
            let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
            let mut pairs =
                lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
            pairs.find(|(name, _)| *name == names[place]).map(|(_, value)| value.to_owned())
        };
        // Whatever else is in a cookie for links was never put there by us, and binds nothing.
        let browser = value(BROWSER)
            .filter(|text| text.len() == LETTERS && text.bytes().all(|byte| byte.is_ascii_hexdigit()));
        Self { session: value(SESSION), browser, errand: value(ERRAND), wanted: value(WANTED), secure }
    }

    /// What the browser keeps of its session.
    pub fn session(&self) -> Option<&str> {
        self.session.as_deref()
    }

    /// What the browser keeps since it asked for a link.
    pub fn browser(&self) -> Option<&str> {
        self.browser.as_deref()
    }

    /// Has the browser keep a session.
    pub fn keep_session(&self, secret: &Secret, seconds: i64) -> HeaderValue {
        self.cookie(SESSION, secret.reveal(), seconds)
    }

    /// Has the browser keep what binds a link to it.
    pub fn keep_browser(&self, secret: &str) -> HeaderValue {
        self.cookie(BROWSER, secret, REMEMBERED)
    }

    /// What the browser keeps while it is sent to an organisation.
    pub fn errand(&self) -> Option<&str> {
        self.errand.as_deref()
    }

    /// Has the browser keep what it must bring back from there.
    pub fn keep_errand(&self, errand: &str) -> HeaderValue {
        self.cookie(ERRAND, errand, ABROAD)
    }

    /// Has the browser forget its errand: it was done.
    pub fn forget_errand(&self) -> HeaderValue {
        self.cookie(ERRAND, "", 0)
    }

    /// The page that somebody wanted before they signed in.
    pub fn wanted(&self) -> Option<&str> {
        self.wanted.as_deref()
    }

    /// Has the browser keep the page that somebody wants; nothing if a cookie cannot hold its address.
    pub fn keep_wanted(&self, link: &str) -> Option<HeaderValue> {
        let fits = link.len() <= LONGEST
            && link.bytes().all(|byte| byte.is_ascii_graphic() && !b"\";,\\".contains(&byte));
        fits.then(|| self.cookie(WANTED, link, PATIENT))
    }

    /// Has the browser forget it: it was led there.
    pub fn forget_wanted(&self) -> HeaderValue {
        self.cookie(WANTED, "", 0)
    }

    /// Has the browser forget its session.
    pub fn forget_session(&self) -> HeaderValue {
        self.cookie(SESSION, "", 0)
    }

    /// Has the browser forget that it asked for a link.
    pub fn forget_browser(&self) -> HeaderValue {
        self.cookie(BROWSER, "", 0)
    }

    /// Whether a header has the browser keep or forget a session.
    pub(crate) fn is_session(&self, set: &HeaderValue) -> bool {
        let name = SESSION[usize::from(!self.secure)].as_bytes();
        set.as_bytes().strip_prefix(name).is_some_and(|rest| rest.first() == Some(&b'='))
    }

    fn cookie(&self, names: [&str; 2], value: &str, seconds: i64) -> HeaderValue {
        let (name, secure) = if self.secure { (names[0], "; Secure") } else { (names[1], "") };
        let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        // A name, letters, digits and dots; or an address that was looked at.
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
    }
}

/// Whether a browser on this machine asks for the machine's own address.
fn is_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jar(host: &str, cookie: &str) -> Jar {
        jar_behind(host, cookie, false)
    }

    fn jar_behind(host: &str, cookie: &str, secure: bool) -> Jar {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, host.parse().unwrap());
        headers.insert(COOKIE, cookie.parse().unwrap());
        Jar::of(&headers, secure)
    }

    #[test]
    fn a_session_is_kept_so_that_no_script_and_no_other_site_gets_it() {
        let secret = Secret::new().unwrap();
        let set = jar("portolan.example", "a=b").keep_session(&secret, 60);
        let wanted = format!(
            "__Host-portolan={}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure",
            secret.reveal()
        );
        assert_eq!(set.to_str().unwrap(), wanted);
        let local = jar("127.0.0.1:8080", "a=b").keep_session(&secret, 60);
        assert!(
            local.to_str().unwrap().starts_with("portolan_dev=")
                && !local.to_str().unwrap().contains("Secure")
        );
    }

    #[test]
    fn a_cookie_without_the_prefix_counts_on_the_own_machine_only() {
        assert_eq!(jar("portolan.example", "portolan_dev=x; __Host-portolan=y").session(), Some("y"));
        assert_eq!(jar("portolan.example", "portolan_dev=x").session(), None);
        for host in ["localhost:1", "127.0.0.1", "[::1]:8080"] {
            assert_eq!(jar(host, "x=y; portolan_dev=x").session(), Some("x"), "{host}");
        }
        for host in
            ["localhost.evil.example", "127.0.0.1.evil.example", "xlocalhost", "[::2]", "10.0.0.1", ""]
        {
            assert_eq!(jar(host, "portolan_dev=x").session(), None, "{host}");
        }
    }

    #[test]
    fn behind_a_proxy_with_tls_no_host_takes_the_guard_away() {
        let behind = jar_behind("127.0.0.1:8080", "portolan_dev=x; __Host-portolan=y", true);
        assert_eq!(behind.session(), Some("y"));
        assert!(behind.forget_session().to_str().unwrap().ends_with("; Secure"));
    }

    #[test]
    fn what_binds_a_link_is_one_of_our_own_secrets() {
        let secret = Secret::new().unwrap();
        let found =
            |value: &str| jar("a.example", &format!("__Host-portolan-browser={value}")).browser().is_some();
        assert!(found(secret.reveal()));
        for other in ["", "a", &"x".repeat(64), &secret.reveal()[1..]] {
            assert!(!found(other), "{other}");
        }
    }

    #[test]
    fn the_cookie_of_a_session_is_told_from_the_other() {
        let jar = jar("a.example", "a=b");
        assert!(jar.is_session(&jar.forget_session()));
        assert!(!jar.is_session(&jar.forget_browser()));
    }
}
