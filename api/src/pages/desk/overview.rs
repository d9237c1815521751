//! Where work begins: what needs me, whoever I am here.

use std::sync::Arc;

use askama::Template;
use registry::Actor;
use registry::access::Grants;
use registry::flags;
use registry::proposals;
use registry::queue::{self, Waiting};
use registry::vocabulary::{CountryCode, EndorsementStatus};
use registry::workflow::ProposalStatus;

use super::Desk;
use super::act::Done;
use super::operation::{Standing, standing};
use super::rows::{FlagRow, ProposalRow, kind_in_words};
use crate::catalogue::{Entry, Filter, Order};
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::marks::{Day, Moment, Phrase, Status, Texts};

/// Rows of each list; the whole lists have pages of their own.
const MOST: u64 = 20;

#[derive(Template)]
#[template(path = "desk/overview.html")]
struct Page<'a> {
    frame: Frame,
    told: Option<String>,
    government: Option<Government<'a>>,
    curator: Option<Curator>,
    /// How the inside stands, for administrators.
    inside: Vec<Standing>,
}

/// What a curator comes for.
struct Curator {
    waiting: Vec<Count>,
    /// What happened since they looked, in words; nothing if nothing did.
    news: Option<String>,
}

/// What needs a government.
struct Government<'a> {
    countries: Vec<(CountryCode, &'static str)>,
    due: Vec<Due<'a>>,
    flags: Vec<FlagRow<'a>>,
    /// Those that it has answered, and curators now see to.
    answered: Vec<FlagRow<'a>>,
    returned: Vec<ProposalRow>,
    drafts: Vec<ProposalRow>,
    sent: Vec<ProposalRow>,
}

/// An entry whose confirmation ends, or was never given.
struct Due<'a> {
    name: Phrase<'a>,
    link: String,
    standing: Status,
    until: Option<Day>,
    /// Whether it was confirmed before, so that one who knows it need not look again.
    is_known: bool,
}

/// What waits for curators, by kind.
struct Count {
    label: String,
    link: String,
    number: String,
    oldest: Moment,
}

/// The roles of whoever acts.
pub(super) fn grants(actor: &Actor) -> Grants {
    match actor {
        Actor::Person(person) => person.grants.clone(),
        Actor::Visitor | Actor::System(_) | Actor::Operator => Grants::default(),
    }
}

pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let wanted = desk.caller.jar.wanted().filter(|link| super::is_of_a_desk(&desk, link));
    if let Some(link) = wanted {
        return Ok(Done::see(link.to_owned(), "").keeping(desk.caller.jar.forget_wanted()));
    }
    let grants = grants(desk.actor());
    let countries: Vec<CountryCode> = grants.government.iter().copied().collect();
    let entries = due(&desk, &countries);
    let found = if countries.is_empty() { None } else { Some(asked(&desk, &countries).await?) };
    let platforms: Vec<Option<Arc<Entry>>> = found
        .iter()
        .flat_map(|(flags, _)| flags)
        .map(|flag| desk.visit.snapshot.by_id(flag.platform))
        .collect();
    let government = found.as_ref().map(|(flags, proposals)| Government {
        countries: countries.iter().map(|code| (*code, w.label(*code))).collect(),
        due: entries.iter().map(|entry| due_row(&desk, entry)).collect(),
        flags: flags
            .iter()
            .zip(&platforms)
            .filter(|(flag, _)| flag.reply.is_none())
            .map(|(flag, entry)| FlagRow::new(&desk, flag, entry.as_deref()))
            .collect(),
        answered: flags
            .iter()
            .zip(&platforms)
            .filter(|(flag, _)| flag.reply.is_some())
            .map(|(flag, entry)| FlagRow::new(&desk, flag, entry.as_deref()))
            .collect(),
        returned: rows(&desk, proposals, &[ProposalStatus::ChangesRequested]),
        drafts: rows(&desk, proposals, &[ProposalStatus::Draft]),
        sent: rows(
            &desk,
            proposals,
            &[ProposalStatus::Submitted, ProposalStatus::InReview, ProposalStatus::OnHold],
        ),
    });
    let curator = match grants.curator {
        Some(_) => Some(Curator { waiting: waiting(&desk).await?, news: fresh(&desk).await? }),
        None => None,
    };
    let inside = if grants.admin { standing(&desk).await? } else { Vec::new() };
    let page =
        Page { frame: desk.frame(w.say("desk-title")), told: desk.told(), government, curator, inside };
    Made::page(&page).map(Done::Page)
}

async fn asked(
    desk: &Desk,
    countries: &[CountryCode],
) -> Result<(Vec<flags::Flag>, Vec<proposals::Proposal>), Failure> {
    let of_flags = flags::Filter { countries: countries.to_vec(), ..flags::Filter::default() };
    let flags = flags::list(desk.ctx(), desk.actor(), &of_flags, None, MOST).await?;
    let open = [
        ProposalStatus::Draft,
        ProposalStatus::Submitted,
        ProposalStatus::InReview,
        ProposalStatus::ChangesRequested,
        ProposalStatus::OnHold,
    ];
    let of_proposals = proposals::Filter {
        statuses: open.to_vec(),
        countries: countries.to_vec(),
        ..proposals::Filter::default()
    };
    let proposals = proposals::list(desk.ctx(), desk.actor(), &of_proposals, None, 100).await?;
    Ok((flags, proposals))
}

fn rows(desk: &Desk, all: &[proposals::Proposal], statuses: &[ProposalStatus]) -> Vec<ProposalRow> {
    all.iter().filter(|one| statuses.contains(&one.status)).map(|one| ProposalRow::new(desk, one)).collect()
}

/// Which confirmations a government is asked for, the most pressing first.
const STATES: [EndorsementStatus; 3] =
    [EndorsementStatus::Lapsed, EndorsementStatus::Due, EndorsementStatus::Unverified];
/// Entries that are asked for at once.
const ASKED: usize = 12;

/// The entries whose confirmation has lapsed, ends, or was never given, in this order.
fn due(desk: &Desk, countries: &[CountryCode]) -> Vec<Arc<Entry>> {
    if countries.is_empty() {
        return Vec::new();
    }
    let filter = Filter { countries: countries.to_vec(), endorsement: STATES.to_vec(), ..Filter::default() };
    let mut entries = desk.visit.snapshot.leaf(&filter, Order::NameAsc, 0, 1_000).entries;
    entries.sort_by_key(|entry| STATES.iter().position(|state| *state == entry.published.endorsement.status));
    entries.truncate(ASKED);
    entries
}

fn due_row<'a>(desk: &Desk, entry: &'a Entry) -> Due<'a> {
    let w = desk.visit.words;
    let document = entry.document();
    let name = Texts(&document.names, desk.visit.locale).chosen();
    Due {
        name: name.unwrap_or(Phrase {
            text: document.slug.as_str(),
            language: None,
            around: desk.visit.locale,
        }),
        link: desk.at(&format!("/desk/platforms/{}", document.slug)),
        standing: Status::endorsement(entry.published.endorsement.status, w),
        until: entry.published.endorsement.valid_until.map(|at| Day { at, w }),
        is_known: entry.published.endorsement.status != EndorsementStatus::Unverified,
    }
}

/// How much happened since the curator looked.
async fn fresh(desk: &Desk) -> Result<Option<String>, Failure> {
    const COUNTED: u64 = 99;
    let news = registry::news::news(desk.ctx(), desk.actor(), COUNTED).await?;
    let words = match news.events.len() as u64 {
        0 => None,
        _ if news.more => Some("news-many"),
        _ => Some("news-count"),
    };
    Ok(words.map(|key| desk.visit.words.count(key, news.events.len() as u64)))
}

async fn waiting(desk: &Desk) -> Result<Vec<Count>, Failure> {
    let counts = queue::counts(desk.ctx(), desk.actor(), &Waiting::default()).await?;
    let count = |count: queue::Count| Count {
        label: kind_in_words(desk, count.kind),
        link: desk.at(&format!("/desk/queue?kind={}", code(count.kind))),
        number: desk.visit.words.number(count.count),
        oldest: Moment { at: count.oldest, w: desk.visit.words },
    };
    Ok(counts.into_iter().map(count).collect())
}

/// A kind of what waits, as it stands in an address.
pub(super) const fn code(kind: queue::Kind) -> &'static str {
    match kind {
        queue::Kind::Proposal(kind) => kind.code(),
        queue::Kind::Flag(kind) => kind.code(),
    }
}
