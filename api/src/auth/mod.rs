//! Who sends a request: a program by its token, a browser by its session's cookie, or nobody.
//!
//! A token goes before a cookie. A request that a cookie speaks for and that may change something must come from one of our
//! own pages: browsers say so themselves. Knows HTTP and accounts; knows neither the schema nor any page.

pub mod cookies;
mod origin;

use http::header::{AUTHORIZATION, COOKIE, USER_AGENT};
use http::request::Parts;
use http::{HeaderMap, Method};
use registry::{Actor, Context, accounts};
use uuid::Uuid;

use cookies::Jar;

/// The network address of whoever is at the other end of the connection. Nobody's word for it is taken.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub std::net::IpAddr);

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
    pub(crate) fn nobody(parts: &Parts) -> Self {
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        Self {
            actor: Actor::Visitor,
            session: None,
            jar: Jar::of(&parts.headers),
            agent: text(USER_AGENT).map(str::to_owned),
            source: parts
                .extensions
                .get::<Peer>()
                .map_or_else(|| "unknown".to_owned(), |Peer(ip)| ip.to_string()),
        }
    }

    /// Whether nobody is known to send it.
    pub(crate) fn is_visitor(&self) -> bool {
        self.actor == Actor::Visitor
    }
}

/// Finds out who sends a request.
pub(crate) async fn identify(ctx: &Context, parts: &Parts) -> Result<Caller, Refused> {
    let nobody = Caller::nobody(parts);
    if let Some(value) = parts.headers.get(AUTHORIZATION) {
        let shown = value.to_str().ok().and_then(|value| value.split_once(' '));
        let shown = shown.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let (_, token) = shown.ok_or(Refused::Unauthenticated(
            "send the token as `Authorization: Bearer portolan_…`, or no such header",
        ))?;
        let person = accounts::of_token(ctx, token.trim())
            .await
            .map_err(|error| Refused::Unknown(error.to_string()))?;
        let person = person.ok_or(Refused::Unauthenticated(
            "this token is none, or is revoked or expired; make a new one",
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

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}
