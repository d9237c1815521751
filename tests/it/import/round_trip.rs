//! Export and import again: nothing is lost, and nothing is changed.

use serde_json::{Value, json};
use url::Url;

use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::records::{Files, changed, contents, record};

async fn export(database: &TestDatabase, files: &Files, folder: &str) -> Vec<(String, String)> {
    let path = files.path(folder);
    let output = Program::run(&["export", &path.display().to_string()], &database.environment()).await;
    assert!(output.status.success(), "{}", output.stderr);
    contents(&path)
}

/// The records of a file by slug, their addresses in the one spelling that the registry keeps.
fn normalised(text: &str) -> Vec<Value> {
    let mut records: Vec<Value> = serde_json::from_str(text).unwrap();
    let spell =
        |address: &mut Value| *address = json!(Url::parse(address.as_str().unwrap()).unwrap().as_str());
    for record in &mut records {
        spell(&mut record["url"]);
        record["sources"].as_array_mut().unwrap().iter_mut().for_each(spell);
    }
    records.sort_by_key(|record| record["slug"].as_str().map(str::to_owned));
    records
}

on_both_databases! {
    async fn what_is_exported_and_imported_into_a_new_database_is_exported_the_same(database: TestDatabase) {
        let files = Files::new();
        let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/seed-data/platforms");
        assert_eq!(database.import_all(&[seed]).await, "661 created, 0 updated, 0 unchanged\n");
        let first = export(&database, &files, "first").await;
        let folder = files.path("first").display().to_string();
        assert_eq!(database.import_all(&[&folder]).await, "0 created, 0 updated, 661 unchanged\n");
        assert_eq!(database.events(), "661");

        let other = TestDatabase::create(database.engine);
        assert_eq!(other.import_all(&[&folder]).await, "661 created, 0 updated, 0 unchanged\n");
        assert!(export(&other, &files, "second").await == first, "the second export differs from the first");
        let documents = "SELECT document FROM platform_versions ORDER BY document";
        assert!(other.sql(documents) == database.sql(documents), "ids and all are the same in every installation");
        assert_eq!(first.len(), 184);
        let wanted = contents(std::path::Path::new(seed));
        for ((name, exported), (_, kept)) in first.iter().zip(&wanted) {
            assert_eq!(normalised(exported), normalised(kept), "{name}");
        }
    }

    async fn an_entry_with_everything_and_one_with_little_come_back_whole(database: TestDatabase) {
        let files = Files::new();
        let everything = changed(record("everything"), &json!({
            "name": { "ar": "منصة", "en": "Everything", "fr": "Tout", "zh-Hant": "一切" },
            "url": "https://xn--90aialyd0b6a.xn--p1ai/a%20b?q=1#part", "url_basis": "assumed",
            "languages": ["zh-Hant", "ar"], "levels": ["ISCED_0", "ISCED_8"], "audiences": ["TEACHERS", "LEARNERS"],
            "subjects": ["ICT", "ARTS"], "access": "RESTRICTED", "lifecycle": "RETIRED",
            "lifecycle_note": "Closed in 2024 \\ \"for good\"; see 'the note'.", "confidence": "unsourced", "sources": []
        }));
        let little = changed(record("little"), &json!({ "operator": null, "authority": null, "launched": null }));
        database.import_all(&[&files.json("fr.json", &json!([everything, little]))]).await;
        let exported: Value = serde_json::from_str(&export(&database, &files, "out").await[0].1).unwrap();
        assert_eq!(exported[0], everything);
        for key in ["operator", "authority", "launched"] {
            assert_eq!(exported[1][key], Value::Null, "{key}");
        }
        let folder = files.path("out").display().to_string();
        assert_eq!(database.import_all(&[&folder]).await, "0 created, 0 updated, 2 unchanged\n");
    }
}
