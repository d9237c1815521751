//! Coming in: by a link that a letter holds, or by an organisation that vouches for its people. And the one-click renewal
//! of a confirmation. Letters' links open a page; only its button uses them up, since mail scanners follow links.

use askama::Template;
use registry::accounts::{self, Email, Secret};
use registry::endorsements;

use super::Desk;
use super::act::Done;
use super::faults::Faults;
use crate::auth::Peer;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "desk/sign_in.html")]
struct SignIn {
    frame: Frame,
    told: Option<String>,
    email: String,
    faults: Faults,
    is_sent: bool,
    outbox: Option<String>,
    organisations: Vec<(String, String)>,
    action: String,
}

#[derive(Template)]
#[template(path = "desk/enter.html")]
struct Enter {
    frame: Frame,
    faults: Faults,
    text: String,
    button: String,
    is_spent: bool,
}

#[derive(Template)]
#[template(path = "desk/interrupted.html")]
struct Interrupted {
    frame: Frame,
    pairs: Vec<(String, String)>,
}

/// Where one asks for a link.
pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    if !desk.caller.is_visitor() {
        return Ok(Done::see(desk.at("/desk"), ""));
    }
    page(&desk, String::new(), Faults::default(), desk.visit.value("sent").is_some())
}

fn page(desk: &Desk, email: String, faults: Faults, is_sent: bool) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let service = &desk.visit.service;
    let ways = service.organisations.ways_in();
    let local = desk.visit.parts.extensions.get::<Peer>().is_some_and(|peer| peer.0.is_loopback());
    let page = SignIn {
        frame: Frame::new(&desk.visit, w.say("sign-in-title"), w.say("sign-in-lead")).unlisted(),
        told: desk.told(),
        email,
        faults,
        is_sent,
        // Only whoever sits at the machine itself can read its files.
        outbox: service.outbox.clone().filter(|_| is_sent && local),
        organisations: ways.map(|way| (way.name.to_owned(), way.address.to_owned())).collect(),
        action: desk.at("/sign-in"),
    };
    Made::page(&page).map(Done::Page)
}

/// Sends a link. The answer is the same whether or not there is such an account.
pub(super) async fn ask(desk: Desk) -> Result<Done, Failure> {
    let typed = desk.form.text("email").to_owned();
    let email = match typed.parse::<Email>() {
        Ok(email) => email,
        Err(error) => {
            let error = registry::error::FieldError::new("email", error);
            let faults = desk.faults(registry::Error::Invalid(vec![error]))?;
            return page(&desk, typed, faults, false);
        }
    };
    let jar = &desk.caller.jar;
    let known = jar.browser().map(|known| Ok(known.to_owned()));
    let browser = known.unwrap_or_else(|| Secret::new().map(|fresh| fresh.reveal().to_owned()))?;
    let language = desk.visit.locale.tag();
    accounts::ask_for_link(desk.ctx(), &email, language, Some(&browser), &desk.caller.source).await?;
    Ok(Done::see(format!("{}?sent=1", desk.at("/sign-in")), "").keeping(jar.keep_browser(&browser)))
}

/// The page that the link of a letter opens.
pub(super) async fn link(desk: Desk) -> Result<Done, Failure> {
    enter_page(&desk, false)
}

fn enter_page(desk: &Desk, is_spent: bool) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let page = Enter {
        frame: Frame::new(&desk.visit, w.say("enter-title"), w.say("enter-text")).unlisted(),
        faults: Faults::default(),
        text: w.say(if is_spent { "enter-spent" } else { "enter-text" }).into_owned(),
        button: w.say("enter-button").into_owned(),
        is_spent,
    };
    let status = if is_spent { http::StatusCode::UNAUTHORIZED } else { http::StatusCode::OK };
    Made::with(status, &page).map(Done::Page)
}

/// Lets the bearer of a link in.
pub(super) async fn enter(desk: Desk) -> Result<Done, Failure> {
    let caller = &desk.caller;
    let (jar, agent) = (&caller.jar, caller.agent.as_deref());
    let came =
        accounts::sign_in(desk.ctx(), &desk.visit.name, jar.browser(), jar.session(), agent, &caller.source);
    match came.await {
        Ok(signed_in) => {
            let seconds = (signed_in.until - desk.ctx().clock.now()).num_seconds();
            let done = Done::see(desk.at("/desk"), "");
            Ok(done.keeping(jar.keep_session(&signed_in.session, seconds)).keeping(jar.forget_browser()))
        }
        Err(registry::Error::Unauthenticated(_)) => enter_page(&desk, true),
        Err(other) => Err(other.into()),
    }
}

/// What a link in a reminder would confirm.
pub(super) async fn renewal(desk: Desk) -> Result<Done, Failure> {
    match endorsements::renewal(desk.ctx(), &desk.visit.name).await {
        Ok(renewal) => {
            let name = renewal.name.unwrap_or(renewal.slug);
            renew_page(&desk, &name, &renewal.url, &renewal.by, Faults::default())
        }
        Err(registry::Error::Unauthenticated(_)) => enter_page(&desk, true),
        Err(other) => Err(other.into()),
    }
}

fn renew_page(desk: &Desk, name: &str, url: &str, by: &str, faults: Faults) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let isolated = |text: &str| crate::i18n::isolated(text, desk.visit.locale);
    let facts =
        [("name", isolated(name).into()), ("url", isolated(url).into()), ("email", isolated(by).into())];
    let text = w.with("renew-text", &facts);
    let page = Enter {
        frame: Frame::new(&desk.visit, w.say("renew-title"), text.clone()).unlisted(),
        faults,
        text,
        button: w.say("renew-button").into_owned(),
        is_spent: false,
    };
    Made::page(&page).map(Done::Page)
}

/// Confirms it for another year.
pub(super) async fn renew(desk: Desk) -> Result<Done, Failure> {
    let looked = endorsements::renewal(desk.ctx(), &desk.visit.name).await;
    match endorsements::renew(desk.ctx(), &desk.visit.name).await {
        Ok(_) => {
            let slug = looked?.slug.parse().map_err(|_| Failure::NotFound)?;
            Ok(Done::see(desk.visit.to.platform(&slug), "renewed"))
        }
        Err(registry::Error::Unauthenticated(_)) => enter_page(&desk, true),
        Err(error) => {
            let renewal = looked?;
            let faults = desk.faults(error)?;
            renew_page(&desk, &renewal.name.unwrap_or(renewal.slug), &renewal.url, &renewal.by, faults)
        }
    }
}

/// What was typed by somebody whose session has ended meanwhile: they sign in beside it, and send it again.
pub(super) fn interrupted(desk: &Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let page = Interrupted {
        frame: Frame::new(&desk.visit, w.say("interrupted-title"), w.say("interrupted-text")).unlisted(),
        pairs: desk.form.pairs().to_vec(),
    };
    Made::with(http::StatusCode::UNAUTHORIZED, &page).map(Done::Page)
}
