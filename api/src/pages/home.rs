//! The way in: a search, the map, the numbers that matter, and every other way to begin.

use std::cmp::Reverse;

use askama::Template;
use registry::vocabulary::{EducationLevel, LanguageTag, Subject, countries};

use super::answer::Made;
use super::failure::Failure;
use super::frame::Frame;
use super::map;
use super::places::{Place, RegionOfCountries, by_name, regions};
use super::visit::Visit;
use crate::catalogue::FacetAxis;

/// Languages on the first page; all have a page of their own.
const LANGUAGES: usize = 14;

#[derive(Template)]
#[template(path = "home.html")]
struct Page {
    frame: Frame,
    countries: Vec<Choice>,
    levels: Vec<Choice>,
    subjects: Vec<Choice>,
    numbers: Vec<Number>,
    map: String,
    shades: Vec<String>,
    regions: Vec<RegionOfCountries>,
    by_level: Vec<Place>,
    by_language: Vec<Place>,
}

/// A value that can be chosen.
struct Choice {
    code: &'static str,
    label: &'static str,
}

/// A number that leads to what it counts.
struct Number {
    value: String,
    label: String,
    link: String,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let w = visit.words;
    let mut by_language: Vec<(u32, LanguageTag, Place)> =
        Place::of_axis(&visit, FacetAxis::Languages, "language");
    by_language.sort_by_key(|(count, _, _)| Reverse(*count));
    by_language.truncate(LANGUAGES);
    let in_language =
        |(_, tag, place): (u32, LanguageTag, Place)| Place { link: visit.to.language(&tag), ..place };
    let by_level: Vec<(u32, EducationLevel, Place)> = Place::of_axis(&visit, FacetAxis::Levels, "level");
    let page = Page {
        frame: Frame::new(&visit, w.say("site-name"), w.say("home-lead")),
        countries: by_name(countries().iter(), &visit)
            .into_iter()
            .filter(|country| visit.snapshot.live_in_country(country.code) > 0)
            .map(|country| Choice { code: country.code.code(), label: w.label(country.code) })
            .collect(),
        levels: EducationLevel::ALL
            .iter()
            .map(|level| Choice { code: level.code(), label: w.label(*level) })
            .collect(),
        subjects: Subject::ALL
            .iter()
            .map(|subject| Choice { code: subject.code(), label: w.label(*subject) })
            .collect(),
        numbers: numbers(&visit),
        map: map::draw(&visit),
        shades: shades(&visit),
        regions: regions(&visit),
        by_level: by_level.into_iter().map(|(_, _, place)| place).collect(),
        by_language: by_language.into_iter().map(in_language).collect(),
    };
    Made::page(&page)
}

fn numbers(visit: &Visit) -> Vec<Number> {
    let w = visit.words;
    let statistics = visit.snapshot.statistics();
    let platforms = visit.to.platforms();
    let number = |value: String, key: &str, count: u64, link: String| Number {
        value,
        label: w.count(key, count),
        link,
    };
    let mut numbers = vec![
        number(w.number(statistics.platforms), "number-platforms", statistics.platforms, platforms.clone()),
        number(
            w.number(statistics.countries),
            "number-countries",
            statistics.countries,
            visit.to.countries(),
        ),
    ];
    if let Some(share) = statistics.share_up() {
        let link = format!("{platforms}?reachability=UP");
        numbers.push(Number { value: w.percent(share), label: w.say("number-reachable").into_owned(), link });
    }
    numbers
}

/// What the shades of the map mean, the lightest first.
fn shades(visit: &Visit) -> Vec<String> {
    let w = visit.words;
    let none = w.number(0_u64);
    let upper = map::SHADES.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
    let range = |(from, to): (&u32, Option<u32>)| match to {
        Some(to) => format!("{}–{}", w.number(*from), w.number(to)),
        None => format!("{}+", w.number(*from)),
    };
    [none].into_iter().chain(map::SHADES.iter().zip(upper).map(range)).collect()
}
