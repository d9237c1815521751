//! `portolan import`: files of records into the database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Args;
use registry::Actor;
use registry::Memory;
use registry::error::FieldError;
use registry::said::Said;
use registry::seed::{self, Fault, SeedFile, Summary};

use super::answer;
use super::progress::Bar;
use crate::settings::Settings;
use crate::startup;

/// What `import` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Files in the seed format, or folders of *.json files
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Imports every sound file; faults of the others are told one a line on standard error.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let settings = Settings::load(&[])?;
    startup::log(&settings.log)?;
    let (files, mut faults) = read(&arguments.paths)?;
    let checked = seed::check(&files);
    drop(files);
    faults.extend(checked.faults);
    let ctx = startup::open(&settings, Memory::Roomy).await?;
    let total = checked.files.iter().map(|(_, documents)| documents.len()).sum();
    let bar = Bar::new("Importing");
    let mut sum = Summary::default();
    for (file, documents) in checked.files {
        let summary =
            seed::import(&ctx, &Actor::Operator, &file, &documents, |done| bar.advance(done, total)).await;
        let Summary { created, updated, unchanged, kept, faults: found } =
            summary.with_context(|| format!("{file} cannot be imported"))?;
        sum.created += created;
        sum.updated += updated;
        sum.unchanged += unchanged;
        sum.kept.extend(kept);
        faults.extend(found);
    }
    bar.finish();
    report(&sum, &faults)
}

fn report(sum: &Summary, faults: &[Fault]) -> Result<ExitCode> {
    for fault in faults {
        eprintln!("{fault}");
    }
    for kept in &sum.kept {
        eprintln!("{}: {}: left as a person set it; the file says otherwise", kept.slug, kept.field);
    }
    answer(&format!("{} created, {} updated, {} unchanged\n", sum.created, sum.updated, sum.unchanged))?;
    if faults.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let mut files: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    files.dedup();
    eprintln!("{} fault(s); of these files nothing was imported: {}", faults.len(), files.join(", "));
    Ok(ExitCode::FAILURE)
}

fn read(paths: &[PathBuf]) -> Result<(Vec<SeedFile>, Vec<Fault>)> {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        for path in listed(path)? {
            let name = path.display().to_string();
            match std::fs::read_to_string(&path) {
                Ok(text) => files.push(SeedFile { name, text }),
                Err(error) => {
                    let error = FieldError::new("", Said::plainly(format!("cannot be read: {error}")));
                    faults.push(Fault { file: name, record: None, error });
                }
            }
        }
    }
    Ok((files, faults))
}

/// The path itself, or the *.json files of a folder by name.
fn listed(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries =
        std::fs::read_dir(path).with_context(|| format!("the folder {} cannot be read", path.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort_unstable();
    Ok(files)
}
