//! How good search is, in figures: every query of `tests/search/queries.json`, asked of the program with the seed.
//! Must not know how search works. The queries were written by reading the records, and only the order counts.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::json;

use crate::harness::graphql::pluck;
use crate::harness::program::Program;
use crate::read::{seed, seeded, slugs};

/// How people look for a platform; each way has at least this many queries, so that its figures mean something.
const KINDS: [&str; 11] = [
    "name", "misspelt", "partial", "script", "accents", "country", "operator", "acronym", "host", "words",
    "hard",
];
const ENOUGH: usize = 15;

/// What search must reach, over all queries.
const LEAST_MRR: f64 = 0.85;
const LEAST_RECALL: f64 = 0.95;

/// How far down an answer counts at all, and how much of it a person takes in at a glance.
const PAGE: usize = 10;
const GLANCE: usize = 5;

/// What somebody types, and the platforms that a sensible person wants first: several only if equally right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    query: String,
    kind: String,
    expect: Vec<String>,
}

/// A query and the slugs that came, best first.
#[derive(Debug)]
struct Answer<'a> {
    asked: &'a Case,
    came: Vec<String>,
}

impl Answer<'_> {
    fn wanted(&self, slug: &String) -> bool {
        self.asked.expect.contains(slug)
    }

    /// The place of the first wanted one, counted from zero.
    fn place(&self) -> Option<usize> {
        self.came.iter().take(PAGE).position(|slug| self.wanted(slug))
    }

    fn reciprocal_rank(&self) -> f64 {
        self.place().map_or(0.0, |place| 1.0 / number(place + 1))
    }

    fn recall(&self) -> f64 {
        let seen = self.came.iter().take(GLANCE).filter(|slug| self.wanted(slug)).count();
        number(seen) / number(self.asked.expect.len())
    }

    /// Whether somebody wants something else than what stands first, or misses a part of it.
    fn disappoints(&self) -> bool {
        self.place() != Some(0) || self.recall() < 1.0
    }
}

impl fmt::Display for Answer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Case { query, kind, expect } = self.asked;
        let place = self.place().map_or_else(|| "absent".to_owned(), |place| format!("at {}", place + 1));
        let came = self.came.iter().take(GLANCE).map(String::as_str).collect::<Vec<_>>().join(" ");
        write!(formatter, "{kind}: {query:?} wants {}, {place}; came: {came}", expect.join(" "))
    }
}

/// The means over some answers.
#[derive(Debug, PartialEq)]
struct Figures {
    queries: usize,
    mrr: f64,
    recall: f64,
}

impl Figures {
    fn of<'a>(answers: impl Iterator<Item = &'a Answer<'a>> + Clone) -> Self {
        let queries = answers.clone().count();
        let mean = |values: f64| if queries == 0 { 0.0 } else { values / number(queries) };
        let mrr = mean(answers.clone().map(Answer::reciprocal_rank).sum());
        Self { queries, mrr, recall: mean(answers.map(Answer::recall).sum()) }
    }

    fn line(&self, title: &str) -> String {
        let Self { queries, mrr, recall } = self;
        format!("{title:<10}{queries:>8}{mrr:>8.3}{recall:>10.3}")
    }
}

/// Thousands of queries would be too slow to ask long before this fails.
fn number(count: usize) -> f64 {
    f64::from(u16::try_from(count).unwrap())
}

fn kept() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/search/queries.json")
}

fn queries(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

async fn ask<'a>(program: &Program, asked: &'a Case) -> Answer<'a> {
    let query = "query ($search: String, $first: Int) {
        platforms(filter: { search: $search }, first: $first) { nodes { slug } } }";
    let data = program.data(query, json!({ "search": asked.query, "first": PAGE })).await;
    Answer { asked, came: pluck(&data["platforms"]["nodes"], "slug") }
}

/// The table by kind with the whole below, and the answers that somebody would complain about.
fn report(answers: &[Answer<'_>]) -> String {
    let mut lines = vec![format!("{:<10}{:>8}{:>8}{:>10}", "kind", "queries", "MRR", "recall@5")];
    for kind in KINDS {
        lines.push(Figures::of(answers.iter().filter(|answer| answer.asked.kind == kind)).line(kind));
    }
    lines.push(Figures::of(answers.iter()).line("all"));
    lines.extend(answers.iter().filter(|answer| answer.disappoints()).map(ToString::to_string));
    lines.join("\n")
}

#[expect(clippy::print_stdout, reason = "the figures are what a person runs this for")]
fn show(report: &str) {
    println!("{report}");
}

#[tokio::test]
async fn most_queries_find_first_what_a_person_means() {
    let path = std::env::var_os("PORTOLAN_SEARCH_QUERIES").map_or_else(kept, PathBuf::from);
    let (queries, program) = (queries(&path), seeded().await);
    let mut answers = Vec::new();
    for asked in &queries {
        answers.push(ask(&program, asked).await);
    }
    show(&report(&answers));
    let Figures { queries: _, mrr, recall } = Figures::of(answers.iter());
    assert!(mrr >= LEAST_MRR, "the mean reciprocal rank is {mrr:.3}, and must be {LEAST_MRR}");
    assert!(
        recall >= LEAST_RECALL,
        "the recall among the first five is {recall:.3}, and must be {LEAST_RECALL}"
    );
    program.stop().await;
}

#[test]
fn every_query_is_asked_once_for_platforms_that_are_listed() {
    let records = seed();
    let listed = slugs(records.iter().filter(|record| record["lifecycle"] != "RETIRED"));
    let (queries, mut seen) = (queries(&kept()), BTreeSet::new());
    for Case { query, kind, expect } in &queries {
        assert!(seen.insert(query.to_lowercase()), "{query:?} stands there twice");
        assert!(KINDS.contains(&kind.as_str()), "{query:?}: no kind is called {kind:?}");
        assert!((1..=GLANCE).contains(&expect.len()), "{query:?} must expect one to five");
        assert_eq!(BTreeSet::from_iter(expect).len(), expect.len(), "{query:?} expects one twice");
        let unlisted: Vec<_> = expect.iter().filter(|slug| !listed.contains(slug)).collect();
        assert!(unlisted.is_empty(), "{query:?}: nothing listed is called {unlisted:?}");
    }
    for kind in KINDS {
        let queries = queries.iter().filter(|query| query.kind == kind).count();
        assert!(queries >= ENOUGH, "{kind} has only {queries} queries");
    }
}

#[test]
fn the_first_wanted_counts_for_rank_and_every_wanted_one_for_recall() {
    let asked =
        Case { query: "x".into(), kind: "name".into(), expect: ["a", "b"].map(String::from).to_vec() };
    let answer = |came: &str| Answer { asked: &asked, came: came.split(' ').map(String::from).collect() };
    for (came, rank, recall) in [
        ("b a", 1.0, 1.0),
        ("o b o o a", 0.5, 1.0),
        ("o o o b o a", 0.25, 0.5),
        ("o o o o o o o o o a", 0.1, 0.0),
        ("o o o o o o o o o o a b", 0.0, 0.0),
        ("", 0.0, 0.0),
    ] {
        let figures = Figures::of([answer(came)].iter());
        assert_eq!(figures, Figures { queries: 1, mrr: rank, recall }, "{came:?}");
    }
    let figures = Figures::of([answer("a b"), answer("o b")].iter());
    assert_eq!(figures, Figures { queries: 2, mrr: 0.75, recall: 0.75 });
    assert!(!answer("b a").disappoints());
    assert!(answer("a o").disappoints() && answer("o a b").disappoints());
}
