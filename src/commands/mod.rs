//! One file a command.

mod account;
mod audit;
mod check;
mod config;
mod crawl;
mod export;
mod import;
mod job;
mod migrate;
mod progress;
mod schema;
mod serve;
mod state;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The global registry of public digital learning platforms.
#[derive(Debug, Parser)]
#[command(name = "portolan", version, about, max_term_width = 100)]
#[command(
    after_help = "Without a command, portolan serves. Settings: portolan.toml, then PORTOLAN_SECTION__KEY, \
                        then flags; `portolan config` shows what holds."
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the registry and check platforms (the default)
    Serve(serve::Arguments),
    /// Check the platforms that are due, without serving
    Crawl(crawl::Arguments),
    /// Check addresses now, without a database, and explain what was found
    Check(check::CheckArgs),
    /// Bring the database up to date
    Migrate,
    /// Import files of records in the seed format
    Import(import::Arguments),
    /// Export every platform in the seed format, one file a country
    Export(export::Arguments),
    /// Show what a history of checks means
    State(state::Arguments),
    /// List the scheduled jobs and what they did, or run one by hand
    Job(job::Arguments),
    /// Manage accounts: invite, change roles, suspend, make tokens, see the letters
    Account(account::Arguments),
    /// Prove that no event was changed or lost
    Audit(audit::Arguments),
    /// Print the GraphQL schema
    Schema,
    /// Print the effective settings, secrets hidden
    Config,
}

impl Arguments {
    /// Runs the command.
    pub async fn run(self) -> Result<ExitCode> {
        match self.command.unwrap_or_else(|| Command::Serve(serve::Arguments::default())) {
            Command::Serve(arguments) => serve::run(arguments).await,
            Command::Crawl(arguments) => crawl::run(arguments).await,
            Command::Check(arguments) => check::run(arguments).await,
            Command::Migrate => migrate::run().await,
            Command::Import(arguments) => import::run(arguments).await,
            Command::Export(arguments) => export::run(arguments).await,
            Command::State(arguments) => state::run(&arguments),
            Command::Job(arguments) => job::run(arguments).await,
            Command::Account(arguments) => account::run(arguments).await,
            Command::Audit(arguments) => audit::run(arguments).await,
            Command::Schema => schema::run(),
            Command::Config => config::run(),
        }
    }
}

/// Writes an answer to standard output. A reader that has gone away is not an error.
fn answer(text: &str) -> Result<()> {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}
