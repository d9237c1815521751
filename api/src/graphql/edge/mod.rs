//! GraphQL over HTTP: what a request must look like, what an answer looks like, and what happens when either
//! cannot be.
//!
//! The extractor and response of async-graphql-axum read multipart and text bodies (so that any page could send a
//! query in its visitor's name), answer bad bodies with debug text and fail a sixth of the official audits; this
//! is our own, over the library's request type. It must not know the schema.

mod accept;
mod answer;
mod headers;
mod parameters;
mod refusal;
#[cfg(test)]
mod tests;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use async_graphql::parser::types::OperationType;
use async_graphql::{ObjectType, Schema, SubscriptionType};
use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::{any, get};
use bytes::Bytes;
use futures::{FutureExt, StreamExt};
use http::header::{ACCEPT_LANGUAGE, ALLOW, CONTENT_ENCODING};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use uuid::Uuid;

use self::accept::{Accept, Media, is_json};
use self::answer::Executed;
use self::parameters::Parameters;
pub use self::refusal::Code;
use self::refusal::Refusal;
use super::console;
use super::limits::{Admitted, Gate, Limits, ShapeError};
use crate::i18n::AcceptedLanguages;

/// The address of all this.
pub const PATH: &str = "/graphql";
const METHODS: &str = "GET, HEAD, POST, OPTIONS";
const READ_ONLY_METHODS: &str = "POST, OPTIONS";

/// Where the number of a logged failure comes from.
pub type NewId = Arc<dyn Fn() -> Uuid + Send + Sync>;

struct Edge<Q, M, S> {
    schema: Schema<Q, M, S>,
    gate: Gate,
    new_id: NewId,
}

/// `/graphql` over a schema, and the files of its console page. `new_id` numbers the failures that the log
/// explains. Resolvers find [`AcceptedLanguages`] and [`QueryCost`](super::limits::QueryCost) in their data.
pub fn routes<Q, M, S>(schema: Schema<Q, M, S>, limits: Limits, new_id: NewId) -> Result<Router, ShapeError>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    let gate = Gate::new(&schema.sdl(), limits)?;
    let edge = Arc::new(Edge { schema, gate, new_id });
    let graphql = Router::new().route(PATH, any(serve::<Q, M, S>)).with_state(edge);
    Ok(graphql
        .route(console::STYLE.path(), get(console::style))
        .route(console::SCRIPT.path(), get(console::script)))
}

async fn serve<Q, M, S>(State(edge): State<Arc<Edge<Q, M, S>>>, request: Request) -> Response
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    let (parts, body) = request.into_parts();
    let accept = Accept::of(&parts.headers);
    let mut response = match parts.method {
        Method::OPTIONS => headers::options(METHODS),
        Method::GET | Method::HEAD if accept.prefers_html() && !asks_something(&parts) => console::page(),
        _ => match accept.media() {
            Some(media) => edge.answer(&parts, body, media).await,
            None => answer::refused(not_acceptable(), Media::Json, edge.gate.limits()),
        },
    };
    headers::finish(response.headers_mut());
    response
}

/// Whether a query string has a query, even an empty one.
fn asks_something(parts: &Parts) -> bool {
    parts.uri.query().is_some_and(|query| query.split('&').any(|pair| pair.starts_with("query=")))
}

fn not_acceptable() -> Refusal {
    Refusal::http(
        StatusCode::NOT_ACCEPTABLE,
        "The answer is application/graphql-response+json or application/json; accept one of them.",
    )
}

impl<Q, M, S> Edge<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    async fn answer(&self, parts: &Parts, body: Body, media: Media) -> Response {
        let limits = self.gate.limits();
        let mut response = match self.admit(parts, body).await {
            Ok(admitted) => answer::executed(self.run(admitted, &parts.headers).await, media, limits),
            Err(refusal) => answer::refused(refusal, media, limits),
        };
        if response.status() == StatusCode::METHOD_NOT_ALLOWED {
            let reading = matches!(parts.method, Method::GET | Method::HEAD);
            let allowed = if reading { READ_ONLY_METHODS } else { METHODS };
            response.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
        }
        response
    }

    /// Reads a request and lets its query through the gate.
    async fn admit(&self, parts: &Parts, body: Body) -> Result<Admitted, Refusal> {
        let parameters = match parts.method {
            Method::GET | Method::HEAD => Parameters::from_address(parts.uri.query().unwrap_or_default())?,
            Method::POST => Parameters::from_body(&self.read(&parts.headers, body).await?)?,
            _ => {
                let message = format!("Send queries by POST, or by GET; not by {}.", parts.method);
                return Err(Refusal::http(StatusCode::METHOD_NOT_ALLOWED, message));
            }
        };
        let Parameters { query, operation_name, variables } = parameters;
        let admitted = self.gate.admit(query, operation_name, variables)?;
        match admitted.operation {
            OperationType::Mutation if parts.method != Method::POST => {
                Err(Refusal::http(StatusCode::METHOD_NOT_ALLOWED, "GET only reads; send mutations by POST."))
            }
            OperationType::Subscription => Err(Refusal::bad_request(
                "Subscriptions need a WebSocket (graphql-transport-ws), not a request.",
            )),
            OperationType::Query | OperationType::Mutation => Ok(admitted),
        }
    }

    async fn read(&self, headers: &HeaderMap, body: Body) -> Result<Bytes, Refusal> {
        let limits = self.gate.limits();
        if !is_json(headers) || headers.contains_key(CONTENT_ENCODING) {
            return Err(Refusal::http(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "Send the query as JSON: `Content-Type: application/json`, UTF-8, not compressed, with a body such \
                 as {\"query\": \"{ __typename }\"}.",
            ));
        }
        let read = tokio::time::timeout(limits.time, collect(body, limits.body_bytes)).await;
        read.unwrap_or_else(|_| {
            Err(Refusal::http(StatusCode::REQUEST_TIMEOUT, "The body took too long to arrive."))
        })
    }

    /// Executes, within the time allowed and without letting a panic end the connection.
    async fn run(&self, admitted: Admitted, headers: &HeaderMap) -> Executed {
        let Admitted { request, operation, cost } = admitted;
        let reads = operation == OperationType::Query;
        let incident = (self.new_id)();
        let languages = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let request = request.data(AcceptedLanguages::parse(languages));
        let execution = AssertUnwindSafe(self.schema.execute(request)).catch_unwind();
        let time = self.gate.limits().time;
        let failure = match tokio::time::timeout(time, execution).await {
            Ok(Ok(answer)) => return Executed { answer, interrupted: false, reads, cost, incident },
            Ok(Err(panic)) => {
                tracing::error!(%incident, cause = panic_message(&*panic), "a resolver panicked");
                answer::failed(answer::internal_message(incident), Code::Internal)
            }
            Err(_) => {
                let message = format!("The query took longer than {} s; ask for less.", time.as_secs_f32());
                answer::failed(message, Code::TooComplex)
            }
        };
        Executed { answer: failure, interrupted: true, reads, cost, incident }
    }
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

/// Reads a body up to the limit. One that is longer is still taken in for a while, unread, since a client that is
/// cut off while it sends would never see the answer.
async fn collect(body: Body, limit: usize) -> Result<Bytes, Refusal> {
    let too_large = || {
        let message = format!("The body is larger than {limit} bytes; send less, or in several requests.");
        Err(Refusal::http(StatusCode::PAYLOAD_TOO_LARGE, message))
    };
    let patience = limit.saturating_mul(16);
    let announced = body.size_hint().lower();
    if announced > u64::try_from(patience).unwrap_or(u64::MAX) {
        return too_large();
    }
    let mut chunks = body.into_data_stream();
    let (mut read, mut length) = (Vec::new(), 0_usize);
    while let Some(chunk) = chunks.next().await {
        let Ok(chunk) = chunk else { return Err(Refusal::bad_request("The body broke off.")) };
        length = length.saturating_add(chunk.len());
        if length <= limit {
            read.extend_from_slice(&chunk);
        } else if length > patience {
            break;
        }
    }
    if length > limit { too_large() } else { Ok(Bytes::from(read)) }
}
