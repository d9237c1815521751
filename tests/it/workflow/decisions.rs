//! Curators at work: the queue, looking and leaving, deciding with reasons, many at once.

use chrono::TimeDelta;
use registry::proposals::{self, Reason, Words};
use registry::queue::{self, Count, Kind, Waiting};
use registry::workflow::{ProposalKind, ProposalStatus, Step};
use serde_json::json;

use super::desk::{Desk, fields, refused, whole};

on_both_databases! {
    async fn the_queue_begins_with_what_waits_longest_and_what_is_urgent(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let mut ids = Vec::new();
        for number in 0..3 {
            let draft = desk.draft(&desk.paris, "FR", whole(&format!("N{number}"), &format!("n{number}.example"))).await.unwrap();
            desk.submit(&desk.paris, draft.id).await.unwrap();
            ids.push(draft.id);
            desk.wait(TimeDelta::days(1));
        }
        desk.sql(&format!(
            "INSERT INTO flags (id, platform_id, kind, opened_at, last_seen_at, times_opened, first_evidence, last_evidence) \
             VALUES ({}, {}, 'PARKED', '2026-03-01T00:00:00+00:00', '2026-03-01T00:00:00+00:00', 1, 'x', 'x')",
            desk.id(uuid::Uuid::from_u128(9)), desk.id(desk.platforms[0])
        ));
        let urgent = desk.change(&desk.paris, 0, json!({"url": "https://new.example.org"})).await.unwrap();
        desk.submit(&desk.paris, urgent.id).await.unwrap();
        let page = async |after| queue::queue(&desk.ctx, &desk.curator, &Waiting::default(), after, 2).await;
        let first = page(None).await.unwrap();
        assert_eq!(first.iter().map(|(place, _)| place.id).collect::<Vec<_>>(), [urgent.id, ids[0]]);
        let second = page(Some(first[1].0)).await.unwrap();
        assert_eq!(second.iter().map(|(place, _)| place.id).collect::<Vec<_>>(), [ids[1], ids[2]]);
        assert!(page(Some(second[1].0)).await.unwrap().is_empty());
        let counts = queue::counts(&desk.ctx, &desk.curator, &Waiting::default()).await.unwrap();
        let counts: Vec<_> = counts.iter().map(|Count { kind, count, oldest: _ }| (*kind, *count)).collect();
        assert_eq!(
            counts,
            [(Kind::Proposal(ProposalKind::Create), 3), (Kind::Proposal(ProposalKind::Update), 1)]
        );
        for elsewhere in [&desk.nairobi, &desk.both] {
            assert!(queue::queue(&desk.ctx, elsewhere, &Waiting::default(), None, 10).await.unwrap().is_empty());
        }
        assert_eq!(refused(queue::queue(&desk.ctx, &desk.paris, &Waiting::default(), None, 10).await), "FORBIDDEN");
        desk.end().await;
    }

    async fn others_see_who_looks_and_may_take_it_from_them(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let second = super::desk::person(&desk.ctx, "second", super::desk::world()).await;
        let draft = desk.draft(&desk.paris, "FR", whole("Un", "one.example")).await.unwrap();
        desk.submit(&desk.paris, draft.id).await.unwrap();
        desk.take(&desk.curator, draft.id).await.unwrap();
        assert_eq!(refused(desk.take(&second, draft.id).await), "CONFLICT");
        let taken = proposals::take(&desk.ctx, &second, draft.id, true).await.unwrap();
        assert!(taken.reviewer.is_some());
        desk.wait(TimeDelta::minutes(16));
        desk.take(&desk.curator, draft.id).await.unwrap();
        let left = proposals::release(&desk.ctx, &desk.curator, draft.id).await.unwrap();
        assert_eq!((left.status, left.reviewer), (ProposalStatus::Submitted, None));
        desk.end().await;
    }

    async fn a_refusal_says_why(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let draft = desk.draft(&desk.paris, "FR", whole("Un", "one.example")).await.unwrap();
        desk.submit(&desk.paris, draft.id).await.unwrap();
        desk.take(&desk.curator, draft.id).await.unwrap();
        let decide = async |step, words| proposals::decide(&desk.ctx, &desk.curator, draft.id, step, words, None).await;
        assert_eq!(fields(decide(Step::Reject, Words::default()).await), ["reasons"]);
        let other = Words { reasons: vec![Reason::Other], text: Some("  ".into()) };
        assert_eq!(fields(decide(Step::RequestChanges, other).await), ["text"]);
        let hidden = Words { reasons: vec![Reason::Wording], text: Some("a\u{202e}b".into()) };
        assert_eq!(fields(decide(Step::RequestChanges, hidden).await), ["text"]);
        let said = Words { reasons: vec![Reason::Wording, Reason::Wording], text: Some("Please say\nmore.".into()) };
        decide(Step::RequestChanges, said).await.unwrap();
        desk.wait(TimeDelta::minutes(1));
        proposals::comment(&desk.ctx, &desk.paris, draft.id, "We will.".into()).await.unwrap();
        let notes = proposals::notes(&desk.ctx, &desk.paris, draft.id).await.unwrap();
        assert_eq!((notes[0].reasons.as_slice(), notes[0].step), ([Reason::Wording].as_slice(), Some(Step::RequestChanges)));
        assert_eq!((notes[1].text.as_str(), notes[1].role.as_str()), ("We will.", "GOVERNMENT"));
        assert_eq!(desk.sql("SELECT recipient FROM mails WHERE kind = 'CHANGES_REQUESTED'"), "paris@example.org");
        desk.end().await;
    }

    async fn updates_of_one_shape_are_accepted_together_or_not_at_all(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let mut ids = Vec::new();
        for number in 0..2 {
            let draft = desk.change(&desk.paris, number, json!({"access": "RESTRICTED"})).await.unwrap();
            desk.submit(&desk.paris, draft.id).await.unwrap();
            desk.take(&desk.curator, draft.id).await.unwrap();
            ids.push((draft.id, None));
        }
        let odd = desk.change(&desk.paris, 2, json!({"launched": 1999})).await.unwrap();
        desk.submit(&desk.paris, odd.id).await.unwrap();
        desk.take(&desk.curator, odd.id).await.unwrap();
        let all = [ids[0], ids[1], (odd.id, None)];
        assert_eq!(fields(proposals::accept_alike(&desk.ctx, &desk.curator, &all, None).await), ["proposals"]);
        assert_eq!(desk.sql("SELECT count(*) FROM platforms WHERE version > 1"), "0");
        let accepted = proposals::accept_alike(&desk.ctx, &desk.curator, &ids, Some("As agreed.")).await.unwrap();
        assert_eq!(accepted.len(), 2);
        assert_eq!(desk.sql("SELECT count(*) FROM platforms WHERE access = 'RESTRICTED'"), "2");
        desk.end().await;
    }
}
