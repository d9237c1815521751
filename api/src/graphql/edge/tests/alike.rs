//! Whatever is kept, every answer is the one that a server gives that keeps nothing: over queries of all kinds, good
//! and bad, in any order, while the catalogue changes between them.

use chrono::TimeDelta;
use rand::Rng;
use rand::seq::IndexedRandom;
use serde_json::json;

use super::Server;
use super::client::Reply;
use super::questions::{self, Question};
use super::registry::Registry;
use crate::catalogue::tests::sample;
use crate::catalogue::{Check, Update};

const PLATFORMS: u32 = 40;

struct Asked {
    method: &'static str,
    target: String,
    headers: Vec<(&'static str, &'static str)>,
    body: Vec<u8>,
}

fn ask(registry: &mut Registry, questions: &[Question]) -> Asked {
    let rng = &mut registry.rng;
    let (query, variables) = questions.choose(rng).unwrap();
    let variables = variables.choose(rng).unwrap();
    let query = if rng.random_bool(0.2) { query.replace(' ', " , \n") } else { (*query).to_owned() };
    let name = [None, None, None, Some("A"), Some("B"), Some("C")].choose(rng).copied().flatten();
    let name = name.filter(|_| query.contains("query A") || rng.random_bool(0.05));
    let mut headers = Vec::new();
    for (header, values) in [
        ("accept", ["", "*/*", "application/json", "application/graphql-response+json"]),
        ("accept-language", ["", "fr", "zh-Hant, fr;q=0.5", "fr;q=0.5,zh-Hant"]),
    ] {
        let value = values.choose(rng).copied().unwrap();
        if !value.is_empty() {
            headers.push((header, value));
        }
    }
    let mut body = json!({ "query": query, "variables": variables });
    if let Some(name) = name {
        body["operationName"] = json!(name);
    }
    if rng.random_bool(0.7) {
        headers.push(("content-type", "application/json"));
        return Asked {
            method: "POST",
            target: "/graphql".to_owned(),
            headers,
            body: body.to_string().into_bytes(),
        };
    }
    let mut address = url::form_urlencoded::Serializer::new(String::new());
    address.append_pair("query", &query).append_pair("variables", &variables.to_string());
    if let Some(name) = name {
        address.append_pair("operationName", name);
    }
    Asked { method: "GET", target: format!("/graphql?{}", address.finish()), headers, body: Vec::new() }
}

async fn answer(server: &Server, asked: &Asked) -> Reply {
    server.send(asked.method, &asked.target, &asked.headers, &asked.body).await
}

fn change(registry: &mut Registry) {
    let number = registry.rng.random_range(0..PLATFORMS + 5);
    if registry.rng.random_bool(0.5) {
        let platform = registry.platform(number);
        registry.publish(vec![platform]);
    } else {
        let ids: Vec<_> = registry.catalogue.snapshot().entries().map(|entry| entry.id()).collect();
        let platform = *ids.choose(&mut registry.rng).unwrap();
        let at = sample::start() + TimeDelta::seconds(registry.rng.random_range(0..1_000));
        let checks = vec![Check { platform, at }];
        registry.catalogue.apply(Update { published: Vec::new(), event_seq: 0, checks });
    }
}

#[tokio::test]
async fn every_answer_is_the_one_of_a_server_that_keeps_nothing() {
    let mut registry = Registry::of(PLATFORMS, 7).await;
    let (keeping, forgetting) = (registry.keeping().await, registry.forgetting().await);
    let questions = questions::all();
    for _ in 0..3_000 {
        if registry.rng.random_bool(0.02) {
            change(&mut registry);
        }
        let asked = ask(&mut registry, &questions);
        let (ours, plain) = (answer(&keeping, &asked).await, answer(&forgetting, &asked).await);
        let shown = String::from_utf8_lossy(&asked.body);
        assert_eq!(ours.status, plain.status, "{} {shown}", asked.target);
        assert_eq!(
            String::from_utf8_lossy(&ours.body),
            String::from_utf8_lossy(&plain.body),
            "{} {shown}",
            asked.target
        );
        for header in ["content-type", "cache-control", "etag", "vary", "allow"] {
            assert_eq!(ours.header(header), plain.header(header), "{header} {} {shown}", asked.target);
        }
    }
    let (kept, none) = (keeping.counter.hits(), forgetting.counter.hits());
    assert!(kept.hits > 300, "{kept:?}");
    assert_eq!(none.hits, 0);
}
