//! The registry as it was at a moment.

use chrono::TimeDelta;
use registry::endorsements;
use registry::platforms::past::as_of;
use registry::vocabulary::EndorsementStatus;
use serde_json::json;

use super::desk::Desk;

on_both_databases! {
    async fn what_stood_then_is_told_with_its_endorsement(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let (school, db) = (desk.platforms[0], &desk.ctx.db);
        // The import was made by the real clock, which is not the one of this test.
        desk.wait(TimeDelta::days(365));
        let before = desk.now();
        desk.wait(TimeDelta::hours(1));
        endorsements::confirm(&desk.ctx, &desk.paris, school).await.unwrap();
        let between = desk.now();
        desk.wait(TimeDelta::hours(1));
        let change = desk.change(&desk.paris, 0, json!({"url": "https://elsewhere.example.org"})).await.unwrap();
        desk.through(&desk.paris, change).await;
        let then = async |at| as_of(db, at, Some(&[school])).await.unwrap().remove(0);
        let (first, second, last) = (then(before).await, then(between).await, then(desk.now()).await);
        assert_eq!((first.version, first.endorsement.status), (1, EndorsementStatus::Unverified));
        assert_eq!((second.version, second.endorsement.status), (1, EndorsementStatus::Current));
        assert_eq!((last.version, last.document.url.as_str()), (2, "https://elsewhere.example.org/"));
        assert_eq!(as_of(db, before, None).await.unwrap().len(), 3);
        assert!(as_of(db, "2001-01-01T00:00:00Z".parse().unwrap(), None).await.unwrap().is_empty());
        desk.end().await;
    }
}
