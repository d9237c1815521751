//! A second import: what is the same changes nothing, an edit is one update, and a person's word is kept.

use serde_json::{Value, json};

use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::records::{Files, changed, many, record};

impl TestDatabase {
    /// Gives one field of a document another value, as a later version made by a person.
    pub(super) fn edit_by_hand(&self, slug: &str, field: &str, value: &Value) {
        let version =
            format!("platform_id = (SELECT id FROM platforms WHERE slug = '{slug}') AND valid_to IS NULL");
        let text = self.sql(&format!("SELECT document FROM platform_versions WHERE {version}"));
        let document = changed(serde_json::from_str(&text).unwrap(), &json!({ field: value }));
        let document = document.to_string().replace('\'', "''");
        self.sql(&format!(
            "INSERT INTO platform_versions (platform_id, version, valid_from, document) \
             SELECT platform_id, version + 1, valid_from, '{document}' FROM platform_versions WHERE {version}; \
             UPDATE platform_versions SET valid_to = valid_from WHERE version = 1 AND {version}; \
             UPDATE platforms SET version = 2 WHERE slug = '{slug}'"
        ));
    }

    fn standing(&self, slug: &str) -> Value {
        let document = format!(
            "SELECT document FROM platform_versions WHERE valid_to IS NULL \
             AND platform_id = (SELECT id FROM platforms WHERE slug = '{slug}')"
        );
        serde_json::from_str(&self.sql(&document)).unwrap()
    }
}

on_both_databases! {
    async fn the_same_file_again_changes_nothing(database: TestDatabase) {
        let files = Files::new();
        let file = files.json("fr.json", &many("school", 3));
        assert_eq!(database.import_all(&[&file]).await, "3 created, 0 updated, 0 unchanged\n");
        let before = database.sql("SELECT slug, version, updated_at FROM platforms ORDER BY slug");
        assert_eq!(database.import_all(&[&file]).await, "0 created, 0 updated, 3 unchanged\n");
        assert_eq!(database.sql("SELECT slug, version, updated_at FROM platforms ORDER BY slug"), before);
        assert_eq!(database.events(), "3");

        let same = json!([changed(record("school-0"), &json!({ "url": "HTTPS://School-0.Example.org:443" }))]);
        let file = files.json("spelt.json", &same);
        assert_eq!(database.import_all(&[&file]).await, "0 created, 0 updated, 1 unchanged\n");
        assert_eq!(database.events(), "3");
    }

    async fn an_edit_is_one_update_with_one_event_and_the_feed_says_which_fields(database: TestDatabase) {
        let files = Files::new();
        database.import_all(&[&files.json("fr.json", &many("school", 3))]).await;
        let mut edited = many("school", 3);
        edited[1]["operator"] = json!("Somebody else");
        edited[1]["languages"] = json!(["en", "fr"]);
        let output = database.import_all(&[&files.json("fr.json", &edited)]).await;
        assert_eq!(output, "0 created, 1 updated, 2 unchanged\n");
        assert_eq!(database.sql("SELECT slug, version FROM platforms ORDER BY slug"), "school-0|1\nschool-1|2\nschool-2|1");
        assert_eq!(database.verified_events().await, 4);

        let program = Program::start(&["serve", "--listen", "127.0.0.1:0", "--no-crawler"], &database.environment()).await;
        let feed = "{ changes(first: 4) { nodes { kind fields platform { slug version } } } \
                      platform(slug: \"school-1\") { operator languages { code } history { version changedFields } } }";
        let data = program.data(feed, json!({})).await;
        let kinds: Vec<_> = data["changes"]["nodes"].as_array().unwrap().iter().map(|node| &node["kind"]).collect();
        assert_eq!(kinds, ["PLATFORM_CREATED", "PLATFORM_CREATED", "PLATFORM_CREATED", "PLATFORM_UPDATED"]);
        let change = &data["changes"]["nodes"][3];
        assert_eq!(change["platform"], json!({ "slug": "school-1", "version": 2 }));
        let platform = &data["platform"];
        assert_eq!(platform["operator"], "Somebody else");
        assert_eq!(platform["languages"], json!([{ "code": "en" }, { "code": "fr" }]));
        assert_eq!(platform["history"][0]["version"], 2);
        assert_eq!(change["fields"], json!(["languages", "names", "operator"]), "the own language leads the names");
        assert_eq!(platform["history"][0]["changedFields"], change["fields"]);
        program.stop().await;
    }

    async fn a_retirement_is_an_event_of_its_own_kind(database: TestDatabase) {
        let files = Files::new();
        database.import_all(&[&files.json("fr.json", &many("school", 1))]).await;
        let retired = changed(record("school-0"), &json!({ "lifecycle": "RETIRED", "lifecycle_note": "Closed." }));
        database.import_all(&[&files.json("fr.json", &json!([retired]))]).await;
        assert_eq!(database.sql("SELECT kind FROM events ORDER BY seq"), "PLATFORM_CREATED\nPLATFORM_RETIRED");
    }

    async fn a_field_that_a_person_changed_is_kept_and_reported(database: TestDatabase) {
        let files = Files::new();
        database.import_all(&[&files.json("fr.json", &many("school", 2))]).await;
        database.edit_by_hand("school-0", "operator", &json!("A person’s word"));

        let file = files.json("fr.json", &many("school", 2));
        assert_eq!(database.import_all(&[&file]).await, "0 created, 0 updated, 2 unchanged\n");
        assert_eq!(database.standing("school-0")["operator"], "A person’s word");

        let mut edited = many("school", 2);
        edited[0]["operator"] = json!("The file’s word");
        edited[0]["launched"] = json!(1999);
        edited[1]["operator"] = json!("The file’s word");
        let output = database.import(&[&files.json("fr.json", &edited)]).await;
        assert!(output.status.success(), "{}", output.stderr);
        assert_eq!(output.stdout, "0 created, 2 updated, 0 unchanged\n");
        assert!(output.stderr.contains("school-0: operator: left as a person set it"), "{}", output.stderr);
        assert_eq!(output.stderr.lines().count(), 1, "{}", output.stderr);
        let standing = database.standing("school-0");
        assert_eq!((&standing["operator"], &standing["launched"]), (&json!("A person’s word"), &json!(1999)));
        assert_eq!(database.standing("school-1")["operator"], "The file’s word");
        assert_eq!(database.sql("SELECT version FROM platforms ORDER BY slug"), "3\n2");
    }
}
