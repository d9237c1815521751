//! The registry in figures, each as a chart and as a table: for everybody what the public knows, for curators the rest.

mod chart;

use std::collections::BTreeMap;

use askama::Template;
use registry::figures::{self, Day};
use registry::flags::FlagKind;
use registry::vocabulary::{CountryCode, EndorsementStatus, ReachabilityStatus, countries};

pub(super) use self::chart::columns;
use super::answer::Made;
use super::failure::Failure;
use super::frame::Frame;
use super::places::{region_codes, region_name};
use super::visit::Visit;
use super::words::Words;
use crate::catalogue::Filter;
use crate::letters::flag_in_words;

/// Days of the curve.
const DAYS: i64 = 90;

#[derive(Template)]
#[template(path = "figures.html")]
struct Page {
    frame: Frame,
    curve: Option<Curve>,
    all: Vec<Bars>,
}

/// The share of platforms that answered, day by day.
struct Curve {
    svg: String,
    summary: String,
    from: String,
    to: String,
    rows: Vec<(String, String, String)>,
}

/// Numbers by name, each with a bar.
pub(super) struct Bars {
    pub id: &'static str,
    pub title: String,
    pub name: String,
    pub number: String,
    pub rows: Vec<Bar>,
}

/// A row of them.
pub(super) struct Bar {
    pub name: String,
    pub link: Option<String>,
    pub number: String,
    pub svg: String,
}

/// A part of a whole, and how it is said.
struct Share {
    name: String,
    link: Option<String>,
    number: u64,
    whole: u64,
    words: String,
}

impl Bars {
    /// Bars against the largest of the numbers.
    pub(super) fn new(
        w: Words,
        id: &'static str,
        keys: [&str; 3],
        rows: Vec<(String, Option<String>, u64)>,
    ) -> Result<Self, Failure> {
        let most = rows.iter().map(|(.., number)| *number).max().unwrap_or_default();
        let part = |(name, link, number)| Share { name, link, number, whole: most, words: w.number(number) };
        Self::drawn(w, id, keys, rows.into_iter().map(part).collect())
    }

    /// Bars, each against a whole of its own.
    fn drawn(
        w: Words,
        id: &'static str,
        [title, name, number]: [&str; 3],
        parts: Vec<Share>,
    ) -> Result<Self, Failure> {
        #[expect(clippy::cast_precision_loss, reason = "a bar has a few hundred points")]
        let bar = |Share { name, link, number, whole, words }| {
            Ok(Bar { name, link, number: words, svg: chart::bar(number as f64 / whole.max(1) as f64)? })
        };
        let say = |key: &str| w.say(key).into_owned();
        let rows = parts.into_iter().map(bar).collect::<Result<_, Failure>>()?;
        Ok(Self { id, title: say(title), name: say(name), number: say(number), rows })
    }
}

/// The public part.
pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let w = visit.words;
    let days = figures::days(&visit.service.ctx, DAYS).await?;
    let mut all = vec![reachability(&visit)?, endorsements(&visit)?];
    all.extend(flags(&visit, public_flags(&visit))?);
    all.push(coverage(&visit)?);
    let page = Page {
        frame: Frame::new(&visit, w.say("figures-title"), w.say("figures-lead")),
        curve: curve(w, &days)?,
        all,
    };
    Made::page(&page)
}

fn curve(w: Words, days: &[Day]) -> Result<Option<Curve>, Failure> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(None) };
    #[expect(clippy::cast_precision_loss, reason = "platforms are counted in thousands")]
    let share = |day: &Day| day.up as f64 / day.judged.max(1) as f64;
    let shares: Vec<f64> = days.iter().map(share).collect();
    let facts = [
        ("first", w.percent(share(first)).into()),
        ("from", w.day(first.day).into()),
        ("last", w.percent(share(last)).into()),
        ("to", w.day(last.day).into()),
    ];
    let row = |day: &Day| (w.day(day.day), w.percent(share(day)), w.number(day.judged));
    Ok(Some(Curve {
        svg: chart::curve(&shares, &|share| w.percent(share))?,
        summary: w.with("figures-curve", &facts),
        from: w.day(first.day),
        to: w.day(last.day),
        rows: days.iter().rev().map(row).collect(),
    }))
}

fn reachability(visit: &Visit) -> Result<Bars, Failure> {
    let w = visit.words;
    let link =
        |status: &ReachabilityStatus| format!("{}?reachability={}", visit.to.platforms(), status.code());
    let rows = visit.snapshot.statistics().reachability;
    let rows = rows.iter().map(|(status, count)| (w.label(*status).to_owned(), Some(link(status)), *count));
    Bars::new(w, "now", ["figures-now", "field-reachability", "figures-platforms"], rows.collect())
}

fn endorsements(visit: &Visit) -> Result<Bars, Failure> {
    let w = visit.words;
    let row = |status: &EndorsementStatus| {
        let filter = Filter { endorsement: vec![*status], ..Filter::default() };
        let link = format!("{}?endorsement={}", visit.to.platforms(), status.code());
        (w.label(*status).to_owned(), Some(link), visit.snapshot.count(&filter))
    };
    let rows = EndorsementStatus::ALL.iter().map(row).collect();
    Bars::new(w, "confirmed", ["figures-endorsements", "field-endorsement", "figures-platforms"], rows)
}

/// The countries of each region that have a live platform.
fn coverage(visit: &Visit) -> Result<Bars, Failure> {
    let w = visit.words;
    let row = |code: &'static str| {
        let of_region = || countries().iter().filter(|country| country.region == code);
        let all = of_region().count() as u64;
        let served =
            of_region().filter(|country| visit.snapshot.live_in_country(country.code) > 0).count() as u64;
        let words =
            w.with("figures-of", &[("part", w.number(served).into()), ("whole", w.number(all).into())]);
        Share { name: region_name(code, visit), link: None, number: served, whole: all, words }
    };
    let rows = region_codes(visit).into_iter().map(row).collect();
    Bars::drawn(w, "coverage", ["figures-coverage", "field-region", "figures-countries"], rows)
}

/// How many flags of a kind are open in a country.
pub(super) type OpenFlags = Vec<(FlagKind, CountryCode, u64)>;

/// Those that the public is told of.
fn public_flags(visit: &Visit) -> OpenFlags {
    let listed = visit.snapshot.entries();
    let flags = listed.flat_map(|entry| {
        let country = entry.document().country;
        entry.published.flags.iter().map(move |flag| (flag.kind, country, 1))
    });
    flags.collect()
}

/// Open flags by kind and by region.
pub(super) fn flags(visit: &Visit, open: OpenFlags) -> Result<[Bars; 2], Failure> {
    let w = visit.words;
    let (mut by_kind, mut by_region) = (BTreeMap::<FlagKind, u64>::new(), BTreeMap::<&str, u64>::new());
    for (kind, country, count) in open {
        *by_kind.entry(kind).or_default() += count;
        *by_region.entry(country.country().region.as_str()).or_default() += count;
    }
    let kinds = by_kind.into_iter().map(|(kind, count)| (flag_in_words(kind, visit.locale), None, count));
    let regions = by_region.into_iter().map(|(code, count)| (region_name(code, visit), None, count));
    Ok([
        Bars::new(w, "flags", ["figures-flags", "queue-kind", "figures-number"], kinds.collect())?,
        Bars::new(w, "regions", ["figures-regions", "field-region", "figures-number"], regions.collect())?,
    ])
}
