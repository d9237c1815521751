//! Addresses that nobody should have written: each gets a page that leads on, with the right status, and never a fault
//! of ours.

use crate::read::seeded;

#[tokio::test]
async fn a_wrong_address_gets_a_page_that_leads_on() {
    let program = seeded().await;
    let long = format!("/en/platforms?q={}", "a".repeat(10_000));
    let many = format!("/en/platforms?{}", "country=ML&".repeat(900));
    let values: Vec<String> = (0..90).map(|n| format!("launched={n}&country=F{n}")).collect();
    let values = format!("/en/platforms?{}", values.join("&"));
    for (path, status) in [
        ("/en/platforms?country=XX", 400),
        ("/en/platforms?country=XX&country=ML", 400),
        ("/en/platforms?level=ISCED_9&sort=up&page=one", 400),
        ("/en/platforms?page=-1", 400),
        ("/en/platforms?page=0", 400),
        ("/en/platforms?page=99999999", 404),
        ("/en/platforms?page=99999999999999999999999999", 400),
        ("/en/platforms?q=%00", 200),
        ("/en/platforms?q=%ff%fe&country=%zz", 400),
        ("/en/platforms?q=%E2%80%AEabc", 200),
        ("/en/platforms?=&&&%3D=", 200),
        ("/en/platforms?utm_source=letter", 200),
        (&long, 400),
        (&many, 200),
        (&values, 400),
        ("/en/platforms/no-such-platform", 404),
        ("/en/platforms/..%2f..%2fetc%2fpasswd", 404),
        ("/en/platforms/%00", 404),
        ("/en/platforms/%ff", 404),
        ("/en/platforms/Lumni", 404),
        ("/en/platforms/lumni/", 308),
        ("/en/platforms/lumni/more", 404),
        ("/en/countries/XX", 404),
        ("/en/countries/France", 404),
        ("/en/languages/xx-klingon", 404),
        ("/xx/platforms", 404),
        ("/xx/", 404),
        ("/en/nowhere", 404),
        ("/en//platforms", 404),
        ("/en/.env", 404),
        ("/wp-login.php", 404),
        ("/en/changes?before=x", 200),
        ("/en/changes?before=-5", 200),
        ("/en/coverage?by=%00", 200),
        ("/en/suggest", 200),
        ("/en/suggest?q=%ff", 200),
    ] {
        let shown = program.page(path).await;
        let named = path.chars().take(60).collect::<String>();
        assert_eq!(shown.status, status, "{named}: {}", shown.body.chars().take(300).collect::<String>());
        if status == 404 || status == 400 {
            assert!(
                shown.attributes("main a[href], main form[action]", "href").len()
                    + shown.texts("main form").len()
                    > 0,
                "{named}"
            );
            assert_eq!(shown.header("cache-control"), "no-store", "{named}");
            assert_eq!(
                shown.attributes("link[rel=canonical]", "href").len(),
                0,
                "{named} should not be listed"
            );
        }
    }
    program.stop().await;
}

#[tokio::test]
async fn what_cannot_be_read_of_an_address_is_named_and_the_rest_holds() {
    let program = seeded().await;
    let shown = program.page("/en/platforms?country=XX&level=ISCED_2&country=fr").await;
    assert_eq!(shown.texts("[role=alert] li"), ["Country: “XX” is not a value that the registry knows."]);
    let good = program.page("/en/platforms?country=FR&level=ISCED_2").await;
    assert_eq!(shown.text(".found"), good.text(".found"));
    assert_eq!(shown.texts(".card h3"), good.texts(".card h3"));
    program.stop().await;
}

#[tokio::test]
async fn a_page_that_is_missing_names_what_may_have_been_meant_in_the_reader_s_language() {
    let program = seeded().await;
    let shown = program.page("/fr/platforms/lumni-enseignement-2").await;
    assert_eq!((shown.status, shown.attribute("html", "lang").as_str()), (404, "fr"));
    assert!(
        shown.texts(".card h3").contains(&"Lumni Enseignement".to_owned()),
        "{:?}",
        shown.texts(".card h3")
    );
    let shown = program.page_with("/nowhere/at/all", &[("accept-language", "ar-EG, en;q=0.5")]).await;
    assert_eq!((shown.status, shown.attribute("html", "dir").as_str()), (404, "rtl"));
    program.stop().await;
}
