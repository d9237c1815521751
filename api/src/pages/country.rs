//! A country: what it has for each level and in each of its languages, what is missing, and its platforms.

use std::sync::Arc;

use askama::Template;
use fluent_bundle::FluentValue;
use registry::vocabulary::{CountryCode, EducationLevel};

use super::answer::Made;
use super::card::Card;
use super::failure::Failure;
use super::frame::Frame;
use super::places::region_name;
use super::visit::Visit;
use crate::catalogue::{CoverageAxis, Entry, Filter, Order};

/// Platforms on the page; the list has them all.
const MOST: usize = 40;

#[derive(Template)]
#[template(path = "country.html")]
struct Page<'a> {
    frame: Frame,
    code: &'static str,
    region: String,
    live: String,
    levels: Vec<Row>,
    gaps: Option<String>,
    languages: Vec<Row>,
    cards: Vec<Card<'a>>,
    all: Option<(String, String)>,
}

/// A level or a language, and how many live platforms serve it.
struct Row {
    name: String,
    count: String,
    link: String,
    is_empty: bool,
    is_official: bool,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let code: CountryCode = visit.name.parse().map_err(|_| Failure::NotFound)?;
    let w = visit.words;
    let name = w.label(code);
    let filter = Filter { countries: vec![code], ..Filter::default() };
    let leaf = visit.snapshot.leaf(&filter, Order::NameAsc, 0, MOST);
    let entries: &[Arc<Entry>] = &leaf.entries;
    let live = visit.snapshot.live_in_country(code);
    let facts: [(&str, FluentValue<'_>); 2] = [("name", name.into()), ("count", live.into())];
    let list = format!("{}?country={}", visit.to.platforms(), code.code());
    let more = leaf.total_count > MOST as u64;
    let levels = levels(&visit, code);
    let missing: Vec<&str> = levels.iter().filter(|row| row.is_empty).map(|row| row.name.as_str()).collect();
    let gaps =
        (live > 0 && !missing.is_empty()).then(|| crate::i18n::commas(missing.into_iter(), visit.locale));
    let page = Page {
        frame: Frame::new(&visit, name, w.with("country-description", &facts)),
        code: code.code(),
        region: region_name(&code.country().region, &visit),
        live: w.count("live-platforms", live),
        gaps: gaps.map(|gaps| w.named("country-gaps", &gaps)),
        levels,
        languages: languages(&visit, code),
        cards: Card::all(entries, &visit),
        all: more.then(|| (list, w.count("country-all", leaf.total_count))),
    };
    Made::page(&page)
}

fn levels(visit: &Visit, code: CountryCode) -> Vec<Row> {
    // One axis over one country cannot be refused.
    let cells = visit.snapshot.coverage(&[CoverageAxis::Level], &[code]).unwrap_or_default();
    let row = |(level, count): (EducationLevel, u32)| Row {
        name: visit.words.label(level).to_owned(),
        count: visit.words.number(count),
        link: format!("{}?country={}&level={}", visit.to.platforms(), code.code(), level.code()),
        is_empty: count == 0,
        is_official: false,
    };
    cells.into_iter().filter_map(|cell| cell.level.map(|level| (level, cell.count))).map(row).collect()
}

fn languages(visit: &Visit, code: CountryCode) -> Vec<Row> {
    let official = &code.country().languages;
    let mut served = visit.snapshot.languages_of_country(code);
    served.sort_by_key(|(tag, count)| (!official.contains(tag), std::cmp::Reverse(*count)));
    let row = |(tag, count): (registry::vocabulary::LanguageTag, u32)| Row {
        name: visit.words.label(tag).to_owned(),
        count: visit.words.number(count),
        link: format!("{}?country={}&language={}", visit.to.platforms(), code.code(), tag.code()),
        is_empty: count == 0,
        is_official: official.contains(&tag),
    };
    served.into_iter().map(row).collect()
}
