//! The entries of a government's countries, and one of them: what may be done about it, and what was.

use std::sync::Arc;

use askama::Template;
use registry::access::{Deed, may};
use registry::checks::requests::{self, Subject};
use registry::endorsements;
use registry::events::audit::of_platform;
use registry::flags;
use registry::proposals::{self, About};
use registry::vocabulary::{CountryCode, Lifecycle, Slug};
use uuid::Uuid;

use super::Desk;
use super::act::Done;
use super::events::{Happened, happened};
use super::faults::Faults;
use super::overview::grants;
use super::proposal::{Change, in_order};
use super::rows::{FlagRow, ProposalRow};
use crate::catalogue::{Entry, Filter, Order};
use crate::pages::answer::Made;
use crate::pages::card::Card;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::marks::{Day, Phrase, Status, Texts};

#[derive(Template)]
#[template(path = "desk/entries.html")]
struct List<'a> {
    frame: Frame,
    cards: Vec<(Card<'a>, String)>,
}

#[derive(Template)]
#[template(path = "desk/entry.html")]
struct Page<'a> {
    frame: Frame,
    told: Option<String>,
    faults: Faults,
    name: Phrase<'a>,
    public: String,
    url: &'a str,
    reachability: Status,
    endorsement: Status,
    until: Option<Day>,
    flags: Vec<FlagRow<'a>>,
    proposals: Vec<ProposalRow>,
    acts: Vec<(&'static str, String)>,
    may_revoke: bool,
    reason: String,
    rows: Vec<Happened>,
    is_retired: bool,
    says: Vec<Change>,
}

/// Events of its history that are shown.
const HISTORY: u64 = 50;

/// Every entry of the countries that the visitor speaks for, tombstones last.
pub(super) async fn list(desk: Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let countries: Vec<CountryCode> = grants(desk.actor()).government.into_iter().collect();
    if countries.is_empty() {
        return Err(Failure::Forbidden);
    }
    let filter = Filter { countries, lifecycle: Lifecycle::ALL.to_vec(), ..Filter::default() };
    let mut entries = desk.visit.snapshot.leaf(&filter, Order::NameAsc, 0, 1_000).entries;
    entries.sort_by_key(|entry| !entry.is_listed());
    let cards = Card::all(&entries, &desk.visit).into_iter().zip(&entries);
    let page = List {
        frame: desk.frame(w.say("desk-entries")),
        cards: cards
            .map(|(card, entry)| (card, desk.at(&format!("/desk/platforms/{}", entry.document().slug))))
            .collect(),
    };
    Made::page(&page).map(Done::Page)
}

/// One entry.
pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    page(&desk, Faults::default()).await
}

fn entry(desk: &Desk) -> Result<Arc<Entry>, Failure> {
    let slug: Slug = desk.visit.name.parse().map_err(|_| Failure::NotFound)?;
    desk.visit.snapshot.by_slug(&slug).ok_or(Failure::NotFound)
}

async fn page(desk: &Desk, faults: Faults) -> Result<Done, Failure> {
    let (w, actor, entry) = (desk.visit.words, desk.actor(), entry(desk)?);
    let document = entry.document();
    let can = |deed: Deed| may(actor, deed).is_ok();
    // Whoever has nothing to do with a country finds its entries on their public pages.
    may(actor, Deed::ReadFlags(document.country))?;
    let of_flags = flags::Filter { platform: Some(entry.id()), ..flags::Filter::default() };
    let flags = flags::list(desk.ctx(), actor, &of_flags, None, 50).await?;
    let of_proposals = proposals::Filter { platform: Some(entry.id()), ..proposals::Filter::default() };
    let proposals = proposals::list(desk.ctx(), actor, &of_proposals, None, 50).await?;
    let name = Texts(&document.names, desk.visit.locale).chosen();
    let name =
        name.unwrap_or(Phrase { text: document.slug.as_str(), language: None, around: desk.visit.locale });
    let is_retired = !entry.is_listed();
    let history = of_platform(desk.ctx(), actor, entry.id(), HISTORY).await?;
    let page = Page {
        frame: desk.frame(name.text),
        told: desk.told(),
        faults,
        name,
        public: desk.visit.to.platform(&document.slug),
        url: document.url.as_str(),
        reachability: Status::reachability(entry.published.reachability.status, w),
        endorsement: Status::endorsement(entry.published.endorsement.status, w),
        until: entry.published.endorsement.valid_until.map(|at| Day { at, w }),
        flags: flags.iter().map(|flag| FlagRow::new(desk, flag, Some(entry.as_ref()))).collect(),
        proposals: proposals.iter().map(|proposal| ProposalRow::new(desk, proposal)).collect(),
        acts: acts(desk, document.country, is_retired),
        may_revoke: !is_retired
            && entry.published.endorsement.confirmed_at.is_some()
            && can(Deed::Revoke(document.country)),
        reason: desk.form.text("revoked").to_owned(),
        is_retired,
        says: in_order(w, &proposals::said_by(document)),
        rows: history.into_iter().map(|event| happened(desk, event)).collect(),
    };
    Made::page(&page).map(Done::Page)
}

/// What the visitor may do about an entry, as buttons. What is retired stays as it is.
fn acts(desk: &Desk, country: CountryCode, is_retired: bool) -> Vec<(&'static str, String)> {
    let all = [
        ("confirm", "desk-confirm", Deed::Confirm(country)),
        ("change", "entry-change", Deed::Propose(country)),
        ("retire", "entry-retire", Deed::Propose(country)),
        ("check", "entry-check", Deed::CheckNow(Some(country))),
    ];
    let allowed = all.into_iter().filter(|(_, _, deed)| !is_retired && may(desk.actor(), *deed).is_ok());
    allowed.map(|(code, key, _)| (code, desk.visit.words.say(key).into_owned())).collect()
}

/// Confirms an entry, takes that back, has it checked, or begins a proposal about it.
pub(super) async fn act(desk: Desk) -> Result<Done, Failure> {
    let entry = entry(&desk)?;
    let here = desk.at(&format!("/desk/platforms/{}", entry.document().slug));
    match perform(&desk, entry.id(), &here).await.ok_or(Failure::NotFound)? {
        Ok(done) => Ok(done),
        Err(error) => {
            let faults =
                desk.faults(error)?.placed(|field| (field == "reason").then(|| "revoked".to_owned()));
            page(&desk, faults).await
        }
    }
}

/// Does with an entry what a form asks for; nothing if it asks for nothing of this.
pub(super) async fn perform(desk: &Desk, id: Uuid, here: &str) -> Option<registry::Result<Done>> {
    let (ctx, actor) = (desk.ctx(), desk.actor());
    let seen = |told: &str| Done::see(here.to_owned(), told);
    Some(match desk.form.text("do") {
        "confirm" => endorsements::confirm(ctx, actor, id).await.map(|_| seen("confirmed")),
        "revoke" => {
            let reason = desk.form.text("revoked").to_owned();
            endorsements::revoke(ctx, actor, id, reason).await.map(|_| seen("revoked"))
        }
        "check" => {
            let asked = requests::ask(ctx, actor, &desk.visit.service.policy, &Subject::Platform(id)).await;
            asked.map(|_| seen("check-asked"))
        }
        "change" => begin(desk, About::Change(id)).await,
        "retire" => begin(desk, About::Retirement(id)).await,
        _ => return None,
    })
}

/// Begins a proposal, or goes on with one that was begun.
async fn begin(desk: &Desk, about: About) -> registry::Result<Done> {
    if let Some(open) = proposals::unsent(desk.ctx(), desk.actor(), about).await? {
        return Ok(Done::see(desk.at(&format!("/desk/proposals/{}", open.id)), "begun"));
    }
    let proposal = proposals::create(desk.ctx(), desk.actor(), about, serde_json::json!({})).await?;
    Ok(Done::see(desk.at(&format!("/desk/proposals/{}", proposal.id)), ""))
}
