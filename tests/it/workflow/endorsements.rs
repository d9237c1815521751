//! A year of an endorsement: claimed, due, reminded of, lapsed, renewed by a link, revoked.

use chrono::TimeDelta;
use registry::endorsements::{self, Aged};
use registry::mails::{self, MailKind};
use registry::queue;
use registry::vocabulary::EndorsementStatus::{Current, Due, Lapsed, Revoked};

use super::desk::{Desk, refused};

/// Everything that is in the mail now, as (kind, recipient, secret).
async fn post(desk: &Desk) -> Vec<(MailKind, String, Option<String>)> {
    let mut letters = Vec::new();
    while let Some(letter) = mails::next(&desk.ctx).await.unwrap() {
        mails::sent(&desk.ctx, letter.id).await.unwrap();
        letters.push((
            letter.kind,
            letter.recipient.to_string(),
            letter.secret.map(|secret| secret.reveal().to_owned()),
        ));
    }
    letters
}

on_both_databases! {
    async fn a_year_passes(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let (ctx, school) = (&desk.ctx, desk.platforms[0]);
        post(&desk).await;
        for stranger in [&desk.lima, &desk.curator, &desk.admin] {
            assert_eq!(refused(endorsements::confirm(ctx, stranger, school).await), "FORBIDDEN");
        }
        let claimed = endorsements::confirm(ctx, &desk.paris, school).await.unwrap();
        assert_eq!((claimed.status, claimed.valid_until), (Current, Some(desk.now() + TimeDelta::days(365))));

        desk.wait(TimeDelta::days(319));
        assert_eq!(endorsements::age(ctx).await.unwrap(), Aged::default());
        desk.wait(TimeDelta::days(1));
        // Three accounts speak for France: each gets a letter, once.
        assert_eq!(endorsements::age(ctx).await.unwrap(), Aged { due: 1, lapsed: 0, letters: 3 });
        assert_eq!(endorsements::age(ctx).await.unwrap(), Aged::default());
        let waiting = async || {
            let all = queue::queue(ctx, &desk.curator, &queue::Waiting::default(), None, 10).await.unwrap();
            (desk.sql("SELECT COUNT(*) FROM flags WHERE kind = 'ENDORSEMENT_DUE' AND closed_at IS NULL"), all.len())
        };
        assert_eq!(waiting().await, ("1".to_owned(), 0), "it is the government's turn");
        desk.wait(TimeDelta::days(31));
        assert_eq!(endorsements::age(ctx).await.unwrap().letters, 3);
        assert_eq!(waiting().await.1, 1, "in the last two weeks it is the curators' too");
        let letters = post(&desk).await;
        assert_eq!(letters.len(), 6);
        assert!(letters.iter().all(|(kind, ..)| *kind == MailKind::EndorsementDue));
        let link = letters[0].2.clone().unwrap();

        let offered = endorsements::renewal(ctx, &link).await.unwrap();
        assert_eq!((offered.slug.as_str(), offered.endorsement.status), ("school-0", Due));
        assert!(offered.by.ends_with("@example.org"));
        let renewed = endorsements::renew(ctx, &link).await.unwrap();
        assert_eq!(renewed.status, Current);
        assert_eq!(waiting().await, ("0".to_owned(), 0));
        assert_eq!(refused(endorsements::renew(ctx, &link).await), "UNAUTHENTICATED");
        assert_eq!(refused(endorsements::renewal(ctx, "made-up").await), "UNAUTHENTICATED");

        desk.wait(TimeDelta::days(366));
        let late = endorsements::age(ctx).await.unwrap();
        assert_eq!(late, Aged { due: 1, lapsed: 1, letters: 3 }, "a night that did not run is made up for");
        let status = desk.sql(&format!("SELECT endorsement FROM platforms WHERE id = {}", desk.id(school)));
        assert_eq!(status, Lapsed.code());
        let last = post(&desk).await.pop().unwrap();
        assert_eq!(last.0, MailKind::EndorsementLapsed);
        assert_eq!(endorsements::renew(ctx, &last.2.unwrap()).await.unwrap().status, Current);
        desk.end().await;
    }

    async fn it_may_be_taken_back_and_a_link_does_not_give_it_again(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let (ctx, school) = (&desk.ctx, desk.platforms[0]);
        let nothing = endorsements::revoke(ctx, &desk.curator, school, "No longer theirs.".into()).await;
        assert_eq!(refused(nothing), "CONFLICT", "nobody has confirmed it");
        endorsements::confirm(ctx, &desk.paris, school).await.unwrap();
        post(&desk).await;
        desk.wait(TimeDelta::days(330));
        endorsements::age(ctx).await.unwrap();
        let link = post(&desk).await[0].2.clone().unwrap();
        assert_eq!(refused(endorsements::revoke(ctx, &desk.lima, school, "Why not.".into()).await), "FORBIDDEN");
        assert_eq!(refused(endorsements::revoke(ctx, &desk.curator, school, String::new()).await), "BAD_USER_INPUT");
        let revoked = endorsements::revoke(ctx, &desk.curator, school, "No longer theirs.".into()).await.unwrap();
        assert_eq!(revoked.status, Revoked);
        assert_eq!(refused(endorsements::renew(ctx, &link).await), "CONFLICT");
        assert_eq!(endorsements::confirm(ctx, &desk.lyon, school).await.unwrap().status, Current);
        desk.end().await;
    }
}
