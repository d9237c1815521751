//! Lists: what narrows them, what they count, and how one leafs through them.

use serde_json::json;

use crate::read::seeded;

#[tokio::test]
async fn a_list_counts_as_the_interface_for_programs_does() {
    let program = seeded().await;
    for (query, filter) in [
        ("", json!({})),
        ("country=FR&country=ML", json!({ "countries": ["FR", "ML"] })),
        ("region=002&level=ISCED_1", json!({ "regions": ["002"], "levels": ["ISCED_1"] })),
        ("language=zh", json!({ "languages": ["zh"] })),
        ("q=math&access=OPEN", json!({ "search": "math", "access": ["OPEN"] })),
        ("lifecycle=RETIRED", json!({ "lifecycle": ["RETIRED"] })),
        (
            "kind=MOOC&audience=TEACHERS&endorsement=UNVERIFIED&subject=GENERAL&reachability=UNKNOWN",
            json!({
                "kinds": ["MOOC"], "audiences": ["TEACHERS"], "endorsement": ["UNVERIFIED"], "subjects": ["GENERAL"],
                "reachability": ["UNKNOWN"]
            }),
        ),
    ] {
        let asked = "query ($filter: PlatformFilter) { platforms(filter: $filter, first: 20) { totalCount nodes { slug } } }";
        let data = program.data(asked, json!({ "filter": filter })).await;
        let shown = program.page(&format!("/en/platforms?{query}")).await;
        let total = data["platforms"]["totalCount"].to_string();
        assert!(
            shown.text(".found").starts_with(&format!("{total} platform")),
            "{query}: {}",
            shown.text(".found")
        );
        let links = shown.attributes(".card h3 a", "href");
        let expected: Vec<String> = crate::harness::graphql::pluck(&data["platforms"]["nodes"], "slug");
        let expected: Vec<String> = expected.iter().map(|slug| format!("/en/platforms/{slug}")).collect();
        assert_eq!(links, expected, "{query}");
    }
    program.stop().await;
}

#[tokio::test]
async fn every_filter_is_a_link_and_so_is_its_removal() {
    let program = seeded().await;
    let shown = program.page("/en/platforms?country=FR").await;
    let links = shown.attributes("#facet-level a", "href");
    assert!(links.contains(&"/en/platforms?country=FR&level=ISCED_2".to_owned()), "{links:?}");
    let narrowed = program.page("/en/platforms?country=FR&level=ISCED_2").await;
    assert_eq!(narrowed.texts(".chips bdi"), ["France", "Lower secondary education"]);
    let removals = narrowed.attributes(".chips a", "href");
    assert_eq!(removals, ["/en/platforms?level=ISCED_2", "/en/platforms?country=FR", "/en/platforms"]);
    assert_eq!(narrowed.attributes("#facet-level .on", "href"), ["/en/platforms?country=FR"]);
    let count =
        shown.texts("#facet-level a").into_iter().find(|text| text.starts_with("Lower secondary")).unwrap();
    let found = narrowed.text(".found");
    assert!(found.starts_with(count.rsplit(' ').next().unwrap()), "{count} against {found}");
    assert_eq!(
        narrowed.attributes(".finder input[type=hidden]", "value"),
        ["FR", "ISCED_2"],
        "a search keeps the filters"
    );
    program.stop().await;
}

#[tokio::test]
async fn leafing_shows_every_platform_once() {
    let program = seeded().await;
    for query in ["region=009&sort=UPDATED_AT_DESC", "q=school&level=ISCED_3", "region=002"] {
        let mut next = Some(format!("/fr/platforms?{query}"));
        let (mut seen, mut total) = (Vec::new(), String::new());
        while let Some(path) = next {
            let shown = program.page(&path).await;
            assert_eq!(shown.status, 200, "{path}");
            seen.extend(shown.attributes(".card h3 a", "href"));
            total = shown.text(".found");
            next = shown.attributes(".leaves [rel=next]", "href").pop();
            assert!(seen.len() < 2_000, "{query} has no end");
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), all, "{query}");
        assert!(total.starts_with(&all.to_string()), "{query}: {total} and {all}");
    }
    program.stop().await;
}

#[tokio::test]
async fn who_finds_nothing_is_told_what_to_give_up() {
    let program = seeded().await;
    let shown = program.page("/en/platforms?country=FR&q=kiswahili").await;
    assert_eq!(shown.texts(".card").len(), 0);
    let hints = shown.texts(".notice a");
    assert!(hints.iter().any(|hint| hint.starts_with("Without the condition “Country”: ")), "{hints:?}");
    for link in shown.attributes(".notice a", "href") {
        assert!(!program.page(&link).await.texts(".card").is_empty(), "{link} finds something");
    }
    program.stop().await;
}

#[tokio::test]
async fn a_lesson_for_lower_secondary_mathematics_is_two_clicks_away() {
    let program = seeded().await;
    for language in ["ar", "zh", "fr"] {
        let home = program.page(&format!("/{language}/")).await;
        let action = home.attribute("form.finder", "action");
        let offered = |select: &str| home.attributes(&format!("select[name={select}] option"), "value");
        assert!(
            offered("country").contains(&"TH".to_owned()) && offered("level").contains(&"ISCED_2".to_owned())
        );
        assert!(offered("subject").contains(&"MATHEMATICS".to_owned()));
        let list = program.page(&format!("{action}?q=&country=TH&level=ISCED_2&subject=MATHEMATICS")).await;
        let first = list.attribute(".card h3 a", "href");
        let platform = program.page(&first).await;
        assert_eq!((platform.status, platform.attribute("html", "lang").as_str()), (200, language));
        assert!(platform.attribute(".go a", "href").starts_with("http"));
    }
    program.stop().await;
}

#[tokio::test]
async fn home_counts_and_leads_to_what_it_counts() {
    let program = seeded().await;
    let home = program.page("/en/").await;
    let data = program.data("{ platforms { totalCount } }", json!({})).await;
    assert_eq!(home.texts(".numbers strong")[0], data["platforms"]["totalCount"].to_string());
    let countries = home.attributes("svg.map a", "href");
    assert!(countries.len() > 240 && countries.contains(&"/en/countries/TV".to_owned()));
    let listed = home.attributes(".region a", "href");
    assert!(countries.iter().all(|link| listed.contains(link)), "the list has all that the map has");
    program.stop().await;
}
