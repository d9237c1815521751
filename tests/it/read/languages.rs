//! Which language a reader gets: the one asked for, else by `Accept-Language`, else English, else the platform's own.

use serde_json::{Value, json};

use super::{SERVE, serving};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;
use crate::harness::records::{Files, changed, record};

/// A program with platforms that have these languages, in order, and are named in them.
async fn with(platforms: &[(&str, &[&str], Value)]) -> (Program, TestDatabase) {
    let (database, files) = (TestDatabase::create(Engine::Sqlite), Files::new());
    let named = |(slug, languages, names): &(&str, &[&str], Value)| {
        changed(record(slug), &json!({ "name": names, "languages": languages }))
    };
    let file = files.json("fr.json", &platforms.iter().map(named).collect());
    let output = Program::run(&["import", &file], &database.environment()).await;
    assert!(output.status.success(), "{}", output.stderr);
    (serving(&database).await, database)
}

async fn name(program: &Program, slug: &str, header: Option<&str>) -> String {
    let query = "query ($slug: String!) { platform(slug: $slug) { name } }";
    let headers: Vec<_> = header.map(|value| ("accept-language", value)).into_iter().collect();
    let reply = program.reply(query, json!({ "slug": slug }), &headers).await;
    assert_eq!(reply.status, 200, "{header:?}: {}", reply.body);
    reply.body["data"]["platform"]["name"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_header_chooses_among_what_there_is() {
    let names = json!({ "fr": "École", "ar": "مدرسة", "zh-Hant": "學校", "en": "School" });
    let own = json!({ "sw": "Shule", "pt": "Escola" });
    let platforms = [("many", &["fr", "ar"][..], names), ("own", &["sw", "pt"], own)];
    let (program, _database) = with(&platforms).await;
    for (header, many) in [
        (None, "School"),
        (Some("fr"), "École"),
        (Some("fr-CA"), "École"),
        (Some("FR-ca"), "École"),
        (Some("zh"), "學校"),
        (Some("zh-Hant-TW"), "學校"),
        (Some("zh-Hans"), "學校"),
        (Some("de, ar;q=0.5"), "مدرسة"),
        (Some("en;q=0.1, ar;q=0.2, fr;q=0.15"), "مدرسة"),
        (Some("ar;q=0, fr;q=0.001"), "École"),
        (Some("*"), "School"),
        (Some("ru"), "School"),
        (Some(""), "School"),
        (Some("🌍, ;;;=, q=1, -"), "School"),
        (Some("fr;q=nonsense, ar"), "مدرسة"),
    ] {
        assert_eq!(name(&program, "many", header).await, many, "{header:?}");
    }
    let long = "xx-yy,".repeat(2_000);
    assert_eq!(name(&program, "many", Some(&long)).await, "School");
    for (header, own) in
        [(None, "Shule"), (Some("ru"), "Shule"), (Some("pt-BR"), "Escola"), (Some("*"), "Shule")]
    {
        assert_eq!(name(&program, "own", header).await, own, "{header:?}: without English, its own");
    }
    let output = program.stop().await;
    assert!(!output.stderr.contains("WARN") && !output.stderr.contains("ERROR"), "{}", output.stderr);
}

#[tokio::test]
async fn an_argument_wins_over_the_header() {
    let (program, _database) =
        with(&[("many", &["fr", "ar"], json!({ "fr": "École", "ar": "مدرسة", "en": "School" }))]).await;
    let query = "{ platform(slug: \"many\") {
        ar: name(language: \"ar\") upper: name(language: \"AR\") missing: name(language: \"ru\") header: name
        country { ru: name(language: \"ru\") header: name } languages { name zh: name(language: \"zh\") } } }";
    let reply = program.reply(query, json!({}), &[("accept-language", "fr")]).await;
    let platform = &reply.body["data"]["platform"];
    assert_eq!((&platform["ar"], &platform["upper"]), (&json!("مدرسة"), &json!("مدرسة")));
    assert_eq!(
        platform["missing"], "École",
        "what is asked for and missing is what the reader would get anyway"
    );
    assert_eq!(platform["header"], "École");
    assert_eq!(platform["country"], json!({ "ru": "Франция", "header": "France" }));
    assert_eq!(platform["languages"].as_array().unwrap().len(), 2);
    assert!(platform["languages"].to_string().contains("\"zh\":\"法语\""), "{platform}");
    let bad = program.reply("{ platform(slug: \"many\") { name(language: \"tlh\") } }", json!({}), &[]).await;
    assert_eq!(bad.code(), "BAD_USER_INPUT");
    assert!(bad.message().contains("tlh"), "{}", bad.message());
    program.stop().await;
}

#[tokio::test]
async fn answers_differ_by_language_for_caches_too() {
    let program = Program::start(&SERVE, &[]).await;
    let response = crate::harness::http::client()
        .get(format!("{}/graphql?query=%7Bcountry(code:%22DE%22)%7Bname%7D%7D", program.address))
        .header("accept-language", "es")
        .send()
        .await
        .unwrap();
    let vary = response.headers().get_all("vary").iter().map(|value| value.to_str().unwrap().to_lowercase());
    let vary = vary.collect::<Vec<_>>().join(",");
    assert!(vary.contains("accept-language"), "Vary: {vary}");
    let answer: Value = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap();
    assert_eq!(answer["data"]["country"]["name"], "Alemania");
    program.stop().await;
}
