//! The worker inside the server: what it finds shows without a restart.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;

use super::world::{World, html, named, record};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;
use crate::harness::site::{Answer, Site};

const REACHABILITY: &str = "{ platform(slug: \"school\") { reachability { status checkedAt } } }";

/// Asks until the answer pleases, for half a minute.
async fn until(
    program: &Program,
    what: &str,
    pleases: impl Fn(&serde_json::Value) -> bool,
) -> serde_json::Value {
    for _ in 0..300 {
        let answer = program.graphql(REACHABILITY, json!({})).await;
        let reachability = answer["data"]["platform"]["reachability"].clone();
        if pleases(&reachability) {
            return reachability;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{what} is never seen:\n{}", program.stderr());
}

on_both_databases! {
    async fn a_change_of_state_and_the_time_of_a_check_show_without_a_restart(database: TestDatabase) {
        let site = Site::start().await;
        site.set("/", Answer::page(&html("School")));
        let world = World::with(database, &[record("school", &named(&site, "school.test", "/"))]).await;
        let environment = world.environment(&[("CRAWLER__POLICY__INTERVAL_MIN_S", "1")]);
        let program = Program::start(&["serve"], &environment).await;
        let first = until(&program, "up", |now| now["status"] == "UP").await;
        until(&program, "a later check", |now| now["checkedAt"].as_str() > first["checkedAt"].as_str()).await;
        site.set("/", Answer::status(404));
        until(&program, "suspect", |now| now["status"] == "SUSPECT").await;
        let output = program.stop().await;
        assert!(output.status.success(), "{}", output.stderr);
        // The witness has no worker of its own, and sees the same.
        world.settled().await;
        assert_eq!(world.status("school").await, "SUSPECT");
    }

    async fn two_servers_that_start_together_share_one_seed(database: TestDatabase) {
        let mut environment = database.environment();
        environment.push(("PORTOLAN_SERVER__LISTEN".to_owned(), "127.0.0.1:0".to_owned()));
        let start = || Program::start(&["serve", "--no-crawler"], &environment);
        let (one, two) = tokio::join!(start(), start());
        for program in [one, two] {
            let answer = program.graphql("{ platforms(first: 1) { totalCount } }", json!({})).await;
            assert!(answer["data"]["platforms"]["totalCount"].as_u64() > Some(600), "{answer}");
        }
    }

    async fn a_server_without_a_worker_checks_nothing(database: TestDatabase) {
        let site = Site::start().await;
        let world = World::with(database, &[record("school", &named(&site, "school.test", "/"))]).await;
        // Many turns of the job.
        tokio::time::sleep(Duration::from_secs(15)).await;
        assert_eq!((world.status("school").await.as_str(), site.paths().len()), ("UNKNOWN", 0));
    }
}

/// A canary that hangs up until it is told to answer.
struct Canary {
    address: String,
    asked: Arc<AtomicUsize>,
    well: Arc<AtomicBool>,
}

impl Canary {
    fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let canary = Self { address, asked: Arc::default(), well: Arc::default() };
        let (asked, well) = (Arc::clone(&canary.asked), Arc::clone(&canary.well));
        // Ends with the process of the test.
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                asked.fetch_add(1, Ordering::Relaxed);
                if well.load(Ordering::Relaxed) && stream.read(&mut [0; 1024]).is_ok() {
                    // Whoever asked may have gone.
                    let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
                }
            }
        });
        canary
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_says_once_why_nothing_is_judged_and_once_that_it_goes_on() {
    let (site, canary) = (Site::start().await, Canary::start());
    site.set("/", Answer::page(&html("School")));
    let database = TestDatabase::create(Engine::Sqlite);
    let world = World::with(database, &[record("school", &named(&site, "school.test", "/"))]).await;
    let worker = Program::launch(&["crawl"], &world.environment(&[("CRAWLER__CANARIES", &canary.address)]));
    for _ in 0..600 {
        if canary.asked.load(Ordering::Relaxed) >= 3 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(canary.asked.load(Ordering::Relaxed) >= 3, "{}", worker.stderr());
    assert_eq!((world.status("school").await.as_str(), site.paths().len()), ("UNKNOWN", 0));
    canary.well.store(true, Ordering::Relaxed);
    worker.logged("a canary answers again").await;
    for _ in 0..300 {
        if world.status("school").await == "UP" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(world.status("school").await, "UP");
    let output = worker.stop().await;
    assert_eq!(output.stderr.matches("no canary answers").count(), 1, "{}", output.stderr);
    assert_eq!(output.stderr.matches("a canary answers again").count(), 1, "{}", output.stderr);
}
