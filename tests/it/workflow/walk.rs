//! Every query and every mutation, by everybody: what the schema has is asked for by each role, and the answers compared
//! with the table beside this file.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use registry::access::{Person, Scope};
use registry::accounts::{self, NewToken};
use registry::clock::{Clock as _, SystemClock};
use registry::proposals::{self, Reason, Words};
use registry::workflow::Step;
use registry::{Actor, Context};
use serde_json::json;
use uuid::Uuid;

use super::desk::{Desk, whole};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;

const TABLE: &str = include_str!("rights.txt");
const ROLES: [&str; 6] = ["visitor", "paris", "lima", "curator", "nairobi", "admin"];

struct Line {
    field: &'static str,
    asked: &'static str,
    wanted: Vec<&'static str>,
}

fn lines() -> Vec<Line> {
    let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut cells = line.split(" | ").map(str::trim);
            let (field, asked) = (cells.next().unwrap(), cells.next().unwrap());
            let wanted: Vec<_> = cells.map(code).collect();
            assert_eq!(wanted.len(), ROLES.len(), "{line}");
            Line { field, asked, wanted }
        })
        .collect()
}

fn code(short: &str) -> &str {
    match short {
        "-" => "FORBIDDEN",
        "0" => "NOT_FOUND",
        "?" => "UNAUTHENTICATED",
        "ok" => "ok",
        other => panic!("`{other}` is no answer"),
    }
}

fn id(kind: &str, id: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(format!("{kind}:{id}"))
}

/// A token with every scope, so that only roles decide.
pub(super) async fn token(ctx: &Context, name: &str) -> String {
    let new = NewToken { name: "walk".to_owned(), scopes: Scope::ALL.iter().copied().collect(), days: 7 };
    let email = format!("{name}@example.org").parse().unwrap();
    let (_, secret) = accounts::create_token(ctx, &Actor::Operator, Some(&email), new).await.unwrap();
    secret.reveal().to_owned()
}

/// A fresh proposal in the state that a placeholder names.
async fn proposal(desk: &Desk, state: &str, number: usize) -> Uuid {
    let host = format!("walk-{number}.example");
    let draft = desk.draft(&desk.paris, "FR", whole(&format!("Walk {number}"), &host)).await.unwrap().id;
    let decide = async |step, reasons: &[Reason]| {
        let words = Words { reasons: reasons.to_vec(), text: Some("Because.".to_owned()) };
        proposals::decide(&desk.ctx, &desk.curator, draft, step, words, None).await.unwrap();
    };
    if state != "draft" {
        desk.submit(&desk.paris, draft).await.unwrap();
    }
    if ["review", "rejected", "held"].contains(&state) {
        desk.take(&desk.curator, draft).await.unwrap();
    }
    match state {
        "rejected" => decide(Step::Reject, &[Reason::Wording]).await,
        "held" => decide(Step::Hold, &[]).await,
        _ => {}
    }
    draft
}

async fn filled(desk: &Desk, asked: &str, number: usize) -> String {
    let mut asked = asked.to_owned();
    for state in ["draft", "sent", "review", "rejected", "held"] {
        if asked.contains(&format!("{{{state}}}")) {
            let fresh = proposal(desk, state, number).await;
            asked = asked.replace(&format!("{{{state}}}"), &id("Proposal", fresh));
        }
    }
    if asked.contains("{flag}") {
        let flag = Uuid::from_u128(u128::try_from(number).unwrap() + 1);
        let at = desk.now().to_rfc3339();
        desk.sql(&format!(
            "DELETE FROM flags; INSERT INTO flags (id, platform_id, kind, opened_at, last_seen_at, times_opened, \
             first_evidence, last_evidence) VALUES ({}, {}, 'MOVED', '{at}', '{at}', 1, 'x', 'x')",
            desk.id(flag),
            desk.id(desk.platforms[0])
        ));
        asked = asked.replace("{flag}", &id("Flag", flag));
    }
    let Actor::Person(Person { account, .. }) = &desk.both else { unreachable!() };
    asked
        .replace("{fresh}", &format!("nobody-{number}"))
        .replace("{platform}", &id("Platform", desk.platforms[0]))
        .replace("{account}", &id("Account", *account))
        .replace("{check}", &id("CheckRequest", Uuid::from_u128(1)))
        .replace("{session}", &id("Session", Uuid::from_u128(1)))
        .replace("{token}", &id("Token", Uuid::from_u128(1)))
}

/// The fields of a root of the schema.
async fn fields(program: &Program, root: &str) -> BTreeSet<String> {
    let answer =
        program.graphql(&format!("{{ __type(name: \"{root}\") {{ fields {{ name }} }} }}"), json!({})).await;
    let fields = answer["data"]["__type"]["fields"].as_array().unwrap();
    fields.iter().map(|field| field["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn everybody_is_answered_as_the_table_says() {
    let database = TestDatabase::create(Engine::Sqlite);
    let desk = Desk::since(database, SystemClock.now()).await;
    let program =
        Program::start(&["serve", "--no-crawler", "--listen", "127.0.0.1:0"], &desk.database.environment())
            .await;
    let (queries, mutations) = (fields(&program, "Query").await, fields(&program, "Mutation").await);
    let listed: BTreeSet<_> = lines().iter().map(|line| line.field.to_owned()).collect();
    let all: BTreeSet<_> = queries.union(&mutations).cloned().collect();
    assert_eq!(listed, all, "every field of the schema has a line in rights.txt, and no other has");

    let mut tokens = BTreeMap::new();
    for name in &ROLES[1..] {
        tokens.insert(*name, token(&desk.ctx, name).await);
    }
    let (mut wrong, mut number) = (Vec::new(), 0);
    for Line { field, asked, wanted } in lines() {
        let operation = if mutations.contains(field) { "mutation" } else { "query" };
        for (role, wanted) in ROLES.iter().zip(wanted) {
            number += 1;
            let query = format!("{operation} {{ {} }}", filled(&desk, asked, number).await);
            let bearer = tokens.get(role).map(|token| format!("Bearer {token}"));
            let headers: Vec<_> = bearer.iter().map(|bearer| ("authorization", bearer.as_str())).collect();
            let answer = program.reply(&query, json!({}), &headers).await.body;
            let found = answer["errors"][0]["extensions"]["code"].as_str().unwrap_or("ok");
            if found != wanted {
                wrong.push(format!("{field} as {role}: {found}, not {wanted}: {answer}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    program.stop().await;
    desk.end().await;
}

#[tokio::test]
async fn an_entry_is_told_as_it_was_and_a_file_cell_by_cell() {
    let database = TestDatabase::create(Engine::Sqlite);
    let desk = Desk::since(database, SystemClock.now()).await;
    desk.wait(chrono::TimeDelta::seconds(2));
    let before = desk.now();
    desk.wait(chrono::TimeDelta::seconds(2));
    let change = desk.change(&desk.paris, 0, json!({"access": "RESTRICTED"})).await.unwrap();
    desk.through(&desk.paris, change).await;
    let serve = ["serve", "--no-crawler", "--listen", "127.0.0.1:0"];
    let program = Program::start(&serve, &desk.database.environment()).await;
    let query = "query ($at: DateTime) { platform(slug: \"school-0\", asOf: $at) { access version endorsement { status } } }";
    let then = program.data(query, json!({ "at": before })).await;
    assert_eq!(
        then["platform"],
        json!({"access": "OPEN", "version": 1, "endorsement": {"status": "UNVERIFIED"}})
    );
    let now = program.data(query, json!({})).await;
    assert_eq!(
        now["platform"],
        json!({"access": "RESTRICTED", "version": 2, "endorsement": {"status": "CURRENT"}})
    );
    assert_eq!(program.data(query, json!({ "at": "2001-01-01T00:00:00Z" })).await["platform"], json!(null));

    // Of the seed, which is loaded at about this time, nothing is said.
    let query = "query ($at: DateTime) { platforms(filter: { access: [OPEN], search: \"school-0\" }, asOf: $at) \
                 { totalCount nodes { slug } facets { access { value count } } } }";
    let listed =
        async |at: serde_json::Value| program.data(query, json!({ "at": at })).await["platforms"].clone();
    let ahead = (before - SystemClock.now()).to_std().unwrap_or_default();
    tokio::time::sleep(ahead + std::time::Duration::from_secs(1)).await;
    let (then, now) = (listed(json!(before)).await, listed(json!(null)).await);
    let count = |list: &serde_json::Value| list["totalCount"].as_i64().unwrap();
    let has = |list: &serde_json::Value| list["nodes"].to_string().contains("\"school-0\"");
    assert!(has(&then) && !has(&now), "{then} {now}");
    assert_eq!(then["facets"]["access"][0]["count"].as_i64(), Some(count(&then)));
    assert_eq!(count(&listed(json!("2001-01-01T00:00:00Z")).await), 0);
    let later = program.reply(query, json!({ "at": "2999-01-01T00:00:00Z" }), &[]).await.body;
    assert_eq!(later["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");

    let bearer = format!("Bearer {}", token(&desk.ctx, "paris").await);
    let file = base64::engine::general_purpose::STANDARD
        .encode("slug;access\nschool-1;CLOSED\nschool-2;RESTRICTED\n");
    let query = "mutation ($file: String!) { importProposals(file: $file, dryRun: false) \
                 { creations updates faults { row column code } proposals { id } userErrors { field } } }";
    let reply = program.reply(query, json!({ "file": file }), &[("authorization", &bearer)]).await.body;
    let wanted = json!({"creations": 0, "updates": 2, "faults": [{"row": 2, "column": "access", "code": "INVALID"}],
        "proposals": [], "userErrors": []});
    assert_eq!(reply["data"]["importProposals"], wanted, "{reply}");
    program.stop().await;
    desk.end().await;
}
