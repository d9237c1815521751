//! Countries, languages, and how well they are covered.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{reference, seed, seeded};
use crate::harness::graphql::pluck;

fn live(record: &Value) -> bool {
    record["lifecycle"] != "RETIRED"
}

#[tokio::test]
async fn countries_come_by_region_subregion_and_all_together() {
    let (program, countries) = (seeded().await, reference("countries.json"));
    for (argument, field, code) in
        [("(region: \"002\")", "region", "002"), ("(region: \"155\")", "subregion", "155")]
    {
        let expected: Vec<&str> = countries
            .iter()
            .filter(|country| country[field] == code)
            .map(|country| country["code"].as_str().unwrap())
            .collect();
        let data = program.data(&format!("{{ countries{argument} {{ code }} }}"), json!({})).await;
        let found = pluck(&data["countries"], "code");
        assert_eq!(
            found.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            expected.into_iter().collect(),
            "{code}"
        );
        assert!(found.is_sorted());
    }
    let data = program.data("{ countries { code platformCount } languages { code } country(code: \"XK\") { alpha3 numeric } }", json!({})).await;
    assert_eq!(data["countries"].as_array().unwrap().len(), countries.len());
    assert_eq!(data["languages"].as_array().unwrap().len(), reference("languages.json").len());
    assert_eq!(data["country"]["numeric"], Value::Null);
    let records = seed();
    for country in data["countries"].as_array().unwrap() {
        let count = records
            .iter()
            .filter(|record| live(record))
            .filter(|record| record["country"] == country["code"])
            .count();
        assert_eq!(country["platformCount"], count, "{country}");
    }
    for bad in [
        "countries(region: \"999\") { code }",
        "countries(region: \"\") { code }",
        "country(code: \"ZZ\") { name }",
    ] {
        let reply = program.reply(&format!("{{ {bad} }}"), json!({}), &[]).await;
        assert_eq!(reply.code(), "BAD_USER_INPUT", "{bad}: {}", reply.body);
    }
    program.stop().await;
}

#[tokio::test]
async fn coverage_counts_live_platforms_and_names_the_zeros() {
    let (program, records) = (seeded().await, seed());
    let data = program
        .data(
            "{ coverage(by: [COUNTRY, LEVEL]) { country { code } level language { code } count } }",
            json!({}),
        )
        .await;
    let cells = data["coverage"].as_array().unwrap();
    assert_eq!(cells.len(), 243 * 9, "every country and every level, zeros included");
    for cell in cells {
        let serves = |record: &&Value| {
            record["country"] == cell["country"]["code"]
                && record["levels"].as_array().unwrap().contains(&cell["level"])
        };
        assert_eq!(
            cell["count"],
            records.iter().filter(|record| live(record)).filter(serves).count(),
            "{cell}"
        );
        assert_eq!(cell["language"], Value::Null);
    }
    let zeros = cells.iter().filter(|cell| cell["count"] == 0).count();
    assert!(zeros > 500, "{zeros}");

    let by_country = program.data("{ coverage(by: [COUNTRY]) { country { code } count } }", json!({})).await;
    let total: u64 =
        by_country["coverage"].as_array().unwrap().iter().map(|cell| cell["count"].as_u64().unwrap()).sum();
    assert_eq!(total, 656);
    program.stop().await;
}

#[tokio::test]
async fn coverage_by_language_names_official_languages_that_nobody_serves() {
    let (program, countries) = (seeded().await, reference("countries.json"));
    let data = program
        .data("{ coverage(by: [COUNTRY, LANGUAGE]) { country { code } language { code } count } }", json!({}))
        .await;
    let cells = data["coverage"].as_array().unwrap();
    for country in &countries {
        for language in country["languages"].as_array().unwrap() {
            let cell = cells.iter().any(|cell| {
                cell["country"]["code"] == country["code"] && cell["language"]["code"] == *language
            });
            assert!(cell, "{} {language}", country["code"]);
        }
    }
    let all = "{ coverage(by: [COUNTRY, LANGUAGE, LEVEL], countries: [\"FR\"]) { count level } }";
    let data = program.data(all, json!({})).await;
    assert!(data["coverage"].as_array().unwrap().len() >= 9);
    for (arguments, words) in [
        ("by: []", "at least one axis"),
        ("by: [COUNTRY, COUNTRY]", "twice"),
        ("by: [COUNTRY, LANGUAGE, LEVEL]", "at most two axes"),
        ("by: [KIND]", "KIND"),
    ] {
        let reply = program.reply(&format!("{{ coverage({arguments}) {{ count }} }}"), json!({}), &[]).await;
        assert_eq!(
            (reply.status < 500, reply.code()),
            (true, "BAD_USER_INPUT"),
            "{arguments}: {}",
            reply.body
        );
        assert!(reply.message().contains(words), "{arguments}: {}", reply.message());
    }
    program.stop().await;
}
