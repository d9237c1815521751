//! Reports of problems by people who have no account.

use serde_json::json;

use crate::harness::database::TestDatabase;
use crate::harness::program::Program;

const SERVE: [&str; 4] = ["serve", "--listen", "127.0.0.1:0", "--no-crawler"];
const FORM: &str = "/fr/platforms/lumni/report";

fn count(database: &TestDatabase, what: &str) -> usize {
    database.sql(&format!("SELECT count(*) FROM {what}")).parse().unwrap()
}

on_both_databases! {
    async fn a_report_opens_one_flag_for_curators_and_asks_for_a_check(database: TestDatabase) {
        let program = Program::start(&SERVE, &database.environment()).await;
        for words in ["Le+site+ne+s%27ouvre+plus.", "Toujours+rien%0D%0Adepuis+hier"] {
            let sent = program.form(FORM, &format!("kind=DOES_NOT_OPEN&words={words}&website="), &[]).await;
            assert_eq!((sent.status, sent.header("location")), (303, "/fr/platforms/lumni/report?sent=1"), "{}", sent.body);
        }
        assert_eq!(count(&database, "problems"), 2);
        let flags = database.sql("SELECT kind, last_evidence, noticed_at FROM flags WHERE closed_at IS NULL");
        let evidence = "A visitor reports: it does not open: “Toujours rien depuis hier”";
        assert_eq!(flags, format!("REPORTED|{evidence}|"));
        assert_eq!(count(&database, "check_requests WHERE finished_at IS NULL"), 1);
        let thanks = program.page("/fr/platforms/lumni/report?sent=1").await;
        assert_eq!((thanks.status, thanks.texts("form[method=post]").len()), (200, 0));
        let public = program.data("{ platform(slug: \"lumni\") { flags { kind } } }", json!({})).await;
        assert_eq!(public, json!({ "platform": { "flags": [] } }), "the public does not read what strangers write");
        program.stop().await;
        database.verified_events().await;
    }

    async fn what_has_to_be_mended_is_said_and_what_was_typed_stays(database: TestDatabase) {
        let program = Program::start(&SERVE, &database.environment()).await;
        let sent = program.form(FORM, "words=Un+%22texte%22+%3Cb%3E", &[]).await;
        assert_eq!((sent.status, sent.header("cache-control")), (422, "no-store"));
        assert_eq!(sent.texts("#faults a"), ["Choisissez ce qui ne va pas."]);
        assert_eq!(sent.attributes("#faults a", "href"), ["#kind"]);
        assert_eq!(sent.text("textarea"), "Un \"texte\" <b>");
        let sent = program.form(FORM, "kind=OTHER&words=non", &[]).await;
        assert_eq!((sent.status, sent.attributes("input[checked]", "value")), (422, vec!["OTHER".to_owned()]));
        assert_eq!(sent.attribute("textarea", "aria-invalid"), "true");
        let long = format!("kind=OTHER&words={}", "x".repeat(2_001));
        assert_eq!(program.form(FORM, &long, &[]).await.status, 422);
        assert_eq!(program.form(FORM, "kind=OTHER&words=abcdefghijk%00l", &[]).await.status, 422);
        assert_eq!(program.form(FORM, "kind=OTHER&words=abcdefghijk%E2%80%AEl", &[]).await.status, 422);
        let huge = format!("kind=OTHER&words={}", "x".repeat(70_000));
        assert_eq!(program.form(FORM, &huge, &[]).await.status, 413);
        assert_eq!(program.form("/fr/platforms/no-such/report", "kind=OTHER", &[]).await.status, 404);
        assert_eq!(program.form("/xx/platforms/lumni/report", "kind=OTHER", &[]).await.status, 404);
        assert_eq!(count(&database, "problems"), 0);
        program.stop().await;
    }
}

#[tokio::test]
async fn robots_and_other_sites_report_nothing_and_nobody_reports_without_end() {
    let database = TestDatabase::create(crate::harness::database::Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let caught =
        program.form(FORM, "kind=OTHER&words=Buy+cheap+watches&website=http%3A%2F%2Fspam", &[]).await;
    assert_eq!((caught.status, count(&database, "problems")), (303, 0), "it is thanked and thrown away");
    let body = "kind=WRONG_ENTRY&words=";
    let foreign = program
        .form(FORM, body, &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")])
        .await;
    assert_eq!((foreign.status, count(&database, "problems")), (403, 0));
    let mut answers = Vec::new();
    for _ in 0..21 {
        answers.push(program.form(FORM, body, &[("sec-fetch-site", "same-origin")]).await);
    }
    let last = answers.pop().unwrap();
    assert!(
        answers.iter().all(|answer| answer.status == 303),
        "{:?}",
        answers.iter().map(|answer| answer.status).collect::<Vec<_>>()
    );
    assert_eq!((last.status, last.header("retry-after")), (429, "3600"));
    assert_eq!(count(&database, "problems"), 20);
    assert_eq!(count(&database, "flags WHERE kind = 'REPORTED'"), 1);
    program.stop().await;
}
