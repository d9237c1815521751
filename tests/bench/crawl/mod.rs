//! The crawler against many fast hosts on loopback: complete checks a second, processor time and memory, with
//! and without hosts that hang, and beside a link checker that keeps nothing.

pub mod hosts;
mod queue;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use serde_json::Value;

use crate::platforms::World;
use crate::program::{self, Run, Server, portolan};
use crate::table::{self, mebibytes, seconds};

/// What the crawl bench takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How many hosts
    #[arg(long, default_value_t = 2_000)]
    hosts: u32,
    /// How often each measurement is made
    #[arg(long, default_value_t = 3)]
    rounds: u32,
    /// Leave out the round in which one host in ten hangs
    #[arg(long)]
    no_hanging: bool,
    /// Measure claims too, with so many platforms due
    #[arg(long, value_name = "DUE")]
    queue: Option<u32>,
    /// A link checker to run beside it: the path of `lychee`
    #[arg(long)]
    lychee: Option<PathBuf>,
    /// Keep settings, database and answers in this folder
    #[arg(long)]
    keep: Option<PathBuf>,
}

/// Measures and prints.
pub fn run(arguments: &Arguments, world: &World) -> Result<()> {
    let Arguments { hosts, rounds, no_hanging, queue, lychee, keep } = arguments;
    table::head(&[
        "crawl",
        "hosts",
        "took",
        "checks a second",
        "pages served within",
        "processors",
        "memory",
    ]);
    for round in 0..*rounds {
        for some_hang in [false, true] {
            if some_hang && *no_hanging {
                continue;
            }
            let temporary = tempfile::tempdir()?;
            let kept = keep.as_ref().map(|folder| folder.join(format!("{round}-{some_hang}")));
            let folder = kept.as_deref().unwrap_or(temporary.path());
            std::fs::create_dir_all(folder)?;
            crawl(world, *hosts, some_hang, &folder.canonicalize()?)?;
        }
        if let Some(lychee) = lychee {
            side_by_side(*hosts, lychee)?;
        }
    }
    queue.map_or(Ok(()), |due| queue::run(world, due))
}

fn start(hosts: u32, some_hang: bool) -> Result<Server> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["--be-hosts", &hosts.to_string()]);
    if some_hang {
        command.arg("--some-hang");
    }
    Server::start(&mut command)
}

fn crawl(world: &World, hosts: u32, some_hang: bool, folder: &Path) -> Result<()> {
    let server = start(hosts, some_hang)?;
    let port = server.address.rsplit(':').next().context("a port")?;
    let (records, resolve) = hosts::records(world, hosts, port)?;
    std::fs::write(folder.join("records.json"), Value::from(records).to_string())?;
    let resolve = resolve.join("\",\n  \"");
    let settings = format!(
        "[crawler]\nallow_private_addresses = true\ncanaries = []\nresolve = [\n  \"{resolve}\"\n]\n"
    );
    std::fs::write(folder.join("portolan.toml"), settings)?;
    let database = crate::sqlite(folder);
    program::run(&mut portolan(&["import", "records.json"], folder, &database))?;
    let Run { took, worked, memory } =
        program::run(&mut portolan(&["crawl", "--once", "--json"], folder, &database))?;
    let pages = pages_of(&server.address)?;
    table::row([
        if some_hang { "one in ten hangs" } else { "all healthy" }.to_owned(),
        hosts.to_string(),
        seconds(took),
        format!("{:.0}", f64::from(hosts) / took.as_secs_f64()),
        pages,
        seconds(worked),
        mebibytes(memory),
    ]);
    Ok(())
}

/// How many pages a server has given out, and in what time.
fn pages_of(address: &str) -> Result<String> {
    use std::io::{Read as _, Write as _};
    let mut stream = std::net::TcpStream::connect(address)?;
    stream.write_all(b"GET /served HTTP/1.1\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (_, body) = answer.split_once("\r\n\r\n").context("an answer")?;
    let (pages, milliseconds): (u32, u32) = serde_json::from_str(body)?;
    Ok(format!("{pages} in {:.2} s", f64::from(milliseconds) / 1e3))
}

/// lychee over the same hosts, by their addresses: it knows no names but those of the system.
fn side_by_side(hosts: u32, lychee: &Path) -> Result<()> {
    let server = start(hosts, false)?;
    let port = server.address.rsplit(':').next().context("a port")?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("links.txt");
    let links = (0..hosts).map(|number| format!("http://{}:{port}/\n", hosts::address(number)));
    std::fs::write(&file, links.collect::<String>())?;
    let mut command = Command::new(lychee);
    command.args(["--no-progress", "--quiet", "--max-concurrency", "128"]).arg(&file);
    let Run { took, worked, memory } = program::run(&mut command)?;
    let pages = pages_of(&server.address)?;
    ensure!(pages.starts_with(&format!("{hosts} ")), "lychee asked for {pages}");
    table::row([
        "lychee".to_owned(),
        hosts.to_string(),
        seconds(took),
        format!("{:.0}", f64::from(hosts) / took.as_secs_f64()),
        pages,
        seconds(worked),
        mebibytes(memory),
    ]);
    Ok(())
}
