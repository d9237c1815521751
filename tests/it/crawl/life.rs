//! The whole life of an address: up, suspect, down, flagged, and back.

use serde_json::Value;

use super::world::{World, html, named, record};
use crate::harness::site::{Answer, Site};

/// The open flags of a platform, as kinds.
async fn flags(world: &World) -> Vec<String> {
    let platform = world.platform("school").await;
    let mut kinds: Vec<String> =
        platform["flags"].as_array().unwrap().iter().map(|flag| text(&flag["kind"])).collect();
    kinds.sort();
    kinds
}

/// The id of the open flag of this kind.
async fn flag(world: &World, kind: &str) -> String {
    let platform = world.platform("school").await;
    let flags = platform["flags"].as_array().unwrap();
    let found = flags.iter().find(|flag| flag["kind"] == kind);
    text(&found.unwrap_or_else(|| panic!("no {kind} in {platform}"))["id"])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Checks at each of these times, whatever the schedule would have chosen.
async fn check_at(world: &World, times: &[&str]) {
    for time in times {
        let output = world.job("check", time, &[]).await;
        assert_eq!(output.stdout, "check: 1 platforms checked\n", "at {time}");
    }
}

/// Four misses over more than two days.
async fn goes_down(world: &World, site: &Site, times: &[&str]) {
    site.set("/", Answer::status(404));
    check_at(world, times).await;
    assert_eq!(world.status("school").await, "DOWN");
}

async fn comes_back(world: &World, site: &Site, times: &[&str; 2]) {
    site.set("/", Answer::page(&html("School")));
    check_at(world, &times[..1]).await;
    assert_eq!(world.status("school").await, "DOWN");
    check_at(world, &times[1..]).await;
    assert_eq!(world.status("school").await, "UP");
    assert_eq!(flags(world).await, [""; 0]);
}

on_both_databases! {
    async fn a_platform_goes_down_is_flagged_and_comes_back(database: TestDatabase) {
        let site = Site::start().await;
        site.set("/", Answer::page(&html("School")));
        let world = World::with(database, &[record("school", &named(&site, "school.test", "/"))]).await;
        let before = world.platform("school").await;
        check_at(&world, &["2027-03-01T00:00:00Z"]).await;
        assert_eq!(world.status("school").await, "UP");

        site.set("/", Answer::status(404));
        check_at(&world, &["2027-03-01T02:00:00Z"]).await;
        assert_eq!(world.status("school").await, "SUSPECT");
        check_at(&world, &["2027-03-02T03:00:00Z", "2027-03-03T01:00:00Z"]).await;
        assert_eq!((world.status("school").await.as_str(), flags(&world).await.len()), ("SUSPECT", 0));
        check_at(&world, &["2027-03-04T02:00:00Z"]).await;
        assert_eq!(world.status("school").await, "DOWN");
        assert_eq!(flags(&world).await, ["NOT_FOUND"]);

        world.job("flags", "2027-03-11T01:00:00Z", &[]).await;
        assert_eq!(flags(&world).await, ["NOT_FOUND"]);
        world.job("flags", "2027-03-11T03:00:00Z", &[]).await;
        assert_eq!(flags(&world).await, ["NOT_FOUND", "UNREACHABLE"]);
        let first = flag(&world, "NOT_FOUND").await;
        comes_back(&world, &site, &["2027-03-12T00:00:00Z", "2027-03-13T02:00:00Z"]).await;

        let again = ["2027-04-01T00:00:00Z", "2027-04-02T00:00:00Z", "2027-04-03T02:00:00Z", "2027-04-04T03:00:00Z"];
        goes_down(&world, &site, &again).await;
        assert_eq!(flag(&world, "NOT_FOUND").await, first, "the same flag within thirty days");
        comes_back(&world, &site, &["2027-04-05T04:00:00Z", "2027-04-06T05:00:00Z"]).await;

        let later = ["2027-05-10T00:00:00Z", "2027-05-11T00:00:00Z", "2027-05-12T02:00:00Z", "2027-05-13T03:00:00Z"];
        goes_down(&world, &site, &later).await;
        assert_ne!(flag(&world, "NOT_FOUND").await, first, "a new one after thirty days");

        let changes = world.changes("school").await;
        let states = changes.iter().filter(|kind| *kind == "REACHABILITY_CHANGED").count();
        assert_eq!((states, changes.iter().any(|kind| kind.starts_with("FLAG"))), (9, false), "{changes:?}");
        let after = world.platform("school").await;
        assert_eq!((&after["version"], &after["updatedAt"]), (&before["version"], &before["updatedAt"]));
    }
}
