//! What a claim costs when a hundred thousand platforms are due, and how each database goes about it.

use std::time::{Duration, Instant};

use anyhow::Result;
use chrono::TimeDelta;
use registry::checks::due::{self, Worker};
use registry::{Context, Db, Memory};

use crate::platforms::World;
use crate::postgres::Postgres;
use crate::program::{self, portolan};
use crate::table::{self, milliseconds};

/// Claims that are made one after the other.
const CLAIMS: u32 = 50;
/// Platforms a claim.
const BATCH: u64 = 64;

/// Lists so many platforms in both databases and claims some of them.
pub fn run(world: &World, due: u32) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let files = folder.path().join("platforms");
    world.write(due, &files)?;
    let postgres = Postgres::start()?;
    let mut plans = Vec::new();
    table::head(&["claims", "due", "enrolling them", "a claim of 64", "the longest"]);
    for (name, database) in [("SQLite", crate::sqlite(folder.path())), ("PostgreSQL", postgres.url.clone())] {
        program::run(&mut portolan(&["import", &files.display().to_string()], folder.path(), &database))?;
        let runtime = tokio::runtime::Runtime::new()?;
        let Measured { enrolled, sum, longest, plan } = runtime.block_on(measure(&database))?;
        table::row([
            name.to_owned(),
            due.to_string(),
            milliseconds(enrolled),
            milliseconds(sum / CLAIMS),
            milliseconds(longest),
        ]);
        plans.push((name, plan));
    }
    for (name, plan) in plans {
        println!("\n{name} finds what is due like this:\n\n{}", plan.join("\n"));
    }
    Ok(())
}

struct Measured {
    enrolled: Duration,
    sum: Duration,
    longest: Duration,
    plan: Vec<String>,
}

async fn measure(database: &str) -> Result<Measured> {
    let ctx = Context::new(Db::connect(database, Memory::Lean).await?);
    let vantage = "default".to_owned();
    let worker = Worker { id: "bench".to_owned(), vantage, lease: TimeDelta::minutes(5) };
    let begun = Instant::now();
    due::enrol(&ctx, &worker.vantage).await?;
    let enrolled = begun.elapsed();
    let (mut sum, mut longest) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..CLAIMS {
        let begun = Instant::now();
        due::claim(&ctx, &worker, ctx.clock.now(), BATCH).await?;
        sum += begun.elapsed();
        longest = longest.max(begun.elapsed());
    }
    let plan = due::plan(&ctx, &worker, BATCH).await?;
    ctx.db.close().await?;
    Ok(Measured { enrolled, sum, longest, plan })
}
