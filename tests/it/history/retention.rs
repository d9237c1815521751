//! Retention: old observations go, and nothing that they meant goes with them.

use chrono::TimeDelta;
use rand::rngs::SmallRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use registry::checks::outcome::Outcome;
use registry::checks::state::{Sighting, Track};
use registry::checks::{days, retention};
use serde_json::Value;

use super::ledger::{Ledger, found, noon};

/// What is stored of the state, without when it was last checked.
fn stored(ledger: &Ledger) -> Value {
    let state = ledger.state();
    serde_json::from_str(state.split_once('|').unwrap().1).unwrap()
}

fn observations(ledger: &Ledger) -> usize {
    ledger.database.sql("SELECT count(*) FROM observations").parse().unwrap()
}

/// Rolls up and lets go of what is older than `days` days on that day.
async fn retain(ledger: &Ledger, day: i64, days: u32) -> usize {
    days::roll_up(&ledger.at(noon(day))).await.unwrap();
    retention::retain(&ledger.at(noon(day)), &ledger.policy, days).await.unwrap().observations
}

on_both_databases! {
    async fn a_late_check_after_retention_does_not_forget_that_it_was_ever_up(database: TestDatabase) {
        let ledger = Ledger::of(database, 1).await;
        ledger.check(noon(0), found(Outcome::Up)).await;
        ledger.check(noon(70), found(Outcome::Timeout)).await;
        assert_eq!(retain(&ledger, 70, 30).await, 1);
        // Had it never been up, the one hit would do.
        ledger.record(ledger.platforms[0], "default", (noon(69), noon(71)), found(Outcome::Timeout)).await;
        ledger.check(noon(72), found(Outcome::Up)).await;
        assert!(ledger.state().starts_with("SUSPECT"), "{}", ledger.state());
        ledger.check(noon(73), found(Outcome::Up)).await;
        assert!(ledger.state().starts_with("UP"), "{}", ledger.state());
        ledger.end().await;
    }

    async fn the_state_is_that_of_the_whole_history_whatever_goes_and_whatever_comes_late(database: TestDatabase) {
        let ledger = Ledger::of(database, 1).await;
        let mut rng = SmallRng::seed_from_u64(11);
        let outcomes = [Outcome::Up, Outcome::Timeout, Outcome::Timeout, Outcome::NotFound, Outcome::Blocked, Outcome::CheckerFault];
        let mut history = Vec::new();
        let mut gone = 0;
        for round in 0..6 {
            // Each round is a month; within it checks come in any order, and two vantages see different things.
            let mut hours: Vec<i64> = (0..30 * 24).step_by(40).collect();
            hours.shuffle(&mut rng);
            for hour in hours {
                let vantage = if rng.random_bool(0.8) { "default" } else { "far" };
                let at = noon(round * 31) + TimeDelta::hours(hour);
                let outcome = *outcomes.choose(&mut rng).unwrap();
                ledger.record(ledger.platforms[0], vantage, (at, noon(round * 31 + 31)), found(outcome)).await;
                history.push(Sighting { at, vantage: vantage.to_owned(), outcome, notices: Vec::new() });
            }
            let whole = Track::replay(history.iter().cloned(), &ledger.policy);
            assert_eq!(stored(&ledger), serde_json::to_value(&whole).unwrap(), "round {round}");
            gone += retain(&ledger, round * 31 + 31, 40).await;
        }
        assert_eq!(observations(&ledger) + gone, history.len());
        assert!(gone > 50, "{gone}");
        ledger.end().await;
    }

    async fn only_days_that_are_rolled_up_go(database: TestDatabase) {
        let ledger = Ledger::of(database, 2).await;
        for day in 0..100 {
            ledger.check(noon(day), found(Outcome::Up)).await;
        }
        let ctx = ledger.at(noon(100));
        assert_eq!(retention::retain(&ctx, &ledger.policy, 30).await.unwrap().observations, 0);
        assert_eq!(observations(&ledger), 100);
        let went = retain(&ledger, 100, 30).await;
        // On PostgreSQL the months of January and February; on SQLite to the day.
        let expected = if ledger.database.url.starts_with("sqlite") { 70 } else { 59 };
        assert_eq!((went, observations(&ledger)), (expected, 100 - expected));
        assert_eq!(retain(&ledger, 100, 0).await, if expected == 70 { 30 } else { 31 });
        ledger.end().await;
    }
}
