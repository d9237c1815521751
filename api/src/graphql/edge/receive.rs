//! Taking in the body of a request: of the right kind, of the right size, and in time.

use async_graphql::{ObjectType, SubscriptionType};
use axum::body::{Body, HttpBody};
use bytes::Bytes;
use futures::StreamExt;
use http::header::CONTENT_ENCODING;
use http::request::Parts;
use http::{Method, StatusCode};

use super::Edge;
use super::accept::is_json;
use super::refusal::Refusal;

impl<Q, M, S> Edge<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    /// The body of a POST; empty for a GET, which says everything in its address.
    pub(super) async fn receive(&self, parts: &Parts, body: Body) -> Result<Bytes, Refusal> {
        match parts.method {
            Method::GET | Method::HEAD => return Ok(Bytes::new()),
            Method::POST => {}
            _ => {
                let message = format!("Send queries by POST, or by GET; not by {}.", parts.method);
                return Err(Refusal::http(StatusCode::METHOD_NOT_ALLOWED, message));
            }
        }
        if !is_json(&parts.headers) || parts.headers.contains_key(CONTENT_ENCODING) {
            return Err(Refusal::http(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "Send the query as JSON: `Content-Type: application/json`, UTF-8, not compressed, with a body such \
                 as {\"query\": \"{ __typename }\"}.",
            ));
        }
        let limits = self.gate.limits();
        let read = tokio::time::timeout(limits.time, collect(body, limits.body_bytes)).await;
        read.unwrap_or_else(|_| {
            Err(Refusal::http(StatusCode::REQUEST_TIMEOUT, "The body took too long to arrive."))
        })
    }
}

/// Reads a body up to the limit. One that is longer is still taken in for a while, unread, since a client that is
/// cut off while it sends would never see the answer.
async fn collect(body: Body, limit: usize) -> Result<Bytes, Refusal> {
    let too_large = || {
        let message = format!("The body is larger than {limit} bytes; send less, or in several requests.");
        Err(Refusal::http(StatusCode::PAYLOAD_TOO_LARGE, message))
    };
    let patience = limit.saturating_mul(16);
    let size = body.size_hint();
    if size.lower() > u64::try_from(patience).unwrap_or(u64::MAX) {
        return too_large();
    }
    let mut chunks = body.into_data_stream();
    let (mut read, mut length) = (Vec::new(), 0_usize);
    while let Some(chunk) = chunks.next().await {
        let Ok(chunk) = chunk else { return Err(Refusal::bad_request("The body broke off.")) };
        length = length.saturating_add(chunk.len());
        if length <= limit {
            // Most bodies come in one piece, which need not be copied.
            if read.is_empty() && size.exact() == u64::try_from(length).ok() {
                return Ok(chunk);
            }
            read.extend_from_slice(&chunk);
        } else if length > patience {
            break;
        }
    }
    if length > limit { too_large() } else { Ok(Bytes::from(read)) }
}
