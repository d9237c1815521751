//! Workers share the work by leases: nothing is checked twice, and nothing is lost with a worker.

use std::time::Duration;

use serde_json::Value;

use super::world::{World, html, named, record};
use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::site::{Answer, Site};

/// Platforms on one site, each on a path of its own.
async fn many(database: TestDatabase, count: usize, site: &Site) -> World {
    let records: Vec<Value> = (0..count)
        .map(|number| {
            site.set(&path(number), Answer::page(&html("School")));
            record(&format!("school-{number}"), &named(site, &format!("school-{number}.test"), &path(number)))
        })
        .collect();
    World::with(database, &records).await
}

fn path(number: usize) -> String {
    format!("/{number}")
}

/// From now on every page comes so late that a test can be done before.
fn slow(site: &Site, count: usize) {
    for number in 0..count {
        site.set(&path(number), Answer::page(&html("School")).after(Duration::from_secs(30)));
    }
}

fn prompt(site: &Site, count: usize) {
    for number in 0..count {
        site.set(&path(number), Answer::page(&html("School")));
    }
}

/// Waits until somebody asks for one of the pages.
async fn asked(site: &Site, times: usize) {
    let wait = async {
        while site.paths().len() < times {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    assert!(
        tokio::time::timeout(Duration::from_mins(1), wait).await.is_ok(),
        "nobody comes: {:?}",
        site.paths()
    );
}

on_both_databases! {
    async fn two_workers_at_once_check_every_platform_exactly_once(database: TestDatabase) {
        let site = Site::start().await;
        let world = many(database, 40, &site).await;
        let environment = world.environment(&[("CRAWLER__BATCH", "4")]);
        let (one, two) = tokio::join!(
            Program::run(&["crawl", "--once"], &environment),
            Program::run(&["crawl", "--once"], &environment),
        );
        for output in [&one, &two] {
            assert!(output.status.success(), "{}", output.stderr);
            assert!(!output.stdout.starts_with("0 platforms"), "{}", output.stdout);
        }
        for number in 0..40 {
            assert_eq!(site.requests(&path(number)), 1, "{number}");
            assert_eq!(world.outcomes(&format!("school-{number}")).await, ["UP"], "{number}");
        }
    }

    async fn what_a_killed_worker_held_waits_for_its_lease_and_no_longer(database: TestDatabase) {
        let site = Site::start().await;
        let world = many(database, 3, &site).await;
        slow(&site, 3);
        let worker = Program::launch(&["crawl", "--once"], &world.environment(&[]));
        asked(&site, 1).await;
        worker.kill().await;
        prompt(&site, 3);

        let early = world.crawl(&[]).await;
        assert!(early.stdout.starts_with("0 platforms checked"), "{}", early.stdout);
        let late = world.job("check", "2027-03-01T00:00:00Z", &[]).await;
        assert_eq!(late.stdout, "check: 3 platforms checked\n");
        for number in 0..3 {
            assert_eq!(world.outcomes(&format!("school-{number}")).await, ["UP"], "{number}");
        }
    }

    async fn a_worker_that_lost_its_claim_leaves_the_word_to_the_one_that_took_it(database: TestDatabase) {
        let site = Site::start().await;
        let world = many(database, 1, &site).await;
        site.set_once(&path(0), Answer::status(500).after(Duration::from_secs(6)));
        let worker = Program::launch(&["crawl", "--once"], &world.environment(&[]));
        asked(&site, 1).await;
        // To a worker whose clock is far ahead, the lease has run out.
        world.job("check", "2027-03-01T00:00:00Z", &[]).await;
        let output = worker.end().await;
        assert!(output.stdout.starts_with("0 platforms checked"), "{}{}", output.stdout, output.stderr);
        assert_eq!(world.outcomes("school-0").await, ["UP"]);
    }

    async fn a_worker_that_is_asked_to_stop_gives_its_claims_back_at_once(database: TestDatabase) {
        let site = Site::start().await;
        let world = many(database, 3, &site).await;
        slow(&site, 3);
        for (arguments, code) in [(&["crawl", "--once"][..], 3), (&["crawl"], 0)] {
            let seen = site.paths().len();
            let worker = Program::launch(arguments, &world.environment(&[]));
            asked(&site, seen + 1).await;
            let output = worker.stop().await;
            assert_eq!(output.status.code(), Some(code), "{}", output.stderr);
            assert_eq!(world.outcomes("school-1").await, [""; 0], "a check that is cut short records nothing");
        }
        prompt(&site, 3);
        let output = world.crawl(&[]).await;
        assert!(output.stdout.starts_with("3 platforms checked"), "{}", output.stdout);
    }

    async fn a_check_that_outlasts_the_lease_is_still_nobody_elses(database: TestDatabase) {
        let site = Site::start().await;
        let world = many(database, 1, &site).await;
        let lease = [("CRAWLER__LEASE_S", "1")];
        site.set(&path(0), Answer::page(&html("School")).after(Duration::from_secs(5)));
        let worker = Program::launch(&["crawl", "--once"], &world.environment(&lease));
        asked(&site, 1).await;
        tokio::time::sleep(Duration::from_secs(2)).await;
        let other = world.crawl(&lease).await;
        assert!(other.stdout.starts_with("0 platforms checked"), "{}", other.stdout);
        let output = worker.end().await;
        assert!(output.stdout.starts_with("1 platforms checked"), "{}{}", output.stdout, output.stderr);
        assert_eq!((world.outcomes("school-0").await, site.requests(&path(0))), (vec!["UP".to_owned()], 1));
    }
}
