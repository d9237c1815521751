//! The curators' desk: the queue narrowed and worked through, several at once, who looks at what, what is new, figures.

use super::{FORM, Person, SERVE, form_without, only_id};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;

async fn sent(ministry: &Person<'_>, country: &str, url: &str) -> String {
    let mut form = form_without("url");
    let address = [("url", url), ("do", "SUBMIT")];
    form.truncate(FORM.len() - 1);
    let form: Vec<(&str, &str)> = form.into_iter().chain(address).collect();
    let (look, _) = ministry.does(&format!("/en/desk/new?country={country}"), &form).await;
    let proposal = look.trim_end_matches("/send").to_owned();
    ministry.does(&proposal, &[("do", "SUBMIT")]).await;
    proposal
}

on_both_databases! {
    async fn the_queue_is_narrowed_given_out_and_taken_from_others(database: TestDatabase) {
        let program = Program::start(&SERVE, &database.environment()).await;
        let roles = ["--role", "GOVERNMENT", "--country", "SN", "--country", "ML"];
        let ministry = Person::invited(&program, &database, "a@education.sn", &roles).await;
        let one = Person::invited(&program, &database, "one@portolan.example", &["--role", "CURATOR"]).await;
        let two = Person::invited(&program, &database, "two@portolan.example", &["--role", "CURATOR"]).await;
        let here = sent(&ministry, "SN", "https://one.example.sn/").await;
        let there = sent(&ministry, "ML", "https://two.example.ml/").await;
        let shown = async |query: &str| one.open(&format!("/en/desk/queue{query}")).await.attributes(".queue a", "href");
        assert_eq!(shown("").await, [here.as_str(), there.as_str()]);
        let narrowed = format!("{there}?from=country%3DML");
        assert_eq!(shown("?country=ML").await, [narrowed.as_str()]);
        assert_eq!(shown("?kind=RETIRE").await, [""; 0]);
        let chip = one.open("/en/desk/queue?country=ML").await.attribute(".chips a", "href");
        assert_eq!(chip, "/en/desk/queue?kind=CREATE&country=ML", "a kind keeps the rest");

        // Given to oneself together, and found by that.
        let id = |path: &str| format!("p:{}", path.rsplit('/').next().unwrap());
        let (first, second) = (id(&here), id(&there));
        one.does("/en/desk/queue", &[("do", "assign"), ("item", &first), ("item", &second)]).await;
        assert_eq!(shown("?assigned=me").await.len(), 2);
        assert_eq!(shown("?assigned=nobody").await, [""; 0]);
        one.does(&there, &[("do", "assign"), ("assignee", "")]).await;
        assert_eq!(shown("?assigned=nobody").await, [format!("{there}?from=assigned%3Dnobody")]);

        // Who looks at one is seen by others, who may take it from them.
        one.does(&here, &[("do", "TAKE")]).await;
        assert!(two.open("/en/desk/queue").await.texts(".queue .tag").contains(&"by another curator".to_owned()));
        let held = two.open(&here).await;
        assert!(held.text("#decide ~ .notice").contains("one@portolan.example is looking"), "{}", held.body);
        assert_eq!(two.send(&here, &[("do", "TAKE")]).await.status, 422);
        two.does(&here, &[("do", "TAKE"), ("from-other", "1")]).await;
        let sees = two.open(&here).await;
        assert!(sees.texts(".differences.whole ins").contains(&"https://one.example.sn/".to_owned()), "a curator reads what is proposed");
        assert_eq!(ministry.open(&here).await.attributes("#decide", "id"), [""; 0], "the author decides nothing");

        // What cannot be done with all is done with none of the others' kind, and says so.
        let wrong = one.send("/en/desk/queue", &[("do", "dismiss"), ("item", &first), ("why", "no problem")]).await;
        assert_eq!((wrong.status, wrong.texts("#faults li").len()), (422, 1));
        assert_eq!(one.send("/en/desk/queue", &[("do", "assign")]).await.status, 422, "nothing is ticked");
        // Who came from a part of the queue goes back to it, and nowhere that an address might say.
        one.does(&narrowed, &[("do", "TAKE")]).await;
        let (to, _) = one.does(&narrowed, &[("do", "RELEASE")]).await;
        assert_eq!(to, "/en/desk/queue");
        let back = one.open(&narrowed).await.attribute(".crumbs a", "href");
        assert_eq!(back, "/en/desk/queue?country=ML");
        let elsewhere = one.open(&format!("{there}?from=//evil.example&from=kind%3D%22%3E")).await;
        assert_eq!(elsewhere.attribute(".crumbs a", "href"), "/en/desk/queue");
        let new = one.send("/en/desk/queue", &[("do", "accept"), ("item", &second)]).await;
        assert_eq!(new.status, 422, "new platforms are accepted one by one");
        let left = one.open(&there).await;
        assert!(left.attributes("#decide-form button", "value").contains(&"TAKE".to_owned()), "and not kept from others");
        program.stop().await;
    }
}

#[tokio::test]
async fn what_was_written_for_a_decision_stays_whatever_comes_between() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let ministry =
        Person::invited(&program, &database, "a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    let one = Person::invited(&program, &database, "one@portolan.example", &["--role", "CURATOR"]).await;
    let two = Person::invited(&program, &database, "two@portolan.example", &["--role", "CURATOR"]).await;
    let proposal = sent(&ministry, "SN", "https://one.example.sn/").await;
    one.does(&proposal, &[("do", "TAKE")]).await;

    // A comment and giving it to somebody are sent with the same form.
    let page = one.open(&proposal).await;
    assert_eq!(page.attribute("#comment", "form"), "decide-form");
    let typed = [("text", "Which classes?"), ("reasons", "INCOMPLETE"), ("comment", "I have asked.")];
    let said = one.send(&proposal, &[typed[0], typed[1], typed[2], ("do", "comment")]).await;
    assert_eq!((said.status, said.text("#text").as_str()), (200, "Which classes?"), "{}", said.body);
    assert_eq!(said.attributes("#reasons input[checked]", "value"), ["INCOMPLETE"]);
    assert!(said.texts("#notes ~ .checks p").contains(&"I have asked.".to_owned()), "{}", said.body);
    assert_eq!(said.text("#comment"), "", "what was said is not said again");
    // What a government says is news to curators, once.
    assert_eq!(
        two.open("/en/desk/news").await.texts(".changes .tag").first().map(String::as_str),
        Some("Comment")
    );

    // Who does not hold it decides nothing by an old page; what they wrote is offered as a comment.
    let late = two.send(&proposal, &[typed[0], typed[1], ("do", "REJECT")]).await;
    assert_eq!((late.status, late.text("#comment").as_str()), (422, "Which classes?"), "{}", late.body);
    assert!(late.text("#faults").contains("one@portolan.example"), "{}", late.body);
    assert_eq!(late.attributes("#decide-form", "id"), [""; 0]);
    one.does(&proposal, &[("do", "ACCEPT")]).await;
    let moved = two.send(&proposal, &[typed[0], typed[1], ("do", "REJECT"), ("revision", "1")]).await;
    assert_eq!((moved.status, moved.text("#comment").as_str()), (422, "Which classes?"), "{}", moved.body);
    program.stop().await;
}

#[tokio::test]
async fn several_flags_are_dismissed_at_once_and_one_is_acted_on() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let curator = Person::invited(&program, &database, "c@portolan.example", &["--role", "CURATOR"]).await;
    program.form("/en/platforms/lumni/report", "kind=WRONG_ENTRY&words=The+name+is+wrong", &[]).await;
    let flag = only_id(&database, "flags");
    let page = format!("/en/desk/flags/{flag}");
    let unsure = curator
        .send(&page, &[("do", "retire"), ("fields", "1"), ("reason", "CLOSED"), ("date", "2026-11-01")])
        .await;
    assert_eq!(
        (unsure.status, unsure.attribute("#date", "value").as_str()),
        (422, "2026-11-01"),
        "the end is asked twice"
    );
    let empty = curator.send(&page, &[("do", "dismiss"), ("days", "0")]).await;
    assert_eq!(empty.attributes("#dismissed, #days", "aria-invalid"), ["true", "true"], "{}", empty.body);
    let (update, _) = curator.does(&page, &[("do", "change")]).await;
    assert!(update.starts_with("/en/desk/proposals/"), "{update}");
    curator.does(&page, &[("do", "check")]).await;

    let item = format!("f:{flag}");
    let queue = curator.open("/en/desk/queue?kind=REPORTED").await;
    assert_eq!(queue.attributes(".queue input", "value"), [item.as_str()]);
    let short = curator
        .send("/en/desk/queue?kind=REPORTED", &[("do", "dismiss"), ("item", &item), ("why", "")])
        .await;
    assert_eq!(
        short.attributes(".queue input[checked]", "value"),
        [item.as_str()],
        "what was ticked stays so"
    );
    let (to, done) = curator
        .does(
            "/en/desk/queue?kind=REPORTED",
            &[("do", "dismiss"), ("item", &item), ("why", "the name is right")],
        )
        .await;
    assert_eq!(
        (to.as_str(), done.text(".notice.done").as_str()),
        ("/en/desk/queue", "Done with all that you ticked.")
    );
    assert!(done.attributes(".queue input", "value").is_empty());
    program.stop().await;
}

#[tokio::test]
async fn what_is_new_is_new_until_it_was_looked_at() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let roles = ["--role", "GOVERNMENT", "--country", "SN", "--country", "FR"];
    let ministry = Person::invited(&program, &database, "a@education.sn", &roles).await;
    let curator = Person::invited(&program, &database, "c@portolan.example", &["--role", "CURATOR"]).await;
    let african =
        Person::invited(&program, &database, "r@portolan.example", &["--role", "CURATOR", "--region", "002"])
            .await;
    let seen = async |who: &Person<'_>| {
        let page = who.open("/en/desk/news").await;
        if let Some(to) = page.attributes("form input[name=to]", "value").first() {
            who.does("/en/desk/news", &[("to", to)]).await;
        }
        page.texts(".changes > li")
    };
    seen(&curator).await;
    seen(&african).await;
    assert!(seen(&curator).await.is_empty());
    let draft: Vec<(&str, &str)> = FORM.into_iter().chain([("do", "save")]).collect();
    ministry.does("/en/desk/new?country=SN", &draft).await;
    assert!(seen(&curator).await.is_empty(), "a draft is its author's alone");
    sent(&ministry, "FR", "https://news.example.fr/").await;
    let overview = curator.open("/en/desk").await;
    assert!(
        overview.texts("main .notice a").iter().any(|news| news.contains("since you last looked")),
        "{}",
        overview.body
    );
    assert!(!seen(&curator).await.is_empty());
    assert!(seen(&african).await.is_empty(), "of other regions nothing is news");
    assert!(seen(&curator).await.is_empty());
    program.stop().await;
}

#[tokio::test]
async fn figures_are_charts_with_their_tables() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let ministry =
        Person::invited(&program, &database, "a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    let curator = Person::invited(&program, &database, "c@portolan.example", &["--role", "CURATOR"]).await;
    sent(&ministry, "SN", "https://figures.example.sn/").await;
    let page = curator.open("/en/desk/figures").await;
    assert_eq!(page.texts("section[aria-labelledby=weeks] tbody tr:first-child td"), ["1", "0", "0", ""]);
    assert_eq!(page.texts("section[aria-labelledby=proposals] tbody tr:first-child td")[0], "1");
    assert_eq!(page.attributes("[role=img]", "aria-label").len(), 1);
    let days = "INSERT INTO check_days (platform_id, day, vantage, hits, misses, unknowns, worst, last) \
                SELECT id, date('now', '-1 day'), 'main', 1, 0, 0, 'UP', CASE WHEN slug = 'lumni' THEN 'DOWN' ELSE 'UP' END \
                FROM platforms LIMIT 4";
    database.sql(days);
    let public = program.page("/fr/statistics").await;
    assert_eq!(public.status, 200);
    assert!(!public.texts("section[aria-labelledby=curve] tbody tr").is_empty(), "{}", public.body);
    assert!(public.body.contains("<svg width=\"440\""), "the curve is drawn");
    program.stop().await;
}
