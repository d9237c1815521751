//! GraphQL over HTTP: what a request must look like, what an answer looks like, and what happens when either
//! cannot be.
//!
//! The extractor and response of async-graphql-axum read multipart and text bodies (so that any page could send a
//! query in its visitor's name), answer bad bodies with debug text and fail a sixth of the official audits; this
//! is our own, over the library's request type. It must not know the schema.

mod accept;
mod answer;
mod answers;
mod freshness;
mod headers;
mod parameters;
mod persisted;
mod receive;
mod refusal;
mod run;
#[cfg(test)]
mod tests;
pub(super) mod writer;

use std::sync::Arc;

use async_graphql::parser::types::OperationType;
use async_graphql::{ObjectType, Schema, SubscriptionType, ValidationMode};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::any;
use http::header::{ACCEPT_LANGUAGE, ALLOW, CONTENT_TYPE, SET_COOKIE, WWW_AUTHENTICATE};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode};
use uuid::Uuid;

use self::accept::{Accept, Media};
use self::answer::Answered;
pub use self::answers::Hits;
use self::answers::{Answers, Asked, Form};
use self::freshness::Holds;
use self::parameters::Parameters;
use self::persisted::Persisted;
pub use self::refusal::Code;
use self::refusal::Refusal;
use super::console;
use super::kept::objects::Objects;
use super::limits::{Admitted, Document, Gate, Limits, ShapeError};
use crate::auth::{self, Caller, Door};
use crate::catalogue::{Catalogue, Snapshot};
use crate::i18n::AcceptedLanguages;

/// The address of all this.
pub const PATH: &str = "/graphql";
const METHODS: &str = "GET, HEAD, POST, OPTIONS";
const READ_ONLY_METHODS: &str = "POST, OPTIONS";

/// Where the number of a logged failure comes from.
pub type NewId = Arc<dyn Fn() -> Uuid + Send + Sync>;

struct Edge<Q, M, S> {
    /// Validates whatever it is given.
    strict: Schema<Q, M, S>,
    /// Trusts that what it is given is valid.
    quick: Schema<Q, M, S>,
    catalogue: Arc<Catalogue>,
    gate: Gate,
    answers: Arc<Answers>,
    objects: Arc<Objects>,
    persisted: Persisted,
    new_id: NewId,
    /// What it takes to know who asks; without it everybody is a visitor.
    door: Option<Door>,
}

/// Counts the answers that were kept, and those that had to be made.
#[derive(Debug, Clone)]
pub struct Counter(Arc<Answers>);

impl Counter {
    /// How many of each until now.
    pub fn hits(&self) -> Hits {
        self.0.counts()
    }
}

/// `/graphql` over a schema. `new_id` numbers the failures that the log
/// explains. Resolvers find [`AcceptedLanguages`] and [`QueryCost`](super::limits::QueryCost) in their data, and
/// what they read of the catalogue is kept account of. `kept` names the types whose objects are pieces (`kept::objects`).
pub fn routes<Q, M, S>(
    schema: impl Fn(ValidationMode) -> Schema<Q, M, S>,
    kept: &'static [&'static str],
    catalogue: Arc<Catalogue>,
    limits: Limits,
    new_id: NewId,
    door: Option<Door>,
) -> Result<(Router, Counter), ShapeError>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    let (strict, quick) = (schema(ValidationMode::Strict), schema(ValidationMode::Fast));
    let answers = Arc::new(Answers::new(&limits));
    let objects = Arc::new(Objects::new(limits.kept_objects));
    let persisted = Persisted::new(&limits);
    let gate = Gate::new(&strict.sdl(), kept, limits)?;
    let counter = Counter(Arc::clone(&answers));
    let edge = Arc::new(Edge { strict, quick, catalogue, gate, answers, objects, persisted, new_id, door });
    let graphql = Router::new().route(PATH, any(serve::<Q, M, S>)).with_state(edge);
    Ok((graphql, counter))
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
        _ => edge.negotiate(&parts, body, accept.media()).await,
    };
    headers::finish(response.headers_mut());
    response
}

/// Whether a query string has a query, even an empty one.
fn asks_something(parts: &Parts) -> bool {
    parts.uri.query().is_some_and(|query| query.split('&').any(|pair| pair.starts_with("query=")))
}

fn reads(parts: &Parts) -> bool {
    matches!(parts.method, Method::GET | Method::HEAD)
}

fn not_acceptable() -> Refusal {
    Refusal::http(
        StatusCode::NOT_ACCEPTABLE,
        "The answer is application/graphql-response+json or application/json; accept one of them.",
    )
}

/// An answer over HTTP.
fn respond(parts: &Parts, answered: Answered, media: Media) -> Response {
    let Answered { status, holds, answer, headers } = answered;
    let mut response = Response::new(Body::from(answer.bytes.clone()));
    *response.status_mut() = status;
    response.headers_mut().reserve(10);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media.content_type()));
    response.headers_mut().extend(headers);
    if status == StatusCode::METHOD_NOT_ALLOWED {
        let allowed = if reads(parts) { READ_ONLY_METHODS } else { METHODS };
        response.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
    }
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    match holds {
        Holds::Now | Holds::While(_) if reads(parts) => {
            freshness::describe(response, &parts.headers, holds, Some(answer.etag()))
        }
        Holds::Theirs => freshness::describe(response, &parts.headers, Holds::Theirs, None),
        Holds::Not | Holds::Now | Holds::While(_) => {
            freshness::describe(response, &parts.headers, Holds::Not, None)
        }
    }
}

impl<Q, M, S> Edge<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    /// Answers in a media type, or says that there are no others.
    async fn negotiate(&self, parts: &Parts, body: Body, media: Option<Media>) -> Response {
        let answered = match media {
            Some(media) => self.answer(parts, body, media).await,
            None => Err(not_acceptable()),
        };
        let media = media.unwrap_or(Media::Json);
        let answered = answered.unwrap_or_else(|refusal| answer::refused(refusal, media, self.gate.limits()));
        respond(parts, answered, media)
    }

    async fn answer(&self, parts: &Parts, body: Body, media: Media) -> Result<Answered, Refusal> {
        let body = self.receive(parts, body).await?;
        let caller = match &self.door {
            Some(door) if auth::is_named(&parts.headers) => {
                auth::identify(door, parts).await.map_err(|refused| self.unnamed(refused))?
            }
            Some(door) => Caller::nobody(parts, door.secure),
            None => Caller::nobody(parts, false),
        };
        let (form, text) = if reads(parts) {
            (Form::Address, parts.uri.query().unwrap_or_default().as_bytes())
        } else {
            (Form::Body, &*body)
        };
        let languages = parts.headers.get(ACCEPT_LANGUAGE).map_or(&[][..], HeaderValue::as_bytes);
        let asked = Asked { form, media, languages, text, document: &[] };
        let snapshot = self.catalogue.snapshot();
        if !caller.is_anybody() {
            return self.make_for(&asked, snapshot, caller).await;
        }
        match self.answers.find(&asked, &snapshot) {
            Some(kept) => Ok(Answered::again(kept)),
            None => self.find_plain_or_make(&asked, snapshot, caller).await,
        }
    }

    /// What whoever cannot be told is told.
    fn unnamed(&self, refused: auth::Refused) -> Refusal {
        match refused {
            auth::Refused::Unauthenticated(message) => Refusal {
                code: Some(Code::Unauthenticated),
                ..Refusal::http(StatusCode::UNAUTHORIZED, message)
            },
            auth::Refused::Forbidden(message) => {
                Refusal { code: Some(Code::Forbidden), ..Refusal::http(StatusCode::FORBIDDEN, message) }
            }
            auth::Refused::Unknown(cause) => {
                let incident = (self.new_id)();
                tracing::error!(%incident, cause, "who sends a request cannot be found out");
                Refusal {
                    code: Some(Code::Internal),
                    ..Refusal::http(StatusCode::OK, answer::internal_message(incident))
                }
            }
        }
    }

    /// The request, measured and allowed.
    fn admit(&self, asked: &Asked<&[u8]>) -> Result<Admitted, Refusal> {
        let Parameters { query, hash, operation_name, variables } = match asked.form {
            Form::Address => Parameters::from_address(asked.text)?,
            Form::Body | Form::Plain => Parameters::from_body(asked.text)?,
        };
        let text = self.persisted.text(query, hash)?;
        let admitted = self.gate.admit(&text, operation_name.as_deref(), variables)?;
        if let Some(hash) = hash {
            self.persisted.remember(hash, &text);
        }
        allow(&admitted.document, asked.form)?;
        Ok(admitted)
    }

    /// The answer for somebody: nothing that was kept for others, and nothing of it is kept.
    async fn make_for(
        &self,
        asked: &Asked<&[u8]>,
        snapshot: Arc<Snapshot>,
        caller: Caller,
    ) -> Result<Answered, Refusal> {
        let admitted = self.admit(asked)?;
        let languages = AcceptedLanguages::parse(str::from_utf8(asked.languages).ok());
        let forgets = caller.has_dead_session().then(|| caller.jar.clone());
        let executed = self.run(admitted, languages, &snapshot, caller).await;
        let mut answered = answer::executed(executed, asked.media, self.gate.limits());
        // A session that has ended is of no more use, unless the answer puts another in its place.
        if let Some(jar) = forgets
            && !answered.headers.get_all(SET_COOKIE).iter().any(|set| jar.is_session(set))
        {
            answered.headers.append(SET_COOKIE, jar.forget_session());
        }
        Ok(Answered { holds: Holds::Theirs, ..answered })
    }

    async fn find_plain_or_make(
        &self,
        asked: &Asked<&[u8]>,
        snapshot: Arc<Snapshot>,
        caller: Caller,
    ) -> Result<Answered, Refusal> {
        let admitted = self.admit(asked)?;
        let languages = AcceptedLanguages::parse(str::from_utf8(asked.languages).ok());
        let mut values = Vec::new();
        writer::fields_of(&mut values, admitted.variables.iter(), writer::write_sorted);
        let document = Arc::clone(&admitted.document);
        let wanted = languages.to_string();
        let plain = Asked {
            form: Form::Plain,
            media: asked.media,
            languages: wanted.as_bytes(),
            text: &values,
            document: document.plain(),
        };
        if let Some(kept) = self.answers.find(&plain, &snapshot) {
            self.answers.keep(asked, &kept);
            return Ok(Answered::again(kept));
        }
        self.answers.missed();
        let executed = self.run(admitted, languages, &snapshot, caller).await;
        let answered = answer::executed(executed, asked.media, self.gate.limits());
        if let Holds::While(_) = answered.holds {
            self.answers.keep(asked, &answered.answer);
            self.answers.keep(&plain, &answered.answer);
        }
        Ok(answered)
    }
}

fn allow(document: &Document, form: Form) -> Result<(), Refusal> {
    match document.operation() {
        OperationType::Mutation if form == Form::Address => {
            Err(Refusal::http(StatusCode::METHOD_NOT_ALLOWED, "GET only reads; send mutations by POST."))
        }
        OperationType::Subscription => {
            Err(Refusal::bad_request("Subscriptions need a WebSocket (graphql-transport-ws), not a request."))
        }
        OperationType::Query | OperationType::Mutation => Ok(()),
    }
}
