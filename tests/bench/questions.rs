//! What is asked: the queries of everyday use, each with the same variables every time and with variables
//! that never come twice.

use std::collections::HashSet;

use anyhow::{Context as _, Result};
use chrono::{DateTime, SecondsFormat, Utc};
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng, SeedableRng as _};
use registry::vocabulary::{Access, EducationLevel, PlatformKind, languages};
use serde_json::{Value, json};

use crate::client::Client;
use crate::load::Requests;
use crate::platforms::World;
use crate::searches;

/// The smallest query that needs the catalogue.
pub const ANYTHING: &str = r#"{"query": "{ platforms(first: 1) { totalCount } }"}"#;

const LIST: &str =
    "query ($filter: PlatformFilter!) { platforms(filter: $filter, first: 20) { totalCount nodes {
  id slug name url country { code } languages { code } levels kind access updatedAt } } }";
const SEARCH: &str =
    "query ($text: String!) { platforms(filter: {search: $text}, first: 20) { totalCount nodes {
  id slug name url country { code } languages { code } levels kind access updatedAt }
  facets { countries { value label count } languages { value label count } levels { value label count }
    audiences { value label count } kinds { value label count } subjects { value label count }
    access { value label count } reachability { value label count } endorsement { value label count } } } }";
const PLATFORM: &str = "query ($slug: String!, $language: LanguageTag) { platform(slug: $slug) {
  id slug name(language: $language) url country { code } languages { code } levels kind access updatedAt } }";
const COVERAGE: &str = "{ coverage(by: [COUNTRY, LEVEL]) { country { code } level count } }";
const CHANGED: &str = "query ($order: PlatformOrder!) {
  platforms(first: 1, orderBy: $order) { nodes { updatedAt } } }";

/// No query: the variables are the addresses of pages.
const PAGE: &str = "";

/// A query and where its variables come from.
pub struct Question<'a> {
    /// As the table names it.
    pub title: &'static str,
    /// How many clients ask at once.
    pub clients: u32,
    query: &'static str,
    variables: Variables<'a>,
}

enum Variables<'a> {
    Same(Value),
    /// A generator that tells nothing once it has nothing new.
    New(Generator<'a>),
}

type Generator<'a> = Box<dyn FnMut() -> Result<Option<Value>> + 'a>;

impl Question<'_> {
    /// Requests for one round: the only one there is, or `count` that have never been made.
    pub fn requests(&mut self, count: usize) -> Result<Requests> {
        let query = self.query;
        let body = |variables: &Value| match variables {
            Value::String(page) => page.clone(),
            variables => json!({"query": query, "variables": variables}).to_string(),
        };
        let mut bodies = Vec::new();
        match &mut self.variables {
            Variables::Same(same) => return Ok(Requests { bodies: vec![body(same)], once: false }),
            Variables::New(next) => {
                while bodies.len() < count
                    && let Some(variables) = next()?
                {
                    bodies.push(body(&variables));
                }
            }
        }
        anyhow::ensure!(!bodies.is_empty(), "{}: all variables have been used", self.title);
        Ok(Requests { bodies, once: true })
    }
}

/// All of them, fit for the first `count` made-up platforms at this address.
pub fn all<'a>(world: &'a World, count: u32, address: &str) -> Result<Vec<Question<'a>>> {
    use Variables::{New, Same};
    let (country, language) = world.fullest();
    let list = json!({"filter": {"countries": [country], "languages": [language]}});
    let changed = Changed::ask(address)?;
    let slug = json!({"slug": world.slug(count / 2)});
    let question = |title, clients, query, variables| Question { title, clients, query, variables };
    let search = json!({"text": "open school"});
    Ok(vec![
        question("list, repeated", 1, LIST, Same(list.clone())),
        question("list, repeated", 32, LIST, Same(list)),
        question("list, never repeated", 1, LIST, New(new_lists(world, changed, 1))),
        question("list, never repeated", 32, LIST, New(new_lists(world, changed, 2))),
        question("search with facets, repeated", 32, SEARCH, Same(search)),
        question("search with facets, never repeated", 32, SEARCH, New(new_searches(world, count))),
        question("platform by slug, repeated", 32, PLATFORM, Same(slug)),
        question("platform by slug, never repeated", 32, PLATFORM, New(new_slugs(world, count))),
        question("coverage, country × level", 1, COVERAGE, Same(json!({}))),
        question("page of a list, repeated", 32, PAGE, Same("/fr/platforms?level=ISCED_2".into())),
        question("page of a list, never repeated", 1, PAGE, New(new_pages(world))),
        question("page of a platform, never repeated", 1, PAGE, New(new_platform_pages(world, count))),
        question("page to begin with, repeated", 32, PAGE, Same("/ar/".into())),
    ])
}

/// Lists that somebody narrows by some of: countries, a language, levels, kinds, access. No two have the same
/// `updatedSince`, since each is at another microsecond: for three in four before anything changed, for the
/// fourth somewhere between the first change and the last.
fn new_lists(world: &World, changed: Changed, seed: u64) -> Generator<'_> {
    let mut rng = SmallRng::seed_from_u64(seed);
    let mut known = HashSet::new();
    Box::new(move || {
        loop {
            let since = changed.some_time(&mut rng);
            if known.insert(since) {
                let time = DateTime::<Utc>::from_timestamp_micros(since).context("a time that exists")?;
                let mut filter = new_filter(world, &mut rng);
                filter["updatedSince"] = time.to_rfc3339_opts(SecondsFormat::Micros, true).into();
                return Ok(Some(json!({"filter": filter})));
            }
        }
    })
}

/// Pages of lists with all their facets, narrowed as above, no two by the same.
fn new_pages(world: &World) -> Generator<'_> {
    let mut rng = SmallRng::seed_from_u64(5);
    let mut known = HashSet::new();
    let keys = [
        ("countries", "country"),
        ("languages", "language"),
        ("levels", "level"),
        ("kinds", "kind"),
        ("access", "access"),
    ];
    Box::new(move || {
        loop {
            let filter = new_filter(world, &mut rng);
            let values = keys.iter().flat_map(|(field, key)| {
                let values = filter[*field].as_array().into_iter().flatten();
                values.filter_map(Value::as_str).map(move |value| format!("{key}={value}"))
            });
            let pairs: Vec<String> = values.collect();
            let page = format!("/fr/platforms?{}", pairs.join("&"));
            if known.insert(page.clone()) {
                return Ok(Some(page.into()));
            }
        }
    })
}

/// Pages of platforms.
fn new_platform_pages(world: &World, count: u32) -> Generator<'_> {
    let mut slugs = new_slugs(world, count);
    Box::new(move || {
        let variables = slugs()?;
        Ok(variables
            .and_then(|variables| Some(format!("/fr/platforms/{}", variables["slug"].as_str()?).into())))
    })
}

fn new_filter(world: &World, rng: &mut SmallRng) -> Value {
    let first = world.country(rng);
    let mut filter = json!({"countries": [first.code.code()]});
    let second = world.country(rng).code;
    if rng.random_bool(0.5) && second != first.code {
        filter["countries"] = json!([first.code.code(), second.code()]);
    }
    if rng.random_bool(0.5) {
        filter["languages"] = json!([first.languages[0]]);
    }
    if rng.random_bool(0.5) {
        filter["levels"] = some(EducationLevel::ALL, 1..=4, rng);
    }
    if rng.random_bool(0.5) {
        filter["kinds"] = some(PlatformKind::ALL, 3..=6, rng);
    }
    if rng.random_bool(0.5) {
        filter["access"] = some(Access::ALL, 1..=2, rng);
    }
    filter
}

fn some<T: Copy + serde::Serialize>(
    all: &[T],
    counts: std::ops::RangeInclusive<usize>,
    rng: &mut SmallRng,
) -> Value {
    let count = rng.random_range(counts);
    json!(all.choose_multiple(rng, count).collect::<Vec<_>>())
}

/// When the platforms changed, in microseconds.
#[derive(Clone, Copy)]
struct Changed {
    first: i64,
    last: i64,
}

impl Changed {
    fn ask(address: &str) -> Result<Self> {
        let mut client = Client::connect(address)?;
        let mut time = |order: &str| -> Result<i64> {
            let data = client.data(CHANGED, &json!({"order": order}))?;
            let time = data["platforms"]["nodes"][0]["updatedAt"].as_str().context("a time")?;
            Ok(time.parse::<DateTime<Utc>>()?.timestamp_micros())
        };
        Ok(Self { first: time("UPDATED_AT_ASC")?, last: time("UPDATED_AT_DESC")? })
    }

    fn some_time(self, rng: &mut SmallRng) -> i64 {
        let Self { first, last } = self;
        if rng.random_bool(0.25) { rng.random_range(first..=last) } else { rng.random_range(0..first) }
    }
}

fn new_searches(world: &World, count: u32) -> Generator<'_> {
    let mut rng = SmallRng::seed_from_u64(3);
    let mut known = HashSet::new();
    Box::new(move || {
        loop {
            let text = searches::text(world, count, &mut rng)?;
            if known.insert(text.clone()) {
                return Ok(Some(json!({"text": text})));
            }
        }
    })
}

/// Every platform before any comes again; when it does, its name is asked for in another language.
fn new_slugs(world: &World, count: u32) -> Generator<'_> {
    let mut turns = languages().iter().flat_map(move |language| (0..count).map(move |turn| (language, turn)));
    Box::new(move || {
        let Some((language, turn)) = turns.next() else { return Ok(None) };
        Ok(Some(json!({"slug": world.slug(scattered(turn, count)), "language": language.code})))
    })
}

/// A number below `count`, another for each turn, far from the one before: neighbours would share memory.
fn scattered(turn: u32, count: u32) -> u32 {
    const PRIME: u64 = 7_368_787;
    u32::try_from(u64::from(turn) * PRIME % u64::from(count)).unwrap_or(turn)
}
