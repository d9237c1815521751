//! GraphQL over HTTP: methods, media types, statuses, and the shape of errors.

use serde_json::{Value, json};

use super::Server;

const GET_TYPENAME: &str = "/graphql?query=%7B__typename%7D";

#[tokio::test]
async fn a_query_is_answered_with_its_cost() {
    let server = Server::start().await;
    let reply =
        server.query("{ platforms(first: 3) { totalCount nodes { slug languages { code } } } cost }").await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), Some("application/graphql-response+json; charset=utf-8"));
    let answer = reply.json();
    assert_eq!(answer["data"]["platforms"]["nodes"].as_array().unwrap().len(), 3);
    // The connection, its two fields, three times (slug, languages and five codes), and `cost` itself.
    let cost = 1 + 2 + 3 * (1 + 1 + 5) + 1;
    assert_eq!(answer["extensions"]["cost"], json!({ "requested": cost, "limit": 10_000 }));
    assert_eq!(answer["data"]["cost"], cost);
}

#[tokio::test]
async fn get_reads_and_head_has_no_body() {
    let server = Server::start().await;
    let reply = server.send("GET", GET_TYPENAME, &[], b"").await;
    assert_eq!((reply.status, &reply.json()["data"]), (200, &json!({ "__typename": "Query" })));
    let reply = server.send("HEAD", GET_TYPENAME, &[], b"").await;
    assert_eq!((reply.status, reply.body.len()), (200, 0));
    let address = "/graphql?query=query+A($s:String)%7Bplatform(slug:$s)%7Bslug%7D%7D&variables=%7B%22s%22:%22x%22%7D\
                   &operationName=A&extensions=&other=1";
    let reply = server.send("GET", address, &[], b"").await;
    assert_eq!(reply.json()["data"]["platform"]["slug"], "platform-1", "{reply:?}");
}

#[tokio::test]
async fn get_does_not_write() {
    let server = Server::start().await;
    for method in ["GET", "HEAD"] {
        let reply = server.send(method, "/graphql?query=mutation%7Bwrite(text:%22a%22)%7D", &[], b"").await;
        assert_eq!(reply.status, 405);
        assert!(reply.header("allow").unwrap().contains("POST"));
    }
    assert_eq!(server.query("mutation { write(text: \"a\") }").await.json()["data"], json!({ "write": "a" }));
}

#[tokio::test]
async fn other_methods_are_told_which_there_are() {
    let server = Server::start().await;
    for method in ["PUT", "DELETE", "PATCH"] {
        let reply = server.send(method, "/graphql", &[("content-type", "application/json")], b"{}").await;
        assert_eq!((reply.status, reply.code().as_str()), (405, "BAD_USER_INPUT"));
        assert_eq!(reply.header("allow"), Some("GET, HEAD, POST, OPTIONS"));
    }
}

#[tokio::test]
async fn scripts_of_other_sites_may_ask_without_credentials() {
    let server = Server::start().await;
    let headers = [("origin", "https://example.org"), ("access-control-request-method", "POST")];
    let reply = server.send("OPTIONS", "/graphql", &headers, b"").await;
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (204, Some("*")));
    assert!(reply.header("access-control-allow-headers").unwrap().contains("content-type"));
    assert_eq!(reply.header("access-control-allow-credentials"), None);
    let reply = server.query("{ __typename }").await;
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
}

#[tokio::test]
async fn only_json_is_read() {
    let server = Server::start().await;
    let body = br#"{"query":"mutation { write(text: \"a\") }"}"#;
    let multipart = "multipart/form-data; boundary=x";
    for content_type in
        ["text/plain", "application/x-www-form-urlencoded", multipart, "application/graphql", ""]
    {
        let reply = server.send("POST", "/graphql", &[("content-type", content_type)], body).await;
        assert_eq!((reply.status, reply.code().as_str()), (415, "BAD_USER_INPUT"), "{content_type}");
        assert!(reply.message().contains("application/json"));
    }
    let headers = [("content-type", "application/json"), ("content-encoding", "gzip")];
    assert_eq!(server.send("POST", "/graphql", &headers, body).await.status, 415);
}

#[tokio::test]
async fn what_nobody_can_read_is_not_acceptable() {
    let server = Server::start().await;
    for accept in ["text/html", "application/xml", "application/json;q=0"] {
        let headers = [("content-type", "application/json"), ("accept", accept)];
        let reply = server.send("POST", "/graphql", &headers, br#"{"query":"{__typename}"}"#).await;
        assert_eq!((reply.status, reply.code().as_str()), (406, "BAD_USER_INPUT"), "{accept}");
    }
}

#[tokio::test]
async fn the_media_type_decides_the_status_of_a_wrong_query() {
    let server = Server::start().await;
    for query in ["{", "{ nothing }", "query A { __typename } query B { __typename }", "{ ...F }"] {
        let body = json!({ "query": query }).to_string();
        for (accept, status) in [("application/json", 200), ("application/graphql-response+json", 400)] {
            let headers = [("content-type", "application/json"), ("accept", accept)];
            let reply = server.send("POST", "/graphql", &headers, body.as_bytes()).await;
            assert_eq!((reply.status, reply.code().as_str()), (status, "BAD_USER_INPUT"), "{query}");
            assert_eq!(reply.json().get("data"), None, "{query}");
        }
    }
}

#[tokio::test]
async fn a_wrong_parameter_is_named() {
    let server = Server::start().await;
    for (name, wrong) in [
        ("query", json!(1)),
        ("query", Value::Null),
        ("operationName", json!([])),
        ("variables", json!("{}")),
        ("extensions", json!(true)),
    ] {
        let mut body = json!({ "query": "{ __typename }" });
        body[name] = wrong;
        let reply = server.post(body.to_string().as_bytes()).await;
        assert_eq!((reply.status, reply.code().as_str()), (400, "BAD_USER_INPUT"), "{name}");
        assert!(reply.message().contains(&format!("`{name}`")), "{}", reply.message());
    }
    for address in [
        "/graphql",
        "/graphql?query=",
        "/graphql?query=%FF",
        "/graphql?query=%7B__typename%7D&query=%7B__typename%7D",
        "/graphql?query=%7B__typename%7D&variables=%5B%5D",
        "/graphql?query=%7B__typename%7D&variables=%7B",
    ] {
        let reply = server.send("GET", address, &[], b"").await;
        assert_eq!((reply.status, reply.code().as_str()), (400, "BAD_USER_INPUT"), "{address}");
    }
}

#[tokio::test]
async fn languages_reach_the_resolvers() {
    let server = Server::start().await;
    let address = "/graphql?query=%7BlanguagesWanted%7D";
    let reply = server.send("GET", address, &[("accept-language", "en;q=0.5,fr")], b"").await;
    assert_eq!(reply.json()["data"]["languagesWanted"], json!(["fr", "en"]));
    assert_eq!(reply.header("vary"), Some("accept, accept-language, authorization, cookie"));
}

#[tokio::test]
async fn a_browser_gets_the_console_and_its_files() {
    let server = Server::start().await;
    let browser = [("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")];
    let page = server.send("GET", "/graphql", &browser, b"").await;
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
    let text = String::from_utf8(page.body.clone()).unwrap();
    assert!(
        !text.contains("://") && !text.contains(" style=") && !text.contains("<style"),
        "only our own files"
    );
    let files: Vec<&str> = text.split('"').filter(|part| part.starts_with("/static/console.")).collect();
    assert_eq!(files.len(), 2, "{files:?}");
    assert!(!text.contains("{{"), "every placeholder is filled");
    for file in files {
        let reply = server.send("GET", file, &[], b"").await;
        assert_eq!(reply.status, 200, "{file}");
        assert!(reply.header("cache-control").unwrap().contains("immutable"));
    }
    let reply = server.send("GET", GET_TYPENAME, &browser, b"").await;
    assert_eq!(reply.header("content-type"), Some("application/json; charset=utf-8"));
}

#[tokio::test]
async fn failures_of_ours_say_nothing_but_a_number() {
    let server = Server::start().await;
    for query in ["{ breaks }", "{ panics }", "{ breaksOften { value } }"] {
        let reply = server.query(query).await;
        assert_eq!((reply.status, reply.code().as_str()), (200, "INTERNAL"), "{query}: {reply:?}");
        let text = String::from_utf8(reply.body.clone()).unwrap();
        assert!(!text.contains("hunter2") && text.contains("00000000-0000-0000-0000-00000000002a"), "{text}");
        assert!(reply.json()["errors"].as_array().unwrap().len() <= 20);
    }
    let reply = server.query("{ breaksOften { value } }").await;
    assert_eq!(reply.json()["extensions"]["errorsOmitted"], 980);
}

#[tokio::test]
async fn a_resolvers_own_code_stays() {
    let reply = Server::start().await.query("{ forbidden }").await;
    assert_eq!(
        (reply.status, reply.code().as_str(), reply.message().as_str()),
        (200, "FORBIDDEN", "Not yours.")
    );
    assert_eq!(reply.json()["data"], Value::Null);
}

#[tokio::test]
async fn a_query_that_never_ends_is_ended() {
    let reply = Server::start().await.query("{ sleeps }").await;
    assert_eq!((reply.status, reply.code().as_str()), (200, "TOO_COMPLEX"));
    assert!(reply.message().contains("2 s"), "{}", reply.message());
}
