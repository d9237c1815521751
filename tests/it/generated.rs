//! The files that are made from the program and kept beside it: the schema and the example settings.

use std::fs;
use std::path::PathBuf;

use toml::Table;

use crate::harness::program::{Output, Program};

fn file(name: &str) -> (PathBuf, String) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    (path, text)
}

async fn printed(arguments: &[&str], environment: &[(String, String)]) -> String {
    let Output { status, stdout, stderr } = Program::run(arguments, environment).await;
    assert!(status.success(), "{arguments:?}: {stderr}");
    stdout
}

/// The settings that lines such as `#batch = 64` would set; prose has a space after its `#`.
fn uncommented(text: &str) -> Table {
    let lines: Vec<&str> = text.lines().map(|line| setting(line).unwrap_or(line)).collect();
    lines.join("\n").parse().unwrap_or_else(|error| panic!("portolan.example.toml: {error}"))
}

fn setting(line: &str) -> Option<&str> {
    line.strip_prefix('#').filter(|rest| rest.starts_with(|first: char| first.is_ascii_lowercase()))
}

#[tokio::test]
async fn the_schema_beside_the_program_is_the_one_it_serves() {
    let (_, kept) = file("schema.graphql");
    let differs = kept != printed(&["schema"], &[]).await;
    assert!(!differs, "schema.graphql is out of date; mend it with: cargo run -- schema > schema.graphql");
}

#[tokio::test]
async fn the_example_settings_are_all_settings_with_their_defaults() {
    let (path, text) = file("portolan.example.toml");
    let defaults = printed(&["config"], &[]).await;
    let wanted: Table = defaults.parse().unwrap();
    assert_eq!(uncommented(&text), wanted, "portolan.example.toml must say what `portolan config` prints");

    let example = ("PORTOLAN_CONFIG".to_owned(), path.display().to_string());
    assert_eq!(printed(&["config"], &[example]).await, defaults, "and as it is, it changes nothing");
}

#[test]
fn every_example_setting_says_what_it_is_for() {
    let (_, text) = file("portolan.example.toml");
    let lines: Vec<&str> = text.lines().collect();
    let silent = |pair: &&[&str]| setting(pair[1]).is_some() && !pair[0].starts_with("# ");
    let silent: Vec<_> = lines.windows(2).filter(silent).collect();
    assert!(silent.is_empty(), "a comment is missing above {silent:?}");
    assert!(lines.iter().all(|line| line.is_empty() || line.starts_with(['#', '['])), "all is commented out");
}
