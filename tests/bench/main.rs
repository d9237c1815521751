//! Measures the release program: speed and memory, from 1,000 platforms to a million. It prints tables and
//! asserts nothing, since a number means something only beside another of the same machine and hour.
//!
//! `cargo bench --bench portolan -- --help`; `docs/performance.md` says what the numbers mean.
#![expect(clippy::print_stdout, reason = "a program that measures and prints")]

mod bare;
mod client;
mod contest;
mod crawl;
mod desk;
mod http;
mod load;
mod platforms;
mod postgres;
mod program;
mod questions;
mod scripts;
mod searches;
mod table;
mod update;
mod words;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use clap::{Parser, Subcommand};

use self::contest::Turns;
use self::platforms::World;
use self::postgres::Postgres;
use self::program::{Run, Server, portolan};
use self::questions::ANYTHING;
use self::table::{mebibytes, milliseconds, seconds};
use self::update::Seen;

/// Measures the release program and prints Markdown tables.
#[derive(Debug, Parser)]
struct Arguments {
    /// Another part than what is read
    #[command(subcommand)]
    part: Option<Part>,
    /// How many made-up platforms to import and ask for
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000])]
    sizes: Vec<u32>,
    /// How often each question goes to the program and to the bare server, in turns
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// How many milliseconds each turn takes
    #[arg(long, default_value_t = 2_000)]
    turn: u64,
    /// How many threads the clients share
    #[arg(long, default_value_t = 2)]
    threads: u32,
    /// Ask only the questions whose title begins so
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Keep the databases in this folder, and use those that an earlier run has left there
    #[arg(long)]
    keep: Option<PathBuf>,
    /// Import into a throw-away PostgreSQL too
    #[arg(long)]
    postgres: bool,
    /// Write that many made-up platforms into a folder, and measure nothing
    #[arg(long, num_args = 2, value_names = ["COUNT", "FOLDER"])]
    generate: Option<Vec<String>>,
    /// Be the bare server that answers with this file
    #[arg(long, hide = true)]
    bare: Option<PathBuf>,
    /// Be that many hosts for the crawler
    #[arg(long, hide = true)]
    be_hosts: Option<u32>,
    /// Some of which hang
    #[arg(long, hide = true)]
    some_hang: bool,
    /// What cargo adds
    #[arg(long, hide = true, global = true)]
    bench: bool,
}

#[derive(Debug, Subcommand)]
enum Part {
    /// Measure the crawler
    Crawl(crawl::Arguments),
    /// Measure the curators' desk
    Desk(desk::Arguments),
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(answer) = &arguments.bare {
        return bare::serve(answer);
    }
    let world = World::new()?;
    if let Some(count) = arguments.be_hosts {
        return crawl::hosts::serve(&world, count, arguments.some_hang);
    }
    match &arguments.part {
        Some(Part::Crawl(arguments)) => return crawl::run(arguments, &world),
        Some(Part::Desk(arguments)) => return desk::run(arguments, &world),
        None => {}
    }
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
    table::head(&["the seed", "took", "processors", "memory"]);
    for title in ["first start, to the first answer", "next start, to the first answer", "and again"] {
        let server = serve(folder.path(), &sqlite(folder.path()))?;
        row(title, server.first_answer(ANYTHING)?);
        server.stop()?;
    }
    Ok(())
}

fn measure(arguments: &Arguments, world: &World, size: u32) -> Result<()> {
    let temporary = tempfile::tempdir()?;
    let kept = arguments.keep.as_ref().map(|folder| folder.join(size.to_string()));
    let folder = kept.as_deref().unwrap_or(temporary.path());
    std::fs::create_dir_all(folder)?;
    // The imports run in a folder of their own, so that the program finds no settings of another.
    let folder = &folder.canonicalize()?;
    let database = sqlite(folder);
    table::head(&[&format!("{size} platforms"), "took", "processors", "memory"]);
    if !folder.join("whole").exists() {
        imports(arguments, world, size, folder, &database)?;
        // The first start loads the seed as well; what counts is the next one.
        serve(folder, &database)?.stop()?;
        std::fs::write(folder.join("whole"), "")?;
    }
    let server = serve(folder, &database)?;
    row("start to the first answer", server.first_answer(ANYTHING)?);
    ask(arguments, world, size, folder, &server)?;
    if asked(arguments, "update") {
        updates(world, size, folder, &database, &server)?;
    }
    println!("\nMemory after all of this: {}", mebibytes(server.resident()?));
    server.stop()?;
    Ok(())
}

fn updates(world: &World, size: u32, folder: &Path, database: &str, server: &Server) -> Result<()> {
    table::head(&[
        &format!("an update among {size}, found by search"),
        "after the import",
        "after its start",
    ]);
    for turn in 0..5 {
        let Seen { from_start, from_end } =
            update::measure(world, size / 3 + turn, folder, database, server)?;
        table::row([format!("{}", turn + 1), milliseconds(from_end), milliseconds(from_start)]);
    }
    Ok(())
}

fn imports(arguments: &Arguments, world: &World, size: u32, folder: &Path, database: &str) -> Result<()> {
    let files = folder.join("platforms");
    world.write(size, &files)?;
    import("import, SQLite", folder, &files, database)?;
    import("the same again, nothing changed", folder, &files, database)?;
    if arguments.postgres {
        let postgres = Postgres::start()?;
        import("import, PostgreSQL", folder, &files, &postgres.url)?;
    }
    std::fs::remove_dir_all(&files)?;
    Ok(())
}

fn import(title: &str, folder: &Path, files: &Path, database: &str) -> Result<()> {
    let files = files.display().to_string();
    row(title, program::run(&mut portolan(&["import", &files], folder, database))?);
    Ok(())
}

fn row(title: &str, run: Run) {
    let Run { took, worked, memory } = run;
    table::row([title.to_owned(), seconds(took), seconds(worked), mebibytes(memory)]);
}

fn asked(arguments: &Arguments, title: &str) -> bool {
    arguments.only.is_empty() || arguments.only.iter().any(|beginning| title.starts_with(beginning))
}

fn ask(arguments: &Arguments, world: &World, size: u32, folder: &Path, server: &Server) -> Result<()> {
    let turns = Turns {
        rounds: arguments.rounds,
        time: Duration::from_millis(arguments.turn),
        threads: arguments.threads,
    };
    table::head(&[&[&*format!("platforms: {size}")], &contest::COLUMNS[..]].concat());
    for mut question in questions::all(world, size, &server.address)? {
        if asked(arguments, question.title) {
            let cells = contest::hold(&mut question, turns, folder, server)?;
            table::row(std::iter::once(size.to_string()).chain(cells));
        }
    }
    Ok(())
}
