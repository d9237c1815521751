//! The desks: where governments keep their entries true and curators keep the registry honest. Every page asks the
//! registry's use cases as whoever is signed in; what they may not see is not there. Works without scripts: a form is
//! posted, something happens, and the browser is led on to a page that says what.

mod accounts;
mod act;
mod agent;
mod bar;
mod boxes;
mod entries;
mod events;
mod faults;
mod fields;
mod figures;
mod flag;
mod form;
mod gate;
mod me;
mod news;
mod operation;
mod overview;
mod policy;
mod proposal;
mod queue;
mod rows;
mod sheet;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawPathParams, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use http::StatusCode;
use http::header::{LOCATION, SET_COOKIE};
use registry::Actor;
use registry::events::feed;

use self::act::{DONE, Done};
pub(super) use self::bar::Bar;
pub(super) use self::form::{Form, MOST};
use super::answer::{Holds, Made, answer};
use super::failure::Failure;
use super::missing;
use super::visit::Visit;
use crate::auth::{Caller, Door, Refused, identify};
use crate::i18n::Locale;
use crate::routes::Service;

/// A visit by somebody who may be signed in.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    /// The request.
    pub visit: Visit,
    /// Who sends it.
    pub caller: Arc<Caller>,
    /// What they typed; nothing in a GET.
    pub form: Form,
}

impl Desk {
    /// In whose name.
    pub(super) fn actor(&self) -> &Actor {
        &self.caller.actor
    }

    /// The database, the time and chance.
    pub(super) fn ctx(&self) -> &registry::Context {
        &self.visit.service.ctx
    }

    /// A page of the desks.
    pub(super) fn at(&self, path: &str) -> String {
        self.visit.to.at(path)
    }
}

/// Every address of the desks.
pub(super) fn routes() -> Router<Service> {
    Router::new()
        .route("/{lang}/sign-in", anybody(gate::show).merge(send_anybody(gate::ask)))
        .route("/{lang}/sign-in/{name}", anybody(gate::link).merge(send_anybody(gate::enter)))
        .route("/{lang}/renew/{name}", anybody(gate::renewal).merge(send_anybody(gate::renew)))
        .route("/{lang}/desk", somebody(overview::show))
        .route("/{lang}/desk/me", somebody(me::show).merge(send(me::act)))
        .route("/{lang}/desk/sign-out", send(me::leave))
        .route("/{lang}/desk/platforms", somebody(entries::list))
        .route("/{lang}/desk/platforms/{name}", somebody(entries::show).merge(send(entries::act)))
        .route("/{lang}/desk/new", somebody(proposal::begin).merge(send(proposal::create)))
        .route("/{lang}/desk/proposals", somebody(proposal::list))
        .route("/{lang}/desk/proposals/{name}", somebody(proposal::show).merge(send(proposal::act)))
        .route("/{lang}/desk/proposals/{name}/send", somebody(proposal::look_before_sending))
        .route("/{lang}/desk/sheet", somebody(sheet::show).merge(sheet::route()))
        .route("/{lang}/desk/accounts", somebody(accounts::show).merge(send(accounts::act)))
        .route("/{lang}/desk/accounts/{name}", somebody(accounts::one).merge(send(accounts::change)))
        .route("/{lang}/desk/jobs", somebody(operation::jobs))
        .route("/{lang}/desk/mail", somebody(operation::mail))
        .route("/{lang}/desk/events", somebody(events::show))
        .route("/{lang}/desk/queue", somebody(queue::show).merge(send(queue::act)))
        .route("/{lang}/desk/news", somebody(news::show).merge(send(news::act)))
        .route("/{lang}/desk/policy", somebody(policy::show))
        .route("/{lang}/desk/figures", somebody(figures::show))
        .route("/{lang}/desk/flags/{name}", somebody(flag::show).merge(send(flag::act)))
}

/// A page that anybody may open.
fn anybody<F>(show: fn(Desk) -> F) -> MethodRouter<Service>
where
    F: Future<Output = Result<Done, Failure>> + Send + 'static,
{
    get(move |State(service): State<Service>, params: RawPathParams, request: Request| {
        opened(service, params, request, show, true)
    })
}

/// A page for whoever is signed in; others are led to where they sign in, and back.
fn somebody<F>(show: fn(Desk) -> F) -> MethodRouter<Service>
where
    F: Future<Output = Result<Done, Failure>> + Send + 'static,
{
    get(move |State(service): State<Service>, params: RawPathParams, request: Request| {
        opened(service, params, request, show, false)
    })
}

/// What a form of anybody does.
fn send_anybody<F>(act: fn(Desk) -> F) -> MethodRouter<Service>
where
    F: Future<Output = Result<Done, Failure>> + Send + 'static,
{
    axum::routing::post(move |State(service): State<Service>, params: RawPathParams, request: Request| {
        sent(service, params, request, act, true)
    })
}

/// What a form of somebody who is signed in does. Whoever is so no longer keeps what they typed.
fn send<F>(act: fn(Desk) -> F) -> MethodRouter<Service>
where
    F: Future<Output = Result<Done, Failure>> + Send + 'static,
{
    axum::routing::post(move |State(service): State<Service>, params: RawPathParams, request: Request| {
        sent(service, params, request, act, false)
    })
}

async fn opened<F>(
    service: Service,
    params: RawPathParams,
    request: Request,
    show: fn(Desk) -> F,
    is_for_anybody: bool,
) -> Response
where
    F: Future<Output = Result<Done, Failure>> + Send + 'static,
{
    let (parts, _) = request.into_parts();
    if parts.uri.query().is_some_and(|query| query.contains(DONE)) {
        catch_up(&service).await;
    }
    let desk = match entered(service, &params, parts, Form::default()).await {
        Ok(desk) => desk,
        Err(response) => return *response,
    };
    if desk.caller.is_visitor() && !is_for_anybody {
        return to_sign_in(&desk);
    }
    told(&desk, show(desk.clone()).await).await
}

async fn sent<F>(
    service: Service,
    params: RawPathParams,
    request: Request,
    act: fn(Desk) -> F,
    is_for_anybody: bool,
) -> Response
where
    F: Future<Output = Result<Done, Failure>> + Send + 'static,
{
    let (parts, body) = request.into_parts();
    let body: Option<Bytes> = axum::body::to_bytes(body, MOST).await.ok();
    let form = Form::read(body.as_deref().unwrap_or_default());
    let desk = match entered(service, &params, parts, form).await {
        Ok(desk) => desk,
        Err(response) => return *response,
    };
    if desk.caller.must_be_ours().is_err() {
        return Failure::Foreign.answer(&desk.visit).await;
    }
    if body.is_none() {
        return Failure::TooLarge.answer(&desk.visit).await;
    }
    if desk.caller.is_visitor() && !is_for_anybody {
        return told(&desk, gate::interrupted(&desk)).await;
    }
    told(&desk, act(desk.clone()).await).await
}

/// Waits until the catalogue has what just happened, which it follows a moment behind: whoever did something is not shown
/// what stood before. It waits no longer than any follower may take.
async fn catch_up(service: &Service) {
    const PAUSE: Duration = Duration::from_millis(25);
    const PAUSES: usize = 80;
    let Ok(head) = feed::head(&service.ctx.db).await else { return };
    for _ in 0..PAUSES {
        if service.catalogue.snapshot().event_seq() >= head {
            return;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Who comes, and to which page in which language.
async fn entered(
    service: Service,
    params: &RawPathParams,
    parts: http::request::Parts,
    form: Form,
) -> Result<Desk, Box<Response>> {
    let param = |name: &str| params.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned());
    let Some(locale) = param("lang").and_then(|lang| Locale::exactly(&lang)) else {
        return Err(Box::new(missing::without_language(service, parts).await));
    };
    let door = Door { ctx: service.ctx.clone(), secure: service.urls.are_secure() };
    let identified = identify(&door, &parts).await;
    let nobody = Caller::nobody(&parts, door.secure);
    let visit = Visit::new(service, parts, locale, param("name").unwrap_or_default());
    let caller = match identified {
        Ok(caller) => caller,
        // A token that does not hold is no session.
        Err(Refused::Unauthenticated(_)) => nobody,
        Err(Refused::Forbidden(_)) => return Err(Box::new(Failure::Foreign.answer(&visit).await)),
        Err(Refused::Unknown(cause)) => return Err(Box::new(Failure::Internal(cause).answer(&visit).await)),
    };
    Ok(Desk { visit, caller: Arc::new(caller), form })
}

fn to_sign_in(desk: &Desk) -> Response {
    let back = desk.visit.parts.uri.path_and_query().map_or("", |address| address.as_str());
    let mut response = see(&desk.at("/sign-in"));
    // Behind a proxy that strips a prefix the address came without it.
    let back = desk.visit.service.urls.path(back);
    if let Some(cookie) = desk.caller.jar.keep_wanted(&back).filter(|_| is_of_a_desk(desk, &back)) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// Whether a link leads to a page of the desks other than the first, and nowhere else.
pub(super) fn is_of_a_desk(desk: &Desk, link: &str) -> bool {
    Locale::ALL.iter().any(|locale| {
        let first = desk.visit.service.urls.pages(*locale).at("/desk/");
        link.strip_prefix(&first).is_some_and(|rest| !rest.is_empty())
    })
}

/// Leads on to a page that a reload does not send again.
pub(super) fn see(link: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, link.to_owned())]).into_response()
}

/// What was done, as an answer. Nothing of it is kept by anybody.
async fn told(desk: &Desk, done: Result<Done, Failure>) -> Response {
    let (mut response, cookies) = match done {
        Ok(Done::Page(made)) => (page(desk, made).await, Vec::new()),
        Ok(Done::See { link, cookies }) => (see(&link), cookies),
        Ok(Done::File(file)) => (file, Vec::new()),
        Err(failure) => (failure.answer(&desk.visit).await, Vec::new()),
    };
    for cookie in cookies {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    if desk.caller.has_dead_session() {
        response.headers_mut().append(SET_COOKIE, desk.caller.jar.forget_session());
    }
    response
}

async fn page(desk: &Desk, made: Made) -> Response {
    answer(&desk.visit, made, Holds::Once, None).await
}
