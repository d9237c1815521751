//! `portolan state`: the state function's face on the command line.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail};
use chrono::{DateTime, Utc};
use clap::Args;
use registry::checks::policy::Policy;
use registry::checks::state::{Sighting, Track};
use registry::flags::FlagKind;
use registry::vocabulary::ReachabilityStatus;
use serde::Serialize;
use serde_json::Value;

use super::answer;

/// What `state` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Observations, one JSON object a line: {"at", "vantage", "outcome"}
    #[arg(long, value_name = "FILE")]
    replay: PathBuf,
    /// Another threshold or interval than the default, such as `down_misses=2` (repeatable)
    #[arg(long, value_name = "KEY=VALUE")]
    policy: Vec<String>,
}

/// What holds after a line.
#[derive(Serialize)]
struct After {
    line: usize,
    at: Option<DateTime<Utc>>,
    state: ReachabilityStatus,
    since: Option<DateTime<Utc>>,
    flags: BTreeSet<FlagKind>,
    next_check_in_s: i64,
}

/// Prints state and open flags after each line, as JSON.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let policy = policy(&arguments.policy)?;
    let file = arguments.replay.display();
    let opened = File::open(&arguments.replay).with_context(|| format!("{file} cannot be read"))?;
    let mut seen: BTreeSet<Sighting> = BTreeSet::new();
    let mut track = Track::default();
    for (number, line) in (1..).zip(BufReader::new(opened).lines()) {
        let line = line.with_context(|| format!("{file}, line {number} cannot be read"))?;
        // Some editors begin a file with a mark of its encoding.
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() {
            continue;
        }
        let sighting = sighting(line).with_context(|| format!("{file}, line {number}"))?;
        let newest = seen.last().is_none_or(|last| *last < sighting);
        let new = seen.insert(sighting.clone());
        if newest {
            track.observe(&sighting, &policy);
        } else if new {
            track = Track::default().ordered(&seen, &policy);
        }
        let last = seen.last().unwrap_or(&sighting);
        let after = After {
            line: number,
            at: track.last_at,
            state: track.status(),
            since: track.since,
            flags: track.flags(last.at, &policy),
            next_check_in_s: track.next_check_in(last, &policy).num_seconds(),
        };
        answer(&format!("{}\n", serde_json::to_string(&after)?))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A line of the file. What is wrong with it is told without a second number of a line.
fn sighting(line: &str) -> Result<Sighting> {
    serde_json::from_str(line).map_err(|error| {
        let (text, column) = (error.to_string(), error.column());
        let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
        anyhow!("column {column}: {what}")
    })
}

/// The default policy with changes; values are JSON.
fn policy(changes: &[String]) -> Result<Policy> {
    let mut policy = serde_json::to_value(Policy::default())?;
    for change in changes {
        let (key, value) =
            change.split_once('=').with_context(|| format!("--policy {change}: write KEY=VALUE"))?;
        let Some(slot) = policy.get_mut(key) else {
            let known: Vec<&String> = policy.as_object().into_iter().flat_map(|map| map.keys()).collect();
            bail!("--policy {change}: unknown key `{key}`; the keys are {known:?}");
        };
        *slot = serde_json::from_str::<Value>(value)
            .with_context(|| format!("--policy {change}: not a number"))?;
    }
    serde_json::from_value(policy).context("--policy: a value is of the wrong kind")
}
