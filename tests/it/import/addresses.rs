//! Who may have which address once a whole file is in: entries move, programmes share, the retired make room.

use serde_json::{Value, json};

use crate::harness::database::{Engine, TestDatabase};
use crate::harness::records::{Files, changed, many, record};

/// More records than an import reads at a time.
const FAR: usize = 600;

fn at(slug: &str, url: &str) -> Value {
    changed(record(slug), &json!({ "url": url }))
}

fn programme(slug: &str, url: &str) -> Value {
    changed(at(slug, url), &json!({ "url_basis": "programme" }))
}

fn retired(slug: &str, url: &str) -> Value {
    changed(at(slug, url), &json!({ "lifecycle": "RETIRED" }))
}

impl TestDatabase {
    /// The slugs at an address, in order.
    fn at(&self, url: &str) -> String {
        self.sql(&format!("SELECT slug FROM platforms WHERE url = '{url}' ORDER BY slug")).replace('\n', " ")
    }
}

#[tokio::test]
async fn an_entry_becomes_a_programme_and_gets_its_sharer_in_one_file() {
    let database = TestDatabase::create(Engine::Sqlite);
    let files = Files::new();
    let shared = "https://shared.example.org/";
    database.import_all(&[&files.json("a.json", &json!([at("first", shared)]))]).await;
    let both = json!([programme("first", shared), programme("sharer", shared)]);
    let output = database.import_all(&[&files.json("b.json", &both)]).await;
    assert_eq!(output, "1 created, 1 updated, 0 unchanged\n");
    assert_eq!(database.at(shared), "first sharer");
}

#[tokio::test]
async fn records_far_apart_in_one_file_swap_and_hand_on_their_addresses() {
    let database = TestDatabase::create(Engine::Sqlite);
    let files = Files::new();
    let mut records = many("school", FAR);
    database.import_all(&[&files.json("a.json", &records)]).await;
    let last = FAR - 1;
    let (front, back) = (records[0]["url"].clone(), records[last]["url"].clone());
    (records[0]["url"], records[last]["url"]) = (back, front);
    let handed_on = std::mem::replace(&mut records[last - 1]["url"], json!("https://elsewhere.example.org/"));
    records[1]["url"] = handed_on;
    let output = database.import_all(&[&files.json("b.json", &records)]).await;
    assert_eq!(output, format!("0 created, 4 updated, {} unchanged\n", FAR - 4));
    assert_eq!(database.at("https://school-0.example.org/"), format!("school-{last}"));
    assert_eq!(database.at(&format!("https://school-{}.example.org/", last - 1)), "school-1");
}

#[tokio::test]
async fn the_address_of_a_retired_entry_may_be_taken_by_its_replacement() {
    let database = TestDatabase::create(Engine::Sqlite);
    let files = Files::new();
    let place = "https://place.example.org/";
    database.import_all(&[&files.json("a.json", &json!([retired("old", place)]))]).await;
    let new = files.json("b.json", &json!([at("new", place)]));
    assert_eq!(database.import_all(&[&new]).await, "1 created, 0 updated, 0 unchanged\n");
    let both = files.json("c.json", &json!([at("new", place), retired("old", place)]));
    assert_eq!(database.import_all(&[&both]).await, "0 created, 0 updated, 2 unchanged\n");

    let returns = files.json("d.json", &json!([at("old", place)]));
    let output = database.import(&[&returns]).await;
    assert!(
        output.stderr.contains("d.json: old: url: ") && output.stderr.contains("`new`"),
        "{}",
        output.stderr
    );
    assert_eq!(database.sql("SELECT lifecycle FROM platforms WHERE slug = 'old'"), "RETIRED");
}

#[tokio::test]
async fn an_address_that_a_person_chose_stays_taken_whatever_the_file_says() {
    let database = TestDatabase::create(Engine::Sqlite);
    let files = Files::new();
    let chosen = "https://chosen.example.org/";
    database.import_all(&[&files.json("a.json", &json!([record("first")]))]).await;
    database.edit_by_hand("first", "url", &json!(chosen));
    database.sql(&format!("UPDATE platforms SET url = '{chosen}', url_key = 'chosen.example.org'"));
    let moved = json!([at("first", "https://moved.example.org/"), at("second", chosen)]);
    let output = database.import(&[&files.json("b.json", &moved)]).await;
    assert!(output.stderr.contains("b.json: second: url: "), "{}", output.stderr);
    assert!(output.stderr.contains("`first`"), "{}", output.stderr);
    assert_eq!(database.slugs(), "first");
    assert_eq!(database.events(), "1", "of a file with a fault nothing is imported");
}
