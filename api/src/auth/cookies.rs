//! The cookies of this registry: what they are called, and how they are guarded.
//!
//! `__Host-` makes the browser itself refuse a cookie that another host of the same domain, or anybody on the way
//! without TLS, would like to plant. On plain loopback no browser takes such a cookie, hence the other names there.

use std::net::Ipv4Addr;

use http::header::{COOKIE, HOST};
use http::uri::Authority;
use http::{HeaderMap, Uri};

/// What a cookie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// The session of somebody signed in.
    Session,
    /// A browser that asked for a link, which works in no other.
    Browser,
}

/// How cookies are guarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Guard {
    /// Over TLS only.
    #[default]
    Secure,
    /// On this machine only, in plain.
    Loopback,
}

/// Letters of a cookie that we would have set.
const LONGEST: usize = 256;

impl Guard {
    /// For a request: in plain only when it names this machine and nothing says that TLS is in front.
    pub(super) fn of(headers: &HeaderMap, uri: &Uri, secure: bool) -> Self {
        let loopback = host(headers, uri).is_some_and(|host| is_loopback(host.host()));
        if loopback && !secure { Self::Loopback } else { Self::Secure }
    }

    /// What a cookie is called.
    pub const fn name(self, cookie: Cookie) -> &'static str {
        match (self, cookie) {
            (Self::Secure, Cookie::Session) => "__Host-portolan",
            (Self::Secure, Cookie::Browser) => "__Host-portolan-browser",
            (Self::Loopback, Cookie::Session) => "portolan_dev",
            (Self::Loopback, Cookie::Browser) => "portolan_dev_browser",
        }
    }

    /// The value of a cookie that the browser sends; empty when it is none that we set.
    pub(super) fn find(self, headers: &HeaderMap, cookie: Cookie) -> Option<String> {
        let lists = headers.get_all(COOKIE).iter().filter_map(|list| list.to_str().ok());
        let mut pairs = lists.flat_map(|list| list.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.find(|(name, _)| *name == self.name(cookie))?;
        let ours = value.len() <= LONGEST && value.bytes().all(|byte| byte.is_ascii_alphanumeric());
        Some(if ours { value.to_owned() } else { String::new() })
    }

    /// What makes a browser keep a cookie for so many seconds.
    pub fn set(self, cookie: Cookie, value: &str, seconds: i64) -> String {
        let secure = match self {
            Self::Secure => "; Secure",
            Self::Loopback => "",
        };
        let name = self.name(cookie);
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
    }

    /// What makes it forget one.
    pub fn clear(self, cookie: Cookie) -> String {
        self.set(cookie, "", 0)
    }
}

/// The host that a request is for.
pub(super) fn host(headers: &HeaderMap, uri: &Uri) -> Option<Authority> {
    let named = headers.get(HOST).and_then(|host| host.to_str().ok()?.parse().ok());
    named.or_else(|| uri.authority().cloned())
}

fn is_loopback(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(host: &str, cookies: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, host.parse().unwrap());
        headers.insert(COOKIE, cookies.parse().unwrap());
        headers
    }

    #[test]
    fn only_this_machine_is_spoken_to_in_plain() {
        let of = |host: &str, secure| Guard::of(&headers(host, ""), &Uri::from_static("/"), secure);
        for host in
            ["localhost", "LOCALHOST:8080", "portolan.localhost", "127.0.0.1:1", "127.1.2.3", "[::1]:8080"]
        {
            assert_eq!(of(host, false), Guard::Loopback, "{host}");
            assert_eq!(of(host, true), Guard::Secure, "{host}");
        }
        for host in [
            "portolan.example",
            "localhost.example",
            "10.0.0.1",
            "128.0.0.1",
            "[::2]",
            "xlocalhost",
            "a@localhost@b",
        ] {
            assert_eq!(of(host, false), Guard::Secure, "{host}");
        }
    }

    #[test]
    fn a_cookie_has_all_that_guards_it() {
        assert_eq!(
            Guard::Secure.set(Cookie::Session, "ab", 60),
            "__Host-portolan=ab; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure"
        );
        assert_eq!(
            Guard::Loopback.clear(Cookie::Browser),
            "portolan_dev_browser=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
        );
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let find = |cookies: &str| Guard::Secure.find(&headers("a.example", cookies), Cookie::Session);
        assert_eq!(find("a=b; __Host-portolan=c1; __Host-portolan-browser=d"), Some("c1".to_owned()));
        assert_eq!(find("portolan_dev=c; x__Host-portolan=d; __Host-portolan"), None);
        assert_eq!(find("__Host-portolan=a,b"), Some(String::new()));
        assert_eq!(find(&format!("__Host-portolan={}", "a".repeat(300))), Some(String::new()));
    }
}
