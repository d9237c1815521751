//! The layer before every surface that asks who calls: it recognises them, and sees to it that what they are told stays
//! with them.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{CACHE_CONTROL, ETAG, SET_COOKIE, VARY};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method};
use registry::{Context, Error};

use super::{Caller, Cookie, Settings};

/// What recognising takes.
#[derive(Debug, Clone)]
pub struct Door {
    /// The accounts.
    pub ctx: Context,
    /// How people sign in.
    pub settings: Arc<Settings>,
}

/// The address of whoever holds the other end of the connection; an extension of each request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// Who calls, or why they are turned away; an extension of each request that came through the door.
#[derive(Debug, Clone)]
pub struct Recognised(Result<Arc<Caller>, Arc<Error>>);

impl Recognised {
    /// Who sends a request: a visitor if nobody looked.
    pub fn of(parts: &Parts) -> Result<Arc<Caller>, Arc<Error>> {
        parts.extensions.get::<Self>().map_or_else(|| Ok(Arc::default()), |recognised| recognised.0.clone())
    }
}

/// Recognises the caller.
pub async fn recognise(State(door): State<Door>, request: Request, next: Next) -> Response {
    // A browser's question before a script of another site asks carries nothing of its user.
    if request.method() == Method::OPTIONS {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let caller = Caller::of(&door.ctx, &parts, &door.settings).await.map(Arc::new).map_err(Arc::new);
    parts.extensions.insert(Recognised(caller.clone()));
    let mut response = next.run(Request::from_parts(parts, body)).await;
    match caller {
        Ok(caller) if caller.is_anybody() => {}
        Ok(caller) => {
            keep_private(response.headers_mut());
            forget_dead(&caller, response.headers_mut());
        }
        Err(_) => keep_private(response.headers_mut()),
    }
    response
}

fn keep_private(headers: &mut HeaderMap) {
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.append(VARY, HeaderValue::from_static("authorization, cookie"));
    headers.remove(ETAG);
}

/// A cookie of a session that has ended is of no more use, unless there is a new one in its place already.
fn forget_dead(caller: &Caller, headers: &mut HeaderMap) {
    let name = caller.guard.name(Cookie::Session).as_bytes();
    let is_set = headers
        .get_all(SET_COOKIE)
        .iter()
        .any(|set| set.as_bytes().strip_prefix(name).is_some_and(|rest| rest.first() == Some(&b'=')));
    if caller.has_dead_session() && !is_set {
        let cleared = HeaderValue::try_from(caller.guard.clear(Cookie::Session));
        headers.extend(cleared.ok().map(|cleared| (SET_COOKIE, cleared)));
    }
}
