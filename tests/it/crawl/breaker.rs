//! The circuit breaker: many healthy platforms that fail at once are looked at twice.

use std::time::Duration;

use serde_json::Value;

use super::world::{World, html, named, record};
use crate::harness::database::TestDatabase;
use crate::harness::site::{Answer, Site};

const HELD: &str = "unusually many platforms miss at once";

/// Platforms with a server each, since a worker makes one connection at a time to one.
struct Town {
    sites: Vec<Site>,
    world: World,
}

impl Town {
    /// All of them up.
    async fn of(count: usize, database: TestDatabase) -> Self {
        let mut sites = Vec::new();
        let mut records: Vec<Value> = Vec::new();
        for number in 0..count {
            let site = Site::start().await;
            site.set("/", Answer::page(&html("School")));
            records.push(record(&slug(number), &named(&site, &format!("{}.test", slug(number)), "/")));
            sites.push(site);
        }
        let town = Self { sites, world: World::with(database, &records).await };
        town.crawl().await;
        town
    }

    /// A round over everything, and what it logged.
    async fn crawl(&self) -> String {
        let canary = self.sites[0].url("/canary");
        let settings = [("CRAWLER__POLICY__INTERVAL_MIN_S", "0"), ("CRAWLER__CANARIES", canary.as_str())];
        let output = self.world.crawl(&settings).await;
        assert!(output.stdout.starts_with(&format!("{} platforms", self.sites.len())), "{}", output.stdout);
        output.stderr
    }

    async fn statuses(&self) -> Vec<String> {
        let mut statuses = Vec::new();
        for number in 0..self.sites.len() {
            statuses.push(self.world.status(&slug(number)).await);
        }
        statuses
    }
}

fn slug(number: usize) -> String {
    format!("school-{number}")
}

on_both_databases! {
    async fn a_third_that_fails_at_once_is_checked_once_more_and_then_counts(database: TestDatabase) {
        let town = Town::of(30, database).await;
        for site in &town.sites[20..] {
            site.set("/", Answer::status(404));
        }
        let log = town.crawl().await;
        assert_eq!(log.matches(HELD).count(), 1, "{log}");
        let statuses = town.statuses().await;
        assert!(statuses[..20].iter().all(|status| status == "UP"), "{statuses:?}");
        assert!(statuses[20..].iter().all(|status| status == "SUSPECT"), "{statuses:?}");
        assert_eq!((town.sites[0].requests("/"), town.sites[29].requests("/")), (2, 3));
        assert_eq!(town.world.outcomes(&slug(29)).await, ["NOT_FOUND", "UP"]);
    }

    async fn what_answers_when_it_is_looked_at_again_stays_up(database: TestDatabase) {
        let town = Town::of(20, database).await;
        for site in &town.sites[10..] {
            site.set_once("/", Answer::status(404).after(Duration::from_millis(300)));
        }
        let log = town.crawl().await;
        assert_eq!(log.matches(HELD).count(), 1, "{log}");
        assert!(town.statuses().await.iter().all(|status| status == "UP"));
        assert_eq!(town.world.outcomes(&slug(15)).await, ["UP", "UP"]);
    }

    async fn fewer_than_twenty_checks_never_trip_it(database: TestDatabase) {
        let town = Town::of(19, database).await;
        for site in &town.sites {
            site.set("/", Answer::status(404));
        }
        assert!(!town.crawl().await.contains(HELD));
        assert!(town.statuses().await.iter().all(|status| status == "SUSPECT"));
        assert_eq!(town.sites[1].requests("/"), 2);
    }
}
