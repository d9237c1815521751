//! The desks, as a browser without scripts uses them: from an invitation to a published entry, with forms alone.

use std::cell::RefCell;

use serde_json::json;

use super::Shown;
use crate::harness::database::TestDatabase;
use crate::harness::program::Program;

const SERVE: [&str; 4] = ["serve", "--listen", "127.0.0.1:0", "--no-crawler"];

/// A browser of somebody, with their cookies.
struct Person<'a> {
    program: &'a Program,
    cookies: RefCell<Vec<(String, String)>>,
}

impl<'a> Person<'a> {
    /// Somebody with an account in these roles, who has come in by the link that the command line prints.
    async fn invited(program: &'a Program, database: &TestDatabase, email: &str, roles: &[&str]) -> Self {
        let mut arguments = vec!["account", "invite", email];
        arguments.extend(roles);
        let invited = Program::run(&arguments, &database.environment()).await;
        let link = invited
            .stdout
            .split_whitespace()
            .find(|word| word.contains("/sign-in/"))
            .unwrap_or_else(|| panic!("{}{}", invited.stdout, invited.stderr));
        let secret = link.rsplit('/').next().unwrap();
        let person = Self { program, cookies: RefCell::default() };
        let page = person.open(&format!("/en/sign-in/{secret}")).await;
        assert_eq!(
            (page.status, page.texts("form button").len()),
            (200, 1),
            "opening the link uses nothing up"
        );
        let came = person.send(&format!("/en/sign-in/{secret}"), &[]).await;
        assert_eq!((came.status, came.header("location")), (303, "/en/desk"), "{}", came.body);
        person
    }

    fn line(&self) -> String {
        let cookies = self.cookies.borrow();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&self, shown: &Shown) {
        for set in shown.headers_of("set-cookie") {
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            let mut cookies = self.cookies.borrow_mut();
            cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    async fn open(&self, path: &str) -> Shown {
        let shown = self.program.page_with(path, &[("cookie", &self.line()), ("host", &self.host())]).await;
        self.keep(&shown);
        shown
    }

    fn host(&self) -> String {
        self.program.address.trim_start_matches("http://").to_owned()
    }

    async fn send(&self, path: &str, pairs: &[(&str, &str)]) -> Shown {
        let body: String = url_encoded(pairs);
        let headers = [("cookie", self.line()), ("sec-fetch-site", "same-origin".to_owned())];
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let shown = self.program.form(path, &body, &headers).await;
        self.keep(&shown);
        shown
    }

    /// Sends a form that is taken, and opens what it leads to.
    async fn does(&self, path: &str, pairs: &[(&str, &str)]) -> (String, Shown) {
        let sent = self.send(path, pairs).await;
        assert_eq!(
            sent.status,
            303,
            "{path} {pairs:?}: {:?} {}",
            sent.texts("#faults li"),
            sent.texts("h1").join(" ")
        );
        let to = sent.header("location").to_owned();
        let shown = self.open(&to).await;
        assert_eq!(shown.status, 200, "{to}");
        (to.split('?').next().unwrap().to_owned(), shown)
    }
}

fn url_encoded(pairs: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String {
        text.bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect()
    };
    pairs
        .iter()
        .map(|(key, value)| format!("{}={}", encode(key), encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// A sound form of a platform.
const FORM: [(&str, &str); 15] = [
    ("fields", "1"),
    ("name-0-language", "fr"),
    ("name-0", "École du fleuve"),
    ("summary-0-language", "fr"),
    ("summary-0", "Des leçons pour toutes les classes du primaire, avec des exercices et des vidéos libres."),
    ("url", "https://ecole-du-fleuve.example.sn/"),
    ("languages", "fr"),
    ("levels", "ISCED_1"),
    ("audiences", "LEARNERS"),
    ("kind", "CONTENT_PORTAL"),
    ("subjects", "GENERAL"),
    ("access", "OPEN"),
    ("lifecycle", "ACTIVE"),
    ("authority", "Ministère de l'éducation"),
    ("sources", "https://education.example.sn/liste"),
];

on_both_databases! {
    async fn an_entry_goes_its_way_from_a_draft_to_the_public_by_forms_alone(database: TestDatabase) {
        let program = Program::start(&SERVE, &database.environment()).await;
        let ministry = Person::invited(&program, &database, "ministry@education.sn", &["--role", "GOVERNMENT", "--country", "SN"]).await;
        let curator = Person::invited(&program, &database, "curator@portolan.example", &["--role", "CURATOR"]).await;
        let desk = ministry.open("/fr/desk").await;
        assert_eq!((desk.status, desk.attribute("html", "lang").as_str(), desk.header("cache-control")), (200, "fr", "no-store"));

        // What is not sound is kept, and its faults lead to their boxes.
        let mut broken = FORM.to_vec();
        broken[5] = ("url", "no address");
        broken.push(("do", "SUBMIT"));
        let sent = ministry.send("/en/desk/new?country=SN", &broken).await;
        assert_eq!(sent.status, 422, "{}", sent.body);
        assert!(sent.attributes("#faults a", "href").contains(&"#url".to_owned()), "{:?}", sent.texts("#faults li"));
        assert_eq!((sent.attribute("#url", "value").as_str(), sent.attribute("#name-0", "value").as_str()), ("no address", "École du fleuve"));
        let drafts = ministry.open("/en/desk").await;
        let draft = drafts.attribute("#drafts ~ ul a", "href");

        let mut mended = FORM.to_vec();
        let revision = ministry.open(&draft).await.attribute("form input[name=revision]", "value");
        mended.extend([("do", "SUBMIT"), ("revision", revision.as_str())]);
        let (_, shown) = ministry.does(&draft, &mended).await;
        assert_eq!(shown.text(".notice.done"), "Sent to the curators.");

        let queue = curator.open("/en/desk/queue").await;
        assert!(queue.attributes(".queue a", "href").contains(&draft), "{}", queue.body);
        curator.does(&draft, &[("do", "TAKE")]).await;
        let refused = curator.send(&draft, &[("do", "REQUEST_CHANGES"), ("text", "Which classes?")]).await;
        assert_eq!((refused.status, refused.text("textarea[name=text]")), (422, "Which classes?".to_owned()), "reasons are wanted");
        curator.does(&draft, &[("do", "REQUEST_CHANGES"), ("reasons", "INCOMPLETE"), ("text", "Which classes?")]).await;

        let returned = ministry.open(&draft).await;
        assert!(returned.texts("#notes ~ ul p").contains(&"Which classes?".to_owned()), "{:?}", returned.texts("#notes ~ ul li"));
        let mut more = FORM.to_vec();
        more.extend([("levels", "ISCED_2"), ("do", "SUBMIT")]);
        ministry.does(&draft, &more).await;
        curator.does(&draft, &[("do", "TAKE")]).await;
        let (to, accepted) = curator.does(&draft, &[("do", "ACCEPT")]).await;
        assert_eq!((to.as_str(), accepted.text(".notice.done").as_str()), ("/en/desk/queue", "Accepted and in force."));

        let slug = database.sql("SELECT slug FROM platforms WHERE url_key LIKE '%ecole-du-fleuve%'");
        for _ in 0..100 {
            if program.page(&format!("/fr/platforms/{slug}")).await.status == 200 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let public = program.page(&format!("/fr/platforms/{slug}")).await;
        assert_eq!((public.status, public.text("h1").as_str()), (200, "École du fleuve"));
        assert!(public.text("#stands ~ .standing").contains("Confirmée par le gouvernement"), "{}", public.text("#stands ~ .standing"));

        // A change, side by side; and the end.
        let (change, shown) = ministry.does(&format!("/en/desk/platforms/{slug}"), &[("do", "change")]).await;
        assert_eq!(shown.attribute("#name-0", "value"), "École du fleuve", "the form begins with what stands");
        let mut other = FORM.to_vec();
        other.extend([("levels", "ISCED_2"), ("operator", "Agence"), ("do", "save")]);
        let (_, shown) = ministry.does(&change, &other).await;
        assert_eq!(shown.texts(".differences th[scope=row]"), ["operator"]);
        assert_eq!(shown.texts(".differences ins"), ["Agence"]);
        ministry.does(&change, &[("do", "WITHDRAW")]).await;
        let (end, _) = ministry.does(&format!("/en/desk/platforms/{slug}"), &[("do", "retire")]).await;
        ministry.does(&end, &[("fields", "1"), ("reason", "CLOSED"), ("date", "2026-11-01"), ("do", "SUBMIT")]).await;
        curator.does(&end, &[("do", "TAKE")]).await;
        curator.does(&end, &[("do", "ACCEPT")]).await;
        assert_eq!(database.sql(&format!("SELECT lifecycle FROM platforms WHERE slug = '{slug}'")), "RETIRED");
        program.stop().await;
        database.verified_events().await;
    }
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_it_and_what_they_typed_stays() {
    let database = TestDatabase::create(crate::harness::database::Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    for path in ["/en/desk", "/en/desk/queue", "/en/desk/me", "/en/desk/platforms", "/en/desk/proposals"] {
        let shown = program.page(path).await;
        assert_eq!(
            (shown.status, shown.header("location").starts_with("/en/sign-in?next=")),
            (303, true),
            "{path}"
        );
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
    let foreign =
        program.form("/en/desk/new?country=SN", "do=save", &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(foreign.status, 403);
    program.stop().await;
}

#[tokio::test]
async fn nobody_reaches_what_is_another_country_s_or_another_role_s() {
    let database = TestDatabase::create(crate::harness::database::Engine::Sqlite);
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

#[tokio::test]
async fn my_account_shows_where_i_am_and_what_acts_in_my_name() {
    let database = TestDatabase::create(crate::harness::database::Engine::Sqlite);
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

#[tokio::test]
async fn an_administrator_invites_and_suspends_and_sees_what_happened() {
    let database = TestDatabase::create(crate::harness::database::Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let admin = Person::invited(&program, &database, "admin@portolan.example", &["--role", "ADMIN"]).await;
    let wrong = [("do", "invite"), ("email", "new@education.ml"), ("countries", "ML XX"), ("language", "fr")];
    let sent = admin.send("/en/desk/accounts", &wrong).await;
    assert_eq!(
        (sent.status, sent.texts("#faults li")),
        (422, vec!["“XX” is not the code of a country.".to_owned()])
    );
    assert_eq!(sent.attribute("#email", "value"), "new@education.ml");
    let right =
        [("do", "invite"), ("email", "new@education.ml"), ("countries", "ml, SN"), ("language", "fr")];
    let (_, shown) = admin.does("/en/desk/accounts", &right).await;
    assert!(
        shown.texts("tbody td").iter().any(|cell| cell == "Government: Mali, Senegal"),
        "{:?}",
        shown.texts("tbody td")
    );
    let again = admin.send("/en/desk/accounts", &right).await;
    assert_eq!(again.status, 422, "nobody has two accounts");
    let id = shown.attribute("tbody tr:last-child input[name=id]", "value");
    admin.does("/en/desk/accounts", &[("do", "suspend"), ("id", &id)]).await;
    let events = admin.open("/en/desk/events?kind=ACCOUNT_CHANGED").await;
    assert!(events.texts(".changes > li").len() >= 3, "{:?}", events.texts(".changes > li"));
    assert!(admin.open("/en/desk/mail").await.body.contains("new@education.ml"));
    assert_eq!(admin.open("/en/desk/jobs").await.status, 200);
    let government =
        Person::invited(&program, &database, "a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    for path in ["/en/desk/accounts", "/en/desk/mail", "/en/desk/events", "/en/desk/jobs"] {
        assert_eq!(government.open(path).await.status, 403, "{path}");
    }
    program.stop().await;
}

#[tokio::test]
async fn a_file_is_judged_cell_by_cell_before_anything_is_saved() {
    let database = TestDatabase::create(crate::harness::database::Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let ministry =
        Person::invited(&program, &database, "a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    let page = ministry.open("/en/desk/sheet").await;
    let columns = page.text("pre code");
    assert!(columns.contains("country,slug,name:en"), "{columns}");
    let summary =
        "Lessons for every class of primary school, with exercises and videos that are free to use.";
    let file = |url: &str| {
        format!(
            "country,name:en,summary:en,url,languages,levels,audiences,kind,subjects,access,lifecycle\r\n\
         SN,River School,\"{summary}\",{url},fr,ISCED_1,LEARNERS,CONTENT_PORTAL,GENERAL,OPEN,ACTIVE\r\n"
        )
    };
    let upload = async |content: &str, what: &str| {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\n{what}\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; \
             filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n{content}\r\n--x--\r\n"
        );
        let request = crate::harness::http::client()
            .post(format!("{}/en/desk/sheet", program.address))
            .header("content-type", "multipart/form-data; boundary=x")
            .header("cookie", ministry.line())
            .header("sec-fetch-site", "same-origin")
            .body(body);
        super::shown(request).await
    };
    let wrong = upload(&file("no address"), "import").await;
    assert_eq!(wrong.status, 422, "{}", wrong.body);
    assert_eq!(wrong.texts("tbody td:nth-child(2)"), ["url"]);
    assert_eq!(database.sql("SELECT count(*) FROM proposals"), "0");
    let right = upload(&file("https://river.example.sn/"), "check").await;
    assert_eq!(
        (right.status, right.text("#faults p").as_str()),
        (200, "New: 1. Changed: 0. Unchanged: 0. Faults: 0.")
    );
    assert_eq!(database.sql("SELECT count(*) FROM proposals"), "0");
    let done = upload(&file("https://river.example.sn/"), "import").await;
    assert_eq!((done.status, done.header("location")), (303, "/en/desk/proposals?done=imported"));
    assert_eq!(database.sql("SELECT count(*) FROM proposals"), "1");
    for nonsense in ["", "\u{0}\u{1}", "a,b\r\n1"] {
        let shown = upload(nonsense, "import").await;
        assert!(shown.status < 500, "{nonsense:?}: {}", shown.status);
    }
    program.stop().await;
}
