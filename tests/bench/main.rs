//! Measures the release program: speed and memory, from 1,000 platforms to 100,000. It prints tables and
//! asserts nothing, since a number means something only beside another of the same machine and hour.
//!
//! `cargo bench --bench portolan -- --help`; `docs/performance.md` says what the numbers mean.
#![expect(clippy::print_stdout, reason = "a program that measures and prints")]

mod bare;
mod client;
mod load;
mod platforms;
mod postgres;
mod program;
mod questions;
mod table;
mod words;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;
use clap::Parser;

use self::load::Waits;
use self::platforms::World;
use self::postgres::Postgres;
use self::program::{Run, Server, portolan};
use self::questions::{ANYTHING, Question};
use self::table::{mebibytes, milliseconds, ratio, seconds};

/// Measures the release program and prints Markdown tables.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many made-up platforms to import and ask for
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000])]
    sizes: Vec<u32>,
    /// How often each question goes to the program and to the bare server, in turns
    #[arg(long, default_value_t = 5)]
    rounds: u64,
    /// Import into a throw-away PostgreSQL too
    #[arg(long)]
    postgres: bool,
    /// Write that many made-up platforms into a folder, and measure nothing
    #[arg(long, num_args = 2, value_names = ["COUNT", "FOLDER"])]
    generate: Option<Vec<String>>,
    /// Be the bare server that answers with this file
    #[arg(long, hide = true)]
    bare: Option<PathBuf>,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(answer) = &arguments.bare {
        return bare::serve(answer);
    }
    let world = World::new()?;
    if let Some([count, folder]) = arguments.generate.as_deref() {
        return world.write(count.parse()?, Path::new(folder));
    }
    seed()?;
    for &size in &arguments.sizes {
        measure(&arguments, &world, size)?;
    }
    Ok(())
}

fn serve(folder: &Path, database: &str) -> Result<Server> {
    Server::start(&mut portolan(&["serve", "--listen", "127.0.0.1:0", "--no-crawler"], folder, database))
}

fn sqlite(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("portolan.db").display())
}

/// The program as it comes: with the platforms that are compiled in.
fn seed() -> Result<()> {
    let folder = tempfile::tempdir()?;
    table::head(&["the seed", "to the first answer", "memory then"]);
    for title in ["first start, with the import", "next start", "and again"] {
        let server = serve(folder.path(), &sqlite(folder.path()))?;
        let took = server.first_answer(ANYTHING)?;
        table::row([title.to_owned(), seconds(took), mebibytes(server.resident()?)]);
        server.stop()?;
    }
    Ok(())
}

fn measure(arguments: &Arguments, world: &World, size: u32) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let files = folder.path().join("platforms");
    world.write(size, &files)?;
    let database = sqlite(folder.path());
    table::head(&[&format!("{size} platforms"), "took", "memory"]);
    import("import, SQLite", folder.path(), &files, &database)?;
    import("the same again, nothing changed", folder.path(), &files, &database)?;
    if arguments.postgres {
        let postgres = Postgres::start()?;
        import("import, PostgreSQL", folder.path(), &files, &postgres.url)?;
    }
    // The first start loads the seed as well; what counts is the next one.
    serve(folder.path(), &database)?.stop()?;
    let server = serve(folder.path(), &database)?;
    let took = server.first_answer(ANYTHING)?;
    table::row(["start to the first answer".to_owned(), seconds(took), mebibytes(server.resident()?)]);
    ask(arguments, world, size, folder.path(), &server)?;
    println!("\nMemory after all these questions: {}", mebibytes(server.resident()?));
    server.stop()?;
    Ok(())
}

fn import(title: &str, folder: &Path, files: &Path, database: &str) -> Result<()> {
    let files = files.display().to_string();
    let Run { took, peak } = program::run(&mut portolan(&["import", &files], folder, database))?;
    table::row([title.to_owned(), seconds(took), mebibytes(peak)]);
    Ok(())
}

fn ask(arguments: &Arguments, world: &World, size: u32, folder: &Path, server: &Server) -> Result<()> {
    let columns = ["question", "at once", "p50", "p99", "a second", "bare p50", "bare p99", "ratio of p50"];
    table::head(&[&[&*format!("platforms: {size}")], &columns[..]].concat());
    for question in questions::all(world, &server.address)? {
        let bare = bare_server(&question, folder, server)?;
        for &at_once in question.at_once {
            let (mut ours, mut theirs) = (Waits::default(), Waits::default());
            // The first round warms up and is forgotten.
            load::round(&mut Waits::default(), &question, &server.address, at_once, u64::MAX)?;
            load::round(&mut Waits::default(), &question, &bare.address, at_once, u64::MAX)?;
            for round in 0..arguments.rounds {
                load::round(&mut ours, &question, &server.address, at_once, round)?;
                load::round(&mut theirs, &question, &bare.address, at_once, round)?;
            }
            print(size, &question, at_once, &mut ours, &mut theirs);
        }
    }
    Ok(())
}

/// A server that answers with the bytes that the program answers this question with.
fn bare_server(question: &Question, folder: &Path, server: &Server) -> Result<Server> {
    let answer = folder.join("answer.json");
    std::fs::write(&answer, question.example(&server.address)?)?;
    Server::start(Command::new(std::env::current_exe()?).arg("--bare").arg(&answer))
}

fn print(size: u32, question: &Question, at_once: u32, ours: &mut Waits, theirs: &mut Waits) {
    let (half, bare_half): (Duration, Duration) = (ours.percentile(50), theirs.percentile(50));
    table::row([
        size.to_string(),
        question.title.to_owned(),
        at_once.to_string(),
        milliseconds(half),
        milliseconds(ours.percentile(99)),
        format!("{:.0}", ours.rate()),
        milliseconds(bare_half),
        milliseconds(theirs.percentile(99)),
        ratio(half, bare_half),
    ]);
}
