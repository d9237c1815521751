//! Input made to break the server, over a socket, against the real schema: every answer is a GraphQL error with a
//! code, never a 5xx, and the log stays quiet.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::harness::graphql::Reply;
use crate::harness::program::Program;

async fn seeded() -> Program {
    Program::start(&["serve", "--listen", "127.0.0.1:0", "--no-crawler"], &[]).await
}

fn assert_refused(reply: &Reply, code: &str, what: &str) {
    let shown: String = reply.body.to_string().chars().take(300).collect();
    assert!(reply.status < 500, "{what}: {}", reply.status);
    assert_eq!(reply.code(), code, "{what}: {shown}");
    assert!(reply.message().chars().count() <= 401, "{what}: {shown}");
}

/// The server still answers, and has logged nothing that anybody should look at.
async fn assert_unmoved(program: Program) {
    let data = program.data("{ platforms { totalCount } }", json!({})).await;
    assert_eq!(data["platforms"]["totalCount"], 656);
    let output = program.stop().await;
    assert!(output.status.success(), "{}", output.stderr);
    for loud in ["WARN", "ERROR", "panicked"] {
        assert!(!output.stderr.contains(loud), "{}", output.stderr);
    }
}

#[tokio::test]
async fn nesting_of_every_kind_and_depth_is_refused() {
    let program = seeded().await;
    for depth in [100, 500, 2_000, 4_000, 10_000] {
        let nested =
            |open: &str, middle: &str, close: &str| open.repeat(depth) + middle + &close.repeat(depth);
        for (kind, query) in [
            ("selections", nested("{ platform { country", "", "}}")),
            ("inline fragments", nested("{ ... ", "{ __typename }", "}")),
            ("lists", format!("{{ platforms(filter: {}) {{ totalCount }} }}", nested("[", "", "]"))),
            (
                "objects",
                format!("{{ platforms(filter: {}) {{ totalCount }} }}", nested("{ countries: ", "1", "}")),
            ),
            ("types", format!("query ($a: {}) {{ languages {{ code }} }}", nested("[", "Int", "]"))),
            ("defaults", format!("query ($a: [Int] = {}) {{ languages {{ code }} }}", nested("[", "", "]"))),
            ("unclosed", "{ platform(slug: [".repeat(depth)),
        ] {
            let reply = program.reply(&query, json!({}), &[]).await;
            assert_refused(&reply, "TOO_COMPLEX", &format!("{kind} {depth} deep"));
        }
        let body = format!(
            "{{\"query\":\"query ($f: PlatformFilter) {{ platforms(filter: $f) {{ totalCount }} }}\",\
             \"variables\":{{\"f\":{}}}}}",
            nested("[", "", "]")
        );
        let reply = program.post(body.into_bytes(), &[]).await;
        let code = if depth > 126 { "BAD_USER_INPUT" } else { "TOO_COMPLEX" };
        assert_refused(&reply, code, &format!("variables {depth} deep"));
    }
    assert_unmoved(program).await;
}

#[tokio::test]
async fn what_multiplies_is_counted_before_it_is_done() {
    let program = seeded().await;
    let mut doubled = "query { platform(slug: \"lumni\") { ...F0 } }".to_owned();
    for level in 0..40 {
        let next = level + 1;
        write!(doubled, " fragment F{level} on Platform {{ ...F{next} ...F{next} }}").unwrap();
    }
    doubled.push_str(" fragment F40 on Platform { slug }");
    let aliases = (0..1_000).fold(String::new(), |text, at| format!("{text} a{at}: languages {{ code }}"));
    let directives = "@include(if: true) ".repeat(1_000);
    let successors = |depth: usize| "successor { ".repeat(depth) + "slug" + &" }".repeat(depth);
    for (what, query) in [
        ("fragments doubled forty times", doubled),
        ("a thousand aliases", format!("{{ {aliases} }}")),
        ("a thousand directives", format!("{{ languages {directives} {{ code }} }}")),
        ("a thousand fields", format!("{{ platform(slug: \"lumni\") {{ {} }} }}", "slug name ".repeat(3_000))),
        ("a chain of successors", format!("{{ platform(slug: \"lumni\") {{ {} }} }}", successors(20))),
        (
            "histories of a page",
            "{ platforms(first: 100) { nodes { history(first: 100) { version } reachability { checks(first: 100) \
             { at } } } } }"
                .to_owned(),
        ),
        ("a long query", format!("{{ languages {{ code }} }} # {}", "x".repeat(100_000))),
    ] {
        assert_refused(&program.reply(&query, json!({}), &[]).await, "TOO_COMPLEX", what);
    }
    let ring = "{ platform(slug: \"lumni\") { ...A } } fragment A on Platform { successor { ...A } }";
    assert_refused(&program.reply(ring, json!({}), &[]).await, "BAD_USER_INPUT", "a ring");
    assert_unmoved(program).await;
}

#[tokio::test]
async fn bodies_that_are_no_request_are_explained() {
    let program = seeded().await;
    for (what, body) in [
        ("nothing", Vec::new()),
        ("cut JSON", br#"{"query": "{ languages { co"#.to_vec()),
        ("cut in a character", b"{\"query\":\"{ platform(slug: \\\"\xe2\x82".to_vec()),
        ("not UTF-8", b"{\"query\":\"{ platform(slug: \\\"\xff\\\") { slug } }\"}".to_vec()),
        ("a text", b"\"{ languages { code } }\"".to_vec()),
        ("a number", b"7".to_vec()),
        ("a batch", br#"[{"query":"{ languages { code } }"}]"#.to_vec()),
        ("no query", br#"{"variables":{}}"#.to_vec()),
        ("a query that is no text", br#"{"query":{}}"#.to_vec()),
        ("variables that are a list", br#"{"query":"{ languages { code } }","variables":[]}"#.to_vec()),
        ("a lone surrogate", br#"{"query":"{ platform(slug: \"\ud800\") { slug } }"}"#.to_vec()),
        ("NUL bytes", vec![0; 1_000]),
        ("deep JSON", [vec![b'['; 10_000], vec![b']'; 10_000]].concat()),
    ] {
        let reply = program.post(body, &[]).await;
        assert_eq!(reply.status, 400, "{what}");
        assert_refused(&reply, "BAD_USER_INPUT", what);
    }
    for size in [256 * 1024 + 1, 3 * 1024 * 1024] {
        let reply = program.post(vec![b' '; size], &[]).await;
        assert_eq!(reply.status, 413);
        assert_refused(&reply, "TOO_COMPLEX", "an oversized body");
    }
    assert_unmoved(program).await;
}

#[tokio::test]
async fn values_that_mean_nothing_are_bad_input() {
    let program = seeded().await;
    let escaped = "{ platform(slug: \"a\\u0000b\") { slug } }";
    for query in [
        "",
        "# nothing",
        "{",
        "{ }",
        "{ nothing }",
        "{ platform(slug: \"lumni\") }",
        "{ platform(slug: \"lumni\") { slug { x } } }",
        "{ platform(slug: 7) { slug } }",
        "{ platforms(first: -1) { totalCount } }",
        "{ platforms(first: 1000000000) { totalCount } }",
        "{ platforms(first: 1e9) { totalCount } }",
        "{ platforms(first: 99999999999999999999) { totalCount } }",
        "{ platforms(first: \"1\") { totalCount } }",
        "{ platforms(last: -1) { totalCount } }",
        "{ platforms(after: \"cA\") { totalCount } }",
        "{ platforms(orderBy: SIZE) { totalCount } }",
        "{ platform(slug: \"a\0b\") { slug } }",
        escaped,
        "{ node(id: \"UGxhdGZvcm06MQ\") { id } }",
        "{ node(id: \"\") { id } }",
        "{ country(code: \"\") { name } }",
        "{ platform(slug: \"lumni\") { history(first: -1) { version } } }",
        "{ platform(slug: \"lumni\") { history(first: 1000000000) { version } } }",
        "{ platform(slug: \"lumni\") { reachability { checks(first: -1) { at } } } }",
        "{ platform(slug: \"lumni\") { reachability { uptime(days: 0) } } }",
        "{ platform(slug: \"lumni\") { reachability { uptime(days: 2147483647) } } }",
        "{ changes(first: -2147483648) { nodes { kind } } }",
        "{ changes(after: \"Y2hhbmdlOi0x\") { nodes { kind } } }",
        "query A { languages { code } } query B { languages { code } }",
        "mutation { deleteEverything }",
        "subscription { changes }",
    ] {
        let reply = program.reply(query, json!({}), &[]).await;
        assert_refused(&reply, "BAD_USER_INPUT", query);
    }
    for (name, declared, bad) in [
        ("first", "Int", json!(1_000_000_000)),
        ("first", "Int", json!(-1)),
        ("first", "Int", json!(1.5)),
        ("first", "Int", json!("1")),
        ("after", "String", json!("\u{0}")),
        ("after", "String", json!({ "\u{0}": [] })),
        ("filter", "PlatformFilter", json!({ "regions": ["\u{0}"] })),
        ("filter", "PlatformFilter", json!({ "countries": "ZZ" })),
        ("filter", "PlatformFilter", json!({ "updatedSince": "0000-00-00" })),
        ("filter", "PlatformFilter", json!({ "updatedSince": 1e300 })),
        ("filter", "PlatformFilter", json!([])),
        ("orderBy", "PlatformOrder!", Value::Null),
    ] {
        let query = format!("query ($v: {declared}) {{ platforms({name}: $v) {{ totalCount }} }}");
        let reply = program.reply(&query, json!({ "v": bad }), &[]).await;
        assert_refused(&reply, "BAD_USER_INPUT", &format!("{name}: {bad}"));
    }
    assert_unmoved(program).await;
}
