//! What a changed document means for checks, and what a host may ask of them.

use serde_json::json;

use super::world::{World, html, named, record};
use crate::harness::site::{Answer, Site};

/// A platform at `school.test` that has been down for a while, and the name `other.test` beside it.
async fn down_at_school(database: crate::harness::database::TestDatabase, site: &Site) -> World {
    site.set("/", Answer::status(404));
    let mut spare = record("spare", &named(site, "other.test", "/spare"));
    spare["lifecycle"] = json!("RETIRED");
    let world = World::with(database, &[record("school", &named(site, "school.test", "/")), spare]).await;
    for time in
        ["2027-03-01T00:00:00Z", "2027-03-02T00:00:00Z", "2027-03-03T00:00:00Z", "2027-03-04T00:00:00Z"]
    {
        world.job("check", time, &[]).await;
    }
    let platform = world.platform("school").await;
    assert_eq!(platform["reachability"]["status"], "DOWN");
    assert_eq!(platform["flags"][0]["kind"], "NOT_FOUND");
    world
}

on_both_databases! {
    async fn another_address_is_unknown_without_flags_and_due_at_once(database: TestDatabase) {
        let site = Site::start().await;
        let world = down_at_school(database, &site).await;
        site.set("/new", Answer::page(&html("School")));
        world.import(&[record("school", &named(&site, "other.test", "/new"))]).await;
        let platform = world.platform("school").await;
        assert_eq!(platform["reachability"]["status"], "UNKNOWN");
        assert_eq!(platform["flags"], json!([]));
        assert_eq!(platform["observed"], json!(null));

        let output = world.job("check", "2027-03-04T00:00:01Z", &[]).await;
        assert_eq!(output.stdout, "check: 1 platforms checked\n");
        assert_eq!(world.status("school").await, "UP");
    }

    async fn a_retired_platform_waits_for_nobody(database: TestDatabase) {
        let site = Site::start().await;
        let world = down_at_school(database, &site).await;
        let mut retired = record("school", &named(&site, "school.test", "/"));
        retired["lifecycle"] = json!("RETIRED");
        world.import(&[retired]).await;
        assert_eq!(world.platform("school").await["flags"], json!([]));
        world.job("flags", "2027-04-04T00:00:00Z", &[]).await;
        assert_eq!(world.platform("school").await["flags"], json!([]));
    }

    async fn what_a_host_asks_for_is_the_least_it_gets(database: TestDatabase) {
        let site = Site::start().await;
        site.set("/", Answer::status(429).header("retry-after", "7200"));
        let world = World::with(database, &[record("school", &named(&site, "school.test", "/"))]).await;
        let jitter = [("CRAWLER__POLICY__JITTER_PERCENT", "10")];
        let mut checked = Vec::new();
        for time in ["2027-03-01T00:00:00Z", "2027-03-01T01:59:00Z", "2027-03-01T02:01:00Z"] {
            checked.push(world.job("check", time, &jitter).await.stdout);
        }
        let one = "check: 1 platforms checked\n";
        assert_eq!(checked, [one, "check: 0 platforms checked\n", one]);
    }

    async fn a_flag_keeps_the_evidence_of_its_own_cause(database: TestDatabase) {
        let site = Site::start().await;
        let world = down_at_school(database, &site).await;
        let evidence = world.platform("school").await["flags"][0]["evidence"].clone();
        site.set("/", Answer::status(500));
        world.job("check", "2027-03-06T00:00:00Z", &[]).await;
        assert_eq!(world.outcomes("school").await[0], "SERVER_ERROR");
        assert_eq!(world.platform("school").await["flags"][0]["evidence"], evidence);
    }
}
