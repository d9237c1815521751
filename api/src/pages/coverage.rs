//! Coverage: what every country has for each level, or in each of its official languages, empty cells shown. The gap is
//! what this registry is asked for.

use std::collections::HashMap;

use askama::Template;
use registry::vocabulary::{CountryCode, EducationLevel, LanguageTag, countries};

use super::answer::Made;
use super::failure::Failure;
use super::frame::Frame;
use super::places::{by_name, region_name};
use super::visit::Visit;
use crate::catalogue::CoverageAxis;

#[derive(Template)]
#[template(path = "coverage.html")]
struct Page {
    frame: Frame,
    by_language: bool,
    levels: Vec<Level>,
    regions: Vec<Region>,
    summary: String,
}

struct Level {
    number: String,
    name: &'static str,
}

struct Region {
    code: &'static str,
    name: String,
    rows: Vec<Row>,
}

/// A country and its cells.
struct Row {
    name: &'static str,
    link: String,
    total: String,
    cells: Vec<Cell>,
}

/// How many live platforms there are, and where; none is a gap.
#[derive(Clone)]
struct Cell {
    name: &'static str,
    count: Option<(String, String)>,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let w = visit.words;
    let by_language = visit.value("by").is_some_and(|by| by.eq_ignore_ascii_case("language"));
    let cells = if by_language { languages(&visit) } else { levels(&visit) };
    let codes = crate::pages::places::region_codes(&visit);
    let region = |code: &'static str| Region {
        code,
        name: region_name(code, &visit),
        rows: rows(&visit, code, &cells),
    };
    let empty =
        countries().iter().filter(|country| visit.snapshot.live_in_country(country.code) == 0).count();
    let numbered =
        |(number, level): (u64, &EducationLevel)| Level { number: w.number(number), name: w.label(*level) };
    let frame = Frame::new(&visit, w.say("coverage-title"), w.say("coverage-lead"));
    let page = Page {
        frame: if by_language { frame.with_query("by=language") } else { frame },
        by_language,
        levels: (0..).zip(EducationLevel::ALL).map(numbered).collect(),
        regions: codes.into_iter().map(region).collect(),
        summary: w.count("coverage-empty", empty as u64),
    };
    Made::page(&page)
}

type Cells = HashMap<CountryCode, Vec<Cell>>;

fn rows(visit: &Visit, region: &str, cells: &Cells) -> Vec<Row> {
    let row = |country: &registry::vocabulary::Country| Row {
        name: visit.words.label(country.code),
        link: visit.to.country(&country.code),
        total: visit.words.number(visit.snapshot.live_in_country(country.code)),
        cells: cells.get(&country.code).cloned().unwrap_or_default(),
    };
    by_name(countries().iter().filter(|country| country.region == region), visit)
        .into_iter()
        .map(row)
        .collect()
}

fn cell(visit: &Visit, name: &'static str, count: u32, query: impl FnOnce() -> String) -> Cell {
    let link = || format!("{}?{}", visit.to.platforms(), query());
    Cell { name, count: (count > 0).then(|| (visit.words.number(count), link())) }
}

fn levels(visit: &Visit) -> Cells {
    let mut cells = Cells::new();
    let counted =
        visit.snapshot.coverage(&[CoverageAxis::Country, CoverageAxis::Level], &[]).unwrap_or_default();
    for counted in counted {
        let (Some(country), Some(level)) = (counted.country, counted.level) else { continue };
        let query = || format!("country={}&level={}", country.code(), level.code());
        let cell = cell(visit, visit.words.label(level), counted.count, query);
        cells.entry(country).or_default().push(cell);
    }
    cells
}

/// The official languages of each country.
fn languages(visit: &Visit) -> Cells {
    let mut cells = Cells::new();
    for country in countries() {
        let served: HashMap<LanguageTag, u32> =
            visit.snapshot.languages_of_country(country.code).into_iter().collect();
        let of = |tag: &LanguageTag| {
            let query = || format!("country={}&language={}", country.code.code(), tag.code());
            cell(visit, visit.words.label(*tag), served.get(tag).copied().unwrap_or(0), query)
        };
        cells.insert(country.code, country.languages.iter().map(of).collect());
    }
    cells
}
