//! What administrators do.

use super::{Person, SERVE};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;

#[tokio::test]
async fn an_administrator_invites_and_suspends_and_sees_what_happened() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let admin = Person::invited(&program, &database, "admin@portolan.example", &["--role", "ADMIN"]).await;
    let wrong = [("do", "invite"), ("email", "new@education.ml"), ("countries", "ML XX"), ("language", "fr")];
    let sent = admin.send("/en/desk/accounts", &wrong).await;
    assert_eq!(
        (sent.status, sent.texts("#faults li")),
        (422, vec!["Government of: “XX” is not the code of a country.".to_owned()])
    );
    assert_eq!(sent.attribute("#countries", "aria-describedby"), "countries-fault countries-hint");
    assert_eq!(sent.attribute("#email", "value"), "new@education.ml");
    let right =
        [("do", "invite"), ("email", "new@education.ml"), ("countries", "mali, SN"), ("language", "fr")];
    let (_, shown) = admin.does("/en/desk/accounts", &right).await;
    assert!(
        shown.texts("tbody td").iter().any(|cell| cell == "Government: Mali, Senegal"),
        "{:?}",
        shown.texts("tbody td")
    );
    let again = admin.send("/en/desk/accounts", &right).await;
    assert_eq!(again.status, 422, "nobody has two accounts");
    let account = shown.attribute("tbody tr:last-child a", "href");
    let page = admin.open(&account).await;
    assert_eq!(page.attribute("#countries", "value"), "Mali, Senegal");
    let nothing = admin.send(&account, &[("do", "roles")]).await;
    assert_eq!(
        (nothing.status, nothing.attribute("#roles", "aria-invalid").as_str()),
        (422, "true"),
        "an account has a role"
    );
    let (_, changed) = admin
        .does(&account, &[("do", "roles"), ("curator", "1"), ("regions", "002"), ("reason", "moved on")])
        .await;
    assert_eq!(changed.texts("main li.tag"), ["Curator: Africa"]);
    let (_, suspended) = admin.does(&account, &[("do", "suspend")]).await;
    assert_eq!(suspended.text(".notice.done"), "The account is suspended.");
    let events = admin.open("/en/desk/events?kind=ACCOUNT_CHANGED").await;
    assert!(events.texts(".changes > li").len() >= 3, "{:?}", events.texts(".changes > li"));
    let mine = admin.open("/en/desk/events?account=admin%40portolan.example").await;
    assert!(mine.texts(".changes > li").len() >= 3, "what one account did");
    let unknown =
        admin.open("/en/desk/events?account=nobody%40a.example&platform=no-such&since=yesterday").await;
    assert_eq!((unknown.status, unknown.texts("#faults li").len()), (422, 3));
    assert_eq!(unknown.attribute("#since", "value"), "yesterday");
    let file = admin.open("/en/desk/events?kind=ACCOUNT_CHANGED&as=jsonl").await;
    let lines: Vec<serde_json::Value> =
        file.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.len() >= 4 && lines.iter().all(|line| line["kind"] == "ACCOUNT_CHANGED"), "{}", file.body);
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"portolan-events-"));
    let sheet = admin.open("/en/desk/events?as=csv").await;
    assert!(sheet.body.starts_with("seq,at,kind,role,account"), "{}", sheet.body);
    let policy = admin.open("/en/desk/policy").await;
    assert!(policy.text(".policy").contains("PORTOLAN_CRAWLER__POLICY__DOWN_AFTER_S"), "{}", policy.body);
    assert!(admin.open("/en/desk/mail").await.body.contains("new@education.ml"));
    assert_eq!(admin.open("/en/desk/jobs").await.status, 200);
    let government =
        Person::invited(&program, &database, "a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    for path in
        ["/en/desk/accounts", "/en/desk/mail", "/en/desk/events", "/en/desk/events?as=csv", "/en/desk/jobs"]
    {
        assert_eq!(government.open(path).await.status, 403, "{path}");
    }
    program.stop().await;
}
