//! Signing in by an organisation that vouches for its people: the running program, a certified OpenID provider beside it,
//! and a browser that is sent from one to the other. What a dishonest organisation could try is tested inside the crate.

use serde_json::Value;

use crate::harness::database::{Engine, TestDatabase};
use crate::harness::http;
use crate::harness::program::Program;
use crate::harness::provider::{Browser, CLIENT, OpenIdProvider, Page};

const START: &str = "/sign-in/oidc/ministry";
const BACK: &str = "/sign-in/oidc/ministry/callback";

/// A registry that an organisation vouches to.
struct Registry {
    program: Program,
}

impl Registry {
    async fn start(database: &TestDatabase, issuer: &str) -> Self {
        let mut settings = database.environment();
        let organisation = [
            ("NAME", "Ministry of Education"),
            ("ISSUER", issuer),
            ("CLIENT_ID", CLIENT.0),
            ("CLIENT_SECRET", CLIENT.1),
            ("DOMAINS", "minedu.test, gov.test"),
        ];
        settings.extend(organisation.map(|(setting, value)| {
            (format!("PORTOLAN_AUTH__ORGANISATIONS__MINISTRY__{setting}"), value.to_owned())
        }));
        for email in ["ana@minedu.test", "gone@minedu.test", "ben@elsewhere.test"] {
            let invite = ["account", "invite", email, "--role", "curator"];
            let invited = Program::run(&invite, &settings).await;
            assert!(invited.status.success(), "{}", invited.stderr);
        }
        let suspend = ["account", "suspend", "gone@minedu.test", "--reason", "left"];
        assert!(Program::run(&suspend, &settings).await.status.success());
        let program = Program::start(&["serve", "--listen", "127.0.0.1:0", "--no-crawler"], &settings).await;
        Self { program }
    }

    fn start_address(&self) -> String {
        format!("{}{START}", self.program.address)
    }

    /// Signs in with a new browser.
    async fn come(&self, login: &str, consents: bool) -> (Browser, Page) {
        let mut browser = Browser::default();
        let page = browser.open(&self.start_address()).await;
        let page = browser.sign_in(page, login, consents).await;
        (browser, page)
    }

    /// Whose session the browser has.
    async fn whose(&self, browser: &Browser) -> Value {
        let address = format!("{}/graphql", self.program.address);
        let request = http::client()
            .post(&address)
            .header("content-type", "application/json")
            .header("origin", &self.program.address)
            .header("cookie", browser.cookies(&address))
            .body(r#"{"query": "{ viewer { email } }"}"#);
        let answer = request.send().await.unwrap().text().await.unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        answer["data"]["viewer"]["email"].clone()
    }
}

on_both_databases! {
    async fn whoever_a_certified_provider_vouches_for_has_a_session_and_nobody_else_does(database: TestDatabase) {
        let provider = OpenIdProvider::start(0, BACK);
        let registry = Registry::start(&database, &provider.issuer()).await;
        let (browser, page) = registry.come("ana@minedu.test", true).await;
        assert_eq!(page.status, 200, "{}\n{}", page.text, registry.program.stderr());
        assert_eq!(registry.whose(&browser).await, "ana@minedu.test");

        for (login, consents, told) in [
            ("unverified:ana@minedu.test", true, "Ministry of Education has not verified that ana@minedu.test is your mail address"),
            ("nobody@minedu.test", true, "there is no account for nobody@minedu.test; an administrator can invite you"),
            ("gone@minedu.test", true, "this account is suspended"),
            ("ben@elsewhere.test", true, "Ministry of Education does not vouch for ben@elsewhere.test here"),
            ("nameless", true, "Ministry of Education names no mail address of yours"),
            ("ana@minedu.test", false, "signing in by Ministry of Education was cancelled there; begin again"),
        ] {
            let (browser, page) = registry.come(login, consents).await;
            assert_eq!((page.status, page.url.path()), (403, BACK), "{login}: {}", page.text);
            assert!(page.text.starts_with(told), "{login}: {}", page.text);
            assert!(registry.whose(&browser).await.is_null(), "{login}");
        }
        assert!(!registry.program.stop().await.stderr.contains("hush"));
    }
}

#[tokio::test]
async fn an_organisation_that_is_away_keeps_nobody_from_serving_and_is_asked_again() {
    let database = TestDatabase::create(Engine::Sqlite);
    let (port, issuer) = {
        let once = OpenIdProvider::start(0, BACK);
        (once.port, once.issuer())
    };
    let registry = Registry::start(&database, &issuer).await;
    let away = Browser::default().open(&registry.start_address()).await;
    assert_eq!(
        (away.status, away.text.as_str()),
        (502, "your organisation does not answer; try again later\n")
    );
    registry.program.logged("Connection refused").await;

    for _ in ["away until now", "back with other keys"] {
        let _provider = OpenIdProvider::start(port, BACK);
        while Browser::default().open(&registry.start_address()).await.status == 502 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        let (browser, page) = registry.come("ana@minedu.test", true).await;
        assert_eq!(
            registry.whose(&browser).await,
            "ana@minedu.test",
            "{}\n{}",
            page.text,
            registry.program.stderr()
        );
    }
    registry.program.stop().await;
}

#[tokio::test]
async fn a_wrong_organisation_is_named_at_the_start_and_no_secret_is_shown() {
    let database = TestDatabase::create(Engine::Sqlite);
    let mut settings = database.environment();
    let secret = ("PORTOLAN_AUTH__ORGANISATIONS__MINISTRY__CLIENT_SECRET".to_owned(), "hush".to_owned());
    settings.push(secret);
    let shown = Program::run(&["config"], &settings).await.stdout;
    assert!(
        shown.contains("[auth.organisations.ministry]") && shown.contains("client_secret = \"***\""),
        "{shown}"
    );
    assert!(!shown.contains("hush"), "{shown}");
    settings.push(("PORTOLAN_AUTH__ORGANISATIONS__MINISTRY__NAME".to_owned(), "Ministry".to_owned()));
    let fault = Program::try_start(&["serve", "--listen", "127.0.0.1:0"], &settings).await.unwrap_err();
    let told = "`auth.organisations.ministry.issuer` must be its address, which begins with https://, not ``";
    assert!(fault.contains(told), "{fault}");
}
