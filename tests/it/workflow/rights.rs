//! Nobody where they do not belong: by role, by country, by authorship, by scope.

use std::collections::BTreeSet;

use registry::access::{Deed, Matter, Person, Role, Scope, may};
use registry::proposals::{self, Acceptance, Filter, Words};
use registry::workflow::Step;
use registry::{Actor, Error};
use serde_json::json;
use uuid::Uuid;

use super::desk::{Desk, refused, whole};

on_both_databases! {
    async fn what_is_not_theirs_to_read_is_not_there(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let draft = desk.draft(&desk.paris, "FR", whole("Un", "one.example")).await.unwrap();
        let seen = async |actor: &Actor| proposals::find(&desk.ctx, actor, draft.id).await.map(|found| found.is_some());
        for actor in [&desk.paris, &desk.lyon] {
            assert!(seen(actor).await.unwrap());
        }
        for actor in [&desk.lima, &desk.curator, &desk.nairobi, &desk.admin] {
            assert!(!seen(actor).await.unwrap(), "a draft is its government's alone");
        }
        assert_eq!(refused(seen(&Actor::Visitor).await), "UNAUTHENTICATED");
        desk.submit(&desk.paris, draft.id).await.unwrap();
        for (actor, sees) in [(&desk.curator, true), (&desk.admin, true), (&desk.nairobi, false), (&desk.lima, false)] {
            assert_eq!(seen(actor).await.unwrap(), sees);
            let listed = proposals::list(&desk.ctx, actor, &Filter::default(), None, 10).await.unwrap();
            assert_eq!(listed.iter().any(|found| found.id == draft.id), sees);
        }
        desk.end().await;
    }

    async fn nobody_acts_on_what_is_anothers(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let ctx = &desk.ctx;
        assert_eq!(refused(desk.draft(&desk.lima, "FR", json!({})).await), "FORBIDDEN");
        assert_eq!(refused(desk.change(&desk.lima, 0, json!({})).await), "FORBIDDEN");
        assert_eq!(refused(desk.draft(&desk.admin, "FR", json!({})).await), "FORBIDDEN");
        assert_eq!(refused(desk.draft(&Actor::Operator, "FR", json!({})).await), "FORBIDDEN");
        let draft = desk.draft(&desk.paris, "FR", whole("Un", "one.example")).await.unwrap();
        for stranger in [&desk.lima, &desk.curator, &desk.admin] {
            assert_eq!(refused(proposals::save(ctx, stranger, draft.id, json!({}), &[], None).await), "NOT_FOUND");
            assert_eq!(refused(desk.submit(stranger, draft.id).await), "NOT_FOUND");
            assert_eq!(refused(proposals::withdraw(ctx, stranger, draft.id, None).await), "NOT_FOUND");
        }
        desk.submit(&desk.paris, draft.id).await.unwrap();
        assert_eq!(refused(proposals::save(ctx, &desk.curator, draft.id, json!({}), &[], None).await), "FORBIDDEN");
        for unfit in [&desk.paris, &desk.both, &desk.admin] {
            assert_eq!(refused(desk.take(unfit, draft.id).await), "FORBIDDEN");
            assert_eq!(refused(desk.accept(unfit, draft.id).await), "FORBIDDEN");
        }
        assert_eq!(refused(desk.take(&desk.nairobi, draft.id).await), "NOT_FOUND");
        desk.end().await;
    }

    async fn nobody_decides_on_their_own_proposal(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let own = desk.draft(&desk.curator, "PE", whole("Perú", "pe.example")).await.unwrap();
        desk.submit(&desk.curator, own.id).await.unwrap();
        assert_eq!(refused(desk.take(&desk.curator, own.id).await), "FORBIDDEN");
        let queue = registry::queue::queue(&desk.ctx, &desk.curator, &registry::queue::Waiting::default(), None, 10).await.unwrap();
        assert!(queue.is_empty(), "nor is it in their queue");
        desk.take(&desk.both, own.id).await.unwrap();
        let listed = desk.accept(&desk.both, own.id).await.unwrap().platform.unwrap();
        let endorsement = desk.sql(&format!("SELECT endorsement FROM platforms WHERE id = {}", desk.id(listed)));
        assert_eq!(endorsement, "UNVERIFIED", "a curator's word is not a government's");
        desk.end().await;
    }

    async fn a_token_may_do_what_its_scopes_say_and_no_more(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let with = |actor: &Actor, scopes: &[Scope]| {
            let Actor::Person(person) = actor else { unreachable!() };
            Actor::Person(Person { scopes: Some(scopes.iter().copied().collect::<BTreeSet<_>>()), ..person.clone() })
        };
        let reader = with(&desk.paris, &[Scope::ReadOwn]);
        assert_eq!(refused(desk.draft(&reader, "FR", json!({})).await), "FORBIDDEN");
        let writer = with(&desk.paris, &[Scope::Propose]);
        let draft = desk.draft(&writer, "FR", whole("Un", "one.example")).await.unwrap();
        assert!(proposals::find(&desk.ctx, &reader, draft.id).await.unwrap().is_some());
        desk.submit(&desk.paris, draft.id).await.unwrap();
        let proposer = with(&desk.curator, &[Scope::ReadOwn, Scope::Propose, Scope::Admin]);
        assert_eq!(refused(desk.take(&proposer, draft.id).await), "FORBIDDEN");
        desk.take(&with(&desk.curator, &[Scope::ReadOwn, Scope::Curate]), draft.id).await.unwrap();
        desk.end().await;
    }

    async fn a_step_that_no_law_allows_is_refused_with_those_that_are(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let draft = desk.draft(&desk.paris, "FR", whole("Un", "one.example")).await.unwrap();
        desk.submit(&desk.paris, draft.id).await.unwrap();
        let words = || Words { reasons: vec![proposals::Reason::Duplicate], text: None };
        let early = proposals::decide(&desk.ctx, &desk.curator, draft.id, Step::Reject, words(), None).await.unwrap_err();
        assert!(matches!(&early, Error::Conflict(message) if message.ends_with("possible is TAKE")), "{early}");
        desk.take(&desk.curator, draft.id).await.unwrap();
        let rejected = proposals::decide(&desk.ctx, &desk.curator, draft.id, Step::Reject, words(), None).await.unwrap();
        assert_eq!(rejected.status.code(), "REJECTED");
        let accepted = proposals::accept(&desk.ctx, &desk.curator, draft.id, Acceptance::default()).await;
        assert_eq!(refused(accepted), "CONFLICT");
        desk.end().await;
    }
}

#[test]
fn a_visitor_and_a_stranger_may_do_nothing_that_is_guarded() {
    let country = "FR".parse().unwrap();
    let matter =
        Matter { country, author: Uuid::from_u128(1), author_role: Role::Government, is_private: false };
    let deeds = [
        Deed::Propose(country),
        Deed::Pursue(matter),
        Deed::Read(matter),
        Deed::Review(matter),
        Deed::Confirm(country),
        Deed::Revoke(country),
        Deed::ReadFlags(country),
        Deed::ReplyToFlag(country),
        Deed::DecideFlag(country),
        Deed::Curate,
        Deed::ManageAccounts,
        Deed::Audit,
        Deed::Import,
    ];
    let nobody =
        Person { account: Uuid::from_u128(2), grants: registry::access::Grants::default(), scopes: None };
    for deed in deeds {
        assert!(matches!(may(&Actor::Visitor, deed), Err(Error::Unauthenticated(_))), "{deed:?}");
        assert!(matches!(may(&Actor::Person(nobody.clone()), deed), Err(Error::Forbidden(_))), "{deed:?}");
    }
}
