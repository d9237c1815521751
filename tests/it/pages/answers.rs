//! What an answer says beside its page: what a browser may do with it, and how long it holds.

use crate::read::seeded;

const PATHS: [&str; 10] = [
    "/en/",
    "/fr/platforms",
    "/ar/countries/ML",
    "/zh/languages/sw",
    "/ru/coverage",
    "/es/about",
    "/en/changes",
    "/en/developers",
    "/en/status",
    "/en/platforms/lumni",
];

#[tokio::test]
async fn a_page_may_load_files_of_its_own_site_and_nothing_else() {
    let program = seeded().await;
    for path in PATHS.into_iter().chain(["/en/nowhere", "/en/platforms/lumni/report"]) {
        let shown = program.page(path).await;
        let policy = shown.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(shown.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(shown.header("referrer-policy"), "strict-origin-when-cross-origin");
        assert!(shown.header("permissions-policy").contains("geolocation=()"));
        assert_eq!(shown.header("set-cookie"), "", "{path} sets a cookie");
        assert_eq!(shown.header("strict-transport-security"), "", "plain http is not told to be TLS");
        let loaded =
            [shown.attributes("script[src]", "src"), shown.attributes("link[rel=stylesheet]", "href")]
                .concat();
        assert!(loaded.iter().all(|file| file.starts_with("/static/")), "{path}: {loaded:?}");
        assert!(shown.attributes("[style]", "style").is_empty() && shown.texts("style").is_empty(), "{path}");
    }
    program.stop().await;
}

#[tokio::test]
async fn over_tls_a_browser_is_told_to_come_back_over_tls() {
    let environment =
        [("PORTOLAN_SERVER__PUBLIC_URL".to_owned(), "https://portolan.example/registry".to_owned())];
    let program = crate::harness::program::Program::start(
        &["serve", "--listen", "127.0.0.1:0", "--no-crawler"],
        &environment,
    )
    .await;
    let shown = program.page("/en/").await;
    assert!(shown.header("strict-transport-security").starts_with("max-age="));
    assert_eq!(shown.attribute("link[rel=canonical]", "href"), "https://portolan.example/registry/en/");
    assert!(shown.attribute("link[rel=stylesheet]", "href").starts_with("/registry/static/site."));
    assert!(shown.attributes("main a", "href").iter().all(|link| link.starts_with("/registry/en/")));
    program.stop().await;
}

#[tokio::test]
async fn whoever_has_a_page_gets_it_again_only_when_it_is_another() {
    let program = seeded().await;
    for path in PATHS {
        let first = program.page(path).await;
        assert_eq!((first.status, first.header("vary")), (200, "accept-encoding"), "{path}");
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\""), "{path}: {tag}");
        let again = program.page_with(path, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag.as_str()), "{path}");
        let other = program.page_with(path, &[("if-none-match", "W/\"other\"")]).await;
        assert_eq!((other.status, &other.body), (200, &first.body), "{path}");
    }
    program.stop().await;
}

#[tokio::test]
async fn pages_and_files_come_packed_as_the_client_likes() {
    let program = seeded().await;
    let page = program.page("/en/platforms").await;
    let style = page.attribute("link[rel=stylesheet]", "href");
    for path in ["/en/platforms", &style] {
        let plain = program.page_with(path, &[("accept-encoding", "identity")]).await;
        for coding in ["br", "zstd", "gzip"] {
            let packed = program.page_with(path, &[("accept-encoding", coding)]).await;
            assert_eq!(packed.header("content-encoding"), coding, "{path}");
            assert_eq!(packed.header("vary"), "accept-encoding");
            assert!(packed.size * 3 < plain.size, "{path} in {coding}: {}", packed.size);
        }
    }
    let file = program.page(&style).await;
    assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
    let old = program.page("/static/site.000000000000.css").await;
    assert_eq!((old.status, format!("/static/{}", old.header("location"))), (307, style));
    assert_eq!(program.page("/static/../Cargo.toml").await.status, 404);
    assert_eq!(program.page("/static/other.css").await.status, 404);
    program.stop().await;
}
