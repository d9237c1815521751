//! Accounts, for administrators: who may sign in, and as what.

use std::collections::BTreeSet;

use askama::Template;
use registry::access::{Beat, Deed, Grants, may};
use registry::accounts::{self, Invitation, Standing};
use registry::vocabulary::{CountryCode, regions};
use uuid::Uuid;

use super::Desk;
use super::act::{Done, Fault};
use super::me::roles;
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
    faults: Vec<Fault>,
    rows: Vec<Row>,
    next: Option<String>,
    form: Typed,
    regions: Vec<(&'static str, String, bool)>,
    editions: Vec<(&'static str, &'static str, bool)>,
}

struct Row {
    id: Uuid,
    email: String,
    name: String,
    roles: Vec<String>,
    seen: Option<Moment>,
    is_suspended: bool,
}

/// What was typed about somebody new.
struct Typed {
    email: String,
    name: String,
    countries: String,
    is_curator: bool,
    is_admin: bool,
}

pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    page(&desk, Vec::new()).await
}

async fn page(desk: &Desk, faults: Vec<Fault>) -> Result<Done, Failure> {
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
    let row = |account: accounts::Account| Row {
        id: account.id,
        email: account.email.to_string(),
        name: account.name.unwrap_or_default(),
        roles: roles(desk, &account.grants),
        seen: account.signed_in_at.map(|at| Moment { at, w }),
        is_suspended: account.suspended_at.is_some(),
    };
    let chosen: Vec<&str> = desk.form.all("regions").collect();
    let roots = regions().iter().filter(|region| region.parent.is_none());
    let region = |region: &'static registry::vocabulary::Region| {
        let name = crate::pages::places::region_name(&region.code, &desk.visit);
        (region.code.as_str(), name, chosen.contains(&region.code.as_str()))
    };
    let language = desk.form.given("language").unwrap_or(desk.visit.locale.tag());
    let status =
        if faults.is_empty() { http::StatusCode::OK } else { http::StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page {
        frame: Frame::new(&desk.visit, w.say("desk-accounts"), w.say("desk-accounts")).unlisted(),
        told: desk.told(),
        faults,
        rows: found.into_iter().map(row).collect(),
        next,
        form: Typed {
            email: desk.form.text("email").to_owned(),
            name: desk.form.text("name").to_owned(),
            countries: desk.form.text("countries").to_owned(),
            is_curator: desk.form.has("curator"),
            is_admin: desk.form.has("admin"),
        },
        regions: roots.map(region).collect(),
        editions: Locale::ALL
            .map(|locale| (locale.tag(), locale.autonym(), locale.tag() == language))
            .to_vec(),
    };
    Made::with(status, &page).map(Done::Page)
}

/// The roles that were typed; countries are codes with anything between.
fn grants(desk: &Desk) -> Result<Grants, Fault> {
    let form = &desk.form;
    let mut grants = Grants { admin: form.has("admin"), ..Grants::default() };
    for code in form.text("countries").split(|c: char| !c.is_alphanumeric()).filter(|code| !code.is_empty()) {
        let Ok(country) = code.to_ascii_uppercase().parse::<CountryCode>() else {
            let message = desk.visit.words.named("accounts-country", code);
            return Err(Fault { field: "countries".to_owned(), message });
        };
        grants.government.insert(country);
    }
    if form.has("curator") {
        let regions: BTreeSet<String> = form.all("regions").map(str::to_owned).collect();
        grants.curator = Some(if regions.is_empty() { Beat::World } else { Beat::Regions(regions) });
    }
    Ok(grants)
}

/// Invites somebody, or suspends an account and lifts that.
pub(super) async fn act(desk: Desk) -> Result<Done, Failure> {
    let (ctx, actor, form) = (desk.ctx(), desk.actor(), &desk.form);
    may(actor, Deed::ManageAccounts)?;
    let here = desk.at("/desk/accounts");
    let done = match (form.text("do"), form.text("id").parse::<Uuid>()) {
        ("suspend", Ok(id)) => {
            accounts::change(ctx, actor, id, None, Some(Standing::Suspended), None).await.map(|_| "suspended")
        }
        ("restore", Ok(id)) => {
            accounts::change(ctx, actor, id, None, Some(Standing::Active), None).await.map(|_| "restored")
        }
        ("invite", _) => match grants(&desk) {
            Ok(grants) => {
                let language = form.given("language").unwrap_or(desk.visit.locale.tag()).to_owned();
                let name = form.given("name").map(str::to_owned);
                let invitation = Invitation { email: form.text("email").to_owned(), name, language, grants };
                accounts::invite(ctx, actor, invitation).await.map(|_| "invited")
            }
            Err(fault) => return page(&desk, vec![fault]).await,
        },
        (_, _) => return Err(Failure::NotFound),
    };
    match done {
        Ok(told) => Ok(Done::see(here, told)),
        Err(error) => {
            let faults = desk.faults(error)?;
            page(&desk, faults).await
        }
    }
}
