//! The client: what one exchange is given and what it gives back.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderValue};
use http::{Method, StatusCode};
use rustls::pki_types::CertificateDer;
use tokio::time::Instant;
use url::Url;

use crate::exchange;
use crate::failure::{Broken, ConfigError, Failure};
use crate::limits::Limits;
use crate::resolve::{Override, Pinned, Resolver};
use crate::tls::{self, Handshake, Recorder, Trust};

/// How a client is made.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Who asks; sent with every request.
    pub user_agent: String,
    /// Lets addresses pass that are not public; for test networks.
    pub allow_private_addresses: bool,
    /// Names that go to given addresses.
    pub overrides: Vec<Override>,
    /// Who is asked for the addresses of names; none means those that the machine asks.
    pub nameservers: Vec<SocketAddr>,
    /// Roots that are trusted beside those of the browsers.
    pub extra_roots_pem: Option<Vec<u8>>,
}

/// What is sent.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Where to; credentials and fragment are left out.
    pub url: Url,
    /// Headers beside `User-Agent` and `Accept-Encoding`, which are the client's.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Request {
    /// A plain GET.
    pub fn get(url: Url) -> Self {
        Self { method: Method::GET, url, headers: HeaderMap::new(), body: Bytes::new() }
    }
}

/// What came back, read and decoded.
#[derive(Debug, Clone)]
pub struct Response {
    /// The status, any number that three digits can write.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body after decoding.
    pub body: Vec<u8>,
    /// Bytes of the body on the wire.
    pub wire_bytes: u64,
    /// Whether the body was longer than was read.
    pub truncated: bool,
    /// Why the body is not whole, if something went wrong with it. Status and headers stand nevertheless.
    pub damage: Option<Failure>,
    /// The addresses that the name led to.
    pub addresses: Vec<std::net::IpAddr>,
    /// The handshake, over https.
    pub tls: Option<Handshake>,
}

/// Makes exchanges with strangers, one hop at a time.
#[derive(Clone)]
pub struct Client {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) user_agent: HeaderValue,
    resolver: Resolver,
    trust: Arc<Trust>,
    /// Intermediates that a host left out before, or that they could not be had; so that they are fetched once.
    missing: Mutex<HashMap<String, Missing>>,
}

/// What a host leaves out of its chain, and how long that is believed.
#[derive(Clone)]
struct Missing {
    found: Option<Vec<CertificateDer<'static>>>,
    until: Instant,
}

impl Inner {
    fn missing_of(&self, host: &str) -> Option<Missing> {
        let known = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(host).filter(|missing| missing.until > Instant::now()).cloned()
    }

    fn remember(&self, host: String, found: Option<Vec<CertificateDer<'static>>>) {
        const MANY: usize = 1_000;
        // Long enough for one check's connections, and short enough for the next check to try again.
        let lifetime = if found.is_some() { Duration::from_hours(24) } else { Duration::from_mins(1) };
        let mut known = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MANY {
            known.clear();
        }
        known.insert(host, Missing { found, until: Instant::now() + lifetime });
    }
}

impl Client {
    /// Prepares what all exchanges share.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        let Config { user_agent, allow_private_addresses, overrides, nameservers, extra_roots_pem } = config;
        let trust = Trust::new(extra_roots_pem.as_deref())?;
        let header = HeaderValue::from_str(&user_agent).map_err(|_| ConfigError::UserAgent(user_agent))?;
        let resolver = Resolver::new(overrides, nameservers, allow_private_addresses);
        Ok(Self { inner: Arc::new(Inner { user_agent: header, resolver, trust, missing: Mutex::default() }) })
    }

    /// The vetted addresses of a URL, so that a caller may wait its turn at them before it connects.
    pub async fn pin(&self, url: &Url) -> Result<Pinned, Broken> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Failure::BadUrl(format!("`{}` is not http or https.", url.scheme())).into());
        }
        self.inner.resolver.pin(url).await
    }

    /// One exchange with addresses that were vetted for this request's URL.
    pub async fn send_to(
        &self,
        pinned: &Pinned,
        request: Request,
        limits: &Limits,
    ) -> Result<Response, Broken> {
        let host = request.url.host_str().unwrap_or_default().to_owned();
        let known = self.inner.missing_of(&host);
        let is_known = known.is_some();
        let extra = known.and_then(|missing| missing.found).unwrap_or_default();
        let first = Recorder::new(Arc::clone(&self.inner.trust), extra);
        let broken = match exchange::run(self, &first, pinned, request.clone(), limits).await {
            Ok(response) => return Ok(response),
            Err(broken) => broken,
        };
        if is_known || !first.lacks_an_issuer() {
            return Err(broken);
        }
        let missing = tls::fetch_missing(self, &first).await;
        self.inner.remember(host, missing.clone());
        let Some(missing) = missing else { return Err(broken) };
        let second = Recorder::new(Arc::clone(&self.inner.trust), missing);
        exchange::run(self, &second, pinned, request, limits).await
    }

    /// One exchange over a certificate that was refused, to learn why it might have been. Nothing that comes back may
    /// be trusted: anybody on the way can have written it.
    pub async fn look_behind(
        &self,
        pinned: &Pinned,
        request: Request,
        limits: &Limits,
    ) -> Result<Response, Broken> {
        let blind = Recorder::blind(Arc::clone(&self.inner.trust));
        exchange::run(self, &blind, pinned, request, limits).await
    }

    /// Resolves, vets and exchanges.
    pub async fn send(&self, request: Request, limits: &Limits) -> Result<Response, Broken> {
        let pinned = self.pin(&request.url).await?;
        self.send_to(&pinned, request, limits).await
    }
}
