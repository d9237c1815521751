//! One platform, by id, slug or address.

use serde_json::{Value, json};

use super::{seed, seeded, slugs};
use crate::harness::graphql::texts;

#[tokio::test]
async fn a_platform_is_found_by_id_slug_and_every_spelling_of_its_address() {
    let program = seeded().await;
    let data = program.data("{ platform(slug: \"lumni\") { id slug } }", json!({})).await;
    let (id, lumni) = (&data["platform"]["id"], &data["platform"]);
    let by_id = "query ($id: ID!) { node(id: $id) { __typename id ... on Platform { slug } } platform(id: $id) { id slug } }";
    let data = program.data(by_id, json!({ "id": id })).await;
    assert_eq!(data["platform"], *lumni);
    assert_eq!(data["node"], json!({ "__typename": "Platform", "id": id, "slug": "lumni" }));
    for url in
        ["https://www.lumni.fr/", "http://lumni.fr", "HTTPS://LUMNI.FR:443/#top", "http://www.lumni.fr:80//"]
    {
        let data = program
            .data("query ($url: Url) { platform(url: $url) { id slug } }", json!({ "url": url }))
            .await;
        assert_eq!(data["platform"], *lumni, "{url}");
    }
    program.stop().await;
}

#[tokio::test]
async fn what_is_not_there_is_null_and_what_makes_no_sense_is_an_error() {
    let program = seeded().await;
    let nobody = "UGxhdGZvcm06MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw";
    for nothing in [
        "slug: \"no-such-platform\"",
        "slug: \"Not A Slug\"",
        "url: \"https://nobody.example.org\"",
        &format!("id: \"{nobody}\""),
    ] {
        let data = program.data(&format!("{{ platform({nothing}) {{ slug }} }}"), json!({})).await;
        assert_eq!(data, json!({ "platform": null }), "{nothing}");
    }
    let data = program.data(&format!("{{ node(id: \"{nobody}\") {{ id }} }}"), json!({})).await;
    assert_eq!(data, json!({ "node": null }));
    for bad in [
        "",
        "(slug: \"lumni\", url: \"https://www.lumni.fr\")",
        "(id: \"lumni\")",
        "(id: \"\")",
        "(url: \"lumni\")",
        "(url: \"ftp://lumni.fr\")",
    ] {
        let reply = program.reply(&format!("{{ platform{bad} {{ slug }} }}"), json!({}), &[]).await;
        assert_eq!((reply.status < 500, reply.code()), (true, "BAD_USER_INPUT"), "{bad}: {}", reply.body);
    }
    program.stop().await;
}

#[tokio::test]
async fn an_address_that_several_share_gives_null_and_an_error_with_their_slugs() {
    let (program, records) = (seeded().await, seed());
    for url in
        ["https://www.learningpassport.org/", "https://www.notesmaster.com/", "https://me.classera.com/"]
    {
        let sharing = slugs(records.iter().filter(|record| record["url"] == url));
        assert!(sharing.len() > 1);
        let query = "query ($url: Url) { platform(url: $url) { slug } platforms(first: 1) { totalCount } }";
        let reply = program.reply(query, json!({ "url": url }), &[]).await;
        assert_eq!((reply.status, reply.code()), (200, "CONFLICT"), "{}", reply.body);
        assert_eq!(reply.body["data"]["platform"], Value::Null);
        assert_eq!(reply.body["data"]["platforms"]["totalCount"], 656, "the rest of the answer is there");
        assert_eq!(texts(&reply.body["errors"][0]["path"]), ["platform"]);
        for slug in sharing {
            assert!(reply.message().contains(&slug), "{slug}: {}", reply.message());
        }
    }
    program.stop().await;
}

#[tokio::test]
async fn a_retired_platform_is_left_out_of_lists_and_still_found() {
    let (program, records) = (seeded().await, seed());
    for record in records.iter().filter(|record| record["lifecycle"] == "RETIRED") {
        let slug = record["slug"].as_str().unwrap();
        let query = "query ($slug: String!, $country: CountryCode!) {
            platform(slug: $slug) { id lifecycle lifecycleNote retirement { reason } }
            platforms(filter: { countries: [$country] }, first: 100) { nodes { slug } } }";
        let data = program.data(query, json!({ "slug": slug, "country": record["country"] })).await;
        let platform = &data["platform"];
        assert_eq!(
            (&platform["lifecycle"], &platform["lifecycleNote"]),
            (&json!("RETIRED"), &record["lifecycle_note"])
        );
        assert!(!platform["retirement"].is_null());
        assert!(!data["platforms"].to_string().contains(&format!("\"{slug}\"")), "{slug}");
        let node =
            program.data("query ($id: ID!) { node(id: $id) { id } }", json!({ "id": platform["id"] })).await;
        assert_eq!(node["node"]["id"], platform["id"]);
    }
    program.stop().await;
}
