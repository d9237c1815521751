//! What a page says of itself, compared with what was accepted of it; and what one vantage's word is to another.

use registry::checks::accept::accept_observed;
use registry::checks::due;
use registry::checks::outcome::Outcome;
use registry::checks::policy::Policy;
use registry::checks::report::Metadata;
use registry::{Actor, Error, flags};

use super::ledger::{Ledger, found, noon, page, read, reason};

const SCHOOL: &str = "0f0f0f0f0f0f0f0f";
const CASINO: &str = "f0f0f0f0f0f0f0f0";

fn text(title: &str, hash: &str) -> Metadata {
    Metadata { text_hash: Some(hash.to_owned()), ..page(title) }
}

on_both_databases! {
    async fn another_title_is_flagged_with_its_reason_and_a_counter_is_not(database: TestDatabase) {
        let ledger = Ledger::of(database, 1).await;
        ledger.check(noon(0), read(page("School"))).await;
        assert_eq!(ledger.events("OBSERVED_CHANGED").len(), 1);
        ledger.check(noon(1), read(page("School (3 new messages)"))).await;
        assert_eq!((ledger.flags().len(), ledger.events("OBSERVED_CHANGED").len()), (0, 1));

        let moved = ledger.check(noon(2), read(page("Casino"))).await;
        assert_eq!(moved.flags_opened.values().sum::<usize>(), 1);
        let words = "The title was “School (3 new messages)” and is now “Casino”.";
        assert_eq!(ledger.flags(), [format!("METADATA_CHANGED|{words}|{words}")]);
        let changes = ledger.events("OBSERVED_CHANGED");
        assert_eq!((changes.len(), reason(&changes[1]), reason(&ledger.events("FLAG_OPENED")[0])), (2, words.into(), words.into()));

        // Neither a miss nor the sweep takes it back, and more of the same is its last evidence.
        ledger.check(noon(3), found(Outcome::Timeout)).await;
        flags::sweep(&ledger.at(noon(3)), &ledger.policy).await.unwrap();
        ledger.check(noon(4), read(page("Poker"))).await;
        let later = "The title was “School (3 new messages)” and is now “Poker”.";
        assert_eq!(ledger.flags(), [format!("METADATA_CHANGED|{words}|{later}")]);

        let back = ledger.check(noon(5), read(page("School"))).await;
        assert_eq!((back.flags_closed.values().sum(), ledger.flags().len()), (1_usize, 0));
        ledger.check(noon(6), read(page("Casino"))).await;
        let again = ledger.sql("SELECT count(*), max(times_opened) FROM flags WHERE platform_id = $id");
        assert_eq!(again, "1|2", "the same flag within thirty days");
        ledger.check(noon(7), read(page("School"))).await;
        ledger.check(noon(38), read(page("Casino"))).await;
        let later = ledger.sql("SELECT count(*), max(times_opened) FROM flags WHERE platform_id = $id");
        assert_eq!(later, "2|2", "a new one after thirty");
        ledger.end().await;
    }

    async fn a_person_accepts_what_a_page_says_and_a_job_does_not(database: TestDatabase) {
        let ledger = Ledger::of(database, 1).await;
        let platform = ledger.platforms[0];
        ledger.check(noon(0), read(page("School"))).await;
        let accept = async |actor, day| accept_observed(&ledger.at(noon(day)), actor, &ledger.policy, platform).await;
        assert!(matches!(accept(&Actor::Operator, 0).await, Err(Error::Conflict(_))), "nothing is pending");
        ledger.check(noon(1), read(page("School of the Air"))).await;
        assert!(matches!(accept(&Actor::System("check"), 1).await, Err(Error::Forbidden(_))));
        assert_eq!(ledger.flags().len(), 1);
        accept(&Actor::Operator, 1).await.unwrap();
        assert_eq!(ledger.flags().len(), 0);
        let accepted = ledger.events("OBSERVED_ACCEPTED");
        assert_eq!(accepted.len(), 1);
        assert_eq!(accepted[0]["actor"]["role"], "OPERATOR");
        assert_eq!(accepted[0]["before"]["default"]["title"], "School");
        assert_eq!(accepted[0]["after"]["default"]["title"], "School of the Air");
        ledger.check(noon(2), read(page("School of the Air"))).await;
        assert_eq!(ledger.flags().len(), 0);
        ledger.check(noon(3), read(page("School"))).await;
        assert_eq!(ledger.flags().len(), 1);
        let nobody = accept_observed(&ledger.at(noon(3)), &Actor::Operator, &ledger.policy, uuid::Uuid::nil()).await;
        assert!(matches!(nobody, Err(Error::NotFound(_))));
        ledger.end().await;
    }

    async fn another_text_is_flagged_on_the_second_check(database: TestDatabase) {
        let ledger = Ledger::of(database, 1).await;
        ledger.check(noon(0), read(text("School", SCHOOL))).await;
        ledger.check(noon(1), read(text("School", CASINO))).await;
        assert_eq!(ledger.flags().len(), 0);
        ledger.check(noon(2), read(text("School", CASINO))).await;
        assert_eq!(ledger.flags().len(), 1);
        assert!(ledger.flags()[0].contains("64 of the 64 bits"), "{:?}", ledger.flags());
        ledger.end().await;
    }

    async fn a_language_that_is_declared_and_not_offered_is_flagged_on_the_second_check(database: TestDatabase) {
        let ledger = Ledger::of(database, 1).await;
        let english = || {
            let language = Some("en".to_owned());
            read(Metadata { language: language.clone(), detected_language: language, ..page("School") })
        };
        ledger.check(noon(0), english()).await;
        assert_eq!(ledger.flags().len(), 0);
        ledger.check(noon(1), english()).await;
        let words = "The page does not offer a declared language: fr.";
        assert_eq!(ledger.flags(), [format!("LANGUAGE_MISMATCH|{words}|{words}")]);
        ledger.end().await;
    }

    async fn what_one_vantage_misses_the_others_look_at_now(database: TestDatabase) {
        let mut ledger = Ledger::of(database, 1).await;
        let week = 7 * 24 * 3_600;
        ledger.policy = Policy { interval_min_s: week, interval_day_s: week, ..ledger.policy };
        ledger.policy.interval_max_s = week;
        let record = async |vantage, day, outcome| {
            ledger.record(ledger.platforms[0], vantage, (noon(day), noon(day)), found(outcome)).await;
        };
        let due_from_afar = async |day| due::count(&ledger.at(noon(day)), "far").await.unwrap().0;
        record("default", 0, Outcome::Up).await;
        record("far", 6, Outcome::Up).await;
        assert_eq!(due_from_afar(7).await, 0);
        record("default", 7, Outcome::Timeout).await;
        assert_eq!(due_from_afar(7).await, 1);
        record("far", 7, Outcome::Up).await;
        // The second miss is no news.
        record("default", 7, Outcome::Timeout).await;
        assert_eq!(due_from_afar(8).await, 0);
        ledger.end().await;
    }
}
