//! Queries that are asked by their hash.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Server;
use super::client::Reply;
use crate::graphql::limits::Limits;

const QUERY: &str = "query ($first: Int) { platforms(first: $first) { totalCount } }";

fn hash(query: &str) -> String {
    format!("{:x}", Sha256::digest(query))
}

fn named(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}

async fn post(server: &Server, query: Option<&str>, extensions: Value) -> Reply {
    let mut body = json!({ "extensions": extensions, "variables": { "first": 1 } });
    if let Some(query) = query {
        body["query"] = json!(query);
    }
    server.post(body.to_string().as_bytes()).await
}

async fn get(server: &Server, query: Option<&str>, extensions: Value) -> Reply {
    let mut address = url::form_urlencoded::Serializer::new(String::new());
    address.append_pair("extensions", &extensions.to_string()).append_pair("variables", "{\"first\": 1}");
    if let Some(query) = query {
        address.append_pair("query", query);
    }
    let accept = [("accept", "application/graphql-response+json")];
    server.send("GET", &format!("/graphql?{}", address.finish()), &accept, b"").await
}

#[tokio::test]
async fn a_query_is_asked_by_its_hash_once_it_was_sent_with_it() {
    for by_get in [false, true] {
        let server = Server::start().await;
        let ask = async |query: Option<&str>| {
            let extensions = named(&hash(QUERY));
            if by_get {
                get(&server, query, extensions).await
            } else {
                post(&server, query, extensions).await
            }
        };
        for _ in 0..2 {
            let unknown = ask(None).await;
            assert_eq!((unknown.status, unknown.code().as_str()), (200, "PERSISTED_QUERY_NOT_FOUND"));
            assert_eq!(unknown.message(), "PersistedQueryNotFound");
            assert_eq!(unknown.header("cache-control"), Some("no-store"));
            assert_eq!(unknown.json().get("data"), None);
        }
        for query in [Some(QUERY), None, None, Some(QUERY)] {
            let reply = ask(query).await;
            assert_eq!((reply.status, &reply.json()["data"]["platforms"]["totalCount"]), (200, &json!(100)));
        }
        let other = if by_get { post(&server, None, named(&hash(QUERY))).await } else { ask(None).await };
        assert_eq!(other.json()["data"]["platforms"]["totalCount"], 100);
    }
}

#[tokio::test]
async fn a_hash_that_is_not_of_the_query_is_refused_and_not_kept() {
    let server = Server::start().await;
    let other = hash("{ __typename }");
    let reply = post(&server, Some(QUERY), named(&other)).await;
    assert_eq!((reply.status, reply.code().as_str()), (400, "BAD_USER_INPUT"));
    assert_eq!(post(&server, None, named(&other)).await.code(), "PERSISTED_QUERY_NOT_FOUND");
    assert_eq!(post(&server, None, named(&hash(QUERY))).await.code(), "PERSISTED_QUERY_NOT_FOUND");
}

#[tokio::test]
async fn what_does_not_pass_the_gates_is_not_kept() {
    let server = Server::start().await;
    for bad in
        ["{", &format!("{{ {} }}", "a ".repeat(5_000)), "query A { __typename } query B { __typename }"]
    {
        assert_eq!(post(&server, Some(bad), named(&hash(bad))).await.status, 400);
        assert_eq!(post(&server, None, named(&hash(bad))).await.code(), "PERSISTED_QUERY_NOT_FOUND");
    }
}

#[tokio::test]
async fn a_hash_that_is_sent_badly_is_explained() {
    let server = Server::start().await;
    let good = hash(QUERY);
    for bad in [
        json!({ "persistedQuery": { "version": 2, "sha256Hash": good } }),
        json!({ "persistedQuery": { "sha256Hash": good } }),
        json!({ "persistedQuery": { "version": 1 } }),
        json!({ "persistedQuery": { "version": 1, "sha256Hash": "abc" } }),
        json!({ "persistedQuery": { "version": 1, "sha256Hash": "+f".repeat(32) } }),
        json!({ "persistedQuery": { "version": 1, "sha256Hash": "\u{e9}".repeat(32) } }),
        json!({ "persistedQuery": [] }),
        json!({ "persistedQuery": true }),
    ] {
        for query in [None, Some(QUERY)] {
            let reply = post(&server, query, bad.clone()).await;
            assert_eq!((reply.status, reply.code().as_str()), (400, "BAD_USER_INPUT"), "{bad}");
            assert!(reply.message().contains("persistedQuery"), "{}", reply.message());
        }
    }
    for fine in [json!({}), json!({ "persistedQuery": null }), json!({ "other": 1 })] {
        assert_eq!(post(&server, Some(QUERY), fine.clone()).await.status, 200);
        assert!(post(&server, None, fine).await.message().contains("`query` is missing"));
    }
}

#[tokio::test]
async fn only_so_many_texts_are_kept() {
    let server = Server::with(Limits { kept_hashes: 4_096, ..Limits::default() }).await;
    let query = |number: usize| format!("{{ a{number}: __typename }}");
    for number in 0..200 {
        assert_eq!(post(&server, Some(&query(number)), named(&hash(&query(number)))).await.status, 200);
    }
    let mut known = 0;
    for number in 0..200 {
        let reply = post(&server, None, named(&hash(&query(number)))).await;
        known += usize::from(reply.code().is_empty());
    }
    assert!(known < 100, "{known}");
}
