//! One question at two servers: the program, and the bare one that answers with as many bytes. They take
//! turns, so that a busy neighbour slows both.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::client::Client;
use crate::load::{self, Load, Requests, Waits};
use crate::program::Server;
use crate::questions::Question;
use crate::table::{self, mebibytes, milliseconds};

/// How many answers are read to learn what a typical one is.
const SAMPLES: usize = 51;

/// How long and how often.
#[derive(Debug, Clone, Copy)]
pub struct Turns {
    /// Turns of each server.
    pub rounds: u32,
    /// How long one takes.
    pub time: Duration,
    /// Threads that ask.
    pub threads: u32,
}

/// The columns of the table.
pub const COLUMNS: [&str; 12] = [
    "question",
    "clients",
    "a second",
    "p50",
    "p99",
    "bare: a second",
    "p50",
    "p99",
    "ratio",
    "body",
    "found",
    "RSS",
];

/// Asks both and prints a row.
pub fn hold(
    question: &mut Question<'_>,
    turns: Turns,
    folder: &Path,
    server: &Server,
) -> Result<[String; 12]> {
    let typical = typical(question, &server.address)?;
    let file = folder.join("answer.json");
    std::fs::write(&file, &typical.body)?;
    let bare = Server::start(Command::new(std::env::current_exe()?).arg("--bare").arg(&file))?;
    let Turns { rounds, time, threads } = turns;
    let load = Load { clients: question.clients, threads, time };
    let mut count = warm_up(question, load, &server.address, &bare.address)?;
    let (mut ours, mut theirs) = (Waits::default(), Waits::default());
    for _ in 0..rounds {
        let requests = question.requests(count)?;
        load::round(&mut ours, load, &server.address, &requests)?;
        count = enough(ours.rate(), time);
        // The bare server does not read them: it may be asked the same again.
        load::round(&mut theirs, load, &bare.address, &Requests { bodies: requests.bodies, once: false })?;
    }
    bare.stop()?;
    Ok([
        question.title.to_owned(),
        question.clients.to_string(),
        format!("{:.0}", ours.rate()),
        milliseconds(ours.percentile(50)),
        milliseconds(ours.percentile(99)),
        format!("{:.0}", theirs.rate()),
        milliseconds(theirs.percentile(50)),
        milliseconds(theirs.percentile(99)),
        table::share(ours.rate(), theirs.rate()),
        table::kibibytes(typical.body.len()),
        typical.found,
        mebibytes(server.resident()?),
    ])
}

/// Both servers once, not counted. Tells how many requests a round will need.
fn warm_up(question: &mut Question<'_>, load: Load, ours: &str, bare: &str) -> Result<usize> {
    let short = Load { time: load.time / 2, ..load };
    let mut waits = Waits::default();
    let requests = question.requests(2_000)?;
    load::round(&mut waits, short, ours, &requests)?;
    load::round(&mut Waits::default(), short, bare, &Requests { bodies: requests.bodies, once: false })?;
    Ok(enough(waits.rate(), load.time))
}

/// More than can be answered in this time.
fn enough(rate: f64, time: Duration) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rate is a small positive number"
    )]
    let count = (rate * time.as_secs_f64() * 1.3) as usize;
    count + 1_000
}

struct Typical {
    /// The answer whose length is nearest to the mean.
    body: Vec<u8>,
    /// The median of how many platforms were found, or nothing for a query that does not count.
    found: String,
}

fn typical(question: &mut Question<'_>, address: &str) -> Result<Typical> {
    let mut client = Client::connect(address)?;
    let mut answers = Vec::new();
    for body in question.requests(SAMPLES)?.bodies {
        answers.push(client.ask(&body)?.to_vec());
    }
    let mean = answers.iter().map(Vec::len).sum::<usize>() / answers.len();
    let mut found: Vec<u64> = answers.iter().filter_map(|answer| total_count(answer)).collect();
    found.sort_unstable();
    let found = found.get(found.len() / 2).map(ToString::to_string).unwrap_or_default();
    let body = answers.into_iter().min_by_key(|answer| answer.len().abs_diff(mean)).context("an answer")?;
    Ok(Typical { body, found })
}

fn total_count(answer: &[u8]) -> Option<u64> {
    serde_json::from_slice::<Value>(answer).ok()?["data"]["platforms"]["totalCount"].as_u64()
}
