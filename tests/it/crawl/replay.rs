//! The state function's face on the command line, sentence by sentence of its table.

use serde_json::Value;

use crate::harness::program::{Output, Program};

/// Outcomes that count as a hit, a miss, an unknown and nothing.
const HIT: &str = "UP";
const MISS: &str = "TIMEOUT";
const UNKNOWN: &str = "BLOCKED";
const FAULT: &str = "CHECKER_FAULT";

/// A sighting so many hours after the first of March.
fn line(hours: u32, vantage: &str, outcome: &str) -> String {
    let (day, hour) = (1 + hours / 24, hours % 24);
    format!(
        r#"{{"at": "2027-03-{day:02}T{hour:02}:00:00Z", "vantage": "{vantage}", "outcome": "{outcome}"}}"#
    )
}

async fn replay(text: &str, policy: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("history.jsonl");
    std::fs::write(&file, text).unwrap();
    let mut arguments = vec!["state", "--replay", file.to_str().unwrap()];
    arguments.extend(policy.iter().flat_map(|change| ["--policy", change]));
    Program::run(&arguments, &[]).await
}

/// What is printed after each line.
async fn after(lines: &[String], policy: &[&str]) -> Vec<Value> {
    let output = replay(&lines.join("\n"), policy).await;
    assert!(output.status.success(), "{}", output.stderr);
    output.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The state after each sighting from one vantage.
async fn states(history: &[(u32, &str)]) -> Vec<String> {
    let lines: Vec<_> = history.iter().map(|(hours, outcome)| line(*hours, "default", outcome)).collect();
    after(&lines, &[]).await.iter().map(|after| after["state"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_row_of_the_unknown() {
    assert_eq!(states(&[(0, HIT)]).await, ["UP"]);
    assert_eq!(states(&[(0, MISS)]).await, ["SUSPECT"]);
    let blocked = [(0, UNKNOWN), (1, UNKNOWN), (2, UNKNOWN)];
    assert_eq!(states(&blocked).await, ["UNKNOWN", "UNKNOWN", "BLOCKED"]);
    assert_eq!(states(&[(0, FAULT)]).await, ["UNKNOWN"]);
}

#[tokio::test]
async fn the_row_of_what_is_up() {
    let history = [(0, HIT), (1, HIT), (2, UNKNOWN), (3, UNKNOWN), (4, FAULT), (5, UNKNOWN)];
    assert_eq!(states(&history).await, ["UP", "UP", "UP", "UP", "UP", "BLOCKED"]);
    assert_eq!(states(&[(0, HIT), (1, MISS)]).await, ["UP", "SUSPECT"]);
}

#[tokio::test]
async fn the_row_of_the_suspect() {
    let never_up = [(0, MISS), (1, HIT)];
    assert_eq!(states(&never_up).await, ["SUSPECT", "UP"]);
    let was_up = [(0, HIT), (1, MISS), (2, HIT), (3, HIT)];
    assert_eq!(states(&was_up).await, ["UP", "SUSPECT", "SUSPECT", "UP"]);
    let three_misses = [(0, HIT), (1, MISS), (2, MISS), (60, MISS)];
    assert_eq!(states(&three_misses).await.last().unwrap(), "SUSPECT");
    let too_soon = [(0, HIT), (1, MISS), (2, MISS), (3, MISS), (48, MISS)];
    assert_eq!(states(&too_soon).await.last().unwrap(), "SUSPECT");
    let enough = [(0, HIT), (1, MISS), (2, MISS), (3, MISS), (49, MISS)];
    assert_eq!(states(&enough).await.last().unwrap(), "DOWN");
    let unknown_between = [(0, HIT), (1, MISS), (2, MISS), (3, UNKNOWN), (4, MISS), (49, MISS)];
    assert_eq!(states(&unknown_between).await.last().unwrap(), "DOWN");
    let starts_again = [(0, HIT), (1, MISS), (2, MISS), (3, MISS), (4, HIT), (49, MISS)];
    assert_eq!(states(&starts_again).await.last().unwrap(), "SUSPECT");
    let walled = [(0, HIT), (1, MISS), (2, UNKNOWN), (3, UNKNOWN), (4, UNKNOWN)];
    assert_eq!(states(&walled).await.last().unwrap(), "BLOCKED");
}

#[tokio::test]
async fn the_row_of_what_is_down() {
    let with = async |more: &[(u32, &str)]| {
        let down = [(0, HIT), (1, MISS), (2, MISS), (3, MISS), (49, MISS)];
        states(&[&down, more].concat()).await.split_off(down.len())
    };
    assert_eq!(with(&[(50, HIT), (51, HIT)]).await, ["DOWN", "UP"]);
    assert_eq!(with(&[(50, HIT), (51, MISS), (52, HIT)]).await, ["DOWN", "DOWN", "DOWN"]);
    assert_eq!(with(&[(50, UNKNOWN), (51, UNKNOWN), (52, UNKNOWN)]).await, ["DOWN", "DOWN", "BLOCKED"]);
}

#[tokio::test]
async fn the_row_of_the_blocked() {
    let with = async |last: &str| {
        let blocked = [(0, HIT), (1, UNKNOWN), (2, UNKNOWN), (3, UNKNOWN)];
        states(&[&blocked[..], &[(4, last)]].concat()).await.pop().unwrap()
    };
    assert_eq!((with(HIT).await.as_str(), with(MISS).await.as_str()), ("UP", "SUSPECT"));
    assert_eq!(with(UNKNOWN).await, "BLOCKED");
}

#[tokio::test]
async fn order_and_repetition_do_not_matter() {
    let history: Vec<_> = [(0, HIT), (1, MISS), (2, MISS), (3, MISS), (49, MISS)]
        .map(|(at, what)| line(at, "default", what))
        .into();
    let straight = after(&history, &[]).await.pop().unwrap();
    let mut shuffled: Vec<_> = history.iter().rev().cloned().collect();
    shuffled.extend_from_slice(&history[1..3]);
    let mut other = after(&shuffled, &[]).await.pop().unwrap();
    other["line"] = straight["line"].clone();
    assert_eq!(straight["state"], "DOWN");
    assert_eq!(straight, other);
}

#[tokio::test]
async fn down_needs_the_word_of_every_vantage_that_reported_lately() {
    let far = [(0, HIT), (1, MISS), (2, MISS), (3, MISS), (49, MISS)].map(|(at, what)| line(at, "far", what));
    let state = async |more: &[String]| {
        let all = after(&[&far[..], more].concat(), &[]).await;
        all.last().unwrap()["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state(&[]).await, "DOWN");
    assert_eq!(state(&[line(50, "near", HIT)]).await, "UP");
    assert_eq!(state(&[line(50, "near", MISS)]).await, "SUSPECT");
    assert_eq!(state(&[line(50, "near", HIT), line(99, "far", MISS)]).await, "DOWN");
}

#[tokio::test]
async fn flags_and_the_next_check_are_shown_after_each_line() {
    let lines = [
        line(0, "default", "MOVED"),
        line(1, "default", "NOT_FOUND"),
        line(2, "default", "NOT_FOUND"),
        line(3, "default", "NOT_FOUND"),
        line(49, "default", "NOT_FOUND"),
        line(300, "default", "NOT_FOUND"),
    ];
    let all = after(&lines, &[]).await;
    let flags = |index: usize| all[index]["flags"].to_string();
    assert_eq!(flags(0), r#"["MOVED"]"#);
    assert_eq!(flags(3), r#"["MOVED"]"#);
    assert_eq!(flags(4), r#"["NOT_FOUND","MOVED"]"#);
    assert_eq!(flags(5), r#"["UNREACHABLE","NOT_FOUND","MOVED"]"#);
    let waits: Vec<_> = all.iter().map(|after| after["next_check_in_s"].as_i64().unwrap()).collect();
    assert_eq!(waits, [3_600, 600, 3_600, 21_600, 86_400, 86_400]);
    assert_eq!((&all[4]["line"], &all[4]["since"]), (&Value::from(5), &all[4]["at"]));
}

#[tokio::test]
async fn a_policy_can_be_changed_and_an_unknown_key_is_named() {
    let lines = [(0, HIT), (1, MISS), (2, MISS)].map(|(at, what)| line(at, "default", what));
    let all = after(&lines, &["down_misses=2", "down_after_s=3600", "suspect_s=[5, 7]"]).await;
    assert_eq!((&all[2]["state"], &all[1]["next_check_in_s"]), (&Value::from("DOWN"), &Value::from(5)));
    let output = replay(&lines.join("\n"), &["down_mises=2"]).await;
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(
        output.stderr.contains("`down_mises`") && output.stderr.contains("down_misses"),
        "{}",
        output.stderr
    );
    let output = replay(&lines.join("\n"), &["down_misses=many"]).await;
    assert!(!output.status.success() && output.stderr.contains("down_misses=many"), "{}", output.stderr);
}

#[tokio::test]
async fn a_bad_line_is_named_with_its_number() {
    for bad in [
        "{",
        r#"{"at": "yesterday", "outcome": "UP"}"#,
        r#"{"at": "2027-03-01T00:00:00Z", "outcome": "SLEEPY"}"#,
    ] {
        let output = replay(&format!("{}\n\n{bad}\n", line(0, "default", HIT)), &[]).await;
        assert!(!output.status.success(), "{bad}");
        assert!(output.stderr.contains("history.jsonl, line 3"), "{}", output.stderr);
    }
    let output = replay("", &[]).await;
    assert!(output.status.success() && output.stdout.is_empty());
}
