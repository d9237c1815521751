//! Accounts, for administrators: who may sign in, and as what.

mod roles;

use askama::Template;
use registry::access::{Deed, may};
use registry::accounts::{self, Account, Invitation, Standing};
use uuid::Uuid;

use self::roles::{Roles, typed};
use super::Desk;
use super::act::Done;
use super::faults::Faults;
use super::me;
use crate::i18n::Locale;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::marks::Moment;

/// Accounts on a page.
const SIZE: u64 = 100;

#[derive(Template)]
#[template(path = "desk/accounts.html")]
struct Page {
    frame: Frame,
    told: Option<String>,
    faults: Faults,
    rows: Vec<Row>,
    next: Option<String>,
    email: String,
    name: String,
    roles: Roles,
    editions: Vec<(&'static str, &'static str, bool)>,
}

#[derive(Template)]
#[template(path = "desk/account.html")]
struct One {
    frame: Frame,
    told: Option<String>,
    faults: Faults,
    row: Row,
    /// What they did.
    trail: String,
    roles: Roles,
    reason: String,
}

struct Row {
    email: String,
    name: String,
    roles: Vec<String>,
    seen: Option<Moment>,
    is_suspended: bool,
    link: String,
}

impl Row {
    fn new(desk: &Desk, account: Account) -> Self {
        Self {
            link: desk.at(&format!("/desk/accounts/{}", account.id)),
            email: account.email.to_string(),
            name: account.name.unwrap_or_default(),
            roles: me::roles(desk, &account.grants),
            seen: account.signed_in_at.map(|at| Moment { at, w: desk.visit.words }),
            is_suspended: account.suspended_at.is_some(),
        }
    }
}

pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    page(&desk, Faults::default()).await
}

async fn page(desk: &Desk, faults: Faults) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let after = desk.visit.value("after").and_then(|email| email.parse().ok());
    let mut found = accounts::list(desk.ctx(), desk.actor(), after.as_ref(), SIZE + 1).await?;
    let more = found.len() as u64 > SIZE;
    found.truncate(usize::try_from(SIZE).unwrap_or(usize::MAX));
    let next = found.last().filter(|_| more).map(|last| {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        pairs.append_pair("after", last.email.as_str());
        format!("{}?{}", desk.at("/desk/accounts"), pairs.finish())
    });
    let language = desk.form.given("language").unwrap_or(desk.visit.locale.tag());
    let page = Page {
        frame: desk.frame(w.say("desk-accounts")),
        told: desk.told(),
        rows: found.into_iter().map(|account| Row::new(desk, account)).collect(),
        next,
        email: desk.form.text("email").to_owned(),
        name: desk.form.text("name").to_owned(),
        roles: Roles::left(desk),
        editions: Locale::ALL
            .map(|locale| (locale.tag(), locale.autonym(), locale.tag() == language))
            .to_vec(),
        faults,
    };
    Made::with(page.faults.status(), &page).map(Done::Page)
}

/// Invites somebody.
pub(super) async fn act(desk: Desk) -> Result<Done, Failure> {
    let (ctx, actor, form) = (desk.ctx(), desk.actor(), &desk.form);
    may(actor, Deed::ManageAccounts)?;
    let grants = match typed(&desk) {
        Ok(grants) => grants,
        Err(faults) => return page(&desk, faults).await,
    };
    let language = form.given("language").unwrap_or(desk.visit.locale.tag()).to_owned();
    let name = form.given("name").map(str::to_owned);
    let invitation = Invitation { email: form.text("email").to_owned(), name, language, grants };
    match accounts::invite(ctx, actor, invitation).await {
        Ok(_) => Ok(Done::see(desk.at("/desk/accounts"), "invited")),
        Err(error) => {
            let faults = desk.faults(error)?;
            page(&desk, faults).await
        }
    }
}

fn id(desk: &Desk) -> Result<Uuid, Failure> {
    desk.visit.name.parse().map_err(|_| Failure::NotFound)
}

/// One account.
pub(super) async fn one(desk: Desk) -> Result<Done, Failure> {
    page_of_one(&desk, Faults::default()).await
}

async fn page_of_one(desk: &Desk, faults: Faults) -> Result<Done, Failure> {
    let account = accounts::by_id(desk.ctx(), desk.actor(), id(desk)?).await?;
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    pairs.append_pair("account", account.email.as_str());
    let page = One {
        trail: format!("{}?{}", desk.at("/desk/events"), pairs.finish()),
        frame: desk.frame(account.email.as_str()),
        told: desk.told(),
        roles: if faults.is_empty() { Roles::of(desk, &account.grants) } else { Roles::left(desk) },
        reason: desk.form.text("reason").to_owned(),
        row: Row::new(desk, account),
        faults,
    };
    Made::with(page.faults.status(), &page).map(Done::Page)
}

/// Gives an account other roles, suspends it, or lifts that.
pub(super) async fn change(desk: Desk) -> Result<Done, Failure> {
    let (ctx, actor, id) = (desk.ctx(), desk.actor(), id(&desk)?);
    may(actor, Deed::ManageAccounts)?;
    let reason = desk.form.given("reason").map(str::to_owned);
    let (grants, standing, told) = match desk.form.text("do") {
        "suspend" => (None, Some(Standing::Suspended), "suspended"),
        "restore" => (None, Some(Standing::Active), "restored"),
        "roles" => match typed(&desk) {
            Ok(grants) => (Some(grants), None, "roles-changed"),
            Err(faults) => return page_of_one(&desk, faults).await,
        },
        _ => return Err(Failure::NotFound),
    };
    match accounts::change(ctx, actor, id, grants, standing, reason).await {
        Ok(_) => Ok(Done::see(desk.at(&format!("/desk/accounts/{id}")), told)),
        Err(error) => {
            let faults = desk.faults(error)?;
            page_of_one(&desk, faults).await
        }
    }
}
