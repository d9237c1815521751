//! The page of a platform: whatever stands in its entry, and whatever became of it.

use serde_json::{Value, json};

use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::records::{Files, changed, record};
use crate::read::seeded;

const SERVE: [&str; 4] = ["serve", "--listen", "127.0.0.1:0", "--no-crawler"];

/// The program over the seed and these records.
async fn over(database: &TestDatabase, records: &[Value]) -> Program {
    let program = Program::start(&SERVE, &database.environment()).await;
    let files = Files::new();
    let imported =
        Program::run(&["import", &files.json("made.json", &json!(records))], &database.environment()).await;
    assert!(imported.status.success(), "{}{}", imported.stdout, imported.stderr);
    let last = records.last().unwrap()["slug"].as_str().unwrap().to_owned();
    for _ in 0..200 {
        if program.page(&format!("/en/platforms/{last}")).await.status == 200 {
            return program;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{last} does not appear");
}

#[tokio::test]
async fn what_people_wrote_is_text_and_nothing_else() {
    let database = TestDatabase::create(crate::harness::database::Engine::Sqlite);
    let script = "<script>alert(1)</script>";
    let hostile = changed(
        record("hostile"),
        &json!({
            "name": { "fr": script, "ar": "\" onmouseover=alert(2) x=\"" },
            "summary": { "en": "</script><img src=x onerror=alert(3)> and \"quotes\" 'too' & ampersands, long enough." },
            "operator": "<b>bold</b>", "authority": "{{ frame.title }} {$name}", "sources": ["https://x.example/?<svg/onload=alert(4)>"]
        }),
    );
    let program = over(&database, &[hostile]).await;
    for path in [
        "/fr/platforms/hostile",
        "/fr/platforms?q=alert",
        "/ar/platforms/hostile/report",
        "/fr/changes",
        "/fr/countries/FR",
    ] {
        let shown = program.page(path).await;
        assert_eq!(shown.status, 200, "{path}");
        assert!(
            !shown.body.contains("<script>alert")
                && !shown.body.contains("<img src=x")
                && !shown.body.contains("<b>bold"),
            "{path}"
        );
        assert!(shown.attributes("[onmouseover],[onerror],[onload]", "class").is_empty(), "{path}");
    }
    let shown = program.page("/fr/platforms/hostile").await;
    assert_eq!(shown.text("h1"), script);
    let data: Value = serde_json::from_str(&shown.text("script[type='application/ld+json']")).unwrap();
    assert_eq!(data["name"][0]["@value"], script);
    assert!(shown.texts("dd").contains(&"{{ frame.title }} {$name}".to_owned()));
    let badge = program.page("/badge/hostile.svg").await;
    assert_eq!((badge.status, badge.header("content-type")), (200, "image/svg+xml"));
    program.stop().await;
}

#[tokio::test]
async fn what_was_retired_keeps_its_page_and_names_its_successor() {
    let database = TestDatabase::create(crate::harness::database::Engine::Sqlite);
    let retired = changed(
        record("old"),
        &json!({
            "lifecycle": "RETIRED", "lifecycle_note": "Closed in 2021.",
        }),
    );
    let program = over(&database, &[retired]).await;
    let shown = program.page("/en/platforms/old").await;
    assert!(
        shown.text(".tomb").starts_with("This platform is no longer in service."),
        "{}",
        shown.text(".tomb")
    );
    assert!(shown.text(".tomb").contains("Closed in 2021."));
    assert_eq!(shown.texts(".go").len(), 0, "nobody is sent to it");
    assert_eq!(shown.texts("h1").len(), 1);
    let found = program.page("/en/platforms?q=old&country=FR").await;
    assert!(!found.attributes(".card h3 a", "href").contains(&"/en/platforms/old".to_owned()));
    program.stop().await;
}

#[tokio::test]
async fn checks_and_days_are_told_in_words() {
    let database = TestDatabase::create(crate::harness::database::Engine::Sqlite);
    let program = over(&database, &[record("checked")]).await;
    let id = database.sql("SELECT hex(id) FROM platforms WHERE slug = 'checked'");
    let today: chrono::NaiveDate = database.sql("SELECT date('now')").parse().unwrap();
    for (back, hits, misses) in [(40, 3, 0), (39, 1, 2), (38, 0, 3), (2, 4, 0)] {
        let day = today - chrono::Days::new(back);
        database.sql(&format!(
            "INSERT INTO check_days (platform_id, day, vantage, hits, misses, unknowns, worst, last) \
             VALUES (x'{id}', '{day}', 'main', {hits}, {misses}, 0, 'UP', 'UP')"
        ));
    }
    database.sql(&format!("UPDATE roll_up_heads SET rolled_until = '{today}'"));
    let shown = program.page("/en/platforms/checked").await;
    assert_eq!(shown.attributes("svg.strip rect", "class").len(), 90, "{}", shown.body);
    assert_eq!(shown.attributes("svg.strip rect.up", "class").len(), 2);
    assert_eq!(shown.attributes("svg.strip rect.partly", "class").len(), 1);
    let words = shown.attribute("svg.strip", "aria-label");
    assert!(words.starts_with("The last 90 days: reachable on 2 days, partly reachable on 1 day"), "{words}");
    assert_eq!(shown.texts("figure + details tbody tr").len(), 7, "stretches of days as a table");
    let arabic = program.page("/ar/platforms/checked").await;
    assert_eq!(
        arabic.attributes("svg.strip rect", "class"),
        shown.attributes("svg.strip rect", "class"),
        "time runs the same way"
    );
    program.stop().await;
}

#[tokio::test]
async fn a_badge_speaks_the_reader_s_language() {
    let program = seeded().await;
    let english = program.page("/badge/lumni.svg").await;
    assert!(english.body.contains("Not yet known"), "{}", english.body);
    let french = program.page_with("/badge/lumni.svg", &[("accept-language", "fr")]).await;
    assert_ne!(french.body, english.body);
    assert_eq!(program.page("/badge/lumni.svg?lang=fr").await.body, french.body);
    let tag = english.header("etag").to_owned();
    assert_eq!(program.page_with("/badge/lumni.svg", &[("if-none-match", &tag)]).await.status, 304);
    for wrong in ["/badge/no-such.svg", "/badge/lumni.png", "/badge/..svg"] {
        assert_eq!(program.page(wrong).await.status, 404, "{wrong}");
    }
    program.stop().await;
}

#[tokio::test]
async fn what_fails_on_our_side_is_told_in_the_reader_s_language_with_a_number_that_the_log_has() {
    let database = TestDatabase::create(crate::harness::database::Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    database.sql("DROP TABLE observations");
    let shown = program.page("/fr/platforms/lumni").await;
    assert_eq!((shown.status, shown.header("cache-control")), (500, "no-store"));
    assert_eq!(shown.attribute("html", "lang"), "fr");
    assert!(!shown.body.contains("observations"), "the cause is not for everybody: {}", shown.body);
    let text = shown.text(".lead");
    let number =
        text.split([' ', '.', '\u{a0}']).find(|word| word.len() == 36).unwrap_or_else(|| panic!("{text}"));
    program.logged(number).await;
    assert_eq!(program.page("/fr/platforms").await.status, 200, "lists need no database");
    program.stop().await;
}
