//! Addresses without a language, or with one in another spelling.

use crate::read::seeded;

#[tokio::test]
async fn the_browser_s_language_decides_and_the_answer_says_so() {
    let program = seeded().await;
    for (accepted, to) in [
        ("fr-CA, en;q=0.8", "/fr/"),
        ("sw, ar;q=0.5, en;q=0.4", "/ar/"),
        ("zh-Hant-TW", "/zh/"),
        ("de", "/en/"),
        ("", "/en/"),
        ("en;q=0, ru;q=0.001", "/ru/"),
    ] {
        let shown = program.page_with("/", &[("accept-language", accepted)]).await;
        assert_eq!(
            (shown.status, shown.header("location"), shown.header("vary")),
            (307, to, "accept-language"),
            "{accepted}"
        );
    }
    let shown = program.page_with("/platforms?country=FR&q=a%20b", &[("accept-language", "es")]).await;
    assert_eq!((shown.status, shown.header("location")), (307, "/es/platforms?country=FR&q=a%20b"));
    let shown = program.page_with("/platforms/lumni", &[("accept-language", "ru")]).await;
    assert_eq!((shown.status, shown.header("location")), (307, "/ru/platforms/lumni"));
    program.stop().await;
}

#[tokio::test]
async fn one_page_has_one_address() {
    let program = seeded().await;
    for (path, to) in [
        ("/fr", "/fr/"),
        ("/FR/", "/fr/"),
        ("/fr-CA/platforms?country=CA", "/fr/platforms?country=CA"),
        ("/zh-Hans/about", "/zh/about"),
        ("/ar/platforms/", "/ar/platforms"),
        ("/en/countries/ML/?x=1", "/en/countries/ML?x=1"),
    ] {
        let shown = program.page(path).await;
        assert_eq!((shown.status, shown.header("location")), (308, to), "{path}");
    }
    program.stop().await;
}
