//! What objects write of themselves is what the library would have written, for every field that there is.

use serde_json::{Value, json};

use super::Server;
use super::registry::Registry;

const FIELDS: &str = "query ($type: String!) { __type(name: $type) { fields {
    name args { name } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }";

/// Every field of a type as somebody would select it: objects by what they have without more objects.
async fn fields(server: &Server, of: &str, deep: bool) -> Vec<String> {
    let body = json!({ "query": FIELDS, "variables": { "type": of } }).to_string();
    let answer = server.post(body.as_bytes()).await.json();
    let mut selected = Vec::new();
    for field in answer["data"]["__type"]["fields"].as_array().unwrap() {
        let name = field["name"].as_str().unwrap();
        let mut inner = &field["type"];
        while !inner["ofType"].is_null() {
            inner = &inner["ofType"];
        }
        if inner["kind"] != "OBJECT" {
            selected.push(name.to_owned());
        } else if deep {
            let below = Box::pin(fields(server, inner["name"].as_str().unwrap(), false)).await;
            selected.extend(below.iter().map(|below| format!("{name} {{ {below} }}")));
            selected.push(format!("{name} {{ __typename other: __typename }}"));
        }
    }
    selected
}

fn shown(answer: &Value) -> String {
    serde_json::to_string_pretty(answer).unwrap()
}

#[tokio::test]
async fn every_field_is_written_as_the_library_writes_it() {
    let mut registry = Registry::of(30, 11).await;
    let (keeping, forgetting) = (registry.keeping().await, registry.forgetting().await);
    let mut queries = Vec::new();
    for field in fields(&forgetting, "Platform", true).await {
        queries.push(format!("{{ platforms(first: 30) {{ nodes {{ {field} }} }} }}"));
        queries.push(format!("{{ platforms(first: 9) {{ nodes {{ slug as: {field} kind }} }} }}"));
        queries.push(format!("{{ platforms(first: 2) {{ nodes {{ {field} {field} ... {{ slug }} }} }} }}"));
    }
    for field in fields(&forgetting, "FacetCount", true).await {
        queries.push(format!(
            "{{ platforms {{ facets {{ countries {{ {field} n: count }} levels {{ {field} }} }} }} }}"
        ));
    }
    queries.push("{ platforms { facets { kinds { value label(language: \"ar\") count } } } }".to_owned());
    assert!(queries.len() > 100, "{}", queries.len());
    for turn in 0..2 {
        for query in &queries {
            for language in ["", "fr", "zh-Hant, ar;q=0.5"] {
                let headers = [("content-type", "application/json"), ("accept-language", language)];
                let body = json!({ "query": query }).to_string().into_bytes();
                let ours = keeping.send("POST", "/graphql", &headers, &body).await.json();
                let library = forgetting.send("POST", "/graphql", &headers, &body).await.json();
                assert_eq!(ours, library, "{query} in {language:?}: {}", shown(&library));
            }
        }
        let changed = registry.platform(turn);
        registry.publish(vec![changed]);
    }
}
