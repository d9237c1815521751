//! `portolan config`: what holds.

use std::process::ExitCode;

use anyhow::Result;

use super::answer;
use crate::settings::Settings;

/// Prints the effective settings.
pub fn run() -> Result<ExitCode> {
    answer(&Settings::load(&[])?.shown()?)?;
    Ok(ExitCode::SUCCESS)
}
