//! Who sends a request: a program by its token, a browser by its session's cookie, or nobody.
//!
//! A token goes before a cookie. A request that a cookie speaks for and that may change something must come from one of our
//! own pages: browsers say so themselves. Knows HTTP and accounts; knows neither the schema nor any page.

pub mod cookies;
pub mod oidc;
mod origin;

use std::net::IpAddr;

use http::header::{AUTHORIZATION, COOKIE, USER_AGENT};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method};
use registry::{Actor, Context, accounts};
use uuid::Uuid;

use cookies::Jar;

/// The network address of whoever is at the other end: of the connection, or of the operator's proxies before it.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// What it takes to know who sends a request.
#[derive(Debug, Clone)]
pub struct Door {
    /// Where accounts are.
    pub ctx: Context,
    /// Whether the registry is reached over TLS, whatever a proxy in front makes its requests look like.
    pub secure: bool,
}

/// Whoever sends a request.
#[derive(Debug, Clone)]
pub struct Caller {
    /// In whose name.
    pub actor: Actor,
    /// The session that speaks for them; none for programs.
    pub session: Option<Uuid>,
    /// The cookies that came with it, and how new ones are made.
    pub jar: Jar,
    /// What the browser calls itself.
    pub agent: Option<String>,
    /// Where it comes from, to count attempts by.
    pub source: String,
    is_foreign: bool,
}

impl Peer {
    /// What attempts are counted by: of IPv6 the network, since one machine has as many addresses as it likes.
    fn source(self) -> String {
        match self.0.to_canonical() {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            IpAddr::V4(address) => address.to_string(),
        }
    }
}

/// Why a request is not served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// What it carries to say who sends it does not hold.
    Unauthenticated(&'static str),
    /// It does not come from where it must.
    Forbidden(&'static str),
    /// We failed to find out.
    Unknown(String),
}

/// Whether a request carries anything that may say who sends it.
pub(crate) fn is_named(headers: &HeaderMap) -> bool {
    headers.contains_key(AUTHORIZATION) || headers.contains_key(COOKIE)
}

impl Caller {
    /// Nobody, with the cookies that came.
    pub(crate) fn nobody(parts: &Parts, secure: bool) -> Self {
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        Self {
            actor: Actor::Visitor,
            session: None,
            jar: Jar::of(&parts.headers, secure),
            agent: text(USER_AGENT).map(str::to_owned),
            source: parts.extensions.get::<Peer>().map_or_else(|| "unknown".to_owned(), |peer| peer.source()),
            is_foreign: origin::is_foreign(&parts.headers),
        }
    }

    /// Whether nobody is known to send it.
    pub(crate) fn is_visitor(&self) -> bool {
        self.actor == Actor::Visitor
    }

    /// Whether it may be anybody, who gets the answer that everybody gets.
    pub(crate) fn is_anybody(&self) -> bool {
        self.is_visitor() && !self.has_dead_session()
    }

    /// Whether the browser shows a session that has ended.
    pub(crate) fn has_dead_session(&self) -> bool {
        self.is_visitor() && self.jar.session().is_some()
    }

    /// Refuses what a page of another site must not have the browser of a visitor do either: come in as somebody else.
    pub(crate) fn must_be_ours(&self) -> registry::Result<()> {
        if self.is_foreign {
            let message = "a browser sent this from another site; sign in on a page of this one";
            return Err(registry::Error::Forbidden(message.to_owned()));
        }
        Ok(())
    }
}

/// Finds out who sends a request.
pub(crate) async fn identify(door: &Door, parts: &Parts) -> Result<Caller, Refused> {
    let Door { ctx, secure } = door;
    let nobody = Caller::nobody(parts, *secure);
    if let Some(token) = bearer(&parts.headers) {
        let person =
            accounts::of_token(ctx, &token).await.map_err(|error| Refused::Unknown(error.to_string()))?;
        let person = person.ok_or(Refused::Unauthenticated(
            "this token is none, or is revoked or expired; send one as `Authorization: Bearer portolan_…`",
        ))?;
        return Ok(Caller { actor: Actor::Person(person), ..nobody });
    }
    let Some(shown) = nobody.jar.session() else { return Ok(nobody) };
    let found =
        accounts::of_session(ctx, shown).await.map_err(|error| Refused::Unknown(error.to_string()))?;
    let Some((person, session)) = found else { return Ok(nobody) };
    if !is_safe(&parts.method) && !origin::is_ours(&parts.headers) {
        return Err(Refused::Forbidden(
            "a browser sent this from another site; send it from a page of this one, or with a token",
        ));
    }
    Ok(Caller { actor: Actor::Person(person), session: Some(session.id), ..nobody })
}

/// The token that is shown. Other schemes than `Bearer` are not ours: a proxy in front may ask for a password of its own. Of
/// two tokens nobody can say which is meant, so that together they are none.
fn bearer(headers: &HeaderMap) -> Option<String> {
    const SCHEME: &[u8] = b"bearer";
    let token = |value: &HeaderValue| {
        let (scheme, rest) = value.as_bytes().split_at_checked(SCHEME.len())?;
        let ours = scheme.eq_ignore_ascii_case(SCHEME) && rest.first().is_none_or(|next| *next == b' ');
        ours.then(|| String::from_utf8_lossy(rest).trim().to_owned())
    };
    let shown: Vec<String> = headers.get_all(AUTHORIZATION).iter().filter_map(token).collect();
    (!shown.is_empty()).then(|| shown.join(" "))
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bearer_shows_a_token() {
        let shown = |values: &[&str]| {
            let pairs = values.iter().map(|value| (AUTHORIZATION, value.parse().unwrap()));
            bearer(&pairs.collect())
        };
        for (values, token) in [
            (&["Bearer x1"][..], Some("x1")),
            (&["bEARER   x1 "], Some("x1")),
            (&["Bearer"], Some("")),
            (&["Bearer x1", "Bearer x2"], Some("x1 x2")),
            (&["Basic YTpi", "Bearer x1"], Some("x1")),
            (&["Basic YTpi"], None),
            (&["Bearers x1"], None),
            (&[""], None),
        ] {
            assert_eq!(shown(values).as_deref(), token, "{values:?}");
        }
    }

    #[test]
    fn whoever_has_a_network_counts_as_one() {
        let source = |address: &str| Peer(address.parse().unwrap()).source();
        assert_eq!(source("192.0.2.1"), "192.0.2.1");
        assert_eq!(source("::ffff:192.0.2.1"), "192.0.2.1");
        assert_eq!(source("2001:db8:1:2:3:4:5:6"), source("2001:db8:1:2::9"));
        assert_ne!(source("2001:db8:1:2::1"), source("2001:db8:1:3::1"));
    }
}
