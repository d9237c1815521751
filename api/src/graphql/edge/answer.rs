//! From GraphQL's answer to HTTP's: the status that the media type asks for, and errors that say neither too much
//! nor too little.

use std::sync::Arc;

use async_graphql::{ErrorExtensionValues, Response as Answer, ServerError, Value};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use uuid::Uuid;

use super::super::limits::{Limits, QueryCost};
use super::super::reads::{Basis, Mark, Reads};
use super::accept::Media;
use super::answers;
use super::freshness::Holds;
use super::refusal::{Code, Refusal};
use super::writer;

/// What goes over the wire, but for the headers that all answers share.
pub(super) struct Answered {
    pub(super) status: StatusCode,
    pub(super) holds: Holds,
    pub(super) answer: Arc<answers::Answer>,
    pub(super) headers: HeaderMap,
}

impl Answered {
    /// An answer that was kept.
    pub(super) fn again(answer: Arc<answers::Answer>) -> Self {
        let holds = Holds::While(answer.basis);
        Self { status: StatusCode::OK, holds, answer, headers: HeaderMap::new() }
    }

    fn new(status: StatusCode, holds: Holds, bytes: Vec<u8>) -> Self {
        let basis = match holds {
            Holds::While(basis) => basis,
            Holds::Not | Holds::Theirs | Holds::Now => Basis::default(),
        };
        let answer = Arc::new(answers::Answer::new(Bytes::from(bytes), basis));
        Self { status, holds, answer, headers: HeaderMap::new() }
    }
}

/// The answer to a request that was not executed.
pub(super) fn refused(refusal: Refusal, media: Media, limits: &Limits) -> Answered {
    let Refusal { refused, status, code } = refusal;
    let mut error = ServerError::new(cut(&refused.message, limits.message_chars), refused.position);
    set_code(&mut error, code.unwrap_or(refused.kind.into()));
    let status = status.unwrap_or(not_executed(media));
    let answer = Answer::from_errors(vec![error]);
    Answered::new(status, Holds::Not, wire(&answer, false))
}

/// What came of asking the library to execute a request.
pub(super) struct Executed {
    pub(super) answer: Answer,
    /// Whether it was cut off by the clock or by a panic.
    pub(super) interrupted: bool,
    /// Whether it is a query, so that nothing has happened when nothing is answered.
    pub(super) query: bool,
    /// What it read.
    pub(super) reads: Arc<Reads>,
    pub(super) cost: QueryCost,
    /// The number under which the log tells more of a failure.
    pub(super) incident: Uuid,
}

impl Executed {
    /// Whether the query itself is wrong. The library's validation gives errors without a path; but it misses some
    /// wrong arguments, and reports them as if a field had failed.
    fn is_refused(&self) -> bool {
        let errors = &self.answer.errors;
        let wrong = |error: &ServerError| error.path.is_empty() || (self.query && is_bad_argument(error));
        let nothing = self.answer.data == Value::Null && !errors.is_empty();
        nothing && !self.interrupted && errors.iter().all(wrong)
    }

    /// How long it holds. A header that a resolver set is not kept, so neither is its answer.
    fn holds(&self) -> Holds {
        if !self.query || self.interrupted || !self.answer.errors.is_empty() {
            return Holds::Not;
        }
        let basis = self.reads.since(Mark::default()).filter(|_| self.answer.http_headers.is_empty());
        basis.map_or(Holds::Now, Holds::While)
    }
}

/// The answer to a request that the library was asked to execute.
pub(super) fn executed(executed: Executed, media: Media, limits: &Limits) -> Answered {
    let (refused, holds) = (executed.is_refused(), executed.holds());
    let Executed { mut answer, interrupted: _, query: _, reads: _, cost, incident } = executed;
    let omitted = answer.errors.len().saturating_sub(limits.errors);
    answer.errors.truncate(limits.errors);
    for error in &mut answer.errors {
        seal(error, refused, incident, limits);
    }
    if omitted > 0 {
        answer.extensions.insert("errorsOmitted".to_owned(), Value::from(omitted as u64));
    }
    let headers = std::mem::take(&mut answer.http_headers);
    let status = if refused {
        not_executed(media)
    } else {
        let QueryCost { requested, limit } = cost;
        let cost = async_graphql::value!({ "requested": requested, "limit": limit });
        answer.extensions.insert("cost".to_owned(), cost);
        StatusCode::OK
    };
    Answered { headers, ..Answered::new(status, holds, wire(&answer, !refused)) }
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

/// An ordinary page of platforms fits; larger answers grow the buffer a few times.
const USUAL: usize = 8 * 1024;

/// The answer as bytes. `data` is left out, not null, when nothing was executed.
fn wire(answer: &Answer, executed: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(USUAL);
    let mut next = b'{';
    let mut part = |out: &mut Vec<u8>, name: &str| {
        out.push(next);
        next = b',';
        writer::string(out, name);
        out.push(b':');
    };
    if executed {
        part(&mut out, "data");
        writer::write(&mut out, &answer.data);
    }
    if !answer.errors.is_empty() {
        part(&mut out, "errors");
        // Errors are texts, numbers and values, all of which JSON can say.
        drop(serde_json::to_writer(&mut out, &answer.errors));
    }
    if !answer.extensions.is_empty() {
        part(&mut out, "extensions");
        writer::fields_of(&mut out, answer.extensions.iter(), writer::write);
    }
    out.push(b'}');
    // It may be kept for long, and is weighed by its length.
    out.shrink_to_fit();
    out
}
