//! Days: uptime and strips say the same from observations, from days, and when the observations are gone.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use registry::checks::days::DayStatus::{Blocked, Down, Partly, Suspect, Unchecked, Up};
use registry::checks::days::{self, RolledUp, StripDay};
use registry::checks::outcome::{Outcome, Weight};
use registry::checks::retention;
use registry::clock::{Clock, SystemClock};
use serde_json::json;
use uuid::Uuid;

use super::ledger::{Ledger, found, noon};
use crate::harness::program::Program;

const SPANS: [u16; 5] = [1, 2, 30, 90, 365];

/// A check that a test made up.
struct Made {
    platform: Uuid,
    at: DateTime<Utc>,
    outcome: Outcome,
}

/// Checks of every kind on the days from 0 to 59, from two vantages, in no order.
async fn made_up(ledger: &Ledger) -> Vec<Made> {
    let mut rng = SmallRng::seed_from_u64(7);
    let mut made = Vec::new();
    for _ in 0..150 {
        let minutes = TimeDelta::minutes(rng.random_range(-720..720));
        let check = Made {
            platform: *ledger.platforms.choose(&mut rng).unwrap(),
            at: noon(rng.random_range(0..60)) + minutes,
            outcome: *Outcome::ALL.choose(&mut rng).unwrap(),
        };
        let vantage = if rng.random_bool(0.7) { "default" } else { "far" };
        ledger.record(check.platform, vantage, (check.at, noon(60)), found(check.outcome)).await;
        made.push(check);
    }
    made
}

/// The share that was answered from `first` on, counted plainly.
fn plain_share(made: &[Made], platform: Uuid, first: NaiveDate) -> Option<f64> {
    let count = |weight| {
        let ours = made.iter().filter(|check| check.platform == platform && check.at.date_naive() >= first);
        f64::from(u32::try_from(ours.filter(|check| check.outcome.weight() == weight).count()).unwrap())
    };
    let (hits, misses) = (count(Weight::Hit), count(Weight::Miss));
    (hits + misses > 0.0).then(|| hits / (hits + misses))
}

/// Everything that is said of days, as of day 60.
async fn said(ledger: &Ledger) -> (Vec<HashMap<Uuid, f64>>, HashMap<Uuid, Vec<StripDay>>) {
    let ctx = ledger.at(noon(60));
    let mut uptimes = Vec::new();
    for days in SPANS {
        uptimes.push(days::uptimes(&ctx, &ledger.platforms, days).await.unwrap());
    }
    (uptimes, days::strips(&ctx, &ledger.platforms, 90).await.unwrap())
}

on_both_databases! {
    async fn days_say_the_same_before_and_after_they_are_rolled_up_and_without_observations(database: TestDatabase) {
        let ledger = Ledger::of(database, 3).await;
        let made = made_up(&ledger).await;
        let before = said(&ledger).await;
        for (days, uptimes) in SPANS.into_iter().zip(&before.0) {
            let first = (noon(61) - TimeDelta::days(days.into())).date_naive();
            for platform in &ledger.platforms {
                assert_eq!(uptimes.get(platform).copied(), plain_share(&made, *platform, first), "{days} days");
            }
        }
        let ctx = ledger.at(noon(60));
        let rolled = days::roll_up(&ctx).await.unwrap();
        let first = made.iter().map(|check| check.at.date_naive()).min().unwrap();
        assert_eq!(rolled.days, usize::try_from((noon(60).date_naive() - first).num_days()).unwrap());
        assert!(rolled.rows > 100, "{rolled:?}");
        assert_eq!(said(&ledger).await, before);
        assert_eq!(days::roll_up(&ctx).await.unwrap(), RolledUp::default(), "a second run has nothing to do");
        assert_eq!(said(&ledger).await, before);

        // Half of them go; on PostgreSQL only whole months.
        let retained = retention::retain(&ctx, &ledger.policy, 20).await.unwrap();
        assert!(retained.observations > 30, "{retained:?}");
        let left: usize = ledger.database.sql("SELECT count(*) FROM observations").parse().unwrap();
        assert_eq!(left + retained.observations, made.len());
        assert_eq!(said(&ledger).await, before);
        assert_eq!(retention::retain(&ctx, &ledger.policy, 20).await.unwrap().observations, 0);
        ledger.end().await;
    }

    async fn what_comes_late_opens_its_day_again(database: TestDatabase) {
        let ledger = Ledger::of(database, 1).await;
        let platform = ledger.platforms[0];
        for day in 0..5 {
            ledger.check(noon(day), found(Outcome::Up)).await;
        }
        let roll_up = async |day| days::roll_up(&ledger.at(noon(day))).await.unwrap();
        assert_eq!(roll_up(5).await, RolledUp { days: 5, rows: 5 });
        ledger.record(platform, "default", (noon(2), noon(5)), found(Outcome::Timeout)).await;
        let uptime = async || days::uptimes(&ledger.at(noon(5)), &[platform], 30).await.unwrap()[&platform];
        assert!((uptime().await - 5.0 / 6.0).abs() < 1e-9, "it counts at once");
        assert_eq!(roll_up(5).await, RolledUp { days: 3, rows: 3 }, "from its day on");
        assert!((uptime().await - 5.0 / 6.0).abs() < 1e-9);
        let hits = ledger.sql("SELECT sum(hits), sum(misses) FROM check_days WHERE platform_id = $id");
        assert_eq!(hits, "5|1");
        ledger.end().await;
    }

    async fn a_day_is_rolled_up_an_hour_after_its_end_and_a_pause_is_caught_up(database: TestDatabase) {
        let ledger = Ledger::of(database, 1).await;
        let half_day = TimeDelta::hours(12);
        assert_eq!(days::roll_up(&ledger.at(noon(0))).await.unwrap(), RolledUp::default(), "nothing was ever checked");
        ledger.check(noon(0), found(Outcome::Up)).await;
        let at = async |time| days::roll_up(&ledger.at(time)).await.unwrap().days;
        assert_eq!(at(noon(0) + half_day + TimeDelta::minutes(59)).await, 0);
        assert_eq!(at(noon(0) + half_day + TimeDelta::minutes(60)).await, 1);
        assert_eq!(at(noon(50)).await, 49);
        assert_eq!(at(noon(50)).await, 0);
        ledger.end().await;
    }

    async fn the_strip_has_a_word_for_every_day(database: TestDatabase) {
        let ledger = Ledger::of(database, 1).await;
        let platform = ledger.platforms[0];
        let checks = [
            (0, Outcome::Up),
            (1, Outcome::Blocked),
            (2, Outcome::CheckerFault),
            (3, Outcome::Moved),
            (3, Outcome::Timeout),
            (4, Outcome::Timeout),
            (5, Outcome::NotFound),
            (6, Outcome::NotFound),
            (7, Outcome::NotFound),
            (8, Outcome::Up),
            (9, Outcome::Up),
        ];
        for (minute, (day, outcome)) in (0..).zip(checks) {
            ledger.check(noon(day) + TimeDelta::minutes(minute), found(outcome)).await;
        }
        let words = async || {
            let strip = days::strips(&ledger.at(noon(10)), &[platform], 12).await.unwrap().remove(&platform).unwrap();
            assert_eq!((strip[0].date, strip[11].date), (noon(-1).date_naive(), noon(10).date_naive()));
            strip.into_iter().map(|day| (day.status, day.checks, day.hits)).collect::<Vec<_>>()
        };
        let expected = [
            (Unchecked, 0, 0),
            (Up, 1, 1),
            (Blocked, 1, 0),
            (Unchecked, 0, 0),
            (Partly, 2, 1),
            (Suspect, 1, 0),
            (Suspect, 1, 0),
            (Down, 1, 0),
            (Down, 1, 0),
            (Up, 1, 1),
            (Up, 1, 1),
            (Unchecked, 0, 0),
        ];
        assert_eq!(words().await, expected);
        days::roll_up(&ledger.at(noon(10))).await.unwrap();
        assert_eq!(words().await, expected);
        ledger.end().await;
    }

    async fn a_list_shows_uptimes_and_strips(database: TestDatabase) {
        let ledger = Ledger::of(database, 30).await;
        let now = SystemClock.now();
        for (index, platform) in ledger.platforms.iter().enumerate() {
            for days_ago in [40, 20, 3, 0] {
                let outcome = if index % 2 == 0 && days_ago == 3 { Outcome::Timeout } else { Outcome::Up };
                let at = now - TimeDelta::days(days_ago);
                ledger.record(*platform, "default", (at, at), found(outcome)).await;
            }
        }
        let environment = ledger.database.environment();
        let asked = async || {
            let program = Program::start(&["serve", "--listen", "127.0.0.1:0", "--no-crawler"], &environment).await;
            let query = "{ platforms(first: 100, filter: { search: \"école\" }) { nodes { slug reachability {
                uptime strip { date status checks hits } } } } }";
            let data = program.data(query, json!({})).await;
            for days in [0, 366, -1] {
                for field in ["uptime", "strip { status }"] {
                    let field = field.replacen(char::is_alphabetic, &field[..1], 1);
                    let (name, rest) = field.split_once(' ').unwrap_or((&field, ""));
                    let query = format!("{{ platform(slug: \"school-0\") {{ reachability {{ {name}(days: {days}) {rest} }} }} }}");
                    let answer = program.graphql(&query, json!({})).await;
                    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
                    let message = answer["errors"][0]["message"].as_str().unwrap();
                    assert!(message.contains("from 1 to 365") && message.contains(&days.to_string()), "{message}");
                }
            }
            program.stop().await;
            let nodes = data["platforms"]["nodes"].as_array().unwrap().iter();
            nodes.filter(|node| node["slug"].as_str().unwrap().starts_with("school-")).cloned().collect::<Vec<_>>()
        };
        let before = asked().await;
        assert_eq!(before.len(), 30);
        for platform in &before {
            let of = &platform["reachability"];
            let strip = of["strip"].as_array().unwrap();
            assert_eq!(strip.len(), 90);
            assert_eq!(strip[89]["date"], now.date_naive().to_string());
            assert_eq!(strip[89]["status"], "UP");
            let expected = if strip[86]["status"] == "SUSPECT" { 2.0 / 3.0 } else { 1.0 };
            assert!((of["uptime"].as_f64().unwrap() - expected).abs() < 1e-6, "{of}");
        }
        let suspects = before.iter().filter(|platform| platform["reachability"]["strip"][86]["status"] == "SUSPECT");
        assert_eq!(suspects.count(), 15);
        for job in ["roll-up", "retention"] {
            let output = Program::run(&["job", "run", job], &environment).await;
            assert!(output.status.success(), "{}", output.stderr);
        }
        assert_eq!(asked().await, before);
        ledger.end().await;
    }
}
