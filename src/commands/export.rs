//! `portolan export`: every platform back into files of the seed format.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Args;
use registry::Memory;
use registry::seed;

use super::answer;
use crate::settings::Settings;
use crate::startup;

/// What `export` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder to write xx.json files to; it is made if need be
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Writes one file a country.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { folder } = arguments;
    let settings = Settings::load(&[])?;
    startup::log(&settings.log)?;
    let ctx = startup::open(&settings, Memory::Lean).await?;
    let files = seed::export(&ctx.db).await?;
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    for file in &files {
        let path = folder.join(&file.name);
        std::fs::write(&path, &file.text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    answer(&format!("{} files written to {}\n", files.len(), folder.display()))?;
    Ok(ExitCode::SUCCESS)
}
