//! What caches on the way are told.

use super::Server;
use super::registry::Registry;

async fn get(server: &Server, query: &str, headers: &[(&str, &str)]) -> super::client::Reply {
    let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
    server.send("GET", &format!("/graphql?query={query}"), headers, b"").await
}

#[tokio::test]
async fn how_long_an_answer_may_be_kept_follows_from_what_it_was_made_of() {
    let registry = Registry::of(5, 1).await;
    let server = registry.keeping().await;
    let checks = "{ platforms(first: 3) { nodes { slug reachability { checkedAt } } } }";
    for (query, wanted) in [
        ("{ countries { code name } }", "public, max-age=3600"),
        ("{ __schema { queryType { name } } }", "public, max-age=3600"),
        ("{ platforms(first: 1) { totalCount } }", "public, max-age=10, stale-while-revalidate=60"),
        ("{ country(code: \"FR\") { platformCount } }", "public, max-age=10, stale-while-revalidate=60"),
        (checks, "public, max-age=5, stale-while-revalidate=30"),
        ("{ changes { nodes { at } } }", "no-cache"),
        ("{ platforms(first: 1000) { totalCount } }", "no-store"),
        ("{ nothing }", "no-store"),
        ("{", "no-store"),
    ] {
        for _ in 0..3 {
            let reply = get(&server, query, &[]).await;
            assert_eq!(reply.header("cache-control"), Some(wanted), "{query}");
            assert_eq!(reply.header("vary"), Some("accept, accept-language, authorization, cookie"));
            assert_eq!(reply.header("etag").is_some(), wanted != "no-store", "{query}");
        }
        assert_eq!(server.query(query).await.header("cache-control"), Some("no-store"));
    }
}

#[tokio::test]
async fn who_has_the_bytes_is_not_sent_them_again() {
    let mut registry = Registry::of(5, 2).await;
    let server = registry.keeping().await;
    let query = "{ platforms(first: 3) { totalCount nodes { slug version } } }";
    let etag = get(&server, query, &[]).await.header("etag").unwrap().to_owned();
    for known in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}"), "*".to_owned()] {
        let reply = get(&server, query, &[("if-none-match", &known)]).await;
        assert_eq!((reply.status, reply.body.len()), (304, 0), "{known}");
        assert_eq!(reply.header("etag"), Some(&*etag));
        assert_eq!(reply.header("vary"), Some("accept, accept-language, authorization, cookie"));
        assert!(reply.header("cache-control").unwrap().starts_with("public"));
        assert_eq!(reply.header("content-type"), None);
    }
    assert_eq!(get(&server, query, &[("if-none-match", "\"other\"")]).await.status, 200);
    let platform = registry.platform(9);
    registry.publish(vec![platform]);
    let reply = get(&server, query, &[("if-none-match", &etag)]).await;
    assert_eq!(reply.status, 200);
    assert_ne!(reply.header("etag"), Some(&*etag));
    let wrong = get(&server, "{ nothing }", &[("if-none-match", "*"), ("accept", "application/json")]).await;
    assert_eq!(wrong.status, 200);
}

#[tokio::test]
async fn head_says_what_get_would() {
    let registry = Registry::of(5, 3).await;
    let server = registry.keeping().await;
    let target = "/graphql?query=%7Bplatforms(first:2)%7BtotalCount%7D%7D";
    let (head, get) =
        (server.send("HEAD", target, &[], b"").await, server.send("GET", target, &[], b"").await);
    assert_eq!((head.status, head.body.len()), (200, 0));
    for header in ["etag", "cache-control", "content-type", "content-length", "vary"] {
        assert_eq!(head.header(header), get.header(header), "{header}");
    }
}
