//! Facets, relaxations and suggestions, compared with the seed's files.

use serde_json::{Value, json};

use super::{reference, seed, seeded};
use crate::harness::graphql::{Reply, pluck};
use crate::harness::program::Program;

/// How many records that are not retired pass.
fn count(records: &[Value], passes: impl Fn(&Value) -> bool) -> usize {
    records.iter().filter(|record| record["lifecycle"] != "RETIRED" && passes(record)).count()
}

fn has(record: &Value, field: &str, code: &str) -> bool {
    match &record[field] {
        Value::Array(list) => list.iter().any(|item| item == code),
        item => item == code,
    }
}

fn counts(facet: &Value) -> Vec<u64> {
    facet.as_array().unwrap().iter().map(|row| row["count"].as_u64().unwrap()).collect()
}

async fn asked(program: &Program, query: &str, languages: &str) -> Value {
    let reply: Reply = program.reply(query, json!({}), &[("accept-language", languages)]).await;
    assert!(reply.body["errors"].is_null(), "{query}: {}", reply.body);
    reply.body["data"].clone()
}

#[tokio::test]
async fn every_facet_counts_what_its_value_alone_would_find() {
    let (program, records) = (seeded().await, seed());
    let axes = [
        ("countries", "country"),
        ("levels", "levels"),
        ("audiences", "audiences"),
        ("kinds", "kind"),
        ("subjects", "subjects"),
        ("access", "access"),
    ];
    let lists: Vec<String> =
        axes.iter().map(|(facet, _)| format!("{facet} {{ value label count }}")).collect();
    let filter = "filter: { levels: [ISCED_1], kinds: [MOOC, CONTENT_PORTAL] }";
    let query = format!("{{ platforms({filter}) {{ totalCount facets {{ {} }} }} }}", lists.join(" "));
    let data = asked(&program, &query, "en").await;
    let narrowed = |record: &Value, facet: &str| {
        (facet == "levels" || has(record, "levels", "ISCED_1"))
            && (facet == "kinds" || has(record, "kind", "MOOC") || has(record, "kind", "CONTENT_PORTAL"))
    };
    assert_eq!(data["platforms"]["totalCount"], count(&records, |record| narrowed(record, "")));
    for (facet, field) in axes {
        let rows = data["platforms"]["facets"][facet].as_array().unwrap();
        assert!(rows.len() > 2, "{facet}");
        for row in rows {
            let code = row["value"].as_str().unwrap();
            let expected = count(&records, |record| narrowed(record, facet) && has(record, field, code));
            assert_eq!(row["count"], expected, "{facet} {row}");
            assert!(expected > 0 && !row["label"].as_str().unwrap().is_empty());
        }
        assert!(counts(&data["platforms"]["facets"][facet]).is_sorted_by(|one, other| one >= other));
    }
    let query = "{ platforms { facets { reachability { value label count } endorsement { value label count }
        languages { value count } } } }";
    let facets = asked(&program, query, "fr").await["platforms"]["facets"].clone();
    assert_eq!(
        facets["reachability"],
        json!([{ "value": "UNKNOWN", "label": "Pas encore connue", "count": 656 }])
    );
    let unverified =
        json!([{ "value": "UNVERIFIED", "label": "Non confirmée par le gouvernement", "count": 656 }]);
    assert_eq!(facets["endorsement"], unverified);
    let of = |tag: &str| {
        let rows = facets["languages"].as_array().unwrap();
        rows.iter().find(|row| row["value"] == tag).unwrap()["count"].as_u64().unwrap()
    };
    assert!(of("zh") > of("zh-Hant"), "a wider tag counts the narrower ones");
    program.stop().await;
}

#[tokio::test]
async fn a_search_narrows_facets_and_can_be_dropped_like_any_filter() {
    let program = seeded().await;
    let total = async |filter: &str| {
        let query =
            format!("{{ platforms(filter: {{ {filter} }}) {{ totalCount relaxations {{ field count }} }} }}");
        asked(&program, &query, "").await["platforms"].clone()
    };
    let query =
        "{ platforms(filter: { search: \"biblioteca\", access: [OPEN] }, first: 1) { totalCount facets {
        kinds { value count } access { value count } } } }";
    let facets = asked(&program, query, "").await["platforms"]["facets"].clone();
    let rows = |axis: &str| facets[axis].as_array().unwrap().clone();
    assert!(rows("kinds").len() > 1, "{facets}");
    for row in rows("kinds") {
        let alone =
            format!("search: \"biblioteca\", access: [OPEN], kinds: [{}]", row["value"].as_str().unwrap());
        assert_eq!(total(&alone).await["totalCount"], row["count"], "{alone}");
    }
    for row in rows("access") {
        let alone = format!("search: \"biblioteca\", access: [{}]", row["value"].as_str().unwrap());
        assert_eq!(total(&alone).await["totalCount"], row["count"], "{alone}");
    }
    let nothing = total("search: \"qzxqzxqzx\", countries: [\"FR\"]").await;
    assert_eq!(nothing["totalCount"], 0);
    let french = total("countries: [\"FR\"]").await["totalCount"].clone();
    assert_eq!(nothing["relaxations"], json!([{ "field": "search", "count": french }]));
    program.stop().await;
}

/// The labels of values as frequent as each other, one after the other.
fn of_one_count(facet: &Value, count: u64) -> Vec<String> {
    let rows: Vec<Value> =
        facet.as_array().unwrap().iter().filter(|row| row["count"] == count).cloned().collect();
    pluck(&Value::Array(rows), "label")
}

#[tokio::test]
async fn values_as_frequent_as_each_other_are_sorted_in_the_language_of_their_labels() {
    let program = seeded().await;
    let query = |label: &str| {
        format!("{{ platforms {{ facets {{ countries {{ value label: {label} count }} }} }} }}")
    };
    let countries = async |label: &str, header: &str| {
        asked(&program, &query(label), header).await["platforms"]["facets"]["countries"].clone()
    };
    let (english, chinese) = (countries("label", "sw").await, countries("label", "zh-Hans-CN").await);
    assert_eq!(counts(&english), counts(&chinese));
    assert_eq!(chinese, countries("label(language: \"zh\")", "fr").await);
    assert_eq!(chinese, countries("label(language: \"zh-Hant\")", "").await);
    assert_eq!(english, countries("label(language: \"sw\")", "").await, "no words in Swahili");
    let sorted = |labels: &[String], expected: &[&str]| {
        let places: Vec<_> = expected
            .iter()
            .map(|label| labels.iter().position(|known| known == label).expect(label))
            .collect();
        assert!(places.is_sorted(), "{expected:?} in {labels:?}");
    };
    sorted(
        &of_one_count(&english, 1),
        &["Afghanistan", "Djibouti", "San Marino", "São Tomé & Príncipe", "Seychelles"],
    );
    let french = of_one_count(&countries("label", "fr").await, 3);
    sorted(&french, &["Costa Rica", "Cuba", "Équateur", "Estonie", "Éthiopie", "Géorgie", "Ghana"]);
    sorted(
        &of_one_count(&chinese, 3),
        &["阿塞拜疆", "爱沙尼亚", "古巴", "马耳他", "尼泊尔", "瑞典", "新加坡", "牙买加"],
    );
    program.stop().await;
}

#[tokio::test]
async fn one_facet_that_is_selected_in_two_places_is_one_list() {
    let program = seeded().await;
    let split = "query ($tag: LanguageTag = \"zh\") { ...Values platforms(first: 1) { facets { countries {
            label(language: $tag) } } } other: platforms { facets { countries { label value count } } } }
        fragment Values on Query { platforms(first: 1) { facets { countries { value count } } } }";
    let whole = "{ platforms { facets { countries { value label(language: \"zh\") count } } } }";
    let data = asked(&program, split, "en").await;
    let expected = asked(&program, whole, "en").await;
    let rows = |data: &Value, of: &str| data[of]["facets"]["countries"].clone();
    assert_eq!(rows(&data, "platforms"), rows(&expected, "platforms"));
    assert_ne!(pluck(&rows(&data, "other"), "value"), pluck(&rows(&data, "platforms"), "value"));
    program.stop().await;
}

#[tokio::test]
async fn who_finds_next_to_nothing_learns_which_filter_to_drop() {
    let (program, records) = (seeded().await, seed());
    let relaxations = async |filter: &str| {
        let query =
            format!("{{ platforms(filter: {{ {filter} }}) {{ totalCount relaxations {{ field count }} }} }}");
        asked(&program, &query, "").await["platforms"].clone()
    };
    let page = relaxations("countries: [\"VA\"], levels: [ISCED_1], kinds: [MOOC]").await;
    assert_eq!(page["totalCount"], 0);
    let without = count(&records, |record| has(record, "levels", "ISCED_1") && has(record, "kind", "MOOC"));
    assert_eq!(page["relaxations"], json!([{ "field": "countries", "count": without }]));
    let page =
        relaxations("reachability: [DOWN], updatedSince: \"2020-01-01T00:00:00Z\", countries: [\"FR\"]")
            .await;
    let french = count(&records, |record| has(record, "country", "FR"));
    assert_eq!(page["relaxations"], json!([{ "field": "reachability", "count": french }]));
    for plenty in ["", "countries: [\"FR\"]", "countries: []"] {
        assert_eq!(relaxations(plenty).await["relaxations"], json!([]), "{plenty}");
    }
    program.stop().await;
}

const SUGGEST: &str =
    "query ($text: String!, $first: Int) { suggest(text: $text, first: $first) { text language
    node { __typename ... on Platform { slug } ... on Country { code } ... on Language { code } } } }";

#[tokio::test]
async fn places_are_suggested_by_the_beginning_of_a_name_in_any_script() {
    let program = seeded().await;
    for (text, matched, language, kind, code) in [
        ("Deu", "Deutsch", "de", "Language", "de"),
        ("中", "中国", "zh", "Country", "CN"),
        ("中", "中文", "zh", "Language", "zh"),
        ("Kisw", "Kiswahili", "sw", "Language", "sw"),
        ("ألم", "ألمانيا", "ar", "Country", "DE"),
        ("المان", "ألمانيا", "ar", "Country", "DE"),
        ("ألم", "الألمانية", "ar", "Language", "de"),
        ("Фран", "Франция", "ru", "Country", "FR"),
        ("Фран", "французский", "ru", "Language", "fr"),
        ("ivoire", "Côte d’Ivoire", "en", "Country", "CI"),
    ] {
        let data = program.data(SUGGEST, json!({ "text": text, "first": 20 })).await;
        let suggestions = data["suggest"].as_array().unwrap();
        let wanted =
            json!({ "text": matched, "language": language, "node": { "__typename": kind, "code": code } });
        assert!(suggestions.contains(&wanted), "{text}: {wanted} is not in {suggestions:?}");
    }
    let data = program.data(SUGGEST, json!({ "text": "de" })).await;
    let codes = pluck(&data["suggest"], "text");
    assert_eq!(codes[..2], ["DE", "de"], "{codes:?}");
    assert!(codes.len() <= 8, "eight, unless asked otherwise");
    program.stop().await;
}

#[tokio::test]
async fn platforms_are_suggested_by_their_names_between_the_places() {
    let program = seeded().await;
    let data = program.data(SUGGEST, json!({ "text": "lumn" })).await;
    let lumni =
        json!({ "text": "Lumni", "language": "fr", "node": { "__typename": "Platform", "slug": "lumni" } });
    assert!(data["suggest"].as_array().unwrap().contains(&lumni), "{data}");
    let data = program.data(SUGGEST, json!({ "text": "e", "first": 6 })).await;
    let nodes = data["suggest"].as_array().unwrap().iter();
    let kinds: Vec<&str> = nodes.map(|one| one["node"]["__typename"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["Platform", "Country", "Language", "Platform", "Country", "Language"], "{data}");
    program.stop().await;
}

#[tokio::test]
async fn a_place_that_has_platforms_is_suggested_before_one_that_has_none() {
    let (program, records) = (seeded().await, seed());
    let data = program.data(SUGGEST, json!({ "text": "s", "first": 20 })).await;
    let nodes = data["suggest"].as_array().unwrap().iter().map(|one| &one["node"]);
    let countries: Vec<&str> = nodes
        .filter(|node| node["__typename"] == "Country")
        .map(|node| node["code"].as_str().unwrap())
        .collect();
    let live = |code: &str| count(&records, |record| has(record, "country", code));
    assert!(
        countries.len() > 5 && countries.is_sorted_by(|one, other| live(one) >= live(other)),
        "{countries:?}"
    );
    assert!(reference("countries.json").iter().any(|country| live(country["code"].as_str().unwrap()) == 0));
    program.stop().await;
}

#[tokio::test]
async fn a_text_that_cannot_be_completed_gives_nothing_or_says_what_is_wrong() {
    let program = seeded().await;
    for nothing in ["", " ", "?!…", "🌍🌍", "qqqqqqqq", "\u{202e}"] {
        let data = program.data(SUGGEST, json!({ "text": nothing, "first": 1 })).await;
        assert_eq!(data["suggest"], json!([]), "{nothing:?}");
    }
    let long = "é".repeat(201);
    for (variables, words) in [
        (json!({ "text": "a", "first": 0 }), "`first` must be from 1 to 20, not 0"),
        (json!({ "text": "a", "first": 21 }), "`first` must be from 1 to 20, not 21"),
        (json!({ "text": "a", "first": -1 }), "not -1"),
        (json!({ "text": long }), "`text` has 201 characters; at most 200 are allowed"),
    ] {
        let reply = program.reply(SUGGEST, variables, &[]).await;
        assert_eq!(reply.code(), "BAD_USER_INPUT", "{}", reply.body);
        assert!(reply.message().contains(words), "{}", reply.message());
    }
    let longest = program.data(SUGGEST, json!({ "text": "é".repeat(200) })).await;
    assert_eq!(longest["suggest"], json!([]));
    let output = program.stop().await;
    assert!(!output.stderr.contains("WARN") && !output.stderr.contains("ERROR"), "{}", output.stderr);
}
