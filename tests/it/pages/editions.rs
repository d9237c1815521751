//! The same page in six languages.

use std::collections::BTreeSet;

use crate::read::seeded;

const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ar", "ru", "zh"];
const PATHS: [&str; 16] = [
    "/",
    "/platforms",
    "/platforms?country=FR&level=ISCED_2&q=a",
    "/platforms?q=zzzzzzzz",
    "/platforms/lumni",
    "/platforms/lumni/report",
    "/countries",
    "/countries/ML",
    "/languages",
    "/languages/ar",
    "/coverage",
    "/coverage?by=language",
    "/about",
    "/changes",
    "/developers",
    "/status",
];

#[tokio::test]
async fn every_page_is_in_its_language_and_names_the_others() {
    let program = seeded().await;
    for path in PATHS {
        let mut titles = BTreeSet::new();
        for language in LANGUAGES {
            let shown = program.page(&format!("/{language}{path}")).await;
            let here = format!("/{language}{path}");
            assert_eq!((shown.status, shown.header("content-language")), (200, language), "{here}");
            assert_eq!(shown.attribute("html", "lang"), language);
            assert_eq!(shown.attribute("html", "dir"), if language == "ar" { "rtl" } else { "ltr" });
            assert_eq!(shown.texts("h1").len(), 1, "{here} has one first heading");
            let editions = shown.attributes(".editions a", "href");
            assert_eq!(editions.len(), 6);
            assert_eq!(shown.attributes(".editions [aria-current]", "lang"), [language]);
            let listed = shown.attributes("link[rel=alternate][hreflang]", "hreflang");
            assert!(
                listed.is_empty() || listed == [&LANGUAGES[..], &["x-default"]].concat(),
                "{here}: {listed:?}"
            );
            assert!(!shown.body.contains("{ $") && !shown.body.contains("{$"), "{here} shows a placeable");
            titles.insert(shown.text("nav[aria-label] li") + &shown.text("footer p"));
        }
        assert_eq!(titles.len(), LANGUAGES.len(), "{path} speaks each language");
    }
    program.stop().await;
}

#[tokio::test]
async fn a_name_in_another_language_says_so() {
    let program = seeded().await;
    let shown = program.page("/fr/platforms?country=AE&q=madrasa").await;
    let own = shown.attributes(".card h3 bdi[lang=ar]", "dir");
    assert!(own.iter().all(|direction| direction == "rtl") && !own.is_empty(), "{}", shown.body);
    let also = shown.texts(".card .also bdi[lang=en]");
    assert!(also.contains(&"Madrasa".to_owned()), "{also:?}");
    program.stop().await;
}
