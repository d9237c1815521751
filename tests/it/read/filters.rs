//! Every filter, compared with the plainest reading of the seed's files.

use serde_json::{Value, json};

use super::{reference, seed, seeded, slugs};
use crate::harness::graphql::pluck;
use crate::harness::program::Program;

/// What a filter finds: every slug, page by page, sorted.
async fn found(program: &Program, filter: &Value) -> Vec<String> {
    let query = "query ($filter: PlatformFilter, $after: String) {
        platforms(filter: $filter, first: 100, after: $after) {
            totalCount nodes { slug } pageInfo { hasNextPage endCursor } } }";
    let (mut found, mut after) = (Vec::new(), Value::Null);
    for _ in 0..10 {
        let data = program.data(query, json!({ "filter": filter, "after": after })).await;
        let page = &data["platforms"];
        found.extend(pluck(&page["nodes"], "slug"));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            assert_eq!(page["totalCount"], found.len(), "{filter}");
            break;
        }
    }
    found.sort_unstable();
    found
}

/// The slugs of the records that are not retired and pass.
fn expected(records: &[Value], passes: impl Fn(&Value) -> bool) -> Vec<String> {
    slugs(records.iter().filter(|record| record["lifecycle"] != "RETIRED" && passes(record)))
}

fn has(record: &Value, field: &str, codes: &[&str]) -> bool {
    match &record[field] {
        Value::Array(list) => list.iter().any(|code| codes.iter().any(|wanted| code == wanted)),
        code => codes.iter().any(|wanted| code == wanted),
    }
}

#[tokio::test]
async fn values_of_one_field_are_alternatives_and_fields_narrow_each_other() {
    let (program, records) = (seeded().await, seed());
    for (filter, field, codes) in [
        ("countries", "country", &["FR", "KE"][..]),
        ("countries", "country", &["AX"]),
        ("levels", "levels", &["ISCED_0", "ISCED_8"]),
        ("levels", "levels", &["ISCED_4"]),
        ("audiences", "audiences", &["CAREGIVERS", "SCHOOL_LEADERS"]),
        ("kinds", "kind", &["BROADCAST", "MOOC"]),
        ("subjects", "subjects", &["MATHEMATICS", "ICT"]),
        ("access", "access", &["RESTRICTED"]),
    ] {
        let expected = expected(&records, |record| has(record, field, codes));
        assert_eq!(found(&program, &json!({ filter: codes })).await, expected, "{filter} {codes:?}");
    }
    let both =
        json!({ "countries": ["FR", "KE", "BR"], "levels": ["ISCED_1"], "access": ["OPEN", "REGISTRATION"] });
    let all = expected(&records, |record| {
        has(record, "country", &["FR", "KE", "BR"])
            && has(record, "levels", &["ISCED_1"])
            && has(record, "access", &["OPEN", "REGISTRATION"])
    });
    assert!(all.len() > 3);
    assert_eq!(found(&program, &both).await, all);
    let nothing = json!({ "countries": [], "levels": null });
    assert_eq!(found(&program, &nothing).await, expected(&records, |_| true), "empty lists narrow nothing");
    program.stop().await;
}

#[tokio::test]
async fn a_language_finds_its_narrower_tags_and_a_region_its_countries() {
    let (program, records) = (seeded().await, seed());
    let speaks = |record: &Value, range: &str| {
        let tags = record["languages"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap());
        tags.into_iter().any(|tag| tag == range || tag.starts_with(&format!("{range}-")))
    };
    for language in ["fr", "zh", "zh-Hant", "sw", "yue"] {
        let expected = expected(&records, |record| speaks(record, language));
        assert_eq!(found(&program, &json!({ "languages": [language] })).await, expected, "{language}");
    }
    let chinese = found(&program, &json!({ "languages": ["zh"] })).await;
    let traditional = found(&program, &json!({ "languages": ["ZH-HANT"] })).await;
    assert!(
        !traditional.is_empty() && traditional.len() < chinese.len(),
        "case does not matter; zh is wider"
    );
    assert!(traditional.iter().all(|slug| chinese.contains(slug)));

    let (countries, regions) = (reference("countries.json"), reference("regions.json"));
    for region in &regions {
        let code = &region["code"];
        let children: Vec<&Value> =
            regions.iter().filter(|child| &child["parent"] == code).map(|child| &child["code"]).collect();
        let inside = |country: &Value| {
            let (region, subregion) = (&country["region"], &country["subregion"]);
            region == code || subregion == code || children.contains(&subregion)
        };
        let inside: Vec<&str> = countries
            .iter()
            .filter(|country| inside(country))
            .map(|country| country["code"].as_str().unwrap())
            .collect();
        let expected = expected(&records, |record| has(record, "country", &inside));
        assert_eq!(found(&program, &json!({ "regions": [code] })).await, expected, "{code}");
    }
    program.stop().await;
}

#[tokio::test]
async fn the_axes_of_an_entry_filter_too_and_retired_ones_must_be_asked_for() {
    let (program, records) = (seeded().await, seed());
    let lifecycle = |codes: &[&str]| slugs(records.iter().filter(|record| has(record, "lifecycle", codes)));
    let retired = found(&program, &json!({ "lifecycle": ["RETIRED"] })).await;
    assert_eq!(retired, lifecycle(&["RETIRED"]));
    assert_eq!(retired.len(), 5);
    assert_eq!(found(&program, &json!({ "lifecycle": ["UNCERTAIN"] })).await, lifecycle(&["UNCERTAIN"]));
    let every = json!({ "lifecycle": ["ACTIVE", "PILOT", "UNCERTAIN", "RETIRED"] });
    assert_eq!(found(&program, &every).await, slugs(&records));
    let usual = expected(&records, |_| true);
    for (filter, expected) in [
        (json!({}), &usual),
        (json!({ "endorsement": ["UNVERIFIED"] }), &usual),
        (json!({ "endorsement": ["CURRENT", "DUE", "LAPSED", "REVOKED"] }), &Vec::new()),
        (json!({ "reachability": ["UNKNOWN"] }), &usual),
        (json!({ "reachability": ["UP", "SUSPECT", "DOWN", "BLOCKED"] }), &Vec::new()),
        (json!({ "updatedSince": "2020-01-01T00:00:00Z" }), &usual),
        (json!({ "updatedSince": "2100-01-01T01:00:00+01:00" }), &Vec::new()),
    ] {
        assert_eq!(&found(&program, &filter).await, expected, "{filter}");
    }
    program.stop().await;
}

#[tokio::test]
async fn what_no_vocabulary_knows_is_refused_by_its_name() {
    let program = seeded().await;
    for (filter, bad) in [
        (json!({ "countries": ["FR", "ZZ"] }), "ZZ"),
        (json!({ "countries": ["fra"] }), "fra"),
        (json!({ "regions": ["999"] }), "999"),
        (json!({ "languages": ["tlh"] }), "tlh"),
        (json!({ "levels": ["ISCED_9"] }), "ISCED_9"),
        (json!({ "audiences": ["CATS"] }), "CATS"),
        (json!({ "kinds": ["PORTAL"] }), "PORTAL"),
        (json!({ "subjects": ["MAGIC"] }), "MAGIC"),
        (json!({ "access": ["CLOSED"] }), "CLOSED"),
        (json!({ "reachability": ["GONE"] }), "GONE"),
        (json!({ "endorsement": ["MAYBE"] }), "MAYBE"),
        (json!({ "lifecycle": ["DEAD"] }), "DEAD"),
        (json!({ "updatedSince": "yesterday" }), "DateTime"),
        (json!({ "colour": ["BLUE"] }), "colour"),
    ] {
        let query = "query ($filter: PlatformFilter) { platforms(filter: $filter) { totalCount } }";
        let reply = program.reply(query, json!({ "filter": filter }), &[]).await;
        assert!(reply.status < 500, "{filter}: {}", reply.status);
        assert_eq!(reply.code(), "BAD_USER_INPUT", "{filter}: {}", reply.body);
        assert!(reply.message().contains(bad), "{filter}: {}", reply.message());
    }
    let output = program.stop().await;
    assert!(!output.stderr.contains("WARN") && !output.stderr.contains("ERROR"), "{}", output.stderr);
}
