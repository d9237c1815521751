//! Whoever sends a request, and what their browser keeps.

use std::net::IpAddr;

use http::Method;
use http::header::USER_AGENT;
use http::request::Parts;
use registry::accounts;
use registry::{Actor, Context, Error, Result};
use uuid::Uuid;

use super::credentials::Shown;
use super::origin::Sender;
use super::{Cookie, Guard, Peer, Settings};

/// Whoever sends a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who it is.
    pub actor: Actor,
    /// The session in which they are signed in.
    pub session: Option<Uuid>,
    /// The secret of the session that the browser shows, good or not.
    pub shown_session: Option<String>,
    /// The secret of the browser, if it was given one.
    pub browser: Option<String>,
    /// What the browser calls itself.
    pub agent: Option<String>,
    /// The network address that the request comes from, for whoever counts.
    pub source: String,
    /// How cookies are guarded towards this browser.
    pub guard: Guard,
    /// Whether a page of another site sends this.
    from_elsewhere: bool,
}

impl Default for Caller {
    /// A visitor of whom nothing is known.
    fn default() -> Self {
        Self {
            actor: Actor::Visitor,
            session: None,
            shown_session: None,
            browser: None,
            agent: None,
            source: String::new(),
            guard: Guard::Secure,
            from_elsewhere: false,
        }
    }
}

impl Caller {
    /// Who sends a request; refused when a token does not hold, or when a page of another site uses somebody's cookies.
    pub(super) async fn of(ctx: &Context, parts: &Parts, settings: &Settings) -> Result<Self> {
        let headers = &parts.headers;
        let guard = Guard::of(headers, &parts.uri, settings.secure);
        let sender = Sender::of(headers, &parts.uri);
        let agent =
            headers.get(USER_AGENT).map(|agent| String::from_utf8_lossy(agent.as_bytes()).into_owned());
        let caller = Self {
            agent,
            source: source(parts),
            guard,
            from_elsewhere: sender == Sender::Elsewhere,
            ..Self::default()
        };
        let shown = match Shown::of(headers, guard) {
            Shown::Bearer(token) => return caller.with_token(ctx, &token).await,
            Shown::Session(secret) => Some(secret),
            Shown::Nothing => None,
        };
        let browser = guard.find(headers, Cookie::Browser);
        let reads = matches!(parts.method, Method::GET | Method::HEAD);
        if (shown.is_some() || browser.is_some()) && !reads && sender != Sender::Ours {
            return Err(Error::Forbidden(
                "this comes from a page of another site; send it from a page of this one (`Sec-Fetch-Site: same-origin`, \
                 or an `Origin` that is this host), or send a token instead of cookies"
                    .to_owned(),
            ));
        }
        let caller = Self { browser: browser.filter(|secret| !secret.is_empty()), ..caller };
        match shown {
            Some(secret) => caller.with_session(ctx, secret).await,
            None => Ok(caller),
        }
    }

    async fn with_token(self, ctx: &Context, token: &str) -> Result<Self> {
        let person = accounts::of_token(ctx, token).await?.ok_or_else(|| {
            let message =
                "the token does not hold: it is mistyped, has expired or was revoked; make a new one";
            Error::Unauthenticated(message.to_owned())
        })?;
        Ok(Self { actor: Actor::Person(person), ..self })
    }

    /// A session that has ended leaves a visitor.
    async fn with_session(self, ctx: &Context, secret: String) -> Result<Self> {
        let found = accounts::of_session(ctx, &secret).await?;
        let (actor, session) = match found {
            Some((person, session)) => (Actor::Person(person), Some(session.id)),
            None => (Actor::Visitor, None),
        };
        Ok(Self { actor, session, shown_session: Some(secret), ..self })
    }

    /// Whether this is anybody at all, so that the answer may be the one that all of them get.
    pub fn is_anybody(&self) -> bool {
        self.actor == Actor::Visitor && self.shown_session.is_none()
    }

    /// Whether the browser shows a session that has ended.
    pub(super) const fn has_dead_session(&self) -> bool {
        self.shown_session.is_some() && self.session.is_none()
    }

    /// Refuses what a page of another site must not do even to somebody without cookies: sign them in as another.
    pub fn must_not_come_from_elsewhere(&self) -> Result<()> {
        if self.from_elsewhere {
            return Err(Error::Forbidden("sign in on a page of this site".to_owned()));
        }
        Ok(())
    }
}

/// The peer's address, and nothing that a header says. Of IPv6 the network: one machine has all its addresses.
fn source(parts: &Parts) -> String {
    match parts.extensions.get::<Peer>() {
        None => String::new(),
        Some(Peer(IpAddr::V6(address))) if address.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Some(Peer(address)) => address.to_canonical().to_string(),
    }
}
