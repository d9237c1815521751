//! What a search finds and in which order, how its pages hang together, and what it says to texts that are no search.

use serde_json::{Value, json};

use crate::harness::graphql::{pluck, texts};
use crate::harness::program::Program;
use crate::read::seeded;

const SEARCH: &str = "query ($filter: PlatformFilter!, $order: PlatformOrder, $first: Int, $after: String) {
  platforms(filter: $filter, orderBy: $order, first: $first, after: $after) {
    totalCount nodes { slug } pageInfo { hasNextPage endCursor } } }";

async fn search(program: &Program, text: &str) -> Vec<String> {
    let data = program.data(SEARCH, json!({ "filter": { "search": text } })).await;
    pluck(&data["platforms"]["nodes"], "slug")
}

#[tokio::test]
async fn platforms_are_found_in_six_scripts_and_by_country_in_six_languages() {
    let program = seeded().await;
    let all = program.data("{ platforms(first: 100) { nodes { slug names { text } } } }", json!({})).await;
    for platform in all["platforms"]["nodes"].as_array().unwrap() {
        for name in pluck(&platform["names"], "text") {
            let found = search(&program, &name).await;
            assert!(found.contains(&platform["slug"].as_str().unwrap().to_owned()), "{name}: {found:?}");
        }
    }
    let of_kenya = search(&program, "Kenya").await;
    for name in ["Kenia", "Кения", "肯尼亚", "كينيا", "KENYA"] {
        let mut found = search(&program, name).await;
        found.retain(|slug| of_kenya.contains(slug));
        assert_eq!(found.len(), of_kenya.len(), "{name}");
    }
}

#[tokio::test]
async fn retired_platform_is_not_found_by_search() {
    let program = seeded().await;
    let query = "{ platforms(filter: { lifecycle: [RETIRED] }, first: 5) { nodes { slug names { text } } } }";
    let retired = program.data(query, json!({})).await;
    for platform in retired["platforms"]["nodes"].as_array().unwrap() {
        let (slug, name) = (platform["slug"].as_str().unwrap(), &platform["names"][0]["text"]);
        assert!(!search(&program, name.as_str().unwrap()).await.contains(&slug.to_owned()), "{slug}");
        let filter = json!({ "search": name, "lifecycle": ["RETIRED"] });
        let data = program.data(SEARCH, json!({ "filter": filter })).await;
        assert!(pluck(&data["platforms"]["nodes"], "slug").contains(&slug.to_owned()), "{slug}");
    }
}

#[tokio::test]
async fn pages_of_a_search_join_without_gap_or_overlap_and_narrow_with_other_filters() {
    let program = seeded().await;
    for (text, filter) in [
        ("education", json!({ "search": "education" })),
        ("e", json!({ "search": "e" })),
        ("ministry in Africa", json!({ "search": "ministry", "regions": ["002"] })),
    ] {
        let whole = program.data(SEARCH, json!({ "filter": filter, "first": 100 })).await["platforms"].take();
        let total = usize::try_from(whole["totalCount"].as_u64().unwrap()).unwrap();
        assert!(total > 14, "{text} finds {total}");
        let (mut pages, mut after) = (Vec::new(), Value::Null);
        while pages.len() < total.min(100) {
            let page = json!({ "filter": filter, "first": 7, "after": after });
            let mut page = program.data(SEARCH, page).await["platforms"].take();
            pages.extend(pluck(&page["nodes"], "slug"));
            after = page["pageInfo"]["endCursor"].take();
            assert_eq!(page["pageInfo"]["hasNextPage"], pages.len() < total, "{text}");
        }
        pages.truncate(100);
        assert_eq!(pages, pluck(&whole["nodes"], "slug"), "{text}");
    }
}

#[tokio::test]
async fn an_order_that_is_asked_for_goes_before_relevance() {
    let program = seeded().await;
    let ask = async |order: &str| {
        let variables = json!({ "filter": { "search": "learning" }, "order": order, "first": 100 });
        pluck(&program.data(SEARCH, variables).await["platforms"]["nodes"], "slug")
    };
    let (mut up, down) = (ask("NAME_ASC").await, ask("NAME_DESC").await);
    assert_ne!(up, ask("RELEVANCE_OR_NAME").await);
    up.reverse();
    let common = up.iter().filter(|slug| down.contains(slug)).collect::<Vec<_>>();
    assert_eq!(common, down.iter().filter(|slug| up.contains(slug)).collect::<Vec<_>>());
}

#[tokio::test]
async fn cursors_of_another_search_are_refused() {
    let program = seeded().await;
    let first = program.data(SEARCH, json!({ "filter": { "search": "education" }, "first": 1 })).await;
    let cursor = &first["platforms"]["pageInfo"]["endCursor"];
    for filter in
        [json!({ "search": "school" }), json!({}), json!({ "search": "education", "levels": ["ISCED_1"] })]
    {
        let reply = program.reply(SEARCH, json!({ "filter": filter, "after": cursor }), &[]).await;
        assert_eq!(reply.code(), "BAD_USER_INPUT", "{filter}");
        assert!(reply.message().contains("another filter or order"), "{}", reply.message());
    }
}

#[tokio::test]
async fn an_empty_text_narrows_nothing_and_one_without_letters_finds_nothing() {
    let program = seeded().await;
    let total = async |text: &str| {
        program.data(SEARCH, json!({ "filter": { "search": text } })).await["platforms"]["totalCount"].take()
    };
    let all = program.data("{ platforms { totalCount } }", json!({})).await["platforms"]["totalCount"].take();
    for text in ["", "   ", "\n\t"] {
        assert_eq!(total(text).await, all, "{text:?}");
    }
    for text in ["?!", "🎓📚", "\u{301}\u{301}", "\u{202e}\u{2066}", "\"", "*", "\\", "(", "~^", "—"] {
        assert_eq!(total(text).await, 0, "{text:?}");
    }
}

#[tokio::test]
async fn hostile_texts_get_an_answer_or_a_clear_refusal() {
    let program = seeded().await;
    let words = |count: usize| vec!["platform"; count].join(" ");
    let distinct: Vec<String> = (0..200).map(|number| format!("word{number}")).collect();
    for (what, text, message) in [
        ("a long word", "a".repeat(200_000), "at most 300 characters"),
        ("many words", words(200), "at most 300 characters"),
        ("many words that differ", distinct.join(" "), "at most 300 characters"),
        ("short words", vec!["ab"; 60].join(" "), "at most 32 words"),
        ("a page without spaces", "国".repeat(300), "at most 32 words"),
    ] {
        let reply = program.reply(SEARCH, json!({ "filter": { "search": text } }), &[]).await;
        assert_eq!((reply.status, reply.code()), (200, "BAD_USER_INPUT"), "{what}: {}", reply.body);
        assert!(reply.message().contains(message), "{what}: {}", reply.message());
    }
    let megabyte = json!({ "query": SEARCH, "variables": { "filter": { "search": "a".repeat(1 << 20) } } });
    assert_eq!(program.post(megabyte.to_string().into_bytes(), &[]).await.status, 413);
    for text in [
        "name:khan AND (\"school OR *)",
        "\u{202e}hsilgne\u{202c} school",
        "школа school 学校 مدرسة विद्यालय",
        &"\u{301}".repeat(300),
        &"é".repeat(300),
        &"国".repeat(30),
        &"ก".repeat(30),
        "'; DROP TABLE platforms; --",
        "\u{fffd}\u{feff}\u{ad}",
    ] {
        program.data(SEARCH, json!({ "filter": { "search": text } })).await;
    }
    let output = program.stop().await;
    assert!(output.status.success() && !output.stderr.contains("ERROR"), "{}", output.stderr);
}

#[tokio::test]
async fn a_text_may_hold_whatever_a_name_holds() {
    let program = seeded().await;
    let query = "{ platforms(first: 100, orderBy: NAME_DESC) { nodes { names { text } } } }";
    let data = program.data(query, json!({})).await;
    for node in data["platforms"]["nodes"].as_array().unwrap() {
        for name in
            texts(&node["names"].as_array().unwrap().iter().map(|name| name["text"].clone()).collect())
        {
            for text in
                [format!("\"{name}\""), format!("({name}) -"), format!("{name}*"), name.to_uppercase()]
            {
                assert!(!search(&program, &text).await.is_empty(), "{text}");
            }
        }
    }
}
