//! Every outcome of this checker, as a round records it and GraphQL shows it.

use std::time::Duration;

use serde_json::{Value, json};

use super::world::{World, html, named, record};
use crate::harness::site::{Answer, Site};

/// What each path of the first site says, and what a check makes of it.
fn answers(elsewhere: &str) -> Vec<(&'static str, Answer, &'static str, &'static str)> {
    let page = "<!doctype html><html lang=fr><title> Leçons \n pour tous </title>\
        <meta name=description content='Des leçons libres.'><link rel=canonical href='/accueil'>\
        <p>Des leçons, des livres et des exercices pour toutes les écoles du pays.</html>";
    vec![
        ("up", Answer::page(page), "UP", "UP"),
        ("moved", Answer::redirect(elsewhere), "MOVED", "UP"),
        ("gone", Answer::status(410), "NOT_FOUND", "SUSPECT"),
        ("broken", Answer::status(500).body("oops"), "SERVER_ERROR", "SUSPECT"),
        ("empty", Answer::status(204), "BAD_RESPONSE", "SUSPECT"),
        ("closed", Answer::status(403).body("no"), "BLOCKED", "UNKNOWN"),
        ("busy", Answer::status(429).header("retry-after", "60"), "RATE_LIMITED", "UNKNOWN"),
        ("slow", Answer::page(page).after(Duration::from_mins(1)), "TIMEOUT", "SUSPECT"),
    ]
}

on_both_databases! {
    async fn every_outcome_is_recorded_once_with_its_evidence(database: TestDatabase) {
        let (site, other) = (Site::start().await, Site::start().await);
        other.set("/", Answer::page(&html("Elsewhere")));
        let elsewhere = named(&other, "new.test", "/");
        let mut records = vec![record("new", &elsewhere)];
        let mut expected = vec![("new", "UP", "UP")];
        for (slug, answer, outcome, status) in answers(&elsewhere) {
            site.set(&format!("/{slug}"), answer);
            records.push(record(slug, &named(&site, &format!("{slug}.test"), &format!("/{slug}"))));
            expected.push((slug, outcome, status));
        }
        let silent = Site::start().await;
        records.push(record("silent", &named(&silent, "silent.test", "/")));
        drop(silent);
        records.push(record("nameless", "http://nowhere.invalid/"));
        expected.extend([("silent", "CONNECTION_FAILED", "SUSPECT"), ("nameless", "DNS_FAILURE", "SUSPECT")]);

        let world = World::with(database, &records).await;
        let before = world.platform("up").await;
        let output = world.crawl(&[("CRAWLER__TIMEOUT_S", "6")]).await;
        assert!(output.stdout.contains(&format!("{} platforms checked", expected.len())), "{}", output.stdout);

        for (slug, outcome, status) in expected {
            let platform = world.platform(slug).await;
            let checks = platform["reachability"]["checks"].as_array().unwrap();
            assert_eq!(checks.len(), 1, "{slug}: {platform}");
            assert_eq!((&checks[0]["outcome"], &platform["reachability"]["status"]), (&json!(outcome), &json!(status)));
            assert!(checks[0]["evidence"].as_str().is_some_and(|text| text.len() > 10), "{platform}");
            assert_eq!(checks[0]["vantage"], "default");
            assert_eq!((&platform["version"], &platform["updatedAt"]), (&before["version"], &before["updatedAt"]));
        }
        shows_what_the_page_says(&world.platform("up").await, &named(&site, "up.test", "/accueil"));
        let moved = world.platform("moved").await;
        assert_eq!((&moved["observed"]["title"], &moved["observed"]["finalUrl"]), (&json!("Elsewhere"), &json!(elsewhere)));
        assert_eq!(moved["flags"][0]["kind"], "MOVED");
        assert_eq!(world.platform("gone").await["observed"], Value::Null);
        // Nothing is due any more.
        assert!(world.crawl(&[]).await.stdout.starts_with("0 platforms checked"));
        assert_eq!(site.requests("/up"), 1);
    }

    async fn an_address_inside_is_never_fetched(database: TestDatabase) {
        let site = Site::start().await;
        site.set("/", Answer::page(&html("Inside")));
        let world = World::with(database, &[record("inside", &named(&site, "inside.test", "/"))]).await;
        world.crawl(&[("CRAWLER__ALLOW_PRIVATE_ADDRESSES", "false")]).await;
        assert_eq!(world.outcomes("inside").await, ["UNSAFE_ADDRESS"]);
        assert_eq!((world.status("inside").await.as_str(), site.requests("/")), ("SUSPECT", 0));
    }
}

fn shows_what_the_page_says(platform: &Value, canonical: &str) {
    let observed = &platform["observed"];
    assert_eq!(observed["title"], "Leçons pour tous");
    assert_eq!(observed["description"], "Des leçons libres.");
    assert_eq!(observed["language"], "fr");
    assert_eq!(observed["canonicalUrl"], canonical);
    assert_eq!(platform["flags"], json!([]));
}
