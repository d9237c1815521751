//! The curators' desk with a long queue: how long a page of it, its counts and an acceptance take. One curator asks one
//! thing at a time, and after each the smallest query there is, which the wait is compared with.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use registry::vocabulary::countries;
use serde_json::{Value, json};

use crate::client::Client;
use crate::load::Waits;
use crate::platforms::World;
use crate::program::{self, Server, portolan};
use crate::table::{self, milliseconds};

/// How much there is.
const PLATFORMS: u32 = 10_000;
const PROPOSALS: u32 = 50_000;
const FLAGS: u32 = 20_000;
/// Requests of each question before those that count.
const WARM_UP: u32 = 20;
/// The largest page.
const PAGE: u32 = 100;

const QUEUE: &str = "query ($first: Int!, $after: String) { reviewQueue(first: $first, after: $after) {
  nodes { __typename id
    ... on Proposal { update: kind status revision title country { code } platform { slug name } waitingSince }
    ... on ReportedFlag { flag: kind platform { slug name } openedAt lastEvidence } }
  pageInfo { endCursor hasNextPage } } }";
const COUNTS: &str = "{ reviewCounts { proposals flags count oldest } }";
const FLAGS_OPEN: &str =
    "{ openFlags(first: 20) { nodes { id kind platform { slug name } openedAt lastEvidence }
  pageInfo { endCursor hasNextPage } } }";
const UPDATES: &str = "query ($first: Int!, $after: String) {
  reviewQueue(kinds: [UPDATE], first: $first, after: $after) { nodes { id } pageInfo { endCursor } } }";
const TAKE: &str =
    "mutation ($id: ID!) { answer: takeProposal(id: $id) { proposal { status } userErrors { message } } }";
const ACCEPT: &str =
    "mutation ($id: ID!) { answer: acceptProposal(id: $id) { proposal { status } userErrors { message } } }";
const NOTHING: &str = "{ __typename }";

/// What the bench of the desk takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How often each question is asked, and how many proposals are accepted
    #[arg(long, default_value_t = 200)]
    rounds: u32,
}

/// Measures and prints.
pub fn run(arguments: &Arguments, world: &World) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let folder = &folder.path().canonicalize()?;
    let database = crate::sqlite(folder);
    fill(world, folder, &database)?;
    // One who has every country, one who has more of the queue than anybody else, and one who has next to nothing of it.
    let of_all = token(folder, &database, "world", &[])?;
    let of_asia = token(folder, &database, "asia", &["--region", "142"])?;
    let of_oceania = token(folder, &database, "oceania", &["--region", "009"])?;
    let server = crate::serve(folder, &database)?;
    table::head(&["the desk", "p50", "p95", "longest", "a bare request: p50", "ratio"]);
    let mut desk = Desk::open(&server, &of_all, arguments.rounds)?;
    let deep = desk.place(PROPOSALS / 2)?;
    desk.ask("first page of the queue", QUEUE, &json!({"first": 20}))?;
    desk.ask("a page deep inside", QUEUE, &json!({"first": 20, "after": deep}))?;
    desk.ask("counts by kind", COUNTS, &Value::Null)?;
    desk.ask("open flags", FLAGS_OPEN, &Value::Null)?;
    desk.page("the queue as a page", "/en/desk/queue")?;
    desk.page("the same, of one country", "/en/desk/queue?country=FR")?;
    desk.page("the figures of the work", "/en/desk/figures")?;
    desk.decide()?;
    for (region, token) in [("Asia", of_asia), ("Oceania", of_oceania)] {
        let mut desk = Desk::open(&server, &token, arguments.rounds)?;
        desk.ask(&format!("first page of the queue, {region}"), QUEUE, &json!({"first": 20}))?;
        desk.page(&format!("the queue as a page, {region}"), "/en/desk/queue")?;
        desk.ask(&format!("counts by kind, {region}"), COUNTS, &Value::Null)?;
        desk.ask(&format!("open flags, {region}"), FLAGS_OPEN, &Value::Null)?;
    }
    server.stop()?;
    Ok(())
}

/// Platforms, one account that speaks for all their governments, and what it and the checks have to say.
fn fill(world: &World, folder: &Path, database: &str) -> Result<()> {
    let files = folder.join("platforms");
    world.write(PLATFORMS, &files)?;
    program::run(&mut portolan(&["import", &files.display().to_string()], folder, database))?;
    let mut invite = vec!["account", "invite", "government@desk.example", "--role", "GOVERNMENT"];
    invite.extend(countries().iter().flat_map(|country| ["--country", country.code.code()]));
    program::run(&mut portolan(&invite, folder, database))?;
    let mut sqlite = Command::new("sqlite3");
    sqlite.args(["-batch", "-bail", "-init", "/dev/null", database.trim_start_matches("sqlite://")]);
    for (name, count) in [("proposals", PROPOSALS), ("flags", FLAGS)] {
        sqlite.arg(format!(".parameter set :{name} {count}"));
    }
    sqlite.arg(concat!(".read '", env!("CARGO_MANIFEST_DIR"), "/tests/bench/desk/rows.sql'"));
    printed(&mut sqlite)?;
    Ok(())
}

/// The token of a new curator.
fn token(folder: &Path, database: &str, name: &str, beat: &[&str]) -> Result<String> {
    let email = format!("{name}@desk.example");
    let invite = [&["account", "invite", &email, "--role", "CURATOR"], beat].concat();
    program::run(&mut portolan(&invite, folder, database))?;
    let make = ["account", "token", &email, "--name", "bench", "--scope", "read:own", "--scope", "curate"];
    let printed = printed(&mut portolan(&make, folder, database))?;
    let token = printed.split_whitespace().find(|word| word.starts_with("portolan_"));
    token.map(str::to_owned).context("no token was printed")
}

/// What a command prints.
fn printed(command: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } = command.stdin(Stdio::null()).output()?;
    ensure!(status.success(), "{command:?} ended with {status}: {}", String::from_utf8_lossy(&stderr));
    Ok(String::from_utf8(stdout)?)
}

/// A curator at work.
struct Desk {
    client: Client,
    rounds: u32,
}

impl Desk {
    fn open(server: &Server, token: &str, rounds: u32) -> Result<Self> {
        Ok(Self { client: Client::connect(&server.address)?.with_token(token), rounds })
    }

    /// The cursor behind so many of the queue.
    fn place(&mut self, count: u32) -> Result<Value> {
        let mut after = Value::Null;
        for _ in 0..count / PAGE {
            let page = self.client.data(QUEUE, &json!({"first": PAGE, "after": after}))?;
            after = page["reviewQueue"]["pageInfo"]["endCursor"].clone();
        }
        Ok(after)
    }

    /// Asks the same again and again, and prints a row.
    fn ask(&mut self, title: &str, query: &str, variables: &Value) -> Result<()> {
        let mut row = Row::default();
        for round in 0..WARM_UP + self.rounds {
            let warm = round >= WARM_UP;
            row.ask(&mut self.client, query, variables, warm)?;
        }
        row.print(title);
        Ok(())
    }

    /// Opens the same page again and again, and prints a row.
    fn page(&mut self, title: &str, path: &str) -> Result<()> {
        let mut row = Row::default();
        for round in 0..WARM_UP + self.rounds {
            let begun = Instant::now();
            let length = self.client.ask(path)?.len();
            let wait = begun.elapsed();
            ensure!(length > 1_000, "{path} is {length} bytes");
            row.count(&mut self.client, wait, round >= WARM_UP)?;
        }
        row.print(title);
        Ok(())
    }

    /// Takes and accepts what waits longest, one after another, and prints both rows.
    fn decide(&mut self) -> Result<()> {
        let (mut taking, mut accepting) = (Row::default(), Row::default());
        for (round, id) in self.updates()?.into_iter().enumerate() {
            let warm = round >= WARM_UP as usize;
            for (row, mutation, becomes) in
                [(&mut taking, TAKE, "IN_REVIEW"), (&mut accepting, ACCEPT, "ACCEPTED")]
            {
                let data = row.ask(&mut self.client, mutation, &json!({"id": id}), warm)?;
                ensure!(data["answer"]["proposal"]["status"] == becomes, "{data}");
            }
        }
        taking.print("taking a proposal");
        accepting.print("accepting it");
        Ok(())
    }

    /// As many updates as are decided.
    fn updates(&mut self) -> Result<Vec<Value>> {
        let (mut ids, mut after) = (Vec::new(), Value::Null);
        let wanted = (WARM_UP + self.rounds) as usize;
        while ids.len() < wanted {
            let mut page = self.client.data(UPDATES, &json!({"first": PAGE, "after": after}))?;
            after = page["reviewQueue"]["pageInfo"]["endCursor"].take();
            let nodes = page["reviewQueue"]["nodes"].as_array().context("a page")?;
            ensure!(!nodes.is_empty(), "there are {} updates, not {wanted}", ids.len());
            ids.extend(nodes.iter().map(|node| node["id"].clone()));
        }
        ids.truncate(wanted);
        Ok(ids)
    }
}

/// The waits for one question, and for the smallest one in between.
#[derive(Default)]
struct Row {
    waits: Waits,
    bare: Waits,
}

impl Row {
    /// Asks both once; they count when the server is warm.
    fn ask(&mut self, client: &mut Client, query: &str, variables: &Value, warm: bool) -> Result<Value> {
        let (wait, data) = timed(client, query, variables)?;
        self.count(client, wait, warm)?;
        Ok(data)
    }

    /// Takes in a wait, and one for the smallest question.
    fn count(&mut self, client: &mut Client, wait: Duration, warm: bool) -> Result<()> {
        let (bare, _) = timed(client, NOTHING, &Value::Null)?;
        if warm {
            self.waits.add(wait);
            self.bare.add(bare);
        }
        Ok(())
    }

    fn print(mut self, title: &str) {
        let (median, bare) = (self.waits.percentile(50), self.bare.percentile(50));
        table::row([
            title.to_owned(),
            milliseconds(median),
            milliseconds(self.waits.percentile(95)),
            milliseconds(self.waits.percentile(100)),
            milliseconds(bare),
            format!("{:.1}", median.as_secs_f64() / bare.as_secs_f64()),
        ]);
    }
}

fn timed(client: &mut Client, query: &str, variables: &Value) -> Result<(Duration, Value)> {
    let body = json!({"query": query, "variables": variables}).to_string();
    let begun = Instant::now();
    let answer = client.ask(&body)?;
    let wait = begun.elapsed();
    let mut answer: Value = serde_json::from_slice(answer)?;
    Ok((wait, answer["data"].take()))
}
