//! From an invitation to a published entry and its end, with forms alone.

use super::{FORM, Person, SERVE};
use crate::harness::program::Program;

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
        let (look, shown) = ministry.does(&draft, &mended).await;
        assert_eq!(look, format!("{draft}/send"), "it is looked at once more");
        assert!(shown.texts(".differences ins").contains(&"École du fleuve".to_owned()), "{:?}", shown.texts(".differences td"));
        let (_, shown) = ministry.does(&draft, &[("do", "SUBMIT")]).await;
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
        ministry.does(&draft, &[("do", "SUBMIT")]).await;
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
        assert_eq!(shown.texts(".differences th[scope=row]"), ["Run by"]);
        assert_eq!(shown.texts(".differences ins"), ["Agence"]);
        ministry.does(&change, &[("do", "WITHDRAW")]).await;
        let (end, _) = ministry.does(&format!("/en/desk/platforms/{slug}"), &[("do", "retire")]).await;
        ministry.does(&end, &[("fields", "1"), ("reason", "CLOSED"), ("date", "2026-11-01"), ("do", "SUBMIT")]).await;
        ministry.does(&end, &[("do", "SUBMIT")]).await;
        curator.does(&end, &[("do", "TAKE")]).await;
        let unsure = curator.send(&end, &[("do", "ACCEPT")]).await;
        assert_eq!((unsure.status, unsure.attribute("#sure", "aria-describedby").as_str()), (422, "sure-fault"), "what cannot be undone is asked twice");
        program.form(&format!("/en/platforms/{slug}/report"), "kind=DOES_NOT_OPEN", &[]).await;
        assert_eq!(curator.open("/en/desk/queue?kind=REPORTED").await.texts(".queue li").len(), 1);
        curator.does(&end, &[("do", "ACCEPT"), ("sure", "1")]).await;
        assert_eq!(curator.open("/en/desk/queue").await.texts(".queue li").len(), 0, "of what is gone nothing waits");
        assert_eq!(database.sql(&format!("SELECT lifecycle FROM platforms WHERE slug = '{slug}'")), "RETIRED");
        program.stop().await;
        database.verified_events().await;
    }
}
