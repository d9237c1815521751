//! Input made to break a server: every answer is a GraphQL error with a code, and the server goes on.

#![expect(clippy::format_collect, reason = "the texts are made once, and read better so")]

use std::fmt::Write;

use serde_json::json;

use super::Server;
use super::client::Reply;

/// Whether an answer is a refusal that clients can read.
fn assert_refused(reply: &Reply, status: u16, code: &str, what: &str) {
    let text = String::from_utf8_lossy(&reply.body);
    let shown: String = text.chars().take(300).collect();
    assert_eq!((reply.status, reply.code().as_str()), (status, code), "{what}: {shown}");
    assert!(reply.body.len() < 20_000, "{what}: {} bytes", reply.body.len());
    assert!(reply.message().chars().count() <= 401, "{what}");
}

#[tokio::test]
async fn deep_nesting_of_every_kind_is_refused() {
    let server = Server::start().await;
    for depth in [65, 100, 500, 2_000, 4_000, 10_000] {
        let nested =
            |open: &str, middle: &str, close: &str| open.repeat(depth) + middle + &close.repeat(depth);
        for (kind, query) in [
            ("selections", nested("{ a", "", "}")),
            ("inline fragments", nested("{ ... ", "{ a }", "}")),
            ("lists", format!("{{ echo(json: {}) }}", nested("[", "", "]"))),
            ("objects", format!("{{ echo(json: {}) }}", nested("{a: ", "1", "}"))),
            ("both", format!("{{ echo(json: {}) }}", nested("[{a: ", "1", "}]"))),
            ("types", format!("query ($a: {}) {{ echo(json: $a) }}", nested("[", "Int", "]"))),
            ("defaults", format!("query ($a: Int = {}) {{ echo(json: $a) }}", nested("[", "", "]"))),
            ("directives", format!("{{ a @d(x: {}) }}", nested("[", "", "]"))),
            ("parentheses", nested("(", "", ")")),
            ("unclosed", "{a(x:[".repeat(depth)),
        ] {
            let reply = server.query(&query).await;
            assert_refused(&reply, 400, "TOO_COMPLEX", &format!("{kind} {depth} deep"));
        }
    }
}

#[tokio::test]
async fn what_nests_up_to_the_limit_is_answered_or_explained() {
    let server = Server::start().await;
    let nested = |open: &str, middle: &str, close: &str, depth: usize| {
        open.repeat(depth) + middle + &close.repeat(depth)
    };
    for (query, status, code) in [
        (format!("{{ echo(json: {}) }}", nested("[", "", "]", 62)), 200, ""),
        (format!("{{ echo(json: {}) }}", nested("{a: ", "1", "}", 62)), 200, ""),
        (format!("{{ echo(json: {}) }}", nested("[", ":", "]", 62)), 400, "BAD_USER_INPUT"),
        (format!("{{ platforms(filter: {}) {{ totalCount }} }}", nested("{not: ", "null", "}", 62)), 200, ""),
        (format!("query ($a: {}) {{ echo(json: $a) }}", nested("[", "Int", "]", 60)), 200, ""),
        (nested("{ a ", "", "}", 64), 400, "TOO_COMPLEX"),
        (nested("{ ... ", "{ a }", "}", 63), 400, "TOO_COMPLEX"),
        (nested("{ a: b(c: 1) @d ", "{ : }", "}", 63), 400, "BAD_USER_INPUT"),
    ] {
        let reply = server.query(&query).await;
        assert_eq!((reply.status, reply.code().as_str()), (status, code), "{query}");
    }
}

#[tokio::test]
async fn fragments_that_double_are_counted_not_written_out() {
    let server = Server::start().await;
    for levels in [13, 28, 40, 199] {
        let mut query = "{ ...F0 }".to_owned();
        for level in 0..levels {
            let next = level + 1;
            write!(query, "fragment F{level} on Query {{ ...F{next} ...F{next} }}").unwrap();
        }
        write!(query, "fragment F{levels} on Query {{ __typename }}").unwrap();
        assert_refused(&server.query(&query).await, 400, "TOO_COMPLEX", &format!("{levels} levels"));
    }
}

#[tokio::test]
async fn fragments_that_contain_themselves_are_refused() {
    let server = Server::start().await;
    let ring: String =
        (0..100).map(|at| format!("fragment F{at} on Query {{ ...F{} }} ", (at + 1) % 100)).collect();
    for (query, code) in [
        ("{ ...A } fragment A on Query { ...A }".to_owned(), "BAD_USER_INPUT"),
        (
            "{ ...A } fragment A on Query { platform { ...B } } fragment B on Platform { ...A }".to_owned(),
            "BAD_USER_INPUT",
        ),
        ("{ __typename } fragment A on Query { ... { ...A } }".to_owned(), "BAD_USER_INPUT"),
        (format!("{{ ...F0 }} {ring}"), "TOO_COMPLEX"),
    ] {
        assert_refused(&server.query(&query).await, 400, code, &query);
    }
}

#[tokio::test]
async fn a_thousand_of_anything_is_too_much() {
    let server = Server::start().await;
    let thousand = |part: &dyn Fn(usize) -> String| (0..1_000).map(part).collect::<String>();
    for (what, query) in [
        ("aliases", format!("{{ {} }}", thousand(&|at| format!("a{at}: __typename ")))),
        ("directives", format!("{{ __typename {} }}", thousand(&|_| "@include(if:1)".to_owned()))),
        ("bare directives", format!("{{ __typename {} }}", thousand(&|_| "@d ".to_owned()))),
        ("arguments", format!("{{ echo({}) }}", thousand(&|at| format!("a{at}: 1 ")))),
        ("operations", thousand(&|at| format!("query A{at}{{a}} "))),
        ("variables", format!("query ({}) {{ a }}", thousand(&|at| format!("$a{at}:A ")))),
        ("root fields", format!("{{ {} }}", "__typename ".repeat(1_000))),
        ("unknown fields", format!("{{ {} }}", thousand(&|at| format!("unknown{at} ")))),
        ("fragments", "{ a } ".to_owned() + &thousand(&|at| format!("fragment F{at} on A{{a}}"))),
    ] {
        assert_refused(&server.query(&query).await, 400, "TOO_COMPLEX", what);
    }
}

#[tokio::test]
async fn a_hundred_thousand_unknown_fields_are_not_looked_at() {
    let server = Server::start().await;
    let short = format!("{{{}}}", " a".repeat(100_000));
    assert_refused(&server.query(&short).await, 400, "TOO_COMPLEX", "short names");
    let long: String = (0..100_000).map(|at| format!(" unknown{at}")).collect();
    assert_refused(&server.query(&format!("{{{long}}}")).await, 413, "TOO_COMPLEX", "long names");
}

/// Each of these passes every simple count; what validation would compare or report is quadratic.
#[tokio::test]
async fn validation_is_not_made_to_compare_everything_with_everything() {
    let server = Server::start().await;
    let conflicts = format!("fragment F on Query {{ x: a {} }}", "x: b ".repeat(50));
    let spreads = "... { ...F } ".repeat(400);
    let query = format!("{{ {spreads} }} {conflicts} ");
    assert_eq!(server.query(&query).await.status, 400);
    let fields = format!("fragment F on Query {{ {} }}", "a ".repeat(2_000));
    let query = format!("{{ {} }} {fields}", "... { ...F } ".repeat(200));
    assert_refused(&server.query(&query).await, 400, "TOO_COMPLEX", "fields in fragments");
    let variables: String = (0..100).map(|at| format!("$v{at}: Int ")).collect();
    let uses: String = (0..30).map(|at| format!("f(x: $v{at}) ")).collect();
    let operations: String = (0..5).map(|at| format!("query Q{at}({variables}) {{ ...F }} ")).collect();
    let query = format!("{operations} fragment F on Query {{ {uses} }}");
    assert_eq!(server.query(&query).await.status, 400);
}

#[tokio::test]
async fn errors_are_few_and_short() {
    let server = Server::start().await;
    let fields: String = (0..49).map(|at| format!("{}{at} ", "unknown_".repeat(20))).collect();
    let reply = server.query(&format!("{{ {fields} }}")).await;
    assert_refused(&reply, 400, "BAD_USER_INPUT", "unknown fields");
    assert_eq!(reply.json()["errors"].as_array().unwrap().len(), 20);
    assert_eq!(reply.json()["extensions"]["errorsOmitted"], 29);
    let query = format!("{{ echo(json: \"{}\") ? }}", "x".repeat(60_000));
    assert_refused(&server.query(&query).await, 400, "BAD_USER_INPUT", "a syntax error in a long line");
    let query = format!("{{ platforms(first: \"{}\") {{ totalCount }} }}", "x".repeat(60_000));
    assert_refused(&server.query(&query).await, 400, "BAD_USER_INPUT", "a long wrong value");
}

#[tokio::test]
async fn bodies_that_are_no_request_are_explained() {
    let server = Server::start().await;
    let deep = |depth: usize| {
        format!("{{\"query\":\"{{a}}\",\"variables\":{{\"a\":{}{}}}}}", "[".repeat(depth), "]".repeat(depth))
    };
    for (what, body) in [
        ("nothing", Vec::new()),
        ("not JSON", b"{ \"query".to_vec()),
        ("not UTF-8", b"{\"query\":\"{ a(b: \\\"\xff\\\") }\"}".to_vec()),
        ("cut in a character", b"{\"query\":\"\xe2\x82".to_vec()),
        ("a text", b"\"{ __typename }\"".to_vec()),
        ("a batch", b"[{\"query\":\"{ __typename }\"}]".to_vec()),
        ("null", b"null".to_vec()),
        ("a lone surrogate", br#"{"query":"{ a(b: \"\ud800\") }"}"#.to_vec()),
        ("a number out of range", br#"{"query":"{a}","variables":{"a":1e999}}"#.to_vec()),
        ("NUL bytes", vec![0; 1_000]),
        ("deep JSON", deep(200).into_bytes()),
        ("very deep JSON", deep(100_000).into_bytes()),
    ] {
        assert_refused(&server.post(&body).await, 400, "BAD_USER_INPUT", what);
    }
    assert_refused(&server.post(deep(100).as_bytes()).await, 400, "TOO_COMPLEX", "deep variables");
    assert!(server.post(deep(200).as_bytes()).await.message().contains("more than 127 deep"));
}

#[tokio::test]
async fn a_byte_order_mark_is_harmless() {
    let server = Server::start().await;
    assert_eq!(server.post("\u{feff}{\"query\":\"{ __typename }\"}".as_bytes()).await.status, 200);
    assert_eq!(server.query("\u{feff}{ \u{feff}__typename }").await.status, 200);
}

#[tokio::test]
async fn bodies_larger_than_the_limit_are_refused_and_still_answered() {
    let server = Server::start().await;
    for size in [256 * 1024 + 1, 1024 * 1024, 8 * 1024 * 1024] {
        let reply = server.post(&vec![b' '; size]).await;
        assert_refused(&reply, 413, "TOO_COMPLEX", "a large body");
    }
    let query = format!("{{ __typename }} # {}", "x".repeat(65_536));
    assert_refused(&server.query(&query).await, 400, "TOO_COMPLEX", "a long query");
}

#[tokio::test]
async fn odd_characters_and_numbers_are_refused_as_input() {
    let server = Server::start().await;
    for (what, query) in [
        ("NUL in a text", "{ platform(slug: \"a\0b\") { slug } }"),
        ("escaped NUL", "{ platform(slug: \"a\\u0000b\") { slug } }"),
        ("NUL outside", "{ \0 }"),
        ("a lone surrogate", "{ platform(slug: \"\\ud800\") { slug } }"),
        ("an unknown escape", "{ platform(slug: \"\\x\") { slug } }"),
        ("a huge integer", "{ platforms(first: 123456789012345678901234567890) { totalCount } }"),
        ("a large integer", "{ platforms(first: 4294967296) { totalCount } }"),
        ("a float", "{ platforms(first: 1e9) { totalCount } }"),
        ("a huge float", "{ platforms(first: 1e99999) { totalCount } }"),
        ("an endless integer", &format!("{{ platforms(first: {}) {{ totalCount }} }}", "9".repeat(60_000))),
        ("a broken number", "{ platforms(first: 1.) { totalCount } }"),
        ("an unknown enum value", "{ level(level: TERTIARY) }"),
        ("two operations of a name", "query A { __typename } query A { __typename }"),
        ("no operation", "fragment F on Query { __typename }"),
        ("an unused fragment", "{ __typename } fragment F on Query { __typename }"),
        ("nothing", ""),
        ("a comment", "# nothing"),
        ("a subscription", "subscription { a }"),
        ("a schema", "type A { b: Int }"),
        ("an unknown variable", "{ level(level: $level) }"),
    ] {
        assert_refused(&server.query(query).await, 400, "BAD_USER_INPUT", what);
    }
}

#[tokio::test]
async fn wrong_variables_are_bad_input_wherever_they_are_noticed() {
    let server = Server::start().await;
    let levels = "query ($level: Level!) { level(level: $level) }";
    let pages = "query ($first: Int) { platforms(first: $first) { nodes { slug } } }";
    let slugs = "query ($slug: String) { platform(slug: $slug) { slug } }";
    for (query, variables) in [
        (levels, json!({ "level": "TERTIARY" })),
        (levels, json!({ "level": 1 })),
        (levels, json!({ "level": null })),
        (levels, json!({})),
        (pages, json!({ "first": 1.5 })),
        (pages, json!({ "first": 1_000_000_000_000_u64 })),
        (pages, json!({ "first": "1" })),
        (slugs, json!({ "slug": "a\0b" })),
        (slugs, json!({ "slug": { "a\0": [] } })),
    ] {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let reply = server.post(body.as_bytes()).await;
        assert_refused(&reply, 400, "BAD_USER_INPUT", &body);
    }
    for first in ["-1", "101", "1000000000"] {
        let reply = server.query(&format!("{{ platforms(first: {first}) {{ nodes {{ slug }} }} }}")).await;
        assert_refused(&reply, 200, "BAD_USER_INPUT", first);
    }
    let unknown =
        json!({ "query": "query A { __typename }", "operationName": "B".repeat(10_000) }).to_string();
    assert_refused(&server.post(unknown.as_bytes()).await, 400, "BAD_USER_INPUT", "an unknown operation");
}

#[tokio::test]
async fn large_variables_are_not_copied_a_thousand_times() {
    let server = Server::start().await;
    let uses: String = (0..50).map(|_| "echo(json: $json) ".to_owned()).collect();
    let query = format!("query ($json: JSON!) {{ {uses} }}");
    let many = json!({ "query": query, "variables": { "json": vec![0; 100_000] } }).to_string();
    assert_refused(&server.post(many.as_bytes()).await, 400, "TOO_COMPLEX", "many values");
    let long = json!({ "query": query, "variables": { "json": vec!["x".repeat(200_000)] } }).to_string();
    let reply = server.post(long.as_bytes()).await;
    assert_eq!(reply.status, 200, "a long text is a value like another: {}", reply.message());
}

#[tokio::test]
async fn cost_multiplies_pages_within_pages_and_lists() {
    let server = Server::start().await;
    for query in [
        "{ platforms(first: 100) { nodes { similar(first: 100) { nodes { slug } } } } }",
        "{ countries { similar(first: 100) { nodes { slug } } } }",
        "{ platforms(first: 100) { ...P } } fragment P on Connection { nodes { similar { nodes { ...S } } } } \
         fragment S on Platform { slug name languages { code name } }",
        "{ platforms(first: 100) { ... { nodes { ...S } } } } \
         fragment S on Platform { similar(first: 99) { ... on Connection { nodes { slug } } } }",
    ] {
        let reply = server.query(query).await;
        assert_refused(&reply, 400, "TOO_COMPLEX", query);
        assert!(reply.message().contains("10000"), "{}", reply.message());
    }
    let by_variable = json!({
        "query": "query ($n: Int = 100) { platforms(first: $n) { nodes { similar(first: $n) { nodes { slug } } } } }",
        "variables": { "n": 2 }
    });
    assert_eq!(server.post(by_variable.to_string().as_bytes()).await.status, 200);
    let by_default = json!({ "query": by_variable["query"] });
    assert_refused(&server.post(by_default.to_string().as_bytes()).await, 400, "TOO_COMPLEX", "default");
}

#[tokio::test]
async fn variables_that_are_not_declared_are_weighed_however_often_they_are_sent() {
    let server = Server::start().await;
    let query = format!("{{ {} }}", (0..50).map(|at| format!("a{at}: echo(json: $x) ")).collect::<String>());
    let ask = async |value: serde_json::Value| {
        let body = serde_json::json!({ "query": query, "variables": { "x": value } });
        server.post(body.to_string().as_bytes()).await.code()
    };
    let large = serde_json::json!(vec![0; 9_000]);
    for _ in 0..2 {
        assert_eq!(ask(serde_json::json!(1)).await, "BAD_USER_INPUT");
        assert_eq!(ask(large.clone()).await, "TOO_COMPLEX");
    }
}
