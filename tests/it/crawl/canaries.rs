//! When our own network fails, nothing is judged.

use std::time::Duration;

use super::world::{World, html, named, record};
use crate::harness::program::Program;
use crate::harness::site::{Answer, Site};

const SILENT: &str = "no canary answers";

on_both_databases! {
    async fn without_a_canary_everything_stays_as_it_was_until_one_answers(database: TestDatabase) {
        let (site, canary) = (Site::start().await, Site::start().await);
        site.set("/", Answer::status(500));
        let world = World::with(database, &[record("school", &named(&site, "school.test", "/"))]).await;
        let address = canary.url("/");
        drop(canary);
        let environment = world.environment(&[("CRAWLER__CANARIES", &address)]);
        let output = Program::run(&["crawl", "--once"], &environment).await;
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.starts_with("Nothing was judged: no canary answers"), "{}", output.stdout);
        assert_eq!(output.stderr.matches(SILENT).count(), 1, "{}", output.stderr);
        assert_eq!((world.status("school").await.as_str(), site.requests("/")), ("UNKNOWN", 0));
        assert_eq!(world.outcomes("school").await, [""; 0]);

        let back = Site::start().await;
        world.crawl(&[("CRAWLER__CANARIES", &format!("{address},{}", back.url("/")))]).await;
        assert_eq!(world.outcomes("school").await, ["SERVER_ERROR"]);
    }

    async fn a_network_that_dies_in_the_middle_of_a_round_is_nobodys_fault(database: TestDatabase) {
        let (near, far, canary) = (Site::start().await, Site::start().await, Site::start().await);
        near.set("/near", Answer::page(&html("Near")));
        near.set("/way", Answer::page(&html("Far")));
        let records = [
            record("near", &named(&near, "near.test", "/near")),
            record("far", &named(&near, "far.test", "/way")),
        ];
        let world = World::with(database, &records).await;
        let resolve = format!("{},beyond.test:{}:127.0.0.1", super::world::resolved(&records), far.port());
        let address = canary.url("/");
        let settings = [
            ("CRAWLER__CANARIES", address.as_str()),
            ("CRAWLER__RESOLVE", &resolve),
            ("CRAWLER__POLICY__INTERVAL_MIN_S", "0"),
        ];
        world.crawl(&settings).await;
        assert_eq!(world.outcomes("far").await, ["UP"]);

        near.set("/way", Answer::redirect(&named(&far, "beyond.test", "/")).after(Duration::from_secs(2)));
        let round = Program::launch(&["crawl", "--once"], &world.environment(&settings));
        while near.requests("/way") < 2 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        drop((far, canary));
        let output = round.end().await;
        assert_eq!((output.status.code(), output.stderr.matches(SILENT).count()), (Some(1), 1), "{}", output.stderr);
        // What answered before is recorded; what seemed to be missing is not.
        for (slug, checks) in [("near", 2), ("far", 1)] {
            assert_eq!((world.status(slug).await.as_str(), world.outcomes(slug).await), ("UP", vec!["UP".to_owned(); checks]), "{slug}");
        }
        // The claims were given back, so that the next round needs no patience.
        near.set("/way", Answer::page(&html("Far")));
        world.crawl(&[]).await;
        assert_eq!(world.outcomes("far").await, ["UP", "UP"]);
    }
}
