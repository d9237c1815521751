//! Signing in by an organisation that vouches for its people (OpenID Connect, code flow with PKCE).
//!
//! What the browser must bring back is in a cookie of its own for ten minutes: nothing is stored here that a stranger could
//! fill, and whoever comes back without it is not the one who was sent. Nobody gets an account this way: the organisation
//! says that a mail address is somebody's, and only an address that it has verified counts.

mod errand;
mod failed;
mod known;
mod line;
mod organisation;
mod provider;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use http::header::{CACHE_CONTROL, REFERRER_POLICY, SET_COOKIE};
use http::{HeaderName, HeaderValue};
use registry::{Error, accounts};

use self::errand::{Errand, Returned};
use self::failed::Failed;
use self::organisation::Organisation;
pub use self::provider::{Provider, ProviderError};
use super::{Caller, Door};
use crate::urls::Urls;

/// The organisations that vouch for their people, by their keys.
#[derive(Debug, Default)]
pub struct Organisations(BTreeMap<String, Organisation>);

/// A way to come in: what a page for signing in offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WayIn<'o> {
    /// What people call the organisation.
    pub name: &'o str,
    /// The address at which signing in by it begins.
    pub address: &'o str,
}

impl Organisations {
    /// Those that whoever runs the registry has named.
    pub fn new(providers: Vec<Provider>, urls: &Urls) -> Result<Self, ProviderError> {
        let organisations = providers.into_iter().map(|provider| {
            let key = provider.key.clone();
            Organisation::new(provider, urls).map(|organisation| (key, organisation))
        });
        organisations.collect::<Result<_, _>>().map(Self)
    }

    /// What a page for signing in offers, in the order of the keys.
    pub fn ways_in(&self) -> impl Iterator<Item = WayIn<'_>> {
        self.0
            .values()
            .map(|Organisation { provider, start, .. }| WayIn { name: &provider.name, address: start })
    }

    fn find(&self, key: &str) -> Result<&Organisation, Failed> {
        let found = self.0.get(key);
        found.ok_or_else(|| Error::NotFound("this organisation".to_owned()).into())
    }
}

/// The two addresses of each organisation.
pub fn routes<S: Clone + Send + Sync + 'static>(door: Door, organisations: Arc<Organisations>) -> Router<S> {
    Router::new()
        .route("/sign-in/oidc/{key}", get(start))
        .route("/sign-in/oidc/{key}/callback", get(callback))
        .with_state((door, organisations))
}

type Desk = (Door, Arc<Organisations>);

/// Sends a browser to the organisation.
async fn start(
    State((door, organisations)): State<Desk>,
    Path(key): Path<String>,
    request: Request,
) -> Result<Response, Failed> {
    let caller = Caller::nobody(&request.into_parts().0, door.secure);
    let organisation = organisations.find(&key)?;
    let errand = Errand::new(&key)?;
    let there = organisation.address(&door.ctx, &errand).await?;
    Ok(sent(&there, [caller.jar.keep_errand(&errand.written())]))
}

/// Lets in whom the organisation sends back.
async fn callback(
    State((door, organisations)): State<Desk>,
    Path(key): Path<String>,
    request: Request,
) -> Result<Response, Failed> {
    let (parts, _) = request.into_parts();
    let caller = Caller::nobody(&parts, door.secure);
    let organisation = organisations.find(&key)?;
    let returned = Returned::read(parts.uri.query().unwrap_or_default());
    let errand = caller.jar.errand().and_then(Errand::read).filter(|errand| errand.is_of(&key, &returned));
    let errand = errand.ok_or_else(|| {
        let message = "this sign-in was begun in another browser, or too long ago; begin again here";
        Error::Unauthenticated(message.to_owned())
    })?;
    accounts::note_coming(&door.ctx, &caller.source).await?;
    let email = organisation.vouches_for(&door.ctx, &errand, returned).await?;
    let (before, agent) = (caller.jar.session(), caller.agent.as_deref());
    let signed_in = accounts::sign_in_as(&door.ctx, &email, before, agent).await?;
    let seconds = (signed_in.until - door.ctx.clock.now()).num_seconds();
    Ok(sent("/", [caller.jar.keep_session(&signed_in.session, seconds), caller.jar.forget_errand()]))
}

fn sent<const N: usize>(there: &str, cookies: [HeaderValue; N]) -> Response {
    let mut response = (private(), Redirect::to(there)).into_response();
    response.headers_mut().extend(cookies.map(|cookie| (SET_COOKIE, cookie)));
    response
}

/// Addresses on this way hold what is nobody else's business.
fn private() -> [(HeaderName, &'static str); 2] {
    [(CACHE_CONTROL, "private, no-store"), (REFERRER_POLICY, "no-referrer")]
}
