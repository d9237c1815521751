//! A language: for which levels and where something is served in it, and what.

use std::sync::Arc;

use askama::Template;
use fluent_bundle::FluentValue;
use registry::vocabulary::{EducationLevel, LanguageTag};

use super::answer::Made;
use super::card::Card;
use super::failure::Failure;
use super::frame::Frame;
use super::languages::autonym;
use super::marks::Phrase;
use super::places::{Place, by_name};
use super::visit::Visit;
use crate::catalogue::{Entry, FacetAxis, Filter, Order};
use crate::i18n::label;
use crate::ordinal::Ordinal;

/// Platforms on the page; the list has them all.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "language.html")]
struct Page<'a> {
    frame: Frame,
    autonym: Option<Phrase<'static>>,
    live: String,
    levels: Vec<Place>,
    countries: Vec<Place>,
    official: Vec<Place>,
    cards: Vec<Card<'a>>,
    all: Option<(String, String)>,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let tag: LanguageTag = visit.name.parse().map_err(|_| Failure::NotFound)?;
    let w = visit.words;
    let name = w.label(tag);
    let filter = Filter { languages: vec![tag], ..Filter::default() };
    let leaf = visit.snapshot.leaf(&filter, Order::NameAsc, 0, MOST);
    let entries: &[Arc<Entry>] = &leaf.entries;
    let list = format!("{}?language={}", visit.to.platforms(), tag.code());
    let live = visit.snapshot.live_in_language(tag);
    let facts: [(&str, FluentValue<'_>); 2] = [("name", name.into()), ("count", live.into())];
    let found = leaf.total_count;
    let levels = visit.snapshot.facet(FacetAxis::Levels, &filter, leaf.computed());
    let level = |count: crate::catalogue::FacetCount| {
        let level = EducationLevel::nth(count.ordinal)?;
        Some(Place {
            link: format!("{list}&level={}", level.code()),
            name: label(level, visit.locale).to_owned(),
            count: w.number(count.count),
            is_empty: false,
        })
    };
    let served = visit.snapshot.facet(FacetAxis::Countries, &filter, leaf.computed());
    let count_in = |code: &str| served.iter().find(|count| count.code == code).map_or(0, |count| count.count);
    let all = registry::vocabulary::countries();
    let place = |country: &registry::vocabulary::Country| Place {
        link: visit.to.country(&country.code),
        name: label(country.code, visit.locale).to_owned(),
        count: w.number(count_in(country.code.code())),
        is_empty: false,
    };
    let here = by_name(all.iter().filter(|country| count_in(country.code.code()) > 0), &visit);
    let official =
        all.iter().filter(|country| country.languages.contains(&tag) && count_in(country.code.code()) == 0);
    let official = by_name(official, &visit);
    let page = Page {
        frame: Frame::new(&visit, name, w.with("language-description", &facts)),
        autonym: autonym(tag, &visit).filter(|autonym| autonym.text != name),
        live: w.count("live-platforms", live),
        levels: levels.into_iter().filter_map(level).collect(),
        countries: here.into_iter().map(place).collect(),
        official: official.into_iter().map(place).collect(),
        cards: Card::all(entries, &visit),
        all: (found > MOST as u64).then(|| (list.clone(), w.count("language-all", found))),
    };
    Made::page(&page)
}
