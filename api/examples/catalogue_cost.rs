//! What the catalogue costs, from 1,000 to 1,000,000 made-up platforms: microseconds per question,
//! per update, and memory per platform.
//!
//! `cargo run --release -p api --example catalogue_cost [COUNT...]`

#![allow(
    clippy::print_stdout,
    clippy::allow_attributes,
    missing_docs,
    dead_code,
    reason = "a program that measures and prints; the made-up platforms are shared with the tests"
)]

#[expect(clippy::unwrap_used, reason = "what it makes is made right")]
#[path = "../src/catalogue/tests/sample.rs"]
mod sample;

use std::hint::black_box;
use std::time::Instant;

use api::catalogue::{Catalogue, CoverageAxis, FacetAxis, Filter, Order, PageRequest, Snapshot, Update};
use chrono::TimeDelta;
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};
use registry::vocabulary::{EducationLevel, LanguageTag, PlatformKind};
use sample::World;

fn main() {
    let asked: Vec<u32> = std::env::args().skip(1).filter_map(|count| count.parse().ok()).collect();
    let counts = if asked.is_empty() { vec![1_000, 10_000, 100_000, 1_000_000] } else { asked };
    for count in counts {
        measure(count);
    }
}

fn measure(count: u32) {
    let world = World::whole();
    let mut rng = SmallRng::seed_from_u64(1);
    let idle = resident();
    let published = (0..count).map(|number| world.platform(number, &mut rng)).collect();
    let documents = resident();
    let catalogue = Catalogue::new();
    let start = Instant::now();
    catalogue.apply(Update { published, event_seq: 1, checks: Vec::new() });
    let built = start.elapsed();
    println!("\n{count} platforms, built in {built:.2?}");
    let each = |bytes: u64| bytes / u64::from(count);
    println!("  {:>10} bytes a platform as published", each(documents.saturating_sub(idle)));
    println!("  {:>10} bytes a platform for the catalogue", each(resident().saturating_sub(documents)));
    questions(&catalogue.snapshot(), &world, &mut rng);
    updates(&catalogue, &world, count, &mut rng);
}

fn questions(snapshot: &Snapshot, world: &World, rng: &mut SmallRng) {
    let by_name = Order::RelevanceOrName;
    let french = Filter { languages: vec![LanguageTag::ENGLISH], ..Filter::default() };
    let mut deep = None;
    for _ in 0..(snapshot.len() / 250).min(1_000) {
        deep = ask(snapshot, &Filter::default(), by_name, deep.clone(), 100).or(deep);
    }
    report("country and language, 20 by name", || {
        let filter = Filter { countries: vec![sample::one(&world.countries, rng)], ..french.clone() };
        ask(snapshot, &filter, by_name, None, 20)
    });
    report("country, 20 last changed", || {
        let filter = Filter { countries: vec![sample::one(&world.countries, rng)], ..Filter::default() };
        ask(snapshot, &filter, Order::UpdatedAtDesc, None, 20)
    });
    report("language, 20 by name", || ask(snapshot, &french, by_name, None, 20));
    report("kind and three levels, 20 by name", || {
        let levels = EducationLevel::ALL[..3].to_vec();
        ask(
            snapshot,
            &Filter { levels, kinds: vec![PlatformKind::Mooc], ..Filter::default() },
            by_name,
            None,
            20,
        )
    });
    report("everything, 20 by name", || ask(snapshot, &Filter::default(), by_name, None, 20));
    report("everything, 20 after a deep cursor", || {
        ask(snapshot, &Filter::default(), by_name, deep.clone(), 20)
    });
    for (label, share) in [("changed in the last thousandth", 999), ("changed in the later half", 500)] {
        let updated_since = Some(sample::start() + TimeDelta::seconds(world.seconds / 1_000 * share));
        report(label, || ask(snapshot, &Filter { updated_since, ..Filter::default() }, by_name, None, 20));
    }
    report("coverage, country by level", || {
        snapshot.coverage(&[CoverageAxis::Country, CoverageAxis::Level], &[])
    });
    report("statistics", || snapshot.statistics());
    facets(snapshot, world);
}

/// What the nine facets cost beside the page they come with, which is asked for once.
fn facets(snapshot: &Snapshot, world: &World) {
    let since = |share: i64| Filter {
        updated_since: Some(sample::start() + TimeDelta::seconds(world.seconds / 1_000 * share)),
        ..Filter::default()
    };
    let languages = vec![LanguageTag::ENGLISH];
    for (label, filter) in [
        ("everything", Filter::default()),
        ("nine tenths", since(100)),
        ("half", since(500)),
        ("a tenth", since(900)),
        ("a language", Filter { languages: languages.clone(), ..Filter::default() }),
        (
            "a language and three levels",
            Filter { languages, levels: EducationLevel::ALL[..3].to_vec(), ..since(0) },
        ),
        ("a thousandth", since(999)),
    ] {
        let request = PageRequest { first: Some(1), ..PageRequest::default() };
        let Ok(page) = snapshot.page(&filter, Order::default(), &request) else { continue };
        let count = |axis: &FacetAxis| snapshot.facet(*axis, &filter, page.computed());
        report(&format!("nine facets of {label}"), || FacetAxis::ALL.iter().map(count).collect::<Vec<_>>());
        for axis in &FacetAxis::ALL[..3] {
            report(&format!("  {axis:?} alone"), || count(axis));
        }
    }
    let nothing = Filter {
        countries: world.countries[..1].to_vec(),
        languages: world.languages[..1].to_vec(),
        levels: EducationLevel::ALL[8..].to_vec(),
        kinds: vec![PlatformKind::Mooc],
        ..since(999)
    };
    report("relaxations of next to nothing", || snapshot.relaxations(&nothing, 0));
}

fn ask(
    snapshot: &Snapshot,
    filter: &Filter,
    order: Order,
    after: Option<String>,
    first: i64,
) -> Option<String> {
    let request = PageRequest { first: Some(first), after, ..PageRequest::default() };
    let page = snapshot.page(filter, order, &request).ok()?;
    black_box(page).edges.pop().map(|edge| edge.cursor)
}

fn updates(catalogue: &Catalogue, world: &World, count: u32, rng: &mut SmallRng) {
    let mut seq = 1;
    let mut batch = |label: &str, mut number: Box<dyn FnMut(&mut SmallRng) -> u32>| {
        let mut spent = Vec::new();
        for _ in 0..20 {
            let mut published: Vec<_> = (0..64).map(|_| world.platform(number(rng), rng)).collect();
            let latest = TimeDelta::seconds(world.seconds + seq);
            for platform in &mut published {
                platform.updated_at = sample::start() + latest;
            }
            seq += 1;
            let start = Instant::now();
            catalogue.apply(Update { published, event_seq: seq, checks: Vec::new() });
            spent.push(start.elapsed().as_secs_f64() * 1e6);
        }
        print(label, spent);
    };
    batch("64 platforms rewritten", Box::new(move |rng| rng.random_range(0..count)));
    let mut next = count;
    batch(
        "64 platforms added",
        Box::new(move |_| {
            next += 1;
            next
        }),
    );
}

fn report<T>(label: &str, mut question: impl FnMut() -> T) {
    let mut spent = Vec::new();
    for _ in 0..200 {
        let start = Instant::now();
        black_box(question());
        spent.push(start.elapsed().as_secs_f64() * 1e6);
    }
    print(label, spent);
}

fn print(label: &str, mut spent: Vec<f64>) {
    spent.sort_by(f64::total_cmp);
    println!("  {:>10.1} µs  {label} (p99 {:.1})", spent[spent.len() / 2], spent[spent.len() * 99 / 100]);
}

/// Bytes of memory in use; 0 where the system does not say.
fn resident() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4096
}
