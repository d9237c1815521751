//! What a run came to, in lines of at most 80 columns for people and as one object for machines.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use anyhow::Result;
use registry::checks::Recorded;
use registry::vocabulary::ReachabilityStatus as Status;
use serde::Serialize;
use serde_json::json;

/// A host and the time that its check took.
#[derive(Debug, Serialize)]
pub struct Slow {
    /// The host.
    pub host: String,
    /// Milliseconds, waits for politeness not counted.
    pub elapsed_ms: u64,
}

/// What a run came to.
#[derive(Debug)]
pub struct Summary {
    /// What was recorded.
    pub recorded: Recorded,
    /// Checks made, requested ones and second looks included.
    pub checks: usize,
    /// The slowest hosts.
    pub slowest: Vec<Slow>,
    /// How long it took.
    pub took: Duration,
    /// Whether no canary answered.
    pub silent: bool,
    /// Whether it was asked to stop.
    pub stopped: bool,
}

impl Summary {
    fn newly_suspect(&self) -> usize {
        self.recorded.came_to(Status::Suspect, |_| true)
    }

    fn newly_down(&self) -> usize {
        self.recorded.came_to(Status::Down, |_| true)
    }

    fn back_up(&self) -> usize {
        self.recorded.came_to(Status::Up, |from| from != Status::Unknown)
    }

    fn rate(&self) -> f64 {
        f64::from(u32::try_from(self.checks).unwrap_or(u32::MAX)) / self.took.as_secs_f64().max(1e-3)
    }

    /// As one line of JSON.
    pub fn json(&self) -> Result<String> {
        let Self { recorded, checks, slowest, took, silent, stopped } = self;
        let Recorded { outcomes, moves, flags_opened, flags_closed } = recorded;
        let moves: Vec<_> = moves
            .iter()
            .map(|((from, to), count)| json!({ "from": from, "to": to, "platforms": count }))
            .collect();
        let ended = match (silent, stopped) {
            (true, _) => "SILENT",
            (false, true) => "STOPPED",
            (false, false) => "DONE",
        };
        let object = json!({
            "ended": ended,
            "platforms": recorded.observations(),
            "outcomes": outcomes,
            "moves": moves,
            "newly_suspect": self.newly_suspect(),
            "newly_down": self.newly_down(),
            "back_up": self.back_up(),
            "flags_opened": flags_opened,
            "flags_closed": flags_closed,
            "checks": checks,
            "elapsed_ms": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            "checks_per_second": (self.rate() * 10.0).round() / 10.0,
            "slowest": slowest,
        });
        Ok(format!("{}\n", serde_json::to_string(&object)?))
    }

    /// For people.
    pub fn table(&self) -> String {
        let mut text = String::new();
        if self.silent {
            text += "Nothing was judged: no canary answers, so the network of this machine is taken to be down.\n";
        }
        let (opened, closed) = (&self.recorded.flags_opened, &self.recorded.flags_closed);
        let sum = |counts: &BTreeMap<_, usize>| counts.values().sum::<usize>();
        let _ = writeln!(
            text,
            "{} platforms checked: {} changed state, {} flags opened, {} closed.",
            self.recorded.observations(),
            self.recorded.transitions(),
            sum(opened),
            sum(closed),
        );
        if self.stopped {
            text += "It was asked to stop; what is left is due as before.\n";
        }
        if self.checks == 0 {
            return text;
        }
        let outcomes = self.recorded.outcomes.iter().map(|(outcome, count)| (outcome.code(), *count));
        let moved = [
            ("newly suspect", self.newly_suspect()),
            ("newly down", self.newly_down()),
            ("back up", self.back_up()),
        ];
        let opened = opened.iter().map(|(kind, count)| (kind.code(), *count));
        let closed = closed.iter().map(|(kind, count)| (kind.code(), *count));
        beside(&mut text, &("Outcome", outcomes.collect()), &("Change", moved.to_vec()));
        beside(&mut text, &("Flag opened", opened.collect()), &("Flag closed", closed.collect()));
        let slowest =
            self.slowest.iter().map(|slow| format!("  {:>7} ms  {:.60}\n", slow.elapsed_ms, slow.host));
        let _ = write!(text, "\nSlowest hosts\n{}", slowest.collect::<String>());
        let (rate, took) = (self.rate(), self.took.as_secs_f64());
        let _ = writeln!(text, "\n{} checks in {took:.1} s: {rate:.1} a second.", self.checks);
        text
    }
}

type Column<'a> = (&'a str, Vec<(&'a str, usize)>);

/// Two columns of counts, left out when there is nothing to count.
fn beside(text: &mut String, left: &Column<'_>, right: &Column<'_>) {
    let rows = left.1.len().max(right.1.len());
    if rows == 0 {
        return;
    }
    let _ = writeln!(text, "\n{:<32}    {}", left.0, right.0);
    let cell = |counts: &[(&str, usize)], row: usize| {
        counts.get(row).map(|(name, count)| format!("  {name:<22}{count:>8}")).unwrap_or_default()
    };
    for row in 0..rows {
        let line = format!("{:<32}    {}", cell(&left.1, row), cell(&right.1, row));
        let _ = writeln!(text, "{}", line.trim_end());
    }
}
