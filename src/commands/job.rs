//! `portolan job run NAME`: any scheduled job by hand, also as of another time.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use chrono::{DateTime, Utc};
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use registry::Memory;
use registry::clock::FixedClock;
use tokio_util::sync::CancellationToken;

use super::answer;
use crate::schedule::{Hands, JOBS, Scheduled};
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
        #[arg(value_parser = PossibleValuesParser::new(JOBS.iter().map(|job| job.name)))]
        name: String,
        /// The time it should take for now, such as 2026-11-23T12:00:00Z
        #[arg(long, value_name = "TIME")]
        now: Option<DateTime<Utc>>,
    },
    /// List the jobs and when they run
    List,
}

/// Runs or lists.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        Command::Run { name, now } => run_one(&name, now).await,
        Command::List => {
            let line = |job: &Scheduled| format!("{:<12} {:<16} {}\n", job.name, job.cron, job.about);
            answer(&JOBS.iter().map(line).collect::<String>())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn run_one(name: &str, now: Option<DateTime<Utc>>) -> Result<ExitCode> {
    let settings = Settings::load(&[])?;
    startup::log(&settings.log)?;
    let job = Scheduled::find(name).with_context(|| format!("there is no job `{name}`"))?;
    let mut ctx = startup::open(&settings, Memory::Lean).await?;
    if let Some(now) = now {
        ctx = ctx.under(Arc::new(FixedClock::at(now)));
    }
    let crawler = startup::crawler(&settings, &ctx)?;
    let policy = settings.crawler.policy.clone();
    let retention_days = settings.crawler.retention_days;
    let hands = Hands { ctx, crawler, policy, retention_days, stop: CancellationToken::new() };
    let done = job.run(&hands).await?;
    answer(&format!("{name}: {done}\n"))?;
    Ok(ExitCode::SUCCESS)
}
