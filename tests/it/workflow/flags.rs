//! What people do about flags.

use chrono::TimeDelta;
use registry::flags::{self, Reply};
use registry::workflow::ProposalKind;
use uuid::Uuid;

use super::desk::{Desk, fields, refused};

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
        let listed = flags::list(ctx, &desk.curator, &["FR".parse().unwrap()], None, 10).await.unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(refused(flags::list(ctx, &desk.lima, &["FR".parse().unwrap()], None, 10).await), "FORBIDDEN");
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
}
