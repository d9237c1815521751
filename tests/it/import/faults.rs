//! Every kind of fault is told with its file, record and field; a bad file imports nothing, a good one beside it does.

use serde_json::{Value, json};

use crate::harness::database::{Engine, TestDatabase};
use crate::harness::records::{Files, changed, many, record};

/// A change to a sound record, the field that the fault must name, and words that it must say.
fn faults() -> Vec<(Value, &'static str, &'static str)> {
    let long = |length: usize| "a".repeat(length);
    let name = |text: &str| json!({ "name": { "en": text } });
    let summary = |text: &str| json!({ "summary": { "en": text } });
    vec![
        (json!({ "slug": "Upper-Case" }), "slug", "lower-case letters"),
        (json!({ "slug": 7 }), "slug", "must be a text"),
        (json!({ "slug": null }), "slug", "is missing"),
        (json!({ "name": {} }), "name", "at least one language"),
        (json!({ "name": "School" }), "name", "texts by language"),
        (json!({ "name": { "tlh": "School" } }), "name.tlh", "tlh"),
        (json!({ "name": { "EN": "School", "en": "Another school" } }), "name.en", "twice"),
        (json!({ "name": { "en": 7 } }), "name.en", "must be a text"),
        (name("x"), "name.en", "1 characters; 2 to 200"),
        (name(&long(201)), "name.en", "201 characters"),
        (name("nul\u{0}nul"), "name.en", "U+0000"),
        (name("line\nbreak"), "name.en", "U+000A"),
        (name("turned \u{202e}round"), "name.en", "U+202E"),
        (name("isolated \u{2066}text"), "name.en", "U+2066"),
        (name(" padded"), "name.en", "white space"),
        (summary(&long(39)), "summary.en", "39 characters; 40 to 400"),
        (summary(&long(401)), "summary.en", "401 characters"),
        (json!({ "url": "example.org" }), "url", "absolute URL"),
        (json!({ "url": "ftp://example.org" }), "url", "http:// or https://"),
        (json!({ "url": "javascript:alert(1)" }), "url", "http:// or https://"),
        (json!({ "url": "https://me:secret@example.org" }), "url", "password"),
        (json!({ "url": "https://intranet/" }), "url", "public host"),
        (json!({ "url": "https://localhost/" }), "url", "public host"),
        (json!({ "url": format!("https://example.org/{}", long(2_000)) }), "url", "2,000 characters"),
        (json!({ "url_basis": "guess" }), "url_basis", "guess"),
        (json!({ "country": "ZZ" }), "country", "ZZ"),
        (json!({ "languages": [] }), "languages", "at least 1 code"),
        (json!({ "languages": "fr" }), "languages", "list of codes"),
        (json!({ "languages": ["fr", "fr"] }), "languages[1]", "twice"),
        (json!({ "languages": ["tlh"] }), "languages[0]", "tlh"),
        (json!({ "levels": ["ISCED_9"] }), "levels[0]", "ISCED_9"),
        (json!({ "audiences": ["CATS"] }), "audiences[0]", "CATS"),
        (json!({ "kind": "PORTAL" }), "kind", "PORTAL"),
        (json!({ "subjects": ["MAGIC"] }), "subjects[0]", "MAGIC"),
        (json!({ "access": "CLOSED" }), "access", "CLOSED"),
        (json!({ "operator": long(201) }), "operator", "201 characters"),
        (json!({ "authority": ["a"] }), "authority", "text or null"),
        (json!({ "launched": 1066 }), "launched", "between 1800 and 2100"),
        (json!({ "launched": "2020" }), "launched", "year"),
        (json!({ "launched": 2020.5 }), "launched", "year"),
        (json!({ "lifecycle": "DEAD" }), "lifecycle", "DEAD"),
        (json!({ "lifecycle_note": long(501) }), "lifecycle_note", "501 characters"),
        (json!({ "sources": null }), "sources", "is missing"),
        (json!({ "sources": ["nowhere"] }), "sources[0]", "absolute URL"),
        (json!({ "confidence": "sure" }), "confidence", "sure"),
        (json!({ "colour": "blue" }), "colour", "is not a field"),
    ]
}

#[tokio::test]
async fn every_kind_of_fault_names_its_file_record_and_field() {
    let database = TestDatabase::create(Engine::Sqlite);
    let files = Files::new();
    let faults = faults();
    let bad =
        |(number, (change, ..)): (usize, &(Value, _, _))| changed(record(&format!("bad-{number}")), change);
    let records: Vec<Value> = faults.iter().enumerate().map(bad).collect();
    let file = files.json("bad.json", &records.clone().into());
    let output = database.import(&[&file]).await;
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, "0 created, 0 updated, 0 unchanged\n");
    for (number, (change, field, words)) in faults.iter().enumerate() {
        let place = format!("record {}", number + 1);
        let named = records[number]["slug"].as_str().unwrap_or(&place);
        let start = format!("{file}: {named}: {field}: ");
        let told = output.stderr.lines().find_map(|line| line.strip_prefix(&start));
        assert!(told.is_some_and(|told| told.contains(words)), "{change}: {start}\n{}", output.stderr);
    }
    let told = output.stderr.lines().filter(|line| line.starts_with(&file)).count();
    assert_eq!(told, faults.len(), "one line for each fault\n{}", output.stderr);
    assert!(output.stderr.contains(&format!("{} fault(s)", faults.len())), "{}", output.stderr);
    assert_eq!(database.slugs(), "");
}

on_both_databases! {
    async fn a_bad_file_imports_nothing_and_the_good_one_beside_it_everything(database: TestDatabase) {
        let files = Files::new();
        let mut mixed = many("mixed", 3);
        mixed[1]["country"] = json!("ZZ");
        let (bad, good) = (files.json("bad.json", &mixed), files.json("good.json", &many("good", 2)));
        let output = database.import(&[&bad, &good]).await;
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(output.stdout, "2 created, 0 updated, 0 unchanged\n");
        assert!(output.stderr.contains(&format!("{bad}: mixed-1: country: ")), "{}", output.stderr);
        assert!(!output.stderr.contains(&good), "{}", output.stderr);
        assert_eq!(database.slugs(), "good-0 good-1");
        assert_eq!(database.verified_events().await, 2);
    }

    async fn a_slug_stands_once_in_a_file_and_across_files(database: TestDatabase) {
        let files = Files::new();
        let elsewhere = |slug, host: &str| changed(record(slug), &json!({ "url": format!("https://{host}.org") }));
        let twice = files.json("twice.json", &json!([record("one"), elsewhere("one", "other")]));
        let output = database.import(&[&twice]).await;
        assert!(output.stderr.contains("twice.json: one: slug: `one` stands twice"), "{}", output.stderr);
        assert_eq!(database.slugs(), "");

        let first = files.json("first.json", &json!([record("two")]));
        let second = files.json("second.json", &json!([elsewhere("two", "again"), record("three")]));
        let output = database.import(&[&first, &second]).await;
        assert_eq!(output.status.code(), Some(1));
        let fault = format!("{second}: two: slug: `two` stands twice (also in {first})");
        assert!(output.stderr.contains(&fault), "{}", output.stderr);
        assert_eq!(database.slugs(), "two");
    }

    async fn an_address_stands_once_in_a_file_across_files_and_in_the_database(database: TestDatabase) {
        let files = Files::new();
        let at = |slug, url| changed(record(slug), &json!({ "url": url }));
        let spellings = ["http://www.same.example.org", "https://same.example.org/#top", "https://SAME.example.org:443/"];
        let inside = files.json("inside.json", &json!([at("a1", spellings[0]), at("a2", spellings[1])]));
        let output = database.import(&[&inside]).await;
        assert!(output.stderr.contains("inside.json: a2: url: ") && output.stderr.contains("`a1`"), "{}", output.stderr);
        assert_eq!(database.slugs(), "");

        let first = files.json("first.json", &json!([at("b1", spellings[0])]));
        let second = files.json("second.json", &json!([at("b2", spellings[1])]));
        let output = database.import(&[&first, &second]).await;
        assert!(output.stderr.contains("second.json: b2: url: ") && output.stderr.contains("`b1`"), "{}", output.stderr);
        assert_eq!(database.slugs(), "b1");

        let later = files.json("later.json", &json!([record("c0"), at("c1", spellings[2])]));
        let output = database.import(&[&later]).await;
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stderr.contains("later.json: c1: url: ") && output.stderr.contains("`b1`"), "{}", output.stderr);
        assert_eq!(database.slugs(), "b1", "of a file with a fault nothing is imported");
    }

    async fn only_a_programme_shares_its_address(database: TestDatabase) {
        let files = Files::new();
        let at = |slug, basis| changed(record(slug), &json!({ "url": "https://shared.example.org", "url_basis": basis }));
        let own = files.json("own.json", &json!([at("p1", "programme"), at("p2", "own")]));
        let output = database.import(&[&own]).await;
        assert!(output.stderr.contains("own.json: p2: url: "), "{}", output.stderr);

        let programme = files.json("programme.json", &json!([at("p1", "programme"), at("p2", "programme")]));
        assert_eq!(database.import_all(&[&programme]).await, "2 created, 0 updated, 0 unchanged\n");
        let third = files.json("third.json", &json!([at("p3", "programme")]));
        assert_eq!(database.import_all(&[&third]).await, "1 created, 0 updated, 0 unchanged\n");
        for basis in ["own", "assumed", "operator"] {
            let fourth = files.json("fourth.json", &json!([at("p4", basis)]));
            let output = database.import(&[&fourth]).await;
            assert!(output.stderr.contains("fourth.json: p4: url: "), "{basis}: {}", output.stderr);
        }
        let deserts = files.json("deserts.json", &json!([at("p3", "own")]));
        let output = database.import(&[&deserts]).await;
        assert!(output.stderr.contains("deserts.json: p3: url: "), "{}", output.stderr);
        assert_eq!(database.slugs(), "p1 p2 p3");
    }

    async fn two_entries_may_swap_their_addresses_in_one_file(database: TestDatabase) {
        let files = Files::new();
        let at = |slug, url| changed(record(slug), &json!({ "url": url }));
        let (x, y) = ("https://x.example.org/", "https://y.example.org/");
        database.import_all(&[&files.json("a.json", &json!([at("s1", x), at("s2", y)]))]).await;
        let swapped = files.json("b.json", &json!([at("s1", y), at("s2", x)]));
        assert_eq!(database.import_all(&[&swapped]).await, "0 created, 2 updated, 0 unchanged\n");
        assert_eq!(database.sql("SELECT url FROM platforms ORDER BY slug"), format!("{y}\n{x}"));
    }
}
