//! The example queries that people are shown first.

use serde_json::{Value, json};

use super::seeded;

#[tokio::test]
async fn every_example_of_the_console_answers_with_real_data() {
    let examples: Value = serde_json::from_str(api::graphql::console::EXAMPLES).unwrap();
    let examples = examples.as_array().unwrap();
    assert!(examples.len() >= 5);
    let program = seeded().await;
    for example in examples {
        let lines = crate::harness::graphql::texts(&example["query"]);
        let mut variables = example["variables"].clone();
        if example["slugFromRegistry"] == true {
            variables["slug"] = json!("lumni");
        }
        let data = program.data(&lines.join("\n"), variables).await;
        let answer = data.as_object().unwrap().values().next().unwrap();
        let found = [&answer["nodes"], answer].into_iter().find_map(Value::as_array).map_or(1, Vec::len);
        assert!(!answer.is_null() && found > 0, "{}: {data}", example["title"]);
    }
    let output = program.stop().await;
    assert!(!output.stderr.contains("WARN"), "{}", output.stderr);
}

#[tokio::test]
async fn a_platform_shows_what_its_record_says() {
    let program = seeded().await;
    let query = "{ platform(slug: \"lumni\") {
        slug name names { language text direction } summary(language: \"fr\") url
        country { code alpha3 name region { code } subregion { code parent { code } } languages { code } }
        languages { code name autonym direction } levels audiences kind subjects access operator authority launched
        sources lifecycle lifecycleNote retirement { reason } successor { slug }
        endorsement { status validUntil authority confirmedAt }
        reachability { status since checkedAt uptime checks { id } } observed { title } flags { kind }
        version history { version validTo changedFields } } }";
    let data = program.data(query, json!({})).await;
    let platform = &data["platform"];
    assert_eq!(platform["name"], "Lumni");
    assert_eq!(platform["names"], json!([{ "language": "fr", "text": "Lumni", "direction": "ltr" }]));
    assert!(platform["summary"].as_str().unwrap().starts_with("Plateforme éducative"), "{platform}");
    assert_eq!(platform["country"]["subregion"], json!({ "code": "155", "parent": { "code": "150" } }));
    assert_eq!(platform["languages"][0]["autonym"], "français");
    assert_eq!(platform["levels"], json!(["ISCED_0", "ISCED_1", "ISCED_2", "ISCED_3"]));
    assert_eq!((&platform["kind"], &platform["access"]), (&json!("BROADCAST"), &json!("OPEN")));
    assert_eq!(platform["launched"], 2019);
    assert_eq!(platform["sources"].as_array().unwrap().len(), 2);
    assert_eq!(platform["endorsement"]["status"], "UNVERIFIED");
    assert_eq!(platform["reachability"]["status"], "UNKNOWN");
    for never_checked in ["since", "checkedAt", "uptime"] {
        assert!(platform["reachability"][never_checked].is_null(), "{never_checked}");
    }
    assert_eq!((&platform["observed"], &platform["flags"]), (&Value::Null, &json!([])));
    assert_eq!(platform["history"], json!([{ "version": 1, "validTo": null, "changedFields": [] }]));
    program.stop().await;
}
