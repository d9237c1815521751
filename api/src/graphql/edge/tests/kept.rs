//! Which answers are given again, and which are not.

use serde_json::{Value, json};

use super::Server;
use super::registry::Registry;

const NAMES: &str = "{ platforms(first: 2) { totalCount nodes { slug name country { name } } } }";

async fn ask(server: &Server, query: &str, variables: Value) -> Value {
    let body = json!({ "query": query, "variables": variables }).to_string();
    server.post(body.as_bytes()).await.json()
}

/// Whether asking was answered from what is kept.
async fn hits(server: &Server, body: &Value) -> bool {
    let before = server.counter.hits();
    server.post(body.to_string().as_bytes()).await;
    let after = server.counter.hits();
    assert_eq!(after.hits + after.misses, before.hits + before.misses + 1, "{body}");
    after.hits > before.hits
}

#[tokio::test]
async fn an_answer_changes_the_moment_the_catalogue_does() {
    let mut registry = Registry::of(3, 1).await;
    let server = registry.keeping().await;
    let count = async || ask(&server, NAMES, json!({})).await["data"]["platforms"]["totalCount"].clone();
    for number in 3..20 {
        let before = (count().await, count().await);
        assert_eq!(before.0, before.1);
        let mut platform = registry.platform(number);
        platform.document.lifecycle = registry::vocabulary::Lifecycle::Active;
        registry.publish(vec![platform]);
        assert_eq!(count().await.as_u64().unwrap(), before.0.as_u64().unwrap() + 1);
    }
    assert!(server.counter.hits().hits >= 17);
}

#[tokio::test]
async fn a_changed_platform_is_not_shown_as_it_was() {
    let mut registry = Registry::of(5, 2).await;
    let server = registry.keeping().await;
    let query = "query ($slug: String) { platform(slug: $slug) { names { text } version } }";
    for version in 1..10 {
        let mut platform = registry.platform(1);
        platform.version = version;
        registry.publish(vec![platform.clone()]);
        // Other variables every time, so that the whole answer is never there.
        for other in 0..3 {
            let answer = ask(&server, query, json!({ "slug": "platform-1", "other": other })).await;
            assert_eq!(answer["data"]["platform"]["version"], version);
            assert_eq!(
                answer["data"]["platform"]["names"][0]["text"],
                platform.document.names[0].text.as_str()
            );
        }
    }
}

#[tokio::test]
async fn the_same_question_in_other_bytes_is_known_again() {
    let registry = Registry::of(5, 3).await;
    let server = registry.keeping().await;
    let query = "query Q($filter: PlatformFilter, $first: Int) { platforms(filter: $filter, first: $first) { nodes { slug } } }";
    let spaced = format!("# a comment\n{}", query.replace(' ', "  ,\n"));
    let body = json!({ "query": query, "variables": { "first": 2, "filter": { "countries": ["FR"], "levels": [] } } });
    assert!(!hits(&server, &body).await);
    assert!(hits(&server, &body).await);
    let other = format!(
        "{{\"variables\": {{\"filter\": {{\"levels\": [], \"countries\": [\"FR\"]}}, \"first\": 2}}, \"query\": {}}}",
        json!(spaced)
    );
    let before = server.counter.hits().hits;
    server.post(other.as_bytes()).await;
    assert_eq!(server.counter.hits().hits, before + 1);
    for different in [
        json!({ "query": query, "variables": { "first": 3, "filter": { "countries": ["FR"], "levels": [] } } }),
        json!({ "query": query, "variables": { "first": 2, "filter": { "countries": ["DE"], "levels": [] } } }),
        json!({ "query": query, "variables": { "first": 2 } }),
        json!({ "query": query.replace("slug", "name"), "variables": { "first": 2 } }),
    ] {
        assert!(!hits(&server, &different).await, "{different}");
    }
}

#[tokio::test]
async fn readers_of_other_languages_and_media_do_not_share() {
    let registry = Registry::of(5, 4).await;
    let server = registry.keeping().await;
    let body = json!({ "query": "{ country(code: \"DE\") { name } }" }).to_string();
    let ask = async |language: &str, accept: &str| {
        let headers =
            [("content-type", "application/json"), ("accept-language", language), ("accept", accept)];
        server.send("POST", "/graphql", &headers, body.as_bytes()).await
    };
    for _ in 0..3 {
        for (language, name) in
            [("fr", "Allemagne"), ("es", "Alemania"), ("es-MX,fr;q=0.5", "Alemania"), ("", "Germany")]
        {
            for accept in ["application/json", "application/graphql-response+json"] {
                let reply = ask(language, accept).await;
                assert_eq!(reply.json()["data"]["country"]["name"], name);
                assert!(reply.header("content-type").unwrap().starts_with(accept));
            }
        }
    }
    let (before, _) = (server.counter.hits().hits, ask("FR;q=0.9, fr;q=0.2", "application/json").await);
    assert_eq!(server.counter.hits().hits, before, "another way to write a language is another language");
    ask("fr;q=0.3", "application/json").await;
    assert_eq!(server.counter.hits().hits, before + 1);
}

#[tokio::test]
async fn operations_of_one_document_do_not_share() {
    let registry = Registry::of(5, 5).await;
    let server = registry.keeping().await;
    let query = "query A { __typename a: __typename } query B { __typename b: __typename }";
    for _ in 0..3 {
        for (name, key) in [("A", "a"), ("B", "b")] {
            let reply =
                server.post(json!({ "query": query, "operationName": name }).to_string().as_bytes()).await;
            assert_eq!(reply.json()["data"][key], "Query");
        }
        assert_eq!(server.query(query).await.code(), "BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn errors_and_what_the_database_says_are_never_kept() {
    let registry = Registry::of(5, 6).await;
    let server = registry.keeping().await;
    for (query, errors) in [
        ("{ platforms(first: 1000) { totalCount } }", true),
        ("{ platform { slug } country(code: \"FR\") { name } }", true),
        ("{ changes { nodes { at } } }", false),
        ("{ platform(slug: \"platform-1\") { slug history { version } } }", false),
        ("{ platforms(first: 2) { nodes { slug reachability { uptime } } } }", false),
        ("{ platforms(first: 2) { nodes { slug reachability { strip { status } } } } }", false),
        ("{ platforms(first: 2) { nodes { reachability { checks { at } } } } }", false),
    ] {
        for _ in 0..3 {
            let body = json!({ "query": query });
            let answer = server.post(body.to_string().as_bytes()).await.json();
            assert_eq!(answer["errors"].is_array(), errors, "{answer}");
            assert!(!hits(&server, &body).await, "{query}");
        }
    }
}

#[tokio::test]
async fn a_mutation_is_done_every_time() {
    let server = Server::start().await;
    for _ in 0..3 {
        let body = json!({ "query": "mutation { write(text: \"a\") }" });
        assert!(!hits(&server, &body).await);
        let reply = server.post(body.to_string().as_bytes()).await;
        assert_eq!(reply.header("cache-control"), Some("no-store"));
    }
}

#[tokio::test]
async fn a_variable_that_does_not_fit_is_told_so_on_a_query_that_is_known() {
    let registry = Registry::of(5, 8).await;
    let (known, fresh) = (registry.keeping().await, registry.keeping().await);
    let query = "query ($filter: PlatformFilter, $first: Int) { platforms(filter: $filter, first: $first) { nodes { slug } } }";
    for good in [json!({}), json!({ "first": 2 }), json!({ "filter": { "countries": ["FR"] } })] {
        assert!(ask(&known, query, good).await["errors"].is_null());
    }
    for bad in [
        json!({ "filter": { "contries": ["FR"] } }),
        json!({ "filter": { "countries": ["FR", 1] } }),
        json!({ "filter": { "levels": ["ISCED_9"] } }),
        json!({ "filter": 3 }),
        json!({ "first": "2" }),
        json!({ "first": 2.5 }),
        json!({ "first": 101 }),
    ] {
        let (ours, wanted) = (ask(&known, query, bad.clone()).await, ask(&fresh, query, bad).await);
        assert!(wanted["errors"].is_array());
        assert_eq!(ours, wanted);
    }
}
