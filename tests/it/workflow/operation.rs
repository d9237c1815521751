//! How the registry works, as people of the desk see it: jobs that ran, checks that somebody asked for, lists in pages.

use chrono::TimeDelta;
use registry::clock::{Clock as _, SystemClock};
use serde_json::json;

use super::desk::{Desk, whole};
use super::walk::token;
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;

#[tokio::test]
async fn curators_see_which_jobs_ran_and_have_an_address_checked() {
    let database = TestDatabase::create(Engine::Sqlite);
    let desk = Desk::since(database, SystemClock.now()).await;
    for name in ["partitions", "flags", "flags"] {
        let ran = Program::run(&["job", "run", name], &desk.database.environment()).await;
        assert!(ran.status.success(), "{}", ran.stderr);
    }
    let serve = ["serve", "--no-crawler", "--listen", "127.0.0.1:0"];
    let program = Program::start(&serve, &desk.database.environment()).await;
    let bearer = format!("Bearer {}", token(&desk.ctx, "curator").await);
    let ask = async |query: &str| {
        let reply = program.reply(query, json!({}), &[("authorization", &bearer)]).await.body;
        assert!(reply["errors"].is_null(), "{reply}");
        reply["data"].clone()
    };

    let runs = ask("{ jobRuns(name: \"flags\", first: 1) { nodes { name outcome byHand message counts } \
                    pageInfo { hasNextPage endCursor } } }")
    .await;
    let run = &runs["jobRuns"]["nodes"][0];
    assert_eq!(
        (&run["name"], &run["outcome"], &run["byHand"]),
        (&json!("flags"), &json!("DONE"), &json!(true))
    );
    assert_eq!(run["counts"]["notices"], 0);
    assert_eq!(runs["jobRuns"]["pageInfo"]["hasNextPage"], true);
    let after = &runs["jobRuns"]["pageInfo"]["endCursor"];
    let next = ask(&format!("{{ jobRuns(name: \"flags\", after: {after}) {{ nodes {{ name }} }} }}")).await;
    assert_eq!(next["jobRuns"]["nodes"].as_array().unwrap().len(), 1);

    let asked = ask(
        "mutation { requestCheck(url: \"https://new.example.org\") { request { id status place hasWorkers } \
                     userErrors { field } } }",
    )
    .await;
    let request = &asked["requestCheck"]["request"];
    assert_eq!(
        (&request["status"], &request["hasWorkers"]),
        (&json!("WAITING"), &json!(false)),
        "nothing checks here, and it is said"
    );
    let follow = format!("{{ checkRequest(id: {}) {{ status place }} }}", request["id"]);
    assert_eq!(ask(&follow).await["checkRequest"], json!({ "status": "WAITING", "place": 1 }));
    let wrong = ask("mutation { requestCheck(url: \"ftp://x\") { userErrors { field } } }").await;
    assert_eq!(wrong["requestCheck"]["userErrors"], json!([{ "field": "url" }]));
    let stranger = "mutation { requestCheck(url: \"ftp://x\") { userErrors { field } } }";
    let stranger = program.reply(stranger, json!({}), &[]).await.body;
    assert_eq!(stranger["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "strangers learn nothing");
    program.stop().await;
    desk.end().await;
}

#[tokio::test]
async fn the_queue_is_read_page_by_page_with_proposals_and_flags_in_one_order() {
    let database = TestDatabase::create(Engine::Sqlite);
    let desk = Desk::since(database, SystemClock.now() - TimeDelta::days(3)).await;
    for number in 0..2 {
        let fields = whole(&format!("N{number}"), &format!("n{number}.example"));
        let draft = desk.draft(&desk.paris, "FR", fields).await.unwrap();
        desk.submit(&desk.paris, draft.id).await.unwrap();
        desk.wait(TimeDelta::days(1));
    }
    let between = (desk.now() - TimeDelta::hours(36)).to_rfc3339();
    desk.sql(&format!(
        "INSERT INTO flags (id, platform_id, kind, opened_at, last_seen_at, times_opened, first_evidence, \
         last_evidence, rank_at) VALUES ({}, {}, 'BLOCKED', '{between}', '{between}', 1, 'x', 'x', '{between}')",
        desk.id(uuid::Uuid::from_u128(9)),
        desk.id(desk.platforms[0])
    ));
    let serve = ["serve", "--no-crawler", "--listen", "127.0.0.1:0"];
    let program = Program::start(&serve, &desk.database.environment()).await;
    let bearer = format!("Bearer {}", token(&desk.ctx, "curator").await);
    let (mut after, mut seen) = (json!(null), Vec::new());
    for _ in 0..3 {
        let query = format!(
            "{{ reviewQueue(first: 1, after: {after}) {{ nodes {{ __typename id }} pageInfo {{ endCursor }} }} }}"
        );
        let reply = program.reply(&query, json!({}), &[("authorization", &bearer)]).await.body;
        let page = &reply["data"]["reviewQueue"];
        seen.push(page["nodes"][0]["__typename"].as_str().unwrap_or_default().to_owned());
        after = page["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(seen, ["Proposal", "ReportedFlag", "Proposal"]);
    let counts = "{ reviewCounts { proposals flags count } }";
    let reply = program.reply(counts, json!({}), &[("authorization", &bearer)]).await.body;
    assert_eq!(
        reply["data"]["reviewCounts"],
        json!([
            { "proposals": "CREATE", "flags": null, "count": 2 },
            { "proposals": null, "flags": "BLOCKED", "count": 1 }
        ])
    );
    program.stop().await;
    desk.end().await;
}
