//! Orders and cursors: every platform exactly once, whichever way one walks.

use serde_json::{Value, json};

use super::{seed, seeded, slugs};
use crate::harness::graphql::pluck;
use crate::harness::program::Program;

const EVERYTHING: &str = "[ACTIVE, PILOT, UNCERTAIN, RETIRED]";

/// Walks a list from one end to the other in pages of `size`: the slugs in the order of the list.
async fn walk(program: &Program, order: &str, size: usize, backwards: bool) -> Vec<String> {
    let (count, cursor) = if backwards { ("last", "before") } else { ("first", "after") };
    let query = format!(
        "query ($cursor: String) {{ platforms(filter: {{ lifecycle: {EVERYTHING} }}, orderBy: {order}, \
         {count}: {size}, {cursor}: $cursor) {{ totalCount nodes {{ slug }} edges {{ cursor node {{ slug }} }} \
         pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
    );
    let (more, behind, end) = if backwards {
        ("hasPreviousPage", "hasNextPage", "startCursor")
    } else {
        ("hasNextPage", "hasPreviousPage", "endCursor")
    };
    let (mut pages, mut at) = (Vec::new(), Value::Null);
    for number in 0..=661 / size {
        let data = program.data(&query, json!({ "cursor": at })).await;
        let page = &data["platforms"];
        assert_eq!(page["totalCount"], 661);
        assert_eq!(page["pageInfo"][behind], number > 0, "{order}, page {number}");
        let slugs = pluck(&page["nodes"], "slug");
        let edges = page["edges"].as_array().unwrap();
        assert!(edges.iter().zip(&slugs).all(|(edge, slug)| edge["node"]["slug"] == *slug));
        assert_eq!(page["pageInfo"]["startCursor"], edges[0]["cursor"]);
        assert_eq!(page["pageInfo"]["endCursor"], edges[edges.len() - 1]["cursor"]);
        at = page["pageInfo"][end].clone();
        pages.push(slugs);
        if page["pageInfo"][more] == false {
            break;
        }
    }
    if backwards {
        pages.reverse();
    }
    pages.concat()
}

#[tokio::test]
async fn a_walk_in_either_direction_gives_every_platform_once_in_the_same_order() {
    let program = seeded().await;
    let all = slugs(&seed());
    for order in [
        "RELEVANCE_OR_NAME",
        "NAME_ASC",
        "NAME_DESC",
        "UPDATED_AT_ASC",
        "UPDATED_AT_DESC",
        "CREATED_AT_ASC",
        "CREATED_AT_DESC",
    ] {
        let forwards = walk(&program, order, 97, false).await;
        assert_eq!(walk(&program, order, 100, true).await, forwards, "{order}");
        let mut sorted = forwards;
        sorted.sort_unstable();
        assert_eq!(sorted, all, "{order}");
    }
    program.stop().await;
}

#[tokio::test]
async fn a_descending_order_is_the_ascending_one_backwards() {
    let program = seeded().await;
    for (ascending, descending) in [
        ("NAME_ASC", "NAME_DESC"),
        ("UPDATED_AT_ASC", "UPDATED_AT_DESC"),
        ("CREATED_AT_ASC", "CREATED_AT_DESC"),
    ] {
        let mut backwards = walk(&program, descending, 100, false).await;
        backwards.reverse();
        assert_eq!(walk(&program, ascending, 100, false).await, backwards, "{ascending}");
    }
    let names = program
        .data("{ platforms(orderBy: NAME_ASC, first: 100) { nodes { names { text } } } }", json!({}))
        .await;
    let nodes = names["platforms"]["nodes"].as_array().unwrap();
    let first = |node: &Value| node["names"][0]["text"].as_str().unwrap().to_owned();
    let latin: Vec<String> = nodes
        .iter()
        .map(first)
        .filter(|name| name.chars().all(|letter| letter.is_ascii_alphabetic() || letter == ' '))
        .collect();
    let mut sorted = latin.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert!(latin.len() > 5);
    assert_eq!(latin, sorted, "plain names stand as in any dictionary");
    program.stop().await;
}

#[tokio::test]
async fn the_sizes_of_a_page_are_kept_to() {
    let program = seeded().await;
    for (arguments, size) in
        [("", 20), ("(first: 1)", 1), ("(last: 7)", 7), ("(first: 100)", 100), ("(first: 0)", 0)]
    {
        let data = program
            .data(
                &format!(
                    "{{ platforms{arguments} {{ totalCount nodes {{ slug }} pageInfo {{ endCursor }} }} }}"
                ),
                json!({}),
            )
            .await;
        assert_eq!(data["platforms"]["nodes"].as_array().unwrap().len(), size, "{arguments}");
        assert_eq!(data["platforms"]["totalCount"], 656, "{arguments}");
    }
    for arguments in
        ["first: -1", "first: 101", "first: 1000000000", "last: -1", "last: 101", "first: 1, last: 1"]
    {
        let reply =
            program.reply(&format!("{{ platforms({arguments}) {{ totalCount }} }}"), json!({}), &[]).await;
        assert_eq!(
            (reply.status < 500, reply.code()),
            (true, "BAD_USER_INPUT"),
            "{arguments}: {}",
            reply.body
        );
    }
    program.stop().await;
}

#[tokio::test]
async fn a_cursor_serves_only_the_list_it_comes_from() {
    let program = seeded().await;
    let list = |arguments: &str| {
        format!(
            "query ($c: String) {{ platforms({arguments}) {{ nodes {{ slug }} pageInfo {{ endCursor }} }} }}"
        )
    };
    let own = program.data(&list("first: 3, after: $c, filter: { countries: [\"FR\"] }"), json!({})).await;
    let cursor = &own["platforms"]["pageInfo"]["endCursor"];
    let next = program
        .data(&list("first: 3, after: $c, filter: { countries: [\"FR\"] }"), json!({ "c": cursor }))
        .await;
    assert_ne!(next["platforms"]["nodes"], own["platforms"]["nodes"]);
    for other in [
        "first: 3, after: $c",
        "first: 3, after: $c, filter: { countries: [\"DE\"] }",
        "first: 3, after: $c, filter: { countries: [\"FR\"], levels: [ISCED_1] }",
        "first: 3, after: $c, filter: { countries: [\"FR\"] }, orderBy: NAME_DESC",
        "last: 3, before: $c, filter: { countries: [\"FR\"] }, orderBy: UPDATED_AT_ASC",
    ] {
        let reply = program.reply(&list(other), json!({ "c": cursor }), &[]).await;
        assert_eq!(reply.code(), "BAD_USER_INPUT", "{other}: {}", reply.body);
        assert!(reply.message().contains("another filter or order"), "{other}: {}", reply.message());
    }
    let feed = program.data("{ changes(first: 1) { pageInfo { endCursor } } }", json!({})).await;
    let long = "A".repeat(5_000);
    let garbage = [feed["changes"]["pageInfo"]["endCursor"].as_str().unwrap(), "", "x", "💥", "cA", &long];
    for cursor in garbage {
        for (list, argument) in [(list("after: $c"), "`after`"), (list("last: 1, before: $c"), "`before`")] {
            let reply = program.reply(&list, json!({ "c": cursor }), &[]).await;
            assert_eq!(
                (reply.status < 500, reply.code()),
                (true, "BAD_USER_INPUT"),
                "{cursor}: {}",
                reply.body
            );
            assert!(reply.message().contains(argument), "{cursor}: {}", reply.message());
        }
    }
    let output = program.stop().await;
    assert!(!output.stderr.contains("WARN") && !output.stderr.contains("ERROR"), "{}", output.stderr);
}
