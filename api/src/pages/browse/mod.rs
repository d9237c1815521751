//! The list: every platform, narrowed by its address. Every state has an address of its own, so that it can be kept,
//! sent and gone back to; the script only spares the reload.

mod address;
mod facets;

use std::sync::Arc;

use askama::Template;
use fluent_bundle::FluentValue;
use http::StatusCode;

use self::address::{Address, Fault, LAST, SIZE};
use self::facets::{Facet, link};
use super::answer::Made;
use super::card::Card;
use super::failure::Failure;
use super::frame::Frame;
use super::visit::Visit;
use crate::catalogue::{Entry, Field, Order};

#[derive(Template)]
#[template(path = "browse.html")]
struct Page<'a> {
    frame: Frame,
    heading: String,
    text: &'a str,
    hidden: Vec<(&'static str, &'static str)>,
    found: String,
    faults: Vec<String>,
    chips: Vec<Chip>,
    clear: String,
    facets: Vec<Facet>,
    orders: Vec<OrderLink>,
    cards: Vec<Card<'a>>,
    leaves: Leaves,
    help: Vec<Help>,
}

/// A filter that is on, and the list without it.
struct Chip {
    label: String,
    removal: String,
    link: String,
}

struct OrderLink {
    label: String,
    link: String,
    is_here: bool,
}

/// The pages around this one.
struct Leaves {
    here: String,
    before: Option<String>,
    after: Option<String>,
    is_needed: bool,
}

/// A filter to give up, and what that finds.
struct Help {
    label: String,
    link: String,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let (address, faults) = Address::read(&visit.query);
    let skip = usize::try_from((address.page - 1).min(LAST) * SIZE).unwrap_or(usize::MAX);
    let filter = address.filter();
    let leaf = visit.snapshot.leaf(&filter, address.order, skip, usize::try_from(SIZE).unwrap_or(1));
    let last = leaf.total_count.div_ceil(SIZE).clamp(1, LAST);
    if address.page > last {
        let back = link(&visit, &address.on_page(1));
        return Err(Failure::PageBeyond { last, back });
    }
    let w = visit.words;
    let entries: &[Arc<Entry>] = &leaf.entries;
    let heading = heading(&visit, &address);
    let found = w.count("browse-found", leaf.total_count);
    let frame = Frame::new(&visit, heading.clone(), format!("{} {}", found, w.say("browse-description")));
    let frame = frame.with_query(&address.query());
    // Search engines list what narrows by one thing; the rest would be the same platforms a million times.
    let is_plain = address.text.is_empty()
        && address.values.len() < 2
        && faults.is_empty()
        && address.order == Order::default();
    let page = Page {
        frame: if is_plain { frame } else { frame.unlisted() },
        heading,
        text: &address.text,
        hidden: address.values.iter().map(|(param, code)| (param.key(), *code)).collect(),
        found,
        faults: faults.iter().map(|fault| in_words(&visit, fault)).collect(),
        chips: chips(&visit, &address),
        clear: visit.to.platforms(),
        facets: facets::facets(&visit, &address, &leaf),
        orders: orders(&visit, &address),
        cards: Card::all(entries, &visit),
        leaves: leaves(&visit, &address, last),
        help: help(&visit, &address, leaf.total_count),
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    Made::with(status, &page)
}

/// What the list is about, as far as a few words say it.
fn heading(visit: &Visit, address: &Address) -> String {
    let labels: Vec<String> =
        address.values.iter().map(|(param, code)| facets::label(visit, *param, code)).take(4).collect();
    let labels = crate::i18n::commas(labels.iter().map(String::as_str), visit.locale);
    match (address.text.is_empty(), address.values.is_empty()) {
        (true, true) => visit.words.say("browse-title").into_owned(),
        (true, false) => visit.words.named("browse-title-of", &labels),
        (false, true) => visit.words.named("browse-title-search", &address.text),
        (false, false) => {
            let text = crate::i18n::isolated(&address.text, visit.locale);
            visit.words.with("browse-title-both", &[("name", text.into()), ("filters", labels.into())])
        }
    }
}

fn in_words(visit: &Visit, fault: &Fault) -> String {
    match fault {
        Fault::Unknown { key: key @ ("page" | "sort"), value } => {
            let facts: [(&str, FluentValue<'_>); 2] =
                [("key", (*key).into()), ("value", value.as_str().into())];
            visit.words.with("browse-fault-key", &facts)
        }
        Fault::Unknown { key, value } => {
            let field = visit.words.say(&format!("field-{key}"));
            visit
                .words
                .with("browse-fault-value", &[("field", field.into()), ("value", value.as_str().into())])
        }
        Fault::Search => visit.words.say("browse-fault-search").into_owned(),
        Fault::TooMany => visit.words.say("browse-fault-many").into_owned(),
    }
}

fn chips(visit: &Visit, address: &Address) -> Vec<Chip> {
    let chip = |label: String, query: String| {
        let removal = visit.words.named("chip-remove", &label);
        Chip { label, removal, link: link(visit, &query) }
    };
    let text = (!address.text.is_empty()).then(|| {
        let label = visit.words.named("chip-search", &address.text);
        chip(label, address.without(Field::Search))
    });
    let of_value = |(param, code): &(address::Param, &'static str)| {
        chip(facets::label(visit, *param, code), address.toggled(*param, code))
    };
    text.into_iter().chain(address.values.iter().map(of_value)).collect()
}

fn orders(visit: &Visit, address: &Address) -> Vec<OrderLink> {
    let offered = [Order::RelevanceOrName, Order::NameAsc, Order::UpdatedAtDesc, Order::CreatedAtDesc];
    let needed = |order: &Order| *order != Order::NameAsc || !address.text.is_empty();
    let order_link = |order: Order| {
        let by_name = order == Order::RelevanceOrName && address.text.is_empty();
        let key = if by_name { Order::NameAsc.code() } else { order.code() };
        OrderLink {
            label: visit.words.of_code("sort", key).into_owned(),
            link: link(visit, &address.sorted(order)),
            is_here: address.order == order,
        }
    };
    offered.into_iter().filter(needed).map(order_link).collect()
}

fn leaves(visit: &Visit, address: &Address, last: u64) -> Leaves {
    let page = address.page;
    let other = |page: u64| link(visit, &address.on_page(page));
    Leaves {
        here: visit.words.with("page-of", &[("page", page.into()), ("pages", last.into())]),
        before: (page > 1).then(|| other(page - 1)),
        after: (page < last).then(|| other(page + 1)),
        is_needed: last > 1,
    }
}

/// What to give up when next to nothing is found.
fn help(visit: &Visit, address: &Address, found: u64) -> Vec<Help> {
    let relaxed = visit.snapshot.relaxations(&address.filter(), found);
    let help = |relaxation: &crate::catalogue::Relaxation| {
        let field = address.values.iter().find(|(param, _)| param.field() == relaxation.field);
        let field = field.map_or("search", |(param, _)| param.key());
        let field = visit.words.say(&format!("field-{field}")).into_owned();
        let facts = [("field", field.into()), ("count", relaxation.count.into())];
        Help {
            label: visit.words.with("browse-relax", &facts),
            link: link(visit, &address.without(relaxation.field)),
        }
    };
    relaxed.iter().map(help).collect()
}
