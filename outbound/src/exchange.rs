//! One request and its response over a connection of its own, within its limits.

use std::error::Error as StdError;
use std::io;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::HeaderMap;
use http::header::{ACCEPT_ENCODING, LOCATION, USER_AGENT};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout, timeout_at};
use tower::{Layer, Service};
use url::Url;

use crate::body;
use crate::client::{Client, Request, Response};
use crate::failure::{Broken, Failure};
use crate::limits::Limits;
use crate::resolve::Pinned;
use crate::tls::{Recorder, classify};

/// Runs one exchange.
pub(crate) async fn run(
    client: &Client,
    recorder: &Arc<Recorder>,
    pinned: &Pinned,
    request: Request,
    limits: &Limits,
) -> Result<Response, Broken> {
    let host = request.url.host_str().unwrap_or_default().to_owned();
    let outcome = attempt(client, recorder, pinned, request, limits, &host).await;
    let mut tls = recorder.handshake();
    let addresses = pinned.addresses();
    match outcome {
        Ok(Arrived { status, headers, body }) => {
            let body::Read { bytes, wire_bytes, truncated, failure } = body;
            let damage = failure;
            Ok(Response { status, headers, body: bytes, wire_bytes, truncated, damage, addresses, tls })
        }
        Err(failure) => {
            if let Failure::Tls { problem, .. } = &failure {
                tls.get_or_insert_default().problem = Some(*problem);
            }
            Err(Broken { failure, addresses, tls })
        }
    }
}

struct Arrived {
    status: http::StatusCode,
    headers: HeaderMap,
    body: body::Read,
}

async fn attempt(
    client: &Client,
    recorder: &Arc<Recorder>,
    pinned: &Pinned,
    request: Request,
    limits: &Limits,
    host: &str,
) -> Result<Arrived, Failure> {
    let deadline = Instant::now() + limits.total;
    let opened = Opened(Arc::new(Notify::new()));
    let http = hop(recorder, pinned, limits, opened.clone()).map_err(Failure::Own)?;
    let is_head = request.method == http::Method::HEAD;
    let request = build(client, &http, request).map_err(Failure::Own)?;
    let answer = head(&http, request, &opened, limits, deadline, host).await?;
    let response = answer.map_err(|error| explain(&error, recorder, host))?;
    let (status, headers) = (response.status(), response.headers().clone());
    let size: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    if size > limits.header_bytes {
        return Err(Failure::Malformed(format!("{host} sent {size} bytes of headers.")));
    }
    // Who is sent on reads no further.
    let onward = status.is_redirection() && headers.contains_key(LOCATION);
    let body = if is_head || onward || matches!(status.as_u16(), 100..=199 | 204 | 205 | 304) {
        body::Read::default()
    } else if status.is_success() {
        body::read(response, limits, deadline, host).await
    } else {
        body::read(response, limits, deadline.min(Instant::now() + limits.error_body), host).await
    };
    Ok(Arrived { status, headers, body })
}

/// A client that lives for one hop: it can reach the pinned addresses and nothing else.
fn hop(
    recorder: &Arc<Recorder>,
    pinned: &Pinned,
    limits: &Limits,
    opened: Opened,
) -> Result<reqwest::Client, String> {
    let tls = recorder.config().map_err(|error| error.to_string())?;
    // Room for more than is allowed, so that too much is seen as that and not as a broken stream.
    let header_bytes = u32::try_from(limits.header_bytes.saturating_mul(8)).unwrap_or(u32::MAX);
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .tls_backend_preconfigured(tls)
        .dns_resolver(Only(pinned.clone()))
        .connect_timeout(limits.connect)
        .connector_layer(opened)
        .pool_max_idle_per_host(0)
        .http1_max_headers(1_000)
        .http1_allow_obsolete_multiline_headers_in_responses(true)
        .http1_ignore_invalid_headers_in_responses(true)
        .http1_allow_spaces_after_header_name_in_responses(true)
        .http2_max_header_list_size(header_bytes)
        .build()
        .map_err(|error| format!("The HTTP client cannot be built: {error}."))
}

fn build(client: &Client, http: &reqwest::Client, request: Request) -> Result<reqwest::Request, String> {
    let Request { method, mut url, headers, body } = request;
    strip(&mut url);
    http.request(method, url)
        .headers(headers)
        .header(USER_AGENT, client.inner.user_agent.clone())
        .header(ACCEPT_ENCODING, body::ACCEPTED)
        .body(body)
        .build()
        .map_err(|error| format!("The request cannot be built: {error}."))
}

/// Credentials in an address are nobody's to send on.
fn strip(url: &mut Url) {
    url.set_fragment(None);
    if url.set_username("").is_err() || url.set_password(None).is_err() {
        tracing::debug!(%url, "an address that cannot carry credentials");
    }
}

type Answer = Result<reqwest::Response, reqwest::Error>;

/// Waits for the response head; the head's own time starts when the connection stands.
async fn head(
    http: &reqwest::Client,
    request: reqwest::Request,
    opened: &Opened,
    limits: &Limits,
    deadline: Instant,
    host: &str,
) -> Result<Answer, Failure> {
    let waiting = async {
        let mut pending = std::pin::pin!(http.execute(request));
        tokio::select! {
            answer = &mut pending => Ok(answer),
            () = opened.0.notified() => timeout(limits.head, pending).await.map_err(|_| limits.head),
        }
    };
    let late = |what: &str, limit: std::time::Duration| {
        Failure::Timeout(format!("{host} {what} within {} s.", limit.as_secs_f32()))
    };
    match timeout_at(deadline, waiting).await {
        Ok(Ok(Err(error))) if error.is_timeout() => Err(late("could not be connected to", limits.connect)),
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(limit)) => Err(late("sent no complete response head", limit)),
        Err(_) => Err(late("sent no response", limits.total)),
    }
}

/// Finds what lies at the bottom of a failed request.
fn explain(error: &reqwest::Error, recorder: &Recorder, host: &str) -> Failure {
    let mut link: Option<&(dyn StdError + 'static)> = Some(error);
    let mut root = error.to_string();
    while let Some(cause) = link {
        if let Some(tls) = tls_error(cause) {
            return classify(tls, recorder.seen().as_ref(), host);
        }
        if let Some(http) = cause.downcast_ref::<hyper::Error>() {
            if http.is_parse() || http.is_parse_status() {
                return Failure::Malformed(format!("{host} answered something that is not HTTP: {http}."));
            }
            if http.is_incomplete_message() {
                return Failure::Connection(format!("{host} closed the connection before it answered."));
            }
        }
        root = cause.to_string();
        link = cause.source();
    }
    Failure::Connection(format!("The connection to {host} failed: {root}."))
}

/// An I/O error hides the error that it carries from `source`.
fn tls_error<'a>(cause: &'a (dyn StdError + 'static)) -> Option<&'a rustls::Error> {
    let io = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    match io {
        Some(inner) => tls_error(inner),
        None => cause.downcast_ref(),
    }
}

/// Answers every name with the vetted addresses.
struct Only(Pinned);

impl Resolve for Only {
    fn resolve(&self, _: Name) -> Resolving {
        let addresses: Addrs = Box::new(self.0.addresses.clone().into_iter());
        Box::pin(std::future::ready(Ok(addresses)))
    }
}

/// Tells when the connection stands, handshake included.
#[derive(Clone)]
struct Opened(Arc<Notify>);

impl<S> Layer<S> for Opened {
    type Service = Watched<S>;

    fn layer(&self, inner: S) -> Watched<S> {
        Watched { inner, opened: Arc::clone(&self.0) }
    }
}

#[derive(Clone)]
struct Watched<S> {
    inner: S,
    opened: Arc<Notify>,
}

impl<S, R> Service<R> for Watched<S>
where
    S: Service<R>,
    S::Future: Send + 'static,
    S::Response: 'static,
    S::Error: 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: R) -> Self::Future {
        let connecting = self.inner.call(request);
        let opened = Arc::clone(&self.opened);
        Box::pin(async move {
            let connected = connecting.await;
            if connected.is_ok() {
                opened.notify_one();
            }
            connected
        })
    }
}
