//! `portolan audit`: whether what was written down still stands as it was written.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use registry::{Memory, events};

use super::answer;
use crate::settings::Settings;
use crate::startup;

/// What `audit` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Walk the chain of events from the first to the last, and say whether one was changed or lost
    Verify,
}

/// Walks the chain.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Command::Verify = arguments.command;
    let settings = Settings::load(&[])?;
    startup::log(&settings.log)?;
    let ctx = startup::open(&settings, Memory::Lean).await?;
    match events::verify(&ctx.db).await? {
        Ok(events) => {
            answer(&format!("{events} events: ok\n"))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(broken) => {
            eprintln!("portolan: the chain of events is broken: {broken}");
            Ok(ExitCode::FAILURE)
        }
    }
}
