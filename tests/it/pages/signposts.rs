//! What search engines and browsers ask for.

use crate::read::seeded;

#[tokio::test]
async fn every_page_that_the_sitemap_names_is_there_in_six_languages() {
    let program = seeded().await;
    let index = program.page("/sitemap.xml").await;
    assert_eq!(index.header("content-type"), "application/xml");
    let files: Vec<&str> =
        index.body.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    assert_eq!(files.len(), 2);
    let mut addresses = Vec::new();
    for file in files {
        let path = file.strip_prefix(&program.address).unwrap();
        let sitemap = program.page(path).await;
        assert_eq!(sitemap.body.matches("<url>").count() * 6, sitemap.body.matches("<xhtml:link ").count());
        addresses.extend(
            sitemap
                .body
                .split("<loc>")
                .skip(1)
                .filter_map(|rest| rest.split("</loc>").next().map(str::to_owned)),
        );
    }
    assert_eq!(addresses.len() % 6, 0);
    assert!(addresses.len() > 6 * 900, "{}", addresses.len());
    for address in addresses.iter().step_by(97) {
        let path = address.strip_prefix(&program.address).unwrap();
        let shown = program.page(path).await;
        assert_eq!((shown.status, &shown.attribute("link[rel=canonical]", "href")), (200, address));
    }
    assert_eq!(program.page("/sitemaps/9.xml").await.status, 404);
    program.stop().await;
}

#[tokio::test]
async fn browsers_and_searchers_find_their_files() {
    let program = seeded().await;
    let robots = program.page("/robots.txt").await;
    assert!(robots.body.contains(&format!("Sitemap: {}/sitemap.xml", program.address)));
    let search = program.page_with("/opensearch.xml", &[("accept-language", "fr")]).await;
    assert!(search.body.contains("/fr/platforms?q={searchTerms}"), "{}", search.body);
    let manifest = program.page("/ar/manifest.webmanifest").await;
    let manifest: serde_json::Value = serde_json::from_str(&manifest.body).unwrap();
    assert_eq!((&manifest["dir"], &manifest["start_url"]), (&"rtl".into(), &"/ar/".into()));
    let security = program.page("/.well-known/security.txt").await;
    for line in ["Contact: ", "Expires: ", "Canonical: "] {
        assert!(security.body.lines().any(|found| found.starts_with(line)), "{line}");
    }
    assert_eq!(program.page("/favicon.ico").await.status, 308);
    program.stop().await;
}

#[tokio::test]
async fn suggestions_lead_to_pages() {
    let program = seeded().await;
    let shown = program.page("/fr/suggest?q=fran").await;
    let items: serde_json::Value = serde_json::from_str(&shown.body).unwrap();
    let items = items["items"].as_array().unwrap();
    assert!(
        items.iter().any(|item| item["label"] == "France" && item["link"] == "/fr/countries/FR"),
        "{items:?}"
    );
    for item in items {
        assert_eq!(program.page(item["link"].as_str().unwrap()).await.status, 200);
    }
    program.stop().await;
}
