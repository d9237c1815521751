//! Nobody reaches what is another country's or another role's.

use serde_json::json;

use super::{FORM, Person, SERVE};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;

#[tokio::test]
async fn nobody_reaches_what_is_another_country_s_or_another_role_s() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let senegal =
        Person::invited(&program, &database, "a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    let france =
        Person::invited(&program, &database, "b@education.fr", &["--role", "GOVERNMENT", "--country", "FR"])
            .await;
    let (change, _) = france.does("/en/desk/platforms/lumni", &[("do", "change")]).await;
    program.form("/en/platforms/lumni/report", "kind=WRONG_ENTRY&words=", &[]).await;
    let flag = database.sql("SELECT lower(substr(hex(id),1,8)||'-'||substr(hex(id),9,4)||'-'||substr(hex(id),13,4)||'-'||substr(hex(id),17,4)||'-'||substr(hex(id),21)) FROM flags");
    let flag = format!("/en/desk/flags/{flag}");
    assert_eq!(france.open(&flag).await.status, 200);
    for path in
        [change.as_str(), "/en/desk/platforms/lumni", "/en/desk/queue", "/en/desk/new?country=FR", &flag]
    {
        let shown = senegal.open(path).await;
        assert!([403, 404].contains(&shown.status), "{path}: {}", shown.status);
        for body in [
            &[("do", "SUBMIT")][..],
            &[("do", "confirm")],
            &[("do", "dismiss"), ("why", "because")],
            &[("do", "TAKE")],
            &[("do", "save"), ("fields", "1"), ("url", "https://evil.example")],
        ] {
            let sent = senegal.send(path, body).await;
            assert!([403, 404, 405].contains(&sent.status), "{path} {body:?}: {}", sent.status);
        }
    }
    let data = program.data("{ platform(slug: \"lumni\") { url endorsement { status } } }", json!({})).await;
    assert_eq!(data["platform"]["endorsement"]["status"], "UNVERIFIED");
    for path in [
        "/en/desk/proposals/nonsense",
        "/en/desk/flags/nonsense",
        "/en/desk/platforms/no-such",
        "/en/desk/nowhere",
    ] {
        assert_eq!(france.open(path).await.status, 404, "{path}");
    }
    program.stop().await;
}

/// The table of pages and roles, beside this file.
const ROUTES: &str = include_str!("routes.txt");

#[tokio::test]
async fn every_page_of_the_desks_is_whose_it_is() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let invited =
        async |email: &str, roles: &[&str]| Person::invited(&program, &database, email, roles).await;
    let people = [
        Person { program: &program, cookies: std::cell::RefCell::default() },
        invited("a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"]).await,
        invited("b@education.fr", &["--role", "GOVERNMENT", "--country", "FR"]).await,
        invited("c@portolan.example", &["--role", "CURATOR"]).await,
        invited("d@portolan.example", &["--role", "CURATOR", "--region", "150"]).await,
        invited("e@portolan.example", &["--role", "ADMIN"]).await,
    ];
    let france = &people[2];
    let (draft, _) = france.does("/en/desk/platforms/lumni", &[("do", "change")]).await;
    let form: Vec<(&str, &str)> = FORM.into_iter().chain([("do", "SUBMIT")]).collect();
    let (look, _) = france.does("/en/desk/new?country=FR", &form).await;
    let sent = look.trim_end_matches("/send").to_owned();
    france.does(&sent, &[("do", "SUBMIT")]).await;
    program.form("/en/platforms/lumni/report", "kind=WRONG_ENTRY&words=", &[]).await;
    let flag = format!("/en/desk/flags/{}", super::only_id(&database, "flags"));
    let account = people[5].open("/en/desk/accounts").await.attribute("tbody a", "href");

    let mut walked = 0;
    for line in ROUTES.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let path = words.next().unwrap();
        let path = match path.split_once('/').unwrap_or((path, "")) {
            ("DRAFT", "") => draft.clone(),
            ("DRAFT", rest) => format!("{draft}/{rest}"),
            ("SENT", _) => sent.clone(),
            ("FLAG", _) => flag.clone(),
            ("ACCOUNT", _) => account.clone(),
            _ => format!("/en{path}"),
        };
        for (person, wanted) in people.iter().zip(words) {
            let shown = person.open(&path).await;
            assert_eq!(shown.status.to_string(), wanted, "{line}: {path}");
            walked += 1;
        }
    }
    assert_eq!(walked % people.len(), 0, "every line has every role");
    assert!(walked > 100);
    // Every page that is shown to somebody is on the list.
    let desk = include_str!("../../../../api/src/pages/desk/mod.rs");
    let shown =
        desk.lines().filter(|line| line.contains(".route(\"/{lang}/desk") && line.contains("somebody("));
    let listed = ROUTES.lines().filter(|line| !line.starts_with('#')).count();
    assert!(shown.count() <= listed, "a page is not in routes.txt");
    program.stop().await;
}
