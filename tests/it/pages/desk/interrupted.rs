//! Whoever is not signed in, or no longer, loses nothing.

use super::{FORM, Person, SERVE};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_it_and_what_they_typed_stays() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    for path in ["/en/desk", "/en/desk/queue", "/en/desk/me", "/en/desk/platforms", "/en/desk/proposals"] {
        let shown = program.page(path).await;
        assert_eq!((shown.status, shown.header("location")), (303, "/en/sign-in"), "{path}");
    }
    let ministry =
        Person::invited(&program, &database, "a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    database.sql("UPDATE sessions SET ended_at = created_at");
    let mut typed = FORM.to_vec();
    typed.push(("do", "save"));
    let sent = ministry.send("/fr/desk/new?country=SN", &typed).await;
    assert_eq!(sent.status, 401);
    assert_eq!(sent.attributes("form input[name=name-0]", "value"), ["École du fleuve"], "{}", sent.body);
    assert_eq!(sent.attributes("form input[name=do]", "value"), ["save"]);
    // Whoever wanted a page is led there once they are in, and nowhere else.
    let program_page = program.page("/fr/desk/sheet").await;
    let wanted =
        program_page.headers_of("set-cookie").into_iter().find(|set| set.contains("wanted")).unwrap();
    assert!(wanted.contains("=/fr/desk/sheet;") && wanted.contains("HttpOnly"), "{wanted}");
    let again =
        Person::invited(&program, &database, "b@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    for (link, to) in
        [("/fr/desk/sheet", "/fr/desk/sheet"), ("//evil.example/en/desk/x", ""), ("/en/platforms", "")]
    {
        again.remember("portolan_dev_wanted", link);
        let shown = again.open("/en/desk").await;
        assert_eq!(
            (shown.status, shown.header("location")),
            (if to.is_empty() { 200 } else { 303 }, to),
            "{link}"
        );
    }
    let foreign =
        program.form("/en/desk/new?country=SN", "do=save", &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(foreign.status, 403);
    program.stop().await;
}
