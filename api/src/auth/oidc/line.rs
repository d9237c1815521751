//! How an organisation is spoken to: guarded, bounded in bytes and time, and to the address that was meant.
//! Must not know what is said.

use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use outbound::{Client, Config, ConfigError, Limits, Request};
use url::{Host, Url};

/// Bytes of what an organisation says, and the time that it may take.
const LIMITS: (usize, Duration) = (256 * 1024, Duration::from_secs(10));

/// The way to an organisation: one exchange at a time, following nothing.
pub(super) struct Line(Client);

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
    pub(super) fn new() -> Result<Self, ConfigError> {
        // Whoever runs the registry has chosen the organisation, which may well be in the same house.
        let config =
            Config { user_agent: "Portolan".to_owned(), allow_private_addresses: true, ..Config::default() };
        Client::new(config).map(Self)
    }

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
pub(super) struct Unanswered(String);

/// Over TLS, or on this very machine.
pub(super) fn is_guarded(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && loopback)
}
