//! An organisation, as far as it is spoken to: where it is, what it signs with, and whether what it says holds.

use std::pin::Pin;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreJwsSigningAlgorithm as Algorithm,
    CoreProviderMetadata,
};
use openidconnect::{
    AsyncHttpClient, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope,
};
use outbound::{Client, Config, Limits, Request};
use registry::Context;
use registry::accounts::Email;
use tokio::sync::Mutex;
use url::{Host, Url};

use super::Failed;
use super::errand::{Errand, Returned};
use crate::urls::Urls;

/// For so long nobody asks again where things are and what is signed with.
const KNOWN: TimeDelta = TimeDelta::minutes(5);
/// Bytes of what an organisation says of itself, and the time that it may take.
const LIMITS: (usize, Duration) = (256 * 1024, Duration::from_secs(10));
/// How an organisation may sign: with a key that it alone has. A shared secret would let us forge what it says.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
];

/// An organisation as whoever runs the registry names it.
#[derive(Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its name in addresses: small letters, digits and `-`.
    pub name: String,
    /// Where it is, such as `https://login.ministry.example`.
    pub issuer: String,
    /// Who we are to it.
    pub client_id: String,
    /// What we show it to prove that.
    pub client_secret: String,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { name, issuer, client_id, client_secret: _ } = self;
        f.debug_struct("Provider")
            .field("name", name)
            .field("issuer", issuer)
            .field("client_id", client_id)
            .finish_non_exhaustive()
    }
}

/// An organisation that cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the organisation `{name}` {fault}")]
pub struct ProviderError {
    name: String,
    fault: String,
}

/// An organisation.
#[derive(Debug)]
pub(super) struct Organisation {
    provider: Provider,
    issuer: IssuerUrl,
    back: RedirectUrl,
    line: Line,
    known: Mutex<Option<(DateTime<Utc>, CoreProviderMetadata)>>,
}

type Spoken = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Organisation {
    pub(super) fn new(provider: Provider, urls: &Urls) -> Result<Self, ProviderError> {
        let wrong = |fault: String| ProviderError { name: provider.name.clone(), fault };
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if provider.name.is_empty() || !provider.name.chars().all(plain) {
            return Err(wrong("must have a name of small letters, digits and `-`".to_owned()));
        }
        let url = Url::parse(&provider.issuer).ok().filter(is_guarded);
        if url.is_none() {
            return Err(wrong("must have an issuer that begins with https://".to_owned()));
        }
        let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|error| wrong(error.to_string()))?;
        let back =
            RedirectUrl::new(urls.vouched_by(&provider.name)).map_err(|error| wrong(error.to_string()))?;
        // Whoever runs the registry has chosen the organisation, which may well be in the same house.
        let config =
            Config { user_agent: "Portolan".to_owned(), allow_private_addresses: true, ..Config::default() };
        let client = Client::new(config).map_err(|error| wrong(error.to_string()))?;
        Ok(Self { provider, issuer, back, line: Line(client), known: Mutex::new(None) })
    }

    /// Where a browser is sent.
    pub(super) async fn address(&self, ctx: &Context, errand: &Errand) -> Result<String, Failed> {
        let client = self.spoken(ctx).await?;
        let Errand { state, nonce, verifier, .. } = errand.clone();
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier));
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (url, _, _) = client
            .authorize_url(flow, move || CsrfToken::new(state), move || Nonce::new(nonce))
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(url.into())
    }

    /// The mail address of whom it sends back, if it vouches for them.
    pub(super) async fn vouches_for(
        &self,
        ctx: &Context,
        errand: &Errand,
        returned: Returned,
    ) -> Result<Email, Failed> {
        let Returned { state: _, code, issuer, error } = returned;
        if issuer.is_some_and(|issuer| issuer != self.provider.issuer) {
            return Err(Failed::Organisation("another organisation says that it sends this".to_owned()));
        }
        let code = code.ok_or_else(|| failed(&error.unwrap_or_else(|| "it sent no code".to_owned())))?;
        let client = self.spoken(ctx).await?;
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(|error| failed(&error))?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(errand.verifier.clone()));
        let answer = request.request_async(&self.line).await;
        let answer = answer.map_err(|error| failed(&error))?;
        let token: Option<&CoreIdToken> = answer.extra_fields().id_token();
        let now = ctx.clock.now();
        let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(move || now);
        let claims = token
            .ok_or_else(|| failed(&"it sent no identity"))?
            .claims(&verifier, &Nonce::new(errand.nonce.clone()))
            .map_err(|error| failed(&error))?;
        if claims.email_verified() != Some(true) {
            return Err(failed(&"it has not verified the mail address"));
        }
        let email = claims.email().ok_or_else(|| failed(&"it names no mail address"))?;
        email.parse().map_err(|error| failed(&error))
    }

    /// What it says of itself, asked again after a while.
    async fn spoken(&self, ctx: &Context) -> Result<Spoken, Failed> {
        let now = ctx.clock.now();
        let mut known = self.known.lock().await;
        let metadata = match &*known {
            Some((at, metadata)) if now - *at < KNOWN => metadata.clone(),
            _ => {
                let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.line).await;
                let found = found.map_err(|error| Failed::Unanswered(error.to_string()))?;
                known.insert((now, found)).1.clone()
            }
        };
        let Provider { client_id, client_secret, .. } = &self.provider;
        let (id, secret) = (ClientId::new(client_id.clone()), ClientSecret::new(client_secret.clone()));
        Ok(CoreClient::from_provider_metadata(metadata, id, Some(secret)).set_redirect_uri(self.back.clone()))
    }
}

/// The way to an organisation: one exchange at a time, following nothing.
struct Line(Client);

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Line")
    }
}

impl<'c> AsyncHttpClient<'c> for Line {
    type Error = Unanswered;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

impl Line {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        let (parts, body) = request.into_parts();
        let unanswered = |why: String| Unanswered(why);
        let url = Url::parse(&parts.uri.to_string()).map_err(|error| unanswered(error.to_string()))?;
        if !is_guarded(&url) {
            return Err(unanswered(format!("{url} is not guarded by TLS")));
        }
        let request = Request { method: parts.method, url, headers: parts.headers, body: body.into() };
        let answer = self.0.send(request, &Limits::small(LIMITS.0, LIMITS.1)).await;
        let answer = answer.map_err(|broken| unanswered(format!("{broken:?}")))?;
        let mut response = HttpResponse::new(answer.body);
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        Ok(response)
    }
}

/// Why an organisation was not heard.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Unanswered(String);

/// What does not hold.
fn failed(error: &impl ToString) -> Failed {
    Failed::Organisation(error.to_string())
}

/// Over TLS, or on this very machine.
fn is_guarded(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && loopback)
}
