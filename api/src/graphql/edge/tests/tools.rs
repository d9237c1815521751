//! What honest tools send must pass.

use serde_json::json;

use super::Server;

/// As `getIntrospectionQuery` of `graphql` 16 for JavaScript writes it, which `GraphiQL`, Apollo and most generators send.
const INTROSPECTION: &str = include_str!("introspection.graphql");

#[tokio::test]
async fn the_standard_introspection_query_is_answered() {
    let server = Server::start().await;
    let reply = server.query(INTROSPECTION).await;
    assert_eq!(reply.status, 200, "{}", reply.message());
    let answer = reply.json();
    assert_eq!(answer["data"]["__schema"]["queryType"]["name"], "Query");
    assert_eq!(answer["extensions"]["cost"]["requested"], 1);
    assert_eq!(answer.get("errors"), None);
}

#[tokio::test]
async fn introspection_that_goes_in_circles_is_refused() {
    let server = Server::start().await;
    let circle = "fields { type { fields { type { fields { type { fields { type { name } } } } } } } }";
    for query in [
        format!("{{ __schema {{ types {{ {circle} }} }} }}"),
        format!(
            "{{ __type(name: \"Platform\") {{ ...A ...A }} }} fragment A on __Type {{ {circle} {circle} {circle} }}"
        ),
        format!("{{ __schema {{ ...S }} }} fragment S on __Schema {{ types {{ {circle} }} }}"),
    ] {
        let reply = server.query(&query).await;
        assert_eq!((reply.status, reply.code().as_str()), (400, "TOO_COMPLEX"), "{query}");
    }
}

#[tokio::test]
async fn an_ordinary_page_of_everything_passes() {
    let server = Server::start().await;
    let query = "query Page($first: Int!, $filter: Filter) {
        platforms(first: $first, filter: $filter) {
            totalCount
            nodes { ...Card similar(first: 3) { totalCount nodes { slug } } }
        }
    }
    fragment Card on Platform { __typename slug name fr: name(language: \"fr\") languages { code name } }";
    let variables = json!({ "first": 100, "filter": { "countries": ["FR"], "levels": ["PRIMARY"] } });
    let reply = server.post(json!({ "query": query, "variables": variables }).to_string().as_bytes()).await;
    assert_eq!(reply.status, 200, "{}", reply.message());
    assert_eq!(reply.json()["data"]["platforms"]["nodes"].as_array().unwrap().len(), 100);
}
