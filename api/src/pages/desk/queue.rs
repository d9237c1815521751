//! The curators' one queue: proposals and flags, first what waits longest.

use askama::Template;
use registry::flags::FlagKind;
use registry::queue::{self, Item, Place, Waiting};
use registry::vocabulary::CountryCode;
use registry::workflow::ProposalKind;

use super::Desk;
use super::act::Done;
use super::overview::code;
use super::rows::{FlagRow, ProposalRow, kind_in_words};
use crate::catalogue::Entry;
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
    kinds: Vec<Kind>,
    clear: String,
    is_narrowed: bool,
    rows: Vec<Row>,
    next: Option<String>,
}

/// A kind that the queue can be narrowed to.
struct Kind {
    label: String,
    link: String,
    count: String,
    is_on: bool,
}

struct Row {
    kind: String,
    name: String,
    country: &'static str,
    note: String,
    at: Moment,
    link: String,
}

pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
    let waiting = asked(&desk);
    let after = desk.visit.value("after").and_then(|place| read(&place));
    let mut items = queue::queue(ctx, actor, &waiting, after, SIZE + 1).await?;
    let more = items.len() as u64 > SIZE;
    items.truncate(usize::try_from(SIZE).unwrap_or(usize::MAX));
    let here = desk.at("/desk/queue");
    let next = items.last().filter(|_| more).map(|(place, _)| {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        for kind in desk.visit.values("kind") {
            pairs.append_pair("kind", &kind);
        }
        pairs.append_pair("after", &format!("{}_{}", place.rank_at.timestamp_micros(), place.id));
        format!("{here}?{}", pairs.finish())
    });
    let everything = Waiting { kinds: Vec::new(), flags: Vec::new(), ..waiting.clone() };
    let counts = queue::counts(ctx, actor, &everything).await?;
    let chosen = desk.visit.values("kind");
    let kind = |count: queue::Count| {
        let code = code(count.kind);
        let is_on = chosen.iter().any(|chosen| chosen == code);
        let link = if is_on { here.clone() } else { format!("{here}?kind={code}") };
        Kind { label: kind_in_words(&desk, count.kind), link, count: w.number(count.count), is_on }
    };
    let page = Page {
        frame: Frame::new(&desk.visit, w.say("desk-queue"), w.say("desk-queue")).unlisted(),
        told: desk.told(),
        kinds: counts.into_iter().map(kind).collect(),
        clear: here.clone(),
        is_narrowed: !chosen.is_empty(),
        rows: items.iter().map(|(place, item)| row(&desk, *place, item)).collect(),
        next,
    };
    Made::page(&page).map(Done::Page)
}

/// Which part of the queue the address names; what cannot be read of it narrows nothing.
fn asked(desk: &Desk) -> Waiting {
    let kinds = desk.visit.values("kind");
    let countries = desk.visit.values("country");
    Waiting {
        kinds: kinds.iter().filter_map(|code| code.parse::<ProposalKind>().ok()).collect(),
        flags: kinds.iter().filter_map(|code| code.parse::<FlagKind>().ok()).collect(),
        countries: countries.iter().filter_map(|code| code.parse::<CountryCode>().ok()).collect(),
        assigned: match desk.visit.value("assigned").as_deref() {
            Some("me") => Some(true),
            Some("nobody") => Some(false),
            Some(_) | None => None,
        },
    }
}

fn read(place: &str) -> Option<Place> {
    let (micros, id) = place.split_once('_')?;
    Some(Place {
        rank_at: chrono::DateTime::from_timestamp_micros(micros.parse().ok()?)?,
        id: id.parse().ok()?,
    })
}

fn row(desk: &Desk, place: Place, item: &Item) -> Row {
    let at = Moment { at: place.rank_at, w: desk.visit.words };
    match item {
        Item::Proposal(proposal) => {
            let ProposalRow { title, kind, country, status, at: _, link } = ProposalRow::new(desk, proposal);
            Row { kind, name: title, country, note: status, at, link }
        }
        Item::Flag(flag) => {
            let entry = desk.visit.snapshot.by_id(flag.platform);
            let entry: Option<&Entry> = entry.as_deref();
            let FlagRow { name, country, words, at, evidence, link, reply } = FlagRow::new(desk, flag, entry);
            let note = reply.map_or(evidence.clone(), |reply| format!("{reply} {evidence}"));
            Row {
                kind: words,
                name: name.map(|name| name.text.to_owned()).unwrap_or_default(),
                country,
                note,
                at,
                link,
            }
        }
    }
}
