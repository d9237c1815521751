//! The curators' one queue: proposals and flags, first what waits longest; narrowed by addresses that can be kept.

mod bulk;

use askama::Template;
use registry::flags::FlagKind;
use registry::proposals::Proposal;
use registry::queue::{self, Item, Place, Waiting};
use registry::vocabulary::{CountryCode, countries};
use registry::workflow::ProposalKind;

pub(super) use self::bulk::act;
use super::Desk;
use super::act::Done;
use super::faults::Faults;
use super::overview::code;
use super::rows::{FlagRow, ProposalRow, Seen, kind_in_words};
use crate::catalogue::Entry;
use crate::i18n::collation;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::marks::Moment;

/// What is seen at once.
const SIZE: u64 = 30;

#[derive(Template)]
#[template(path = "desk/queue.html")]
struct Page {
    frame: Frame,
    told: Option<String>,
    faults: Faults,
    kinds: Vec<Kind>,
    chosen: Vec<String>,
    countries: Vec<(&'static str, &'static str, bool)>,
    assigned: Vec<(&'static str, String, bool)>,
    clear: String,
    is_narrowed: bool,
    rows: Vec<Row>,
    next: Option<String>,
    why: String,
}

/// A kind that the queue can be narrowed to.
struct Kind {
    label: String,
    link: String,
    count: String,
    oldest: Moment,
    is_on: bool,
}

struct Row {
    /// What it is and its id, as a form sends it.
    item: String,
    is_ticked: bool,
    kind: String,
    name: String,
    country: &'static str,
    tags: Vec<String>,
    seen: Option<Seen>,
    at: Moment,
    link: String,
}

/// Which part of the queue an address names.
struct Narrowed {
    kinds: Vec<String>,
    country: Option<CountryCode>,
    assigned: Option<&'static str>,
}

impl Narrowed {
    /// What cannot be read of an address narrows nothing.
    fn read(query: &str) -> Self {
        let mut narrowed = Self { kinds: Vec::new(), country: None, assigned: None };
        for (key, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "kind" if code_of_kind(&value) => narrowed.kinds.push(value.into_owned()),
                "country" => narrowed.country = value.parse().ok(),
                "assigned" => narrowed.assigned = ["me", "nobody"].into_iter().find(|who| *who == value),
                _ => {}
            }
        }
        narrowed
    }

    fn waiting(&self) -> Waiting {
        Waiting {
            kinds: self.kinds.iter().filter_map(|code| code.parse::<ProposalKind>().ok()).collect(),
            flags: self.kinds.iter().filter_map(|code| code.parse::<FlagKind>().ok()).collect(),
            countries: self.country.into_iter().collect(),
            assigned: self.assigned.map(|who| who == "me"),
        }
    }

    /// The query of the same part with these kinds.
    fn query(&self, kinds: &[String]) -> String {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        pairs.extend_pairs(kinds.iter().map(|kind| ("kind", kind)));
        pairs.extend_pairs(self.country.map(|country| ("country", country.code())));
        pairs.extend_pairs(self.assigned.map(|who| ("assigned", who)));
        pairs.finish()
    }

    /// The address of the same part with these kinds.
    fn link(&self, desk: &Desk, kinds: &[String]) -> String {
        let (here, query) = (desk.at("/desk/queue"), self.query(kinds));
        if query.is_empty() { here } else { format!("{here}?{query}") }
    }
}

/// Whether this is the code of a kind of proposal or of flag.
fn code_of_kind(code: &str) -> bool {
    code.parse::<ProposalKind>().is_ok() || code.parse::<FlagKind>().is_ok()
}

/// The part of the queue from which the visitor came to this page.
fn came_from(desk: &Desk) -> Narrowed {
    Narrowed::read(&desk.visit.value("from").unwrap_or_default())
}

/// The queue, as the visitor had narrowed it before they opened this page.
pub(super) fn back(desk: &Desk) -> String {
    let narrowed = came_from(desk);
    narrowed.link(desk, &narrowed.kinds)
}

/// What a link from this page carries, so that whoever follows it comes back to the same part of the queue.
pub(super) fn onwards(desk: &Desk) -> String {
    let narrowed = came_from(desk);
    carried(&narrowed.query(&narrowed.kinds))
}

fn carried(query: &str) -> String {
    if query.is_empty() {
        return String::new();
    }
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    pairs.append_pair("from", query);
    format!("?{}", pairs.finish())
}

pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    page(&desk, Faults::default()).await
}

async fn page(desk: &Desk, faults: Faults) -> Result<Done, Failure> {
    let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
    let narrowed = Narrowed::read(&desk.visit.query);
    let waiting = narrowed.waiting();
    let after = desk.visit.value("after").and_then(|place| read(&place));
    let mut items = queue::queue(ctx, actor, &waiting, after, SIZE + 1).await?;
    let more = items.len() as u64 > SIZE;
    items.truncate(usize::try_from(SIZE).unwrap_or(usize::MAX));
    let next = items.last().filter(|_| more);
    let here = narrowed.query(&narrowed.kinds);
    let next = next.map(|(Place { rank_at, id }, _)| {
        let separator = if here.is_empty() { "" } else { "&" };
        let place = format!("{}_{id}", rank_at.timestamp_micros());
        format!("{}?{here}{separator}after={place}", desk.at("/desk/queue"))
    });
    let everything = Waiting { kinds: Vec::new(), flags: Vec::new(), ..waiting };
    let counts = queue::counts(ctx, actor, &everything).await?;
    let status = faults.status();
    let page = Page {
        frame: desk.frame(w.say("desk-queue")),
        told: desk.told(),
        faults,
        kinds: counts.into_iter().map(|count| kind(desk, &narrowed, count)).collect(),
        countries: of_countries(desk, narrowed.country),
        assigned: [("", "queue-all"), ("me", "queue-mine"), ("nobody", "queue-nobody")]
            .map(|(who, key)| (who, w.say(key).into_owned(), narrowed.assigned.unwrap_or_default() == who))
            .to_vec(),
        clear: desk.at("/desk/queue"),
        is_narrowed: !here.is_empty(),
        rows: items.iter().map(|(_, item)| row(desk, item, &carried(&here))).collect(),
        next,
        chosen: narrowed.kinds,
        why: desk.form.text("why").to_owned(),
    };
    Made::with(status, &page).map(Done::Page)
}

fn kind(desk: &Desk, narrowed: &Narrowed, count: queue::Count) -> Kind {
    let code = code(count.kind);
    let is_on = narrowed.kinds.iter().any(|chosen| chosen == code);
    let kinds: &[String] = if is_on { &[] } else { &[code.to_owned()] };
    let w = desk.visit.words;
    Kind {
        label: kind_in_words(desk, count.kind),
        link: narrowed.link(desk, kinds),
        count: w.number(count.count),
        oldest: Moment { at: count.oldest, w },
        is_on,
    }
}

fn of_countries(desk: &Desk, chosen: Option<CountryCode>) -> Vec<(&'static str, &'static str, bool)> {
    let w = desk.visit.words;
    let mut all: Vec<_> = countries()
        .iter()
        .map(|country| (country.code.code(), w.label(country.code), Some(country.code) == chosen))
        .collect();
    let order = collation(desk.visit.locale);
    all.sort_by(|(_, one, _), (_, other, _)| order(one, other));
    all
}

fn read(place: &str) -> Option<Place> {
    let (micros, id) = place.split_once('_')?;
    Some(Place {
        rank_at: chrono::DateTime::from_timestamp_micros(micros.parse().ok()?)?,
        id: id.parse().ok()?,
    })
}

fn row(desk: &Desk, item: &Item, carried: &str) -> Row {
    let ticked = |item: &str| desk.form.all("item").any(|chosen| chosen == item);
    match item {
        Item::Proposal(proposal) => {
            let ProposalRow { title, kind, country, status, at, link } = ProposalRow::new(desk, proposal);
            let item = format!("p:{}", proposal.id);
            let tags = std::iter::once(status).chain(who_has(desk, proposal)).collect();
            let is_ticked = ticked(&item);
            let link = link + carried;
            Row { item, is_ticked, kind, name: title, country, tags, seen: None, at, link }
        }
        Item::Flag(flag) => {
            let entry = desk.visit.snapshot.by_id(flag.platform);
            let entry: Option<&Entry> = entry.as_deref();
            let FlagRow { name, country, words, at, evidence, link, reply } = FlagRow::new(desk, flag, entry);
            let item = format!("f:{}", flag.id);
            Row {
                is_ticked: ticked(&item),
                item,
                kind: words,
                name: name.map(|name| name.text.to_owned()).unwrap_or_default(),
                country,
                tags: reply.into_iter().collect(),
                seen: Some(evidence),
                at,
                link: link + carried,
            }
        }
    }
}

/// Who looks at a proposal, and to whom it is given.
fn who_has(desk: &Desk, proposal: &Proposal) -> Vec<String> {
    let me = desk.actor().account();
    let other = proposal.held_by_other(desk.actor(), desk.ctx().clock.now());
    let keys = [
        proposal.assignee.map(|to| if Some(to) == me { "queue-to-me" } else { "queue-to-other" }),
        other.map(|_| "queue-held"),
    ];
    keys.into_iter().flatten().map(|key| desk.visit.words.say(key).into_owned()).collect()
}
