//! `portolan migrate`: the database brought up to date, and nothing else.

use std::process::ExitCode;

use anyhow::Result;
use registry::Memory;

use super::answer;
use crate::settings::Settings;
use crate::startup;

/// Takes every pending step in one transaction.
pub async fn run() -> Result<ExitCode> {
    let settings = Settings::load(&[])?;
    startup::log(&settings.log)?;
    let db = startup::connect(&settings, Memory::Lean).await?;
    let taken = startup::migrate(&db).await?;
    let said = if taken.is_empty() { "The database is up to date.".to_owned() } else { taken.join("\n") };
    answer(&format!("{said}\n"))?;
    Ok(ExitCode::SUCCESS)
}
