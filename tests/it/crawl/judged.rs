//! The state function against the plain reading of its table, over thousands of made-up histories; and what its
//! command-line face makes of odd files.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::collection::btree_map;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use registry::checks::policy::Policy;
use registry::checks::state::{Sighting, Track};
use serde_json::Value;

use super::oracle::{Seen, state};
use crate::harness::program::{Output, Program};

/// Misses most of all, or none would ever be down.
const OUTCOMES: &[&str] = &[
    "TIMEOUT",
    "TIMEOUT",
    "DNS_FAILURE",
    "SERVER_ERROR",
    "NOT_FOUND",
    "PARKED",
    "UP",
    "UP",
    "MOVED",
    "BLOCKED",
    "BLOCKED",
    "RATE_LIMITED",
    "CHECKER_FAULT",
];

/// Up to so many sightings from three vantages within so many days, one at a time from each, in no order.
fn histories(length: usize, days: i64) -> impl Strategy<Value = Vec<Seen>> {
    let vantages: &[&str] = &["default", "default", "default", "eu-west", "sahel"];
    let when = (0..days * 48).prop_map(|half_hours| half_hours * 1_800);
    btree_map((when, select(vantages)), select(OUTCOMES), 0..length)
        .prop_map(|history| {
            history.into_iter().map(|((at, vantage), outcome)| (at, vantage, outcome)).collect()
        })
        .prop_flat_map(|history: Vec<Seen>| Just(history).prop_shuffle())
}

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::seconds(seconds)
}

fn line((seconds, vantage, outcome): &Seen) -> String {
    format!(r#"{{"at": "{}", "vantage": "{vantage}", "outcome": "{outcome}"}}"#, at(*seconds).to_rfc3339())
}

async fn replay(bytes: impl AsRef<[u8]>) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("history.jsonl");
    std::fs::write(&file, bytes).unwrap();
    Program::run(&["state", "--replay", file.to_str().unwrap()], &[]).await
}

/// The states that are printed, one a line.
async fn states(text: &str) -> Vec<String> {
    let output = replay(text).await;
    assert!(output.status.success(), "{}", output.stderr);
    let state =
        |line: &str| serde_json::from_str::<Value>(line).unwrap()["state"].as_str().unwrap().to_owned();
    output.stdout.lines().map(state).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_state_is_what_the_table_says(history in histories(50, 20)) {
        let sighting = |(seconds, vantage, outcome): &Seen| Sighting {
            at: at(*seconds),
            vantage: (*vantage).to_owned(),
            outcome: outcome.parse().unwrap(),
            notices: Vec::new(),
        };
        let track = Track::replay(history.iter().map(sighting), &Policy::default());
        prop_assert_eq!(track.status().code(), state(&history));
    }
}

#[tokio::test]
async fn the_program_prints_what_the_table_says_after_every_line_in_whatever_order() {
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..12 {
        let mut history = histories(250, 90).new_tree(&mut runner).unwrap().current();
        let again: Vec<Seen> = history.iter().step_by(5).copied().collect();
        history.extend(again);
        let text: Vec<String> = history.iter().map(line).collect();
        let printed = states(&text.join("\n")).await;
        let expected: Vec<&str> = (1..=history.len()).map(|lines| state(&history[..lines])).collect();
        assert_eq!(printed, expected);
        seen.extend(printed);
    }
    assert_eq!(seen.len(), 5, "every state was met: {seen:?}");
}

#[tokio::test]
async fn a_file_may_be_written_in_many_ways() {
    let plain = states("{\"at\":\"2027-03-01T00:00:00Z\",\"outcome\":\"UP\"}\n{\"at\":\"2027-03-01T02:00:00Z\",\"outcome\":\"TIMEOUT\"}").await;
    assert_eq!(plain, ["UP", "SUSPECT"]);
    // A byte order mark, lines as Windows ends them, blank lines, other time zones, fractions, notices, no vantage.
    let odd = "\u{feff}{\"outcome\": \"UP\", \"at\": \"2027-03-01T05:45:00.123456789+05:45\", \"notices\": []}\r\n\r\n   \r\n\
               \t{\"at\": \"2027-02-28T21:00:00-05:00\", \"vantage\": \"default\", \"outcome\": \"TIMEOUT\"}  \r\n";
    assert_eq!(states(odd).await, plain);
    // Two sightings at one time, in either order.
    let both = ["UP", "TIMEOUT"]
        .map(|outcome| format!("{{\"at\":\"2027-03-01T00:00:00Z\",\"outcome\":\"{outcome}\"}}"));
    let reversed = [both[1].clone(), both[0].clone()];
    let last = async |lines: &[String]| states(&lines.join("\n")).await.pop();
    assert_eq!(last(&both).await, last(&reversed).await);
    let long: Vec<String> = (0..20_000).map(|hours| line(&(hours * 3_600, "default", "UP"))).collect();
    assert_eq!(states(&long.join("\n")).await.len(), 20_000);
}

#[tokio::test]
async fn what_is_wrong_with_a_line_is_said_with_its_number_and_what_came_before_stands() {
    let good = r#"{"at": "2027-03-01T00:00:00Z", "outcome": "UP"}"#;
    for (bad, words) in [
        (r#"{"at": "2027-03-01T00:00:00Z", "outcome": "SLEEPY"}"#, "unknown outcome `SLEEPY`"),
        (r#"{"at": "2027-03-01T00:00:00Z", "outcome": "up"}"#, "unknown outcome `up`"),
        (r#"{"at": "2027-03-01T00:00:00Z"}"#, "missing field `outcome`"),
        (r#"{"outcome": "UP"}"#, "missing field `at`"),
        (r#"{"at": "2027-02-30T00:00:00Z", "outcome": "UP"}"#, "column"),
        (r#"{"at": "2027-03-01T00:00:00", "outcome": "UP"}"#, "column"),
        (r#"{"at": 1800000000, "outcome": "UP"}"#, "invalid type"),
        (r#"{"at": "2027-03-01T00:00:00Z", "outcome": "UP", "vantge": "far"}"#, "unknown field `vantge`"),
        (r#"{"at": "2027-03-01T00:00:00Z", "outcome": "UP", "notices": ["NEWS"]}"#, "unknown notice `NEWS`"),
        (r#"{"at": "2027-03-01T00:00:00Z", "outcome": "UP"} {}"#, "trailing characters"),
        ("[]", "column"),
        ("null", "column"),
    ] {
        let output = replay(format!("{good}\n\n{bad}\n{good}\n")).await;
        assert_eq!(output.status.code(), Some(1), "{bad}");
        assert!(
            output.stderr.contains("line 3") && output.stderr.contains(words),
            "{bad}: {}",
            output.stderr
        );
        assert!(!output.stderr.contains("line 1"), "{}", output.stderr);
        assert_eq!(output.stdout.lines().count(), 1, "{}", output.stdout);
    }
    let output = replay([good.as_bytes(), b"\n\xff\xfe\n"].concat()).await;
    assert!(!output.status.success() && output.stderr.contains("line 2"), "{}", output.stderr);
    let output = Program::run(&["state", "--replay", "/nowhere/history.jsonl"], &[]).await;
    assert!(
        !output.status.success() && output.stderr.contains("/nowhere/history.jsonl"),
        "{}",
        output.stderr
    );
    let output = Program::run(&["state"], &[]).await;
    assert_eq!(output.status.code(), Some(2), "{}", output.stderr);
}
