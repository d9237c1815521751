//! `portolan schema`: the schema's text.

use std::process::ExitCode;

use anyhow::Result;

use super::answer;

/// Prints the SDL.
pub fn run() -> Result<ExitCode> {
    answer(&api::graphql::sdl())?;
    Ok(ExitCode::SUCCESS)
}
