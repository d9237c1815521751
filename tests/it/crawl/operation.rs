//! What operators see: the summary of a run, rows of what ran, and spans of what was done.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use rand::SeedableRng;
use rand::rngs::SmallRng;
use registry::clock::{Clock, FixedClock, SystemClock};
use registry::jobs::{self, Counts, Outcome};
use registry::workers::{self, Presence};
use registry::{Actor, Context, Db, Memory};
use serde_json::{Value, json};

use super::world::{World, html, named, record};
use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::site::{Answer, Site};

/// One that is up, one that is gone and one that was taken over.
async fn three(database: TestDatabase) -> (World, [Site; 3]) {
    let sites = [Site::start().await, Site::start().await, Site::start().await];
    let slugs = ["up", "gone", "taken"];
    let records: Vec<Value> = slugs
        .iter()
        .zip(&sites)
        .map(|(slug, site)| {
            site.set("/", Answer::page(&html("School")));
            record(slug, &named(site, &format!("{slug}.test"), "/"))
        })
        .collect();
    (World::with(database, &records).await, sites)
}

fn parked() -> Answer {
    Answer::page(
        "<html lang=en><title>taken.test is for sale</title><h1>This domain is for sale</h1><p>Buy this domain.",
    )
}

async fn run(world: &World, arguments: &[&str]) -> String {
    let output = Program::run(arguments, &world.environment(&[])).await;
    assert!(output.status.success(), "{}{}", output.stdout, output.stderr);
    output.stdout
}

/// A clock that stands still, over the database of a world.
async fn under_a_clock(world: &World) -> (Context, Arc<FixedClock>) {
    let db = Db::connect(&world.database.url, Memory::Lean).await.unwrap();
    let clock = Arc::new(FixedClock::at(SystemClock.now() + TimeDelta::days(1)));
    (Context::with(db, Arc::clone(&clock) as Arc<dyn Clock>, SmallRng::seed_from_u64(1)), clock)
}

fn checked(count: u64) -> (String, Counts) {
    (format!("{count} platforms checked"), Counts::from([("checked".to_owned(), count)]))
}

on_both_databases! {
    async fn a_run_adds_up_what_it_found_for_people_and_for_machines(database: TestDatabase) {
        let (world, sites) = three(database).await;
        let first = run(&world, &["crawl", "--once"]).await;
        assert!(first.lines().all(|line| line.chars().count() <= 80), "{first}");
        for part in ["3 platforms checked: 3 changed state", "UP                           3", "Slowest hosts", "taken.test", "a second."] {
            assert!(first.contains(part), "{part}: {first}");
        }
        sites[1].set("/", Answer::status(404));
        sites[2].set("/", parked());
        let output = world.crawl(&[("CRAWLER__POLICY__INTERVAL_MIN_S", "0")]).await;
        assert!(output.stdout.starts_with("0 platforms checked"), "nothing is due yet: {}", output.stdout);

        let settings = world.environment(&[]);
        let later = Program::run(&["job", "run", "check", "--now", "2028-01-01T00:00:00Z"], &settings).await;
        assert_eq!(later.stdout, "check: 3 platforms checked\n");
        let output = Program::run(&["crawl", "--once", "--json"], &settings).await;
        let summary: Value = serde_json::from_str(&output.stdout).unwrap();
        assert_eq!((&summary["platforms"], &summary["ended"]), (&json!(0), &json!("DONE")));
    }

    async fn what_changes_is_counted_by_its_kind(database: TestDatabase) {
        let (world, sites) = three(database).await;
        let settings = world.environment(&[("CRAWLER__POLICY__INTERVAL_MIN_S", "0")]);
        Program::run(&["crawl", "--once"], &settings).await;
        sites[1].set("/", Answer::status(404));
        sites[2].set("/", parked());
        let output = Program::run(&["crawl", "--once", "--json"], &settings).await;
        let summary: Value = serde_json::from_str(&output.stdout).unwrap();
        assert_eq!(summary["outcomes"], json!({"UP": 1, "NOT_FOUND": 1, "PARKED": 1}), "{summary}");
        assert_eq!((&summary["newly_suspect"], &summary["newly_down"], &summary["back_up"]), (&json!(2), &json!(0), &json!(0)));
        assert_eq!(summary["flags_opened"], json!({"PARKED": 1}));
        assert_eq!(summary["slowest"].as_array().unwrap().len(), 3);
        assert!(summary["checks_per_second"].as_f64() > Some(0.0));
    }

    async fn what_ran_is_listed_with_how_it_ended(database: TestDatabase) {
        let (world, _sites) = three(database).await;
        assert!(run(&world, &["job", "list"]).await.contains("has not run yet"));
        run(&world, &["job", "run", "flags"]).await;
        run(&world, &["job", "run", "check"]).await;
        let runs = run(&world, &["job", "runs"]).await;
        let lines: Vec<_> = runs.lines().collect();
        assert!(lines[0].contains("check") && lines[0].ends_with("3 platforms checked, by hand"), "{runs}");
        assert!(lines[1].contains("flags") && lines[1].ends_with("0 flags moved, 0 letters, 0 public notices, by hand"), "{runs}");
        assert_eq!(run(&world, &["job", "runs", "chain"]).await, "");
        assert!(run(&world, &["job", "list"]).await.contains("3 platforms checked"));
    }

    async fn a_worker_with_nothing_to_do_leaves_no_row(database: TestDatabase) {
        let (world, _sites) = three(database).await;
        run(&world, &["crawl", "--once"]).await;
        let worker = Program::launch(&["crawl"], &world.environment(&[]));
        worker.logged("waits for what is due").await;
        tokio::time::sleep(Duration::from_secs(4)).await;
        assert!(worker.stop().await.status.success());
        assert_eq!(run(&world, &["job", "runs"]).await, "");
    }

    async fn rounds_of_an_hour_are_one_row_and_a_failure_is_one_of_its_own(database: TestDatabase) {
        let (world, _sites) = three(database).await;
        let (ctx, clock) = under_a_clock(&world).await;
        for (minutes, ended) in [(0, Ok(checked(3))), (1, Ok(checked(4))), (58, Ok(checked(5))), (1, Err("lost".to_owned())), (1, Ok(checked(6)))] {
            clock.advance(TimeDelta::minutes(minutes));
            let id = jobs::begin(&ctx, "check", "one", false).await.unwrap();
            jobs::end(&ctx, id, ended).await.unwrap();
        }
        let runs = jobs::runs(&ctx, &Actor::Operator, Some("check"), None, 10).await.unwrap();
        let seen: Vec<_> = runs.iter().map(|run| (run.rounds, run.counts.get("checked").copied())).collect();
        assert_eq!(seen, [(1, Some(6)), (1, None), (3, Some(12))]);
        assert_eq!(runs[1].outcome, Outcome::Failed("lost".to_owned()));
        assert_eq!(runs[2].outcome, Outcome::Done("5 platforms checked".to_owned()));

        clock.advance(TimeDelta::days(100));
        let id = jobs::begin(&ctx, "check", "two", false).await.unwrap();
        jobs::end(&ctx, id, Ok(checked(1))).await.unwrap();
        assert_eq!(jobs::runs(&ctx, &Actor::Operator, None, None, 10).await.unwrap().len(), 1, "what is old is gone");
        ctx.db.close().await.unwrap();
    }

    async fn a_run_whose_process_is_gone_is_shown_as_crashed(database: TestDatabase) {
        let (world, _sites) = three(database).await;
        let (ctx, clock) = under_a_clock(&world).await;
        let presence = Presence { id: "one".to_owned(), checks: true, started_at: ctx.clock.now() };
        workers::beat(&ctx, &presence).await.unwrap();
        jobs::begin(&ctx, "chain", "one", false).await.unwrap();
        assert_eq!(jobs::runs(&ctx, &Actor::Operator, None, None, 1).await.unwrap()[0].outcome, Outcome::Running);
        assert!(workers::any(&ctx).await.unwrap());
        clock.advance(TimeDelta::minutes(1));
        assert_eq!(jobs::runs(&ctx, &Actor::Operator, None, None, 1).await.unwrap()[0].outcome, Outcome::Crashed);
        assert!(!workers::any(&ctx).await.unwrap());
        ctx.db.close().await.unwrap();
    }

    async fn every_check_is_a_span_with_the_names_of_open_telemetry(database: TestDatabase) {
        let (world, sites) = three(database).await;
        sites[1].set("/", Answer::status(404));
        let settings = [("LOG__FORMAT", "json"), ("LOG__FILTER", "crawler=debug")];
        let output = world.crawl(&settings).await;
        let lines: Vec<Value> = output.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let closed = |name: &str| {
            let named = lines.iter().filter(|line| line["fields"]["message"] == "close" && line["span"]["name"] == name);
            named.map(|line| line["span"].clone()).collect::<Vec<_>>()
        };
        let checks = closed("check");
        assert_eq!(checks.len(), 3, "{}", output.stderr);
        let gone = checks.iter().find(|span| span["server.address"] == "gone.test").unwrap();
        assert_eq!(gone["url.full"], named(&sites[1], "gone.test", "/"));
        assert_eq!((&gone["http.response.status_code"], &gone["error.type"]), (&json!(404), &json!("NOT_FOUND")));
        assert_eq!((&gone["vantage"], &gone["outcome"]), (&json!("default"), &json!("NOT_FOUND")));
        let up = checks.iter().find(|span| span["server.address"] == "up.test").unwrap();
        assert_eq!((&up["outcome"], &up["error.type"]), (&json!("UP"), &Value::Null));
        for name in ["hop", "judge", "record"] {
            assert!(!closed(name).is_empty(), "{name}: {}", output.stderr);
        }
    }
}
