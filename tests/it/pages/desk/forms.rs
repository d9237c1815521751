//! The form of an entry: its faults beside their boxes, boxes added and taken away, what others changed meanwhile.

use super::{FORM, Person, SERVE, form_without, only_id};
use crate::crawl::world::{World, html};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;
use crate::harness::site::{Answer, Site};

async fn ministry<'a>(program: &'a Program, database: &TestDatabase) -> Person<'a> {
    Person::invited(program, database, "a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"]).await
}

#[tokio::test]
async fn a_fault_stands_in_the_list_and_beside_its_box() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let ministry = ministry(&program, &database).await;
    let mut typed = form_without("summary-0");
    typed.retain(|(key, _)| *key != "languages");
    typed.extend([
        ("summary-0", "short"),
        ("languages", "Français"),
        ("languages", "Klingon"),
        ("do", "SUBMIT"),
    ]);
    let sent = ministry.send("/en/desk/new?country=SN", &typed).await;
    assert_eq!(sent.status, 422);
    let faults = sent.texts("#faults li");
    assert!(faults.iter().any(|fault| fault.starts_with("Summary (French): ")), "{faults:?}");
    for place in ["summary-0", "languages-1"] {
        assert!(sent.attributes("#faults a", "href").contains(&format!("#{place}")), "{place}: {faults:?}");
        assert_eq!(sent.attribute(&format!("#{place}"), "aria-invalid"), "true");
        assert_eq!(sent.attribute(&format!("#{place}"), "aria-describedby"), format!("{place}-fault"));
        assert!(!sent.text(&format!("#{place}-fault")).is_empty());
    }
    assert_eq!(
        sent.attributes("#languages input", "value"),
        ["fr", "Klingon"],
        "a language is known by its name"
    );
    assert!(sent.attributes("#url", "aria-invalid").is_empty());
    program.stop().await;
}

#[tokio::test]
async fn boxes_come_and_go_without_a_script_and_nothing_is_saved_by_that() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let ministry = ministry(&program, &database).await;
    let with = |more: &[(&'static str, &'static str)]| [FORM.as_slice(), more].concat();
    let more = ministry.send("/fr/desk/new?country=SN", &with(&[("do", "add:name")])).await;
    assert_eq!(more.status, 200);
    assert_eq!(
        more.attributes("#name input[name=name-0], #name input[name=name-1]", "value"),
        ["École du fleuve", ""]
    );
    assert_eq!(more.attributes("[autofocus]", "name"), ["name-1-language"]);
    let two = [("name-1-language", "en"), ("name-1", "River School")];
    let fewer =
        ministry.send("/fr/desk/new?country=SN", &with(&[two[0], two[1], ("do", "drop:name-0")])).await;
    assert_eq!(fewer.attributes("#name input[name=name-0]", "value"), ["River School"]);
    assert_eq!(fewer.attributes("#name input[name=name-0]", "lang"), ["en"]);
    assert_eq!(database.sql("SELECT count(*) FROM proposals"), "0");
    // Of two texts in one language a record could keep one: both stay in the form, and that is said.
    let twice = [("name-1-language", "français"), ("name-1", "Une autre")];
    let kept = ministry.send("/en/desk/new?country=SN", &with(&[twice[0], twice[1], ("do", "save")])).await;
    assert_eq!(
        (kept.status, kept.attribute("#name-1", "aria-invalid").as_str()),
        (422, "true"),
        "{}",
        kept.body
    );
    assert_eq!(
        kept.attributes("#name input[name=name-0], #name input[name=name-1]", "value"),
        ["École du fleuve", "Une autre"]
    );
    program.stop().await;
}

#[tokio::test]
async fn whoever_saves_over_another_sees_both_and_loses_nothing() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let one = ministry(&program, &database).await;
    let other =
        Person::invited(&program, &database, "b@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    let (draft, shown) =
        one.does("/en/desk/new?country=SN", &[FORM.as_slice(), &[("do", "save")]].concat()).await;
    let revision = shown.attribute("form input[name=revision]", "value");
    let stale = [("revision", revision.as_str()), ("do", "save")];
    let by_other = [("operator", "Agence A")];
    other.does(&draft, &[FORM.as_slice(), &by_other, &stale].concat()).await;
    let mine = [("operator", "Agence B")];
    let late = one.send(&draft, &[FORM.as_slice(), &mine, &stale].concat()).await;
    assert_eq!(late.status, 422);
    assert_eq!(late.attribute("#operator", "value"), "Agence B", "what was typed stays");
    let rows = late.texts("[aria-labelledby=meanwhile] tbody tr > *");
    assert_eq!(rows, ["Run by", "Agence A", "Agence B"]);
    let fresh = late.attribute("form input[name=revision]", "value");
    one.does(&draft, &[FORM.as_slice(), &mine, &[("revision", &fresh), ("do", "save")]].concat()).await;
    program.stop().await;
}

#[tokio::test]
async fn what_follows_a_platform_is_found_by_its_name() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let ministry =
        Person::invited(&program, &database, "a@education.fr", &["--role", "GOVERNMENT", "--country", "FR"])
            .await;
    let (end, page) = ministry.does("/en/desk/platforms/lumni", &[("do", "retire")]).await;
    let offered = page.attributes("#successors option", "value");
    assert!(offered.len() > 1, "{offered:?}");
    let name = page
        .texts("#successors option")
        .into_iter()
        .zip(&offered)
        .find(|(_, slug)| *slug != "lumni")
        .unwrap();
    let typed = [
        ("fields", "1"),
        ("reason", "REPLACED"),
        ("date", "2026-11-01"),
        ("successor", &name.0),
        ("do", "save"),
    ];
    let (_, saved) = ministry.does(&end, &typed).await;
    assert_eq!(saved.attribute("#successor", "value"), *name.1);
    assert_eq!(end, format!("/en/desk/proposals/{}", only_id(&database, "proposals")));
    program.stop().await;
}

#[tokio::test]
async fn what_the_address_says_is_offered_and_never_put_over_what_was_typed() {
    let site = Site::start().await;
    site.set("/", Answer::page(&html("Lessons of the river")));
    // Nothing but what is asked for is checked here: the records of the seed are retired.
    let world = World::with(TestDatabase::create(Engine::Sqlite), &[]).await;
    let resolve = format!("river.test:{}:127.0.0.1", site.port());
    let settings = world.environment(&[("CRAWLER__RESOLVE", &resolve)]);
    let program = Program::start(&["serve"], &settings).await;
    let ministry = ministry(&program, &world.database).await;
    let url = format!("http://river.test:{}/", site.port());
    let nowhere = ministry
        .send("/en/desk/new?country=SN", &[("fields", "1"), ("url", "nowhere"), ("do", "fill")])
        .await;
    assert_eq!((nowhere.status, nowhere.attribute("#url", "aria-invalid").as_str()), (422, "true"));
    let typed = [
        ("fields", "1"),
        ("name-0-language", "en"),
        ("name-0", "My own name"),
        ("url", &url),
        ("do", "fill"),
    ];
    let sent = ministry.send("/en/desk/new?country=SN", &typed).await;
    let check = sent.header("location").to_owned();
    assert!(check.contains("?check="), "{check} {}", sent.body);
    let mut page = ministry.open(&check).await;
    for _ in 0..200 {
        if page.attributes(".offer", "method").len() + page.texts(".table dd").len() > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        page = ministry.open(&check).await;
    }
    assert!(page.texts(".table dd").contains(&"Lessons of the river".to_owned()), "{}", page.body);
    let offers = page.attributes(".offer input[name=field]", "value");
    assert_eq!(offers, ["languages"], "a name was typed; the page has no description");
    let draft = check.split('?').next().unwrap();
    ministry
        .does(
            draft,
            &[("do", "use"), ("field", "name"), ("language", "en"), ("found", "Lessons of the river")],
        )
        .await;
    ministry
        .does(draft, &[("do", "use"), ("field", "languages"), ("language", "en"), ("found", "English")])
        .await;
    let filled = ministry.open(draft).await;
    assert_eq!(filled.attribute("#name-0", "value"), "My own name");
    assert_eq!(filled.attributes("#languages input", "value"), ["en"]);
    program.stop().await;
}

#[tokio::test]
async fn a_text_in_no_language_is_not_taken_for_one_in_any() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let ministry = ministry(&program, &database).await;
    let mut typed = form_without("name-0-language");
    typed.extend([("name-0-language", ""), ("do", "save")]);
    let sent = ministry.send("/en/desk/new?country=SN", &typed).await;
    assert_eq!(
        (sent.status, sent.attribute("#name-0", "aria-invalid").as_str()),
        (422, "true"),
        "{}",
        sent.body
    );
    assert_eq!(sent.attribute("#name-0", "value"), "École du fleuve");
    assert_eq!(database.sql("SELECT count(*) FROM proposals"), "0");
    assert_eq!(ministry.send("/en/desk/new?country=SN", &[("do", "nonsense")]).await.status, 404);
    assert_eq!(database.sql("SELECT count(*) FROM proposals"), "0");
    program.stop().await;
}

#[tokio::test]
async fn what_was_begun_is_gone_on_with_and_an_end_does_not_lie_ahead() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let roles = ["--role", "GOVERNMENT", "--country", "FR"];
    let ministry = Person::invited(&program, &database, "a@education.fr", &roles).await;
    let entry = "/en/desk/platforms/lumni";
    let shown = ministry.open(entry).await;
    assert!(
        shown.texts(".table dd").contains(&"https://www.lumni.fr/".to_owned()),
        "what is to be confirmed is shown"
    );
    let (_, confirmed) = ministry.does(entry, &[("do", "confirm")]).await;
    assert!(
        confirmed.text(".standing").contains("Valid until"),
        "what was done is seen at once: {}",
        confirmed.body
    );
    let (first, _) = ministry.does(entry, &[("do", "change")]).await;
    let (again, _) = ministry.does(entry, &[("do", "change")]).await;
    assert_eq!(again, first);
    let (end, _) = ministry.does(entry, &[("do", "retire")]).await;
    assert_ne!(end, first, "an end is another proposal");
    let typed = [("fields", "1"), ("reason", "CLOSED"), ("date", "2999-01-01"), ("do", "SUBMIT")];
    let refused = ministry.send(&end, &typed).await;
    assert_eq!(
        (refused.status, refused.attribute("#date", "aria-invalid").as_str()),
        (422, "true"),
        "{}",
        refused.body
    );
    // A page says the same in another language without losing what it is about.
    let new = ministry.open("/en/desk/new?country=FR&done=saved").await;
    assert_eq!(new.attributes(".editions a[lang=fr]", "href"), ["/fr/desk/new?country=FR"]);
    program.stop().await;
}
