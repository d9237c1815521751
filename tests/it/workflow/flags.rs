//! What people do about flags.

use chrono::TimeDelta;
use registry::flags::{self, Filter, Reply, Told};
use registry::queue::{self, Waiting};
use registry::workflow::ProposalKind;
use serde_json::json;
use uuid::Uuid;

use super::desk::{Desk, fields, refused};

fn of(country: &str) -> Filter {
    Filter { countries: vec![country.parse().unwrap()], ..Filter::default() }
}

fn flagged(desk: &Desk) -> Uuid {
    let id = Uuid::from_u128(77);
    let at = desk.now().to_rfc3339();
    desk.sql(&format!(
        "INSERT INTO flags (id, platform_id, kind, opened_at, last_seen_at, times_opened, first_evidence, last_evidence) \
         VALUES ({}, {}, 'MOVED', '{at}', '{at}', 1, 'first', 'last')",
        desk.id(id), desk.id(desk.platforms[0])
    ));
    id
}

on_both_databases! {
    async fn a_government_answers_before_anybody_decides(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let (ctx, id) = (&desk.ctx, flagged(&desk));
        assert_eq!(refused(flags::get(ctx, &desk.lima, id).await), "NOT_FOUND");
        assert_eq!(refused(flags::reply(ctx, &desk.curator, id, Reply::StillOurs, None, None).await), "FORBIDDEN");
        assert_eq!(fields(flags::reply(ctx, &desk.paris, id, Reply::Moved, None, None).await), ["url"]);
        let (answered, draft) =
            flags::reply(ctx, &desk.paris, id, Reply::Moved, Some("https://new.example.org"), Some("Since May.".into())).await.unwrap();
        assert_eq!((answered.reply, answered.last_evidence.as_str()), (Some(Reply::Moved), "last"));
        let draft = draft.unwrap();
        assert_eq!((draft.kind, &draft.fields.object()["url"]), (ProposalKind::Update, &"https://new.example.org/".into()));
        let listed = flags::list(ctx, &desk.curator, &of("FR"), None, 10).await.unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(refused(flags::list(ctx, &desk.lima, &of("FR"), None, 10).await), "FORBIDDEN");
        desk.end().await;
    }

    async fn a_curator_dismisses_with_a_reason(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let (ctx, id) = (&desk.ctx, flagged(&desk));
        for unfit in [&desk.paris, &desk.both, &desk.admin] {
            assert_eq!(refused(flags::dismiss(ctx, unfit, id, "It is right.".into(), None).await), "FORBIDDEN");
        }
        assert_eq!(fields(flags::dismiss(ctx, &desk.curator, id, String::new(), Some(0)).await), ["reason", "suppressDays"]);
        let gone = flags::dismiss(ctx, &desk.curator, id, "A friendly redirect.".into(), Some(30)).await.unwrap();
        assert_eq!(gone.suppressed_until, Some(desk.now() + TimeDelta::days(30)));
        assert_eq!(refused(flags::dismiss(ctx, &desk.curator, id, "Again.".into(), None).await), "CONFLICT");
        desk.end().await;
    }

    async fn a_government_is_told_first_then_curators_and_the_public(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let (ctx, id) = (&desk.ctx, flagged(&desk));
        let from = desk.now() + TimeDelta::days(7);
        let from = from.to_rfc3339();
        desk.sql(&format!("UPDATE flags SET notice_from = '{from}', rank_at = '{from}'"));
        let public = async || registry::platforms::published::load(&ctx.db, &desk.platforms[..1]).await.unwrap().remove(0).flags;
        let queue = async || queue::queue(ctx, &desk.curator, &Waiting::default(), None, 10).await.unwrap().len();
        // Three accounts speak for France.
        assert_eq!(flags::tell(ctx).await.unwrap(), Told { letters: 3, notices: 0 });
        assert_eq!(flags::tell(ctx).await.unwrap(), Told::default(), "nobody is told twice");
        assert_eq!((public().await.len(), queue().await), (0, 0));
        desk.wait(TimeDelta::days(7));
        assert_eq!(flags::tell(ctx).await.unwrap(), Told { letters: 0, notices: 1 });
        assert_eq!((public().await[0].id, queue().await), (id, 1));
        flags::reply(ctx, &desk.paris, id, Reply::StillOurs, None, None).await.unwrap();
        assert_eq!(public().await[0].reply, Some(Reply::StillOurs), "its answer stands beside it");
        desk.end().await;
    }

    async fn an_answer_makes_it_the_curators_turn(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let (ctx, id) = (&desk.ctx, flagged(&desk));
        let from = (desk.now() + TimeDelta::days(7)).to_rfc3339();
        desk.sql(&format!("UPDATE flags SET notice_from = '{from}', rank_at = '{from}'"));
        let queue = async |who| queue::queue(ctx, who, &Waiting::default(), None, 10).await.unwrap().len();
        assert_eq!(queue(&desk.curator).await, 0);
        flags::reply(ctx, &desk.paris, id, Reply::StillOurs, None, None).await.unwrap();
        assert_eq!((queue(&desk.curator).await, queue(&desk.nairobi).await, queue(&desk.both).await), (1, 0, 0));
        desk.end().await;
    }

    async fn a_curator_who_finds_that_a_platform_is_no_more_retires_it(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let (ctx, id) = (&desk.ctx, flagged(&desk));
        let how = json!({ "reason": "CLOSED", "date": "2026-03-01", "note": "The ministry closed it." });
        assert_eq!(refused(flags::retire(ctx, &desk.paris, id, how.clone()).await), "FORBIDDEN");
        assert_eq!(fields(flags::retire(ctx, &desk.curator, id, json!({})).await), ["reason"]);
        let closed = flags::retire(ctx, &desk.curator, id, how.clone()).await.unwrap();
        assert!(closed.closed_at.is_some());
        let lifecycle = desk.sql(&format!("SELECT lifecycle FROM platforms WHERE id = {}", desk.id(desk.platforms[0])));
        assert_eq!(lifecycle, "RETIRED");
        assert_eq!(refused(flags::retire(ctx, &desk.curator, id, how).await), "CONFLICT");
        desk.end().await;
    }
}
