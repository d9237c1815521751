//! From GraphQL's answer to HTTP's: the status that the media type asks for, and errors that say neither too much
//! nor too little.

use std::collections::BTreeMap;

use async_graphql::{ErrorExtensionValues, Response as Answer, ServerError, Value};
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};
use serde::Serialize;
use uuid::Uuid;

use super::super::limits::{Limits, QueryCost};
use super::accept::Media;
use super::refusal::{Code, Refusal};

/// What goes over the wire. `data` is left out, not null, when nothing was executed.
#[derive(Serialize)]
struct Wire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "<[ServerError]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extensions: &'a BTreeMap<String, Value>,
}

/// The answer to a request that was not executed.
pub(super) fn refused(refusal: Refusal, media: Media, limits: &Limits) -> Response {
    let Refusal { refused, status } = refusal;
    let mut error = ServerError::new(cut(&refused.message, limits.message_chars), refused.position);
    set_code(&mut error, refused.kind.into());
    let status = status.unwrap_or(not_executed(media));
    let errors = [error];
    write(status, media, &Wire { data: None, errors: &errors, extensions: &BTreeMap::new() })
}

/// What came of asking the library to execute a request.
pub(super) struct Executed {
    pub(super) answer: Answer,
    /// Whether it was cut off by the clock or by a panic.
    pub(super) interrupted: bool,
    /// Whether it only reads, so that nothing has happened when nothing is answered.
    pub(super) reads: bool,
    pub(super) cost: QueryCost,
    /// The number under which the log tells more of a failure.
    pub(super) incident: Uuid,
}

impl Executed {
    /// Whether the query itself is wrong. The library's validation gives errors without a path; but it misses some
    /// wrong arguments, and reports them as if a field had failed.
    fn is_refused(&self) -> bool {
        let errors = &self.answer.errors;
        let wrong = |error: &ServerError| error.path.is_empty() || (self.reads && is_bad_argument(error));
        let nothing = self.answer.data == Value::Null && !errors.is_empty();
        nothing && !self.interrupted && errors.iter().all(wrong)
    }
}

/// The answer to a request that the library was asked to execute.
pub(super) fn executed(executed: Executed, media: Media, limits: &Limits) -> Response {
    let refused = executed.is_refused();
    let Executed { mut answer, interrupted: _, reads: _, cost, incident } = executed;
    let omitted = answer.errors.len().saturating_sub(limits.errors);
    answer.errors.truncate(limits.errors);
    for error in &mut answer.errors {
        seal(error, refused, incident, limits);
    }
    if omitted > 0 {
        answer.extensions.insert("errorsOmitted".to_owned(), Value::from(omitted as u64));
    }
    let headers = std::mem::take(&mut answer.http_headers);
    let (status, data) = if refused {
        (not_executed(media), None)
    } else {
        let QueryCost { requested, limit } = cost;
        let cost = async_graphql::value!({ "requested": requested, "limit": limit });
        answer.extensions.insert("cost".to_owned(), cost);
        (StatusCode::OK, Some(&answer.data))
    };
    let wire = Wire { data, errors: &answer.errors, extensions: &answer.extensions };
    let mut response = write(status, media, &wire);
    response.headers_mut().extend(headers);
    response
}

/// An answer in place of the one that did not come.
pub(super) fn failed(message: String, code: Code) -> Answer {
    let mut error = ServerError::new(message, None);
    set_code(&mut error, code);
    Answer::from_errors(vec![error])
}

/// What people read of a failure of ours.
pub(super) fn internal_message(incident: Uuid) -> String {
    format!("Something went wrong on our side. If it stays so, tell us this number: {incident}.")
}

const fn not_executed(media: Media) -> StatusCode {
    match media {
        Media::Json => StatusCode::OK,
        Media::Response => StatusCode::BAD_REQUEST,
    }
}

/// Gives an error its code; a failure of ours keeps its cause in the log only.
fn seal(error: &mut ServerError, refused: bool, incident: Uuid, limits: &Limits) {
    let code = match code_of(error) {
        Some(code) => code,
        None if refused || is_bad_argument(error) => Code::BadUserInput,
        None => {
            tracing::error!(%incident, path = ?error.path, cause = %error.message, "a resolver failed");
            error.message = internal_message(incident);
            error.extensions = None;
            Code::Internal
        }
    };
    error.message = cut(&error.message, limits.message_chars);
    error.source = None;
    set_code(error, code);
}

/// Arguments that hold variables are first read while the field runs, so their faults look like the resolver's.
fn is_bad_argument(error: &ServerError) -> bool {
    let ours = ["Failed to parse \"", "Expected input type \"", "Variable "];
    error.source.is_none() && ours.iter().any(|start| error.message.starts_with(start))
}

fn code_of(error: &ServerError) -> Option<Code> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Code::find(code),
        Value::Enum(code) => Code::find(code),
        _ => None,
    }
}

fn set_code(error: &mut ServerError, code: Code) {
    error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("code", code.as_str());
}

fn cut(message: &str, limit: usize) -> String {
    match message.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message.to_owned(),
    }
}

fn write(status: StatusCode, media: Media, wire: &Wire<'_>) -> Response {
    match serde_json::to_vec(wire) {
        Ok(bytes) => {
            let content_type = HeaderValue::from_static(media.content_type());
            (status, [(CONTENT_TYPE, content_type)], Body::from(bytes)).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "an answer could not be written as JSON");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
