//! `portolan job`: the scheduled jobs, what they did, and any of them by hand, also as of another time.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use chrono::{DateTime, Utc};
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use registry::clock::FixedClock;
use registry::jobs::{self, Outcome, Run};
use registry::{Actor, Context, Memory};
use tokio_util::sync::CancellationToken;

use super::answer;
use crate::alive::Alive;
use crate::schedule::{By, Hands, JOBS, Scheduled};
use crate::settings::Settings;
use crate::startup;

/// What `job` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run a job once
    Run {
        /// Which job
        #[arg(value_parser = names())]
        name: String,
        /// The time it should take for now, such as 2026-11-23T12:00:00Z
        #[arg(long, value_name = "TIME")]
        now: Option<DateTime<Utc>>,
    },
    /// List the jobs: when they run, when they ran last, and how that ended
    List,
    /// List what ran, newest first; a job that runs often has one line for an hour
    Runs {
        /// Only runs of this job
        #[arg(value_parser = names())]
        name: Option<String>,
        /// How many lines at most
        #[arg(long, value_name = "COUNT", default_value_t = 20)]
        first: u64,
    },
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(JOBS.iter().map(|job| job.name))
}

/// Runs or lists.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let settings = Settings::load(&[])?;
    startup::log(&settings.log)?;
    let ctx = startup::open(&settings, Memory::Lean).await?;
    match arguments.command {
        Command::Run { name, now } => run_one(&settings, ctx, &name, now).await?,
        Command::List => answer(&list(&ctx).await?)?,
        Command::Runs { name, first } => {
            let runs = jobs::runs(&ctx, &Actor::Operator, name.as_deref(), None, first).await?;
            answer(&runs.iter().map(line).collect::<String>())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn run_one(settings: &Settings, ctx: Context, name: &str, now: Option<DateTime<Utc>>) -> Result<()> {
    let job = Scheduled::find(name).with_context(|| format!("there is no job `{name}`"))?;
    let moved = now.map(|now| ctx.under(Arc::new(FixedClock::at(now))));
    let crawler = startup::crawler(settings, moved.as_ref().unwrap_or(&ctx))?;
    let mut hands = Hands::new(settings, ctx, crawler, CancellationToken::new())?;
    let alive = Alive::begin(hands.runs.clone(), hands.presence(false)).await?;
    hands.ctx = moved.unwrap_or(hands.ctx);
    let done = job.run(&hands, By::Hand).await;
    alive.end().await;
    if let Some(done) = done? {
        answer(&format!("{name}: {}\n", done.words))?;
    }
    Ok(())
}

async fn list(ctx: &Context) -> Result<String> {
    let mut text = String::new();
    for Scheduled { name, cron, about, .. } in JOBS {
        let last = jobs::runs(ctx, &Actor::Operator, Some(name), None, 1).await?;
        let ran = last.first().map_or_else(
            || "has not run yet".to_owned(),
            |run| format!("{} {}", moment(run.started_at), how(&run.outcome)),
        );
        text.extend([format!("{name:<12} {cron:<16} {about}\n{:29} {ran:.50}\n", "")]);
    }
    Ok(text)
}

fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}

fn how(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Running => "runs".to_owned(),
        Outcome::Crashed => "crashed: its process is gone".to_owned(),
        Outcome::Done(words) => words.clone(),
        Outcome::Failed(error) => format!("failed: {error}"),
    }
}

/// One run in one line, and a second with counts when several were folded into it.
fn line(run: &Run) -> String {
    let Run { id: _, name, worker: _, by_hand, started_at, ended_at, rounds, outcome, counts } = run;
    let took = ended_at.map_or_else(String::new, |ended| format!("{} s", (ended - started_at).num_seconds()));
    let hand = if *by_hand { ", by hand" } else { "" };
    let mut text = format!("{}  {name:<11} {took:>7}  {}{hand}\n", moment(*started_at), how(outcome));
    if *rounds > 1 {
        let counts: Vec<_> =
            counts.iter().map(|(name, count)| format!("{} {count}", name.replace('_', " "))).collect();
        text.extend([format!("{:21}{rounds} rounds in all: {}\n", "", counts.join(", "))]);
    }
    text
}
