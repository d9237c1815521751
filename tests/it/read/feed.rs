//! The change feed, and what other processes write.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::serving;
use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::records::{Files, changed, many, record};

/// Far more than the two seconds that are promised: a busy machine is slow, and only never is wrong.
const PATIENCE: Duration = Duration::from_secs(10);

/// Asks until the answer is as it should be.
async fn becomes(program: &Program, query: &str, right: impl Fn(&Value) -> bool) {
    let begun = Instant::now();
    loop {
        let data = program.data(query, json!({})).await;
        if right(&data) {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{query} stays {data}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn import(database: &TestDatabase, path: &str) {
    let output = Program::run(&["import", path], &database.environment()).await;
    assert!(output.status.success(), "{}", output.stderr);
}

on_both_databases! {
    async fn what_another_process_writes_is_seen_without_a_restart(database: TestDatabase) {
        let (program, files) = (serving(&database).await, Files::new());
        let query = "{ platforms(filter: { countries: [\"FR\"] }) { totalCount } platform(slug: \"new-0\") { operator lifecycle } }";
        let before = program.data(query, json!({})).await;
        assert_eq!(before["platform"], Value::Null);
        let count = before["platforms"]["totalCount"].as_u64().unwrap();

        import(&database, &files.json("new.json", &many("new", 3))).await;
        becomes(&program, query, |data| data["platforms"]["totalCount"] == count + 3).await;
        let edited = changed(record("new-0"), &json!({ "operator": "Somebody else" }));
        import(&database, &files.json("new.json", &json!([edited]))).await;
        becomes(&program, query, |data| data["platform"]["operator"] == "Somebody else").await;
        let retired = changed(edited, &json!({ "lifecycle": "RETIRED" }));
        import(&database, &files.json("new.json", &json!([retired]))).await;
        becomes(&program, query, |data| {
            data["platform"]["lifecycle"] == "RETIRED" && data["platforms"]["totalCount"] == count + 2
        })
        .await;
        let output = program.stop().await;
        assert!(output.status.success() && !output.stderr.contains("WARN"), "{}", output.stderr);
    }

    async fn the_feed_tells_every_change_once_and_goes_on_where_one_stopped(database: TestDatabase) {
        let (program, files) = (serving(&database).await, Files::new());
        let query = "query ($after: String) { changes(first: 100, after: $after) {
            nodes { at kind platformId fields platform { slug } } edges { cursor }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
        let (mut seen, mut after) = (Vec::new(), Value::Null);
        for page in 0..7 {
            let mut data = program.data(query, json!({ "after": after })).await;
            let info = data["changes"]["pageInfo"].take();
            assert_eq!((&info["hasNextPage"], &info["hasPreviousPage"]), (&json!(page < 6), &json!(page > 0)));
            seen.extend(data["changes"]["nodes"].as_array().unwrap().iter().map(|node| {
                assert_eq!(node["kind"], "PLATFORM_CREATED");
                node["platform"]["slug"].as_str().unwrap().to_owned()
            }));
            after = info["endCursor"].clone();
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 661);
        let nothing = program.data(query, json!({ "after": after })).await;
        assert_eq!(nothing["changes"]["nodes"], json!([]));

        import(&database, &files.json("new.json", &json!([record("new")]))).await;
        let later = program.data(query, json!({ "after": after })).await;
        let nodes = later["changes"]["nodes"].as_array().unwrap();
        assert_eq!((nodes.len(), &nodes[0]["kind"]), (1, &json!("PLATFORM_CREATED")), "the feed reads the database itself");
        assert!(nodes[0]["fields"].as_array().unwrap().contains(&json!("slug")));
        for bad in ["first: -1", "first: 101", "first: 1000000000", "after: \"x\"", "after: \"\""] {
            let reply = program.reply(&format!("{{ changes({bad}) {{ nodes {{ kind }} }} }}"), json!({}), &[]).await;
            assert_eq!((reply.status < 500, reply.code()), (true, "BAD_USER_INPUT"), "{bad}: {}", reply.body);
        }
        program.stop().await;
    }
}
