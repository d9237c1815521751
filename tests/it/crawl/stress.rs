//! Everything at once: several workers, imports and sweeps over the same rows.

use std::time::Duration;

use serde_json::{Value, json};

use super::world::{World, html, named, record};
use crate::harness::program::{Output, Program};
use crate::harness::site::{Answer, Site};

const SITES: usize = 12;
const TURNS: usize = 4;

fn clean(output: &Output) {
    assert!(output.status.success(), "{}{}", output.stdout, output.stderr);
    for bad in ["ERROR", "WARN", "deadlock", "locked"] {
        assert!(!output.stderr.contains(bad), "{}", output.stderr);
    }
}

/// The number that a line of `crawl --once` begins with.
fn checked(output: &Output) -> usize {
    output.stdout.split(' ').next().unwrap().parse().unwrap()
}

async fn workers(world: &World, vantage: &str) -> usize {
    let settings = [
        ("CRAWLER__POLICY__INTERVAL_MIN_S", "0"),
        ("CRAWLER__POLICY__SUSPECT_S", "[0]"),
        ("CRAWLER__BATCH", "3"),
        ("CRAWLER__VANTAGE", vantage),
    ];
    let mut sum = 0;
    for _ in 0..TURNS {
        let output = Program::run(&["crawl", "--once"], &world.environment(&settings)).await;
        clean(&output);
        sum += checked(&output);
    }
    sum
}

async fn imports(world: &World, records: &[Value], which: usize) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("records.json");
    for turn in 0..TURNS {
        let edited = records.iter().cloned().map(|mut record| {
            record["operator"] = json!(format!("Office {which} of turn {turn}"));
            record
        });
        let mut edited: Vec<Value> = edited.collect();
        let slug = format!("late-{which}-{turn}");
        let mut late = record(&slug, &format!("https://{slug}.example.org/"));
        late["lifecycle"] = json!("RETIRED");
        edited.push(late);
        std::fs::write(&file, Value::from(edited).to_string()).unwrap();
        clean(&Program::run(&["import", file.to_str().unwrap()], &world.environment(&[])).await);
    }
}

async fn sweeps(world: &World) {
    for _ in 0..TURNS {
        clean(&Program::run(&["job", "run", "flags"], &world.environment(&[])).await);
        clean(&Program::run(&["job", "run", "partitions"], &world.environment(&[])).await);
    }
}

on_both_databases! {
    async fn many_workers_imports_and_sweeps_lose_nothing(database: TestDatabase) {
        let mut sites = Vec::new();
        let mut records = Vec::new();
        for number in 0..SITES {
            let site = Site::start().await;
            let answer = if number % 3 == 0 { Answer::status(404) } else { Answer::page(&html("School")) };
            site.set("/", answer.after(Duration::from_millis(50)));
            records.push(record(&format!("school-{number}"), &named(&site, &format!("school-{number}.test"), "/")));
            sites.push(site);
        }
        let world = World::with(database, &records).await;
        let (one, two, three, four, (), (), ()) = tokio::join!(
            workers(&world, "near"),
            workers(&world, "far"),
            workers(&world, "near"),
            workers(&world, "far"),
            imports(&world, &records, 0),
            imports(&world, &records[SITES / 2..], 1),
            sweeps(&world),
        );
        let requests: usize = sites.iter().map(|site| site.requests("/")).sum();
        assert_eq!(one + two + three + four, requests, "every fetch was recorded once");
        assert!(requests >= 2 * SITES, "both vantages have seen everything");
        let mut observations = 0;
        for number in 0..SITES {
            let expected = if number % 3 == 0 { "SUSPECT" } else { "UP" };
            let slug = format!("school-{number}");
            assert_eq!(world.status(&slug).await, expected, "{slug}");
            observations += world.outcomes(&slug).await.len();
        }
        assert_eq!(observations, requests);
        let db = registry::Db::connect(&world.database.url, registry::Memory::Lean).await.unwrap();
        assert!(registry::events::verify(&db).await.unwrap().is_ok(), "the chain of events holds");
        db.close().await.unwrap();
    }
}
