//! My own account.

use super::{Person, SERVE};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;

#[tokio::test]
async fn my_account_shows_where_i_am_and_what_acts_in_my_name() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let person =
        Person::invited(&program, &database, "a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    let page = person.open("/en/desk/me").await;
    assert_eq!(page.texts("#sessions ~ ul .tag"), ["this browser"]);
    assert!(page.texts("dd li").contains(&"Government: Senegal".to_owned()), "{:?}", page.texts("dd li"));
    let refused = person.send("/en/desk/me", &[("do", "token"), ("name", "sync")]).await;
    assert!(!refused.texts("#faults li").is_empty());
    let made = person
        .send("/en/desk/me", &[("do", "token"), ("name", "sync"), ("scopes", "read:own"), ("days", "30")])
        .await;
    let token = made.text(".notice.done code");
    assert!(token.starts_with("portolan_"), "{token}");
    let again = person.open("/en/desk/me").await;
    assert!(!again.body.contains(&token), "it is shown once");
    let id = again.attribute("#tokens ~ ul input[name=id]", "value");
    person.does("/en/desk/me", &[("do", "revoke"), ("id", &id)]).await;
    person.does("/en/desk/sign-out", &[]).await;
    assert_eq!(person.open("/en/desk/me").await.status, 303);
    program.stop().await;
}
