//! Two at once: exactly one wins, the other is told, nothing is lost and the chain holds.

use futures::future::join_all;
use registry::proposals::{self, Acceptance, Reason, Words};
use registry::workflow::Step;
use serde_json::json;

use super::desk::{Desk, person, whole, world};

on_both_databases! {
    async fn of_many_who_decide_at_once_one_wins(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let second = person(&desk.ctx, "second", world()).await;
        for round in 0..4 {
            let draft = desk.draft(&desk.paris, "FR", whole(&format!("R{round}"), &format!("r{round}.example"))).await.unwrap();
            desk.submit(&desk.paris, draft.id).await.unwrap();
            desk.take(&desk.curator, draft.id).await.unwrap();
            let decisions = join_all((0..4).map(|turn| {
                let (ctx, actor) = (&desk.ctx, if turn % 2 == 0 { &desk.curator } else { &second });
                async move {
                    if turn < 2 {
                        proposals::accept(ctx, actor, draft.id, Acceptance::default()).await
                    } else {
                        let words = Words { reasons: vec![Reason::Duplicate], text: None };
                        proposals::decide(ctx, actor, draft.id, Step::Reject, words, None).await
                    }
                }
            }))
            .await;
            assert_eq!(decisions.iter().filter(|decision| decision.is_ok()).count(), 1);
            for lost in decisions.iter().filter_map(|decision| decision.as_ref().err()) {
                assert_eq!(lost.code(), "CONFLICT", "{lost}");
            }
        }
        desk.end().await;
    }

    async fn an_address_is_given_once_however_many_ask(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let mut ids = Vec::new();
        for _ in 0..4 {
            let draft = desk.draft(&desk.paris, "FR", whole("Même", "same.example")).await.unwrap();
            desk.submit(&desk.paris, draft.id).await.unwrap();
            desk.take(&desk.curator, draft.id).await.unwrap();
            ids.push(draft.id);
        }
        let accepted = join_all(ids.iter().map(|id| desk.accept(&desk.curator, *id))).await;
        assert_eq!(accepted.iter().filter(|result| result.is_ok()).count(), 1);
        assert_eq!(desk.sql("SELECT count(*) FROM platforms WHERE url_key = 'same.example'"), "1");
        desk.end().await;
    }

    async fn who_saves_over_what_they_did_not_see_is_told(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let draft = desk.draft(&desk.paris, "FR", json!({})).await.unwrap();
        let save = async |actor, name: &str| {
            proposals::save(&desk.ctx, actor, draft.id, json!({"operator": name}), &[], Some(draft.revision)).await
        };
        let (one, other) = tokio::join!(save(&desk.paris, "one"), save(&desk.lyon, "other"));
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
        assert_eq!(one.err().or(other.err()).unwrap().code(), "CONFLICT");
        desk.end().await;
    }
}
