//! My account: who I am here, where I am signed in, and the programs that act in my name.

use std::collections::BTreeSet;

use askama::Template;
use registry::access::{Beat, Grants, Scope};
use registry::accounts::{self, NewToken};
use registry::vocabulary::Vocabulary as _;
use uuid::Uuid;

use super::Desk;
use super::act::Done;
use super::agent;
use super::faults::Faults;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::marks::{Day, Moment};
use crate::pages::places::region_name;

/// How long a token is good for when nothing else is said, in days.
const DAYS: &str = "90";

#[derive(Template)]
#[template(path = "desk/me.html")]
struct Page {
    frame: Frame,
    told: Option<String>,
    faults: Faults,
    email: String,
    name: Option<String>,
    roles: Vec<String>,
    sessions: Vec<Session>,
    tokens: Vec<Token>,
    scopes: Vec<(&'static str, String, bool)>,
    token_name: String,
    days: String,
    secret: Option<String>,
}

struct Session {
    id: Uuid,
    agent: String,
    used: Moment,
    is_here: bool,
}

struct Token {
    id: Uuid,
    name: String,
    scopes: String,
    until: Day,
    used: Option<Moment>,
}

pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    page(&desk, Faults::default(), None).await
}

async fn page(desk: &Desk, faults: Faults, secret: Option<String>) -> Result<Done, Failure> {
    let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
    let me = accounts::me(ctx, actor).await?;
    let sessions = accounts::sessions(ctx, actor).await?;
    let tokens = accounts::tokens(ctx, actor).await?;
    let session = |session: accounts::Session| Session {
        id: session.id,
        agent: session.agent.as_deref().map(agent::told).unwrap_or_default(),
        used: Moment { at: session.used_at, w },
        is_here: Some(session.id) == desk.caller.session,
    };
    let token = |token: accounts::Token| Token {
        id: token.id,
        name: token.name,
        scopes: token.scopes.iter().map(Scope::code).collect::<Vec<_>>().join(" "),
        until: Day { at: token.expires_at, w },
        used: token.used_at.map(|at| Moment { at, w }),
    };
    let chosen: BTreeSet<&str> = desk.form.all("scopes").collect();
    let scope = |scope: &Scope| {
        (
            scope.code(),
            w.of_code("scope", &scope.code().replace(':', "-")).into_owned(),
            chosen.contains(scope.code()),
        )
    };
    let page = Page {
        frame: desk.frame(w.say("me-title")),
        told: desk.told(),
        faults,
        email: me.email.to_string(),
        name: me.name,
        roles: roles(desk, &me.grants),
        sessions: sessions.into_iter().map(session).collect(),
        tokens: tokens.into_iter().map(token).collect(),
        scopes: Scope::all().iter().map(scope).collect(),
        token_name: desk.form.text("name").to_owned(),
        days: desk.form.given("days").unwrap_or(DAYS).to_owned(),
        secret,
    };
    Made::page(&page).map(Done::Page)
}

/// What somebody may do, in words.
pub(super) fn roles(desk: &Desk, grants: &Grants) -> Vec<String> {
    let w = desk.visit.words;
    let Grants { government, curator, admin } = grants;
    let mut roles = Vec::new();
    if !government.is_empty() {
        let countries: Vec<_> = government.iter().copied().collect();
        roles.push(w.named("role-government", &w.labels(&countries)));
    }
    match curator {
        None => {}
        Some(Beat::World) => roles.push(w.say("role-curator").into_owned()),
        Some(Beat::Regions(regions)) => {
            let names: Vec<String> = regions.iter().map(|code| region_name(code, &desk.visit)).collect();
            let names = crate::i18n::list(names.iter().map(String::as_str), desk.visit.locale);
            roles.push(w.named("role-curator-of", &names));
        }
    }
    roles.extend(admin.then(|| w.say("role-admin").into_owned()));
    roles
}

/// Ends sessions, makes and revokes tokens.
pub(super) async fn act(desk: Desk) -> Result<Done, Failure> {
    let (ctx, actor) = (desk.ctx(), desk.actor());
    let id = desk.form.text("id").parse::<Uuid>();
    match (desk.form.text("do"), id) {
        ("end", Ok(id)) => {
            accounts::end(ctx, actor, id).await?;
            Ok(Done::see(desk.at("/desk/me"), "ended"))
        }
        ("end-others", _) => {
            accounts::end_others(ctx, actor, desk.caller.session).await?;
            Ok(Done::see(desk.at("/desk/me"), "ended"))
        }
        ("revoke", Ok(id)) => {
            accounts::revoke_token(ctx, actor, id).await?;
            Ok(Done::see(desk.at("/desk/me"), "revoked-token"))
        }
        ("token", _) => make_token(&desk).await,
        (_, _) => Err(Failure::NotFound),
    }
}

async fn make_token(desk: &Desk) -> Result<Done, Failure> {
    let scopes: BTreeSet<Scope> = desk.form.all("scopes").filter_map(|scope| scope.parse().ok()).collect();
    let days = desk.form.given("days").unwrap_or(DAYS).parse::<u32>().unwrap_or(0);
    let new = NewToken { name: desk.form.text("name").to_owned(), scopes, days };
    match accounts::create_token(desk.ctx(), desk.actor(), None, new).await {
        // It is shown this once, so the browser is not led on.
        Ok((_, secret)) => page(desk, Faults::default(), Some(secret.reveal().to_owned())).await,
        Err(error) => {
            let faults = desk.faults(error)?;
            page(desk, faults, None).await
        }
    }
}

/// Ends the session of this browser.
pub(super) async fn leave(desk: Desk) -> Result<Done, Failure> {
    if let Some(session) = desk.caller.session {
        match accounts::end(desk.ctx(), desk.actor(), session).await {
            Ok(()) | Err(registry::Error::NotFound(_)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Ok(Done::see(desk.at("/sign-in"), "left").keeping(desk.caller.jar.forget_session()))
}
