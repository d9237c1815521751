//! Proposals on their way: drafts that lose nothing, updates against a moved base, retirements, duplicates.

use chrono::TimeDelta;
use registry::proposals::{self, About, WarningKind};
use registry::workflow::ProposalStatus;
use serde_json::json;

use super::desk::{Desk, fields, refused, whole};

on_both_databases! {
    async fn a_draft_becomes_an_entry_that_its_government_stands_behind(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let draft = desk.draft(&desk.paris, "FR", json!({"name": {"fr": "Lumni"}, "url": "htp:/lumni", "levels": "tout"})).await.unwrap();
        assert_eq!((draft.status, draft.revision), (ProposalStatus::Draft, 1));

        // What is not sound is kept, and named when it is sent.
        let mut faults = fields(desk.submit(&desk.paris, draft.id).await);
        faults.sort();
        assert_eq!(faults, ["access", "audiences", "kind", "languages", "levels", "subjects", "summary", "url"]);
        let kept = proposals::find(&desk.ctx, &desk.paris, draft.id).await.unwrap().unwrap();
        assert_eq!(kept.fields.object()["url"], "htp:/lumni");

        let saved = proposals::save(&desk.ctx, &desk.lyon, draft.id, whole("Lumni", "www.lumni.example"), &[], Some(1)).await.unwrap();
        assert_eq!(saved.revision, 2);
        let submitted = desk.submit(&desk.paris, draft.id).await.unwrap();
        assert!(submitted.check.is_some(), "its address is checked as evidence");
        assert_eq!(desk.sql("SELECT count(*) FROM check_requests WHERE url = 'https://www.lumni.example/'"), "1");
        assert_eq!(refused(proposals::save(&desk.ctx, &desk.paris, draft.id, json!({}), &[], None).await), "CONFLICT");

        assert_eq!(refused(desk.accept(&desk.curator, draft.id).await), "CONFLICT", "nobody has looked at it");
        desk.take(&desk.curator, draft.id).await.unwrap();
        let accepted = desk.accept(&desk.curator, draft.id).await.unwrap();
        assert_eq!(accepted.status, ProposalStatus::Accepted);
        let platform = accepted.platform.unwrap();
        let document = desk.document(platform).await;
        assert_eq!((&document["slug"], &document["url_basis"], &document["confidence"]), (&json!("fr-lumni"), &json!("own"), &json!("sourced")));
        let endorsed = desk.sql(&format!("SELECT endorsement, endorsed_by FROM platforms WHERE id = {}", desk.id(platform)));
        assert_eq!(endorsed, "CURRENT|Ministère");
        assert_eq!(desk.sql("SELECT kind FROM mails WHERE kind LIKE 'PROPOSAL%'"), "PROPOSAL_ACCEPTED");
        let told = desk.sql(&format!("SELECT kind FROM events WHERE platform_id = {} ORDER BY seq", desk.id(platform)));
        assert_eq!(told.lines().collect::<Vec<_>>(), ["PROPOSAL_MOVED", "PLATFORM_CREATED", "ENDORSEMENT_CHANGED"]);
        desk.end().await;
    }

    async fn an_update_says_what_it_changes_and_collides_only_where_both_changed_the_same(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let mine = desk.change(&desk.paris, 0, json!({"name": {"fr": "École neuve", "en": "School school-0"}, "access": "RESTRICTED"})).await.unwrap();
        let theirs = desk.change(&desk.lyon, 0, json!({"access": "REGISTRATION", "operator": null})).await.unwrap();
        desk.submit(&desk.paris, mine.id).await.unwrap();
        let theirs = desk.through(&desk.lyon, theirs).await;
        assert_eq!(theirs.status, ProposalStatus::Accepted);

        let changes = proposals::changes_of(&desk.ctx, &desk.curator, mine.id).await.unwrap();
        let told: Vec<_> = changes.iter().map(|change| (change.field.as_str(), change.collides())).collect();
        assert_eq!(told, [("access", true), ("name.fr", false)]);
        desk.take(&desk.curator, mine.id).await.unwrap();
        let refusal = desk.accept(&desk.curator, mine.id).await.unwrap_err();
        assert_eq!(refusal.code(), "CONFLICT");
        assert!(refusal.to_string().contains("in the same fields: access"), "{refusal}");

        // Sent back, laid upon what stands, sent again.
        let words = proposals::Words { reasons: vec![proposals::Reason::Inaccurate], text: Some("See the other one.".into()) };
        proposals::decide(&desk.ctx, &desk.curator, mine.id, registry::workflow::Step::RequestChanges, words, None).await.unwrap();
        let rebased = proposals::rebase(&desk.ctx, &desk.paris, mine.id, &["access".to_owned()], None).await.unwrap();
        assert_eq!(rebased.base_version, Some(2));
        assert!(!rebased.fields.object().contains_key("access"), "{:?}", rebased.fields);
        desk.through(&desk.paris, rebased).await;
        let document = desk.document(desk.platforms[0]).await;
        assert_eq!((&document["access"], &document["operator"]), (&json!("REGISTRATION"), &json!(null)));
        assert_eq!(document["names"][0]["text"], "École neuve");
        assert_eq!(desk.sql(&format!("SELECT version FROM platforms WHERE id = {}", desk.id(desk.platforms[0]))), "3");
        desk.end().await;
    }

    async fn what_did_not_collide_is_merged(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let one = desk.change(&desk.paris, 1, json!({"launched": 2001})).await.unwrap();
        let other = desk.change(&desk.lyon, 1, json!({"url": "https://moved.example.org/"})).await.unwrap();
        desk.through(&desk.paris, one).await;
        desk.through(&desk.lyon, other).await;
        let document = desk.document(desk.platforms[1]).await;
        assert_eq!((&document["launched"], &document["url"]), (&json!(2001), &json!("https://moved.example.org/")));
        desk.end().await;
    }

    async fn nothing_changed_is_nothing_to_send(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let same = desk.change(&desk.paris, 0, json!({"access": "OPEN"})).await.unwrap();
        assert_eq!(fields(desk.submit(&desk.paris, same.id).await), ["fields"]);
        desk.end().await;
    }

    async fn a_retirement_says_why_and_what_came_after(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let about = About::Retirement(desk.platforms[2]);
        let draft = proposals::create(&desk.ctx, &desk.paris, about, json!({"reason": "REPLACED", "date": "soon"})).await.unwrap();
        assert_eq!(fields(desk.submit(&desk.paris, draft.id).await), ["date", "successor"]);
        let better = json!({"date": "2026-02-28", "successor": "school-1", "note": "Merged into the national portal."});
        let draft = proposals::save(&desk.ctx, &desk.paris, draft.id, better, &[], None).await.unwrap();
        desk.through(&desk.paris, draft).await;
        let document = desk.document(desk.platforms[2]).await;
        assert_eq!(document["lifecycle"], "RETIRED");
        assert_eq!(document["retirement"], json!({"reason": "REPLACED", "date": "2026-02-28", "successor": desk.platforms[1]}));
        let about = About::Change(desk.platforms[2]);
        assert_eq!(refused(proposals::create(&desk.ctx, &desk.paris, about, json!({})).await), "CONFLICT");
        desk.end().await;
    }

    async fn entries_that_a_proposal_may_double_are_named(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let doubled = whole("École  school-1", "school-0.example.org/fr");
        let draft = desk.draft(&desk.paris, "FR", doubled).await.unwrap();
        let warned = proposals::warnings(&desk.ctx, &desk.paris, draft.id).await.unwrap();
        let told: Vec<_> = warned.iter().map(|warning| (warning.kind, warning.other.as_str())).collect();
        assert!(told.contains(&(WarningKind::SameHost, "school-0")), "{told:?}");
        assert!(told.contains(&(WarningKind::SimilarName, "school-1")), "{told:?}");
        // A Cyrillic letter makes another host of it, which looks the same.
        let fields = json!({"url": "https://s\u{441}hool-0.example.org", "name": {"fr": "Autre"}});
        let draft = proposals::save(&desk.ctx, &desk.paris, draft.id, fields, &[], None).await.unwrap();
        let warned = proposals::warnings(&desk.ctx, &desk.paris, draft.id).await.unwrap();
        let told: Vec<_> = warned.iter().map(|warning| (warning.kind, warning.other.as_str())).collect();
        assert_eq!(told, [(WarningKind::LookalikeHost, "school-0")]);
        // The same address is warned of, and not taken twice.
        let fields = json!({"url": "http://school-2.example.org", "name": {"fr": "Autre"}});
        let draft = proposals::save(&desk.ctx, &desk.paris, draft.id, fields, &[], None).await.unwrap();
        let warned = proposals::warnings(&desk.ctx, &desk.paris, draft.id).await.unwrap();
        assert_eq!(warned[0].kind, WarningKind::SameAddress);
        desk.submit(&desk.paris, draft.id).await.unwrap();
        desk.take(&desk.curator, draft.id).await.unwrap();
        let refusal = desk.accept(&desk.curator, draft.id).await.unwrap_err();
        assert!(refusal.to_string().contains("already the address of `school-2`"), "{refusal}");
        desk.end().await;
    }

    async fn the_clock_stands_still_while_the_government_owes_the_answer(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let draft = desk.draft(&desk.paris, "FR", whole("Un", "one.example")).await.unwrap();
        desk.submit(&desk.paris, draft.id).await.unwrap();
        desk.wait(TimeDelta::days(2));
        desk.take(&desk.curator, draft.id).await.unwrap();
        let words = proposals::Words { reasons: vec![proposals::Reason::Incomplete], text: None };
        let back = proposals::decide(&desk.ctx, &desk.curator, draft.id, registry::workflow::Step::RequestChanges, words, None).await.unwrap();
        assert_eq!(back.waiting_since, None);
        desk.wait(TimeDelta::days(30));
        let again = desk.submit(&desk.paris, draft.id).await.unwrap();
        assert_eq!(again.waiting_since, Some(desk.now() - TimeDelta::days(2)));
        desk.end().await;
    }
}
