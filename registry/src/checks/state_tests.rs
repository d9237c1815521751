//! The table of states, sentence by sentence, and its laws over random histories.

use rand::rngs::SmallRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};

use super::*;

fn at(hours: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::hours(hours)
}

fn seen(hours: i64, outcome: Outcome) -> Sighting {
    Sighting { at: at(hours), vantage: "default".into(), outcome, notices: Vec::new() }
}

fn from(vantage: &str, hours: i64, outcome: Outcome) -> Sighting {
    Sighting { vantage: vantage.into(), ..seen(hours, outcome) }
}

fn judged(sightings: &[Sighting]) -> Track {
    Track::replay(sightings.iter().cloned(), &Policy::default())
}

const U: Outcome = Outcome::Up;
const M: Outcome = Outcome::Timeout;
const B: Outcome = Outcome::Blocked;

fn status(history: &[(i64, Outcome)]) -> Status {
    judged(&history.iter().map(|&(hours, outcome)| seen(hours, outcome)).collect::<Vec<_>>()).status()
}

#[test]
fn the_first_miss_after_up_makes_a_suspect_and_no_more() {
    assert_eq!(status(&[(0, U)]), Status::Up);
    assert_eq!(status(&[(0, U), (1, M)]), Status::Suspect);
    assert_eq!(status(&[(0, U), (1, M), (2, M), (3, M), (4, M), (5, M)]), Status::Suspect);
}

#[test]
fn down_needs_four_misses_over_forty_eight_hours() {
    assert_eq!(status(&[(0, U), (1, M), (2, M), (3, M), (48, M)]), Status::Suspect);
    assert_eq!(status(&[(0, U), (1, M), (2, M), (3, M), (49, M)]), Status::Down);
    assert_eq!(status(&[(0, U), (1, M), (25, M), (60, M)]), Status::Suspect);
}

#[test]
fn a_hit_between_starts_the_count_of_misses_again() {
    assert_eq!(status(&[(0, U), (1, M), (2, M), (3, M), (20, U), (49, M)]), Status::Suspect);
    assert_eq!(status(&[(0, U), (1, M), (20, U), (21, M), (22, M), (23, M), (68, M)]), Status::Suspect);
    assert_eq!(status(&[(0, U), (1, M), (20, U), (21, M), (22, M), (23, M), (69, M)]), Status::Down);
}

#[test]
fn up_again_after_two_hits_in_a_row() {
    let down = [(0, U), (1, M), (2, M), (3, M), (49, M)];
    let with = |more: &[(i64, Outcome)]| status(&[&down, more].concat());
    assert_eq!(with(&[(50, U)]), Status::Down);
    assert_eq!(with(&[(50, U), (51, U)]), Status::Up);
    assert_eq!(with(&[(50, U), (51, M), (52, U)]), Status::Down);
    assert_eq!(status(&[(0, U), (1, M), (2, U)]), Status::Suspect);
    assert_eq!(status(&[(0, U), (1, M), (2, U), (3, U)]), Status::Up);
}

#[test]
fn a_first_ever_hit_is_enough_for_a_new_entry() {
    assert_eq!(status(&[(0, M), (1, U)]), Status::Up);
    assert_eq!(status(&[(0, M), (1, M), (2, M), (60, M), (61, U)]), Status::Down);
}

#[test]
fn three_unknowns_in_a_row_are_blocked_and_never_down() {
    assert_eq!(status(&[(0, U), (1, B), (2, B)]), Status::Up);
    assert_eq!(status(&[(0, U), (1, B), (2, B), (3, B)]), Status::Blocked);
    assert_eq!(status(&[(0, B), (1, B), (2, B), (400, B)]), Status::Blocked);
    assert_eq!(status(&[(0, U), (1, B), (2, B), (3, B), (4, U)]), Status::Up);
    assert_eq!(status(&[(0, U), (1, B), (2, B), (3, B), (4, M)]), Status::Suspect);
}

#[test]
fn unknowns_neither_count_as_misses_nor_reset_them() {
    assert_eq!(status(&[(0, U), (1, M), (2, M), (3, B), (4, M), (30, B), (49, M)]), Status::Down);
}

#[test]
fn down_from_one_vantage_is_not_down_while_another_sees_it() {
    let far = [(0, U), (1, M), (2, M), (3, M), (50, M)].map(|(hours, outcome)| from("far", hours, outcome));
    let near = [from("near", 49, U)];
    assert_eq!(judged(&far).status(), Status::Down);
    assert_eq!(judged(&[&far[..], &near].concat()).status(), Status::Up);
    // The near vantage's word runs out 48 hours after its last report.
    let later = [from("far", 98, M)];
    assert_eq!(judged(&[&far[..], &near, &later].concat()).status(), Status::Down);
}

#[test]
fn a_flag_is_open_while_its_cause_lasts() {
    let policy = Policy::default();
    let flags = |history: &[Sighting], hours| judged(history).flags(at(hours), &policy);
    assert_eq!(flags(&[seen(0, Outcome::Moved)], 0), BTreeSet::from([FlagKind::Moved]));
    assert!(flags(&[seen(0, Outcome::Moved), seen(1, U)], 1).is_empty());
    assert_eq!(flags(&[seen(0, U), seen(1, Outcome::Parked)], 1), BTreeSet::from([FlagKind::Parked]));
    let recovering = [seen(0, U), seen(1, Outcome::Parked), seen(2, U)];
    assert_eq!(flags(&recovering, 2), BTreeSet::from([FlagKind::Parked]));
    assert!(flags(&[&recovering[..], &[seen(3, U)]].concat(), 3).is_empty());
}

#[test]
fn not_found_is_flagged_once_down_and_unreachable_after_a_week() {
    let policy = Policy::default();
    let history = [1, 2, 3, 49].map(|hours| seen(hours, Outcome::NotFound));
    let all = [&[seen(0, U)][..], &history].concat();
    assert!(judged(&all[..4]).flags(at(3), &policy).is_empty());
    assert_eq!(judged(&all).flags(at(49), &policy), BTreeSet::from([FlagKind::NotFound]));
    let week = judged(&all).flags(at(49 + 7 * 24), &policy);
    assert_eq!(week, BTreeSet::from([FlagKind::NotFound, FlagKind::Unreachable]));
}

#[test]
fn intervals_stretch_while_nothing_changes_and_shrink_for_a_suspect() {
    let policy = Policy::default();
    let next = |history: &[(i64, Outcome)]| {
        let sightings: Vec<Sighting> = history.iter().map(|&(hours, outcome)| seen(hours, outcome)).collect();
        judged(&sightings).next_check_in(sightings.last().unwrap(), &policy)
    };
    assert_eq!(next(&[(0, U)]), TimeDelta::hours(1));
    assert_eq!(next(&[(0, U), (1, U), (3, U)]), TimeDelta::hours(4));
    let healthy: Vec<(i64, Outcome)> = (0..100).map(|day| (day * 24, U)).collect();
    assert_eq!(next(&healthy), TimeDelta::days(7));
    assert_eq!(next(&[(0, U), (1, M)]), TimeDelta::minutes(10));
    assert_eq!(next(&[(0, U), (1, M), (2, M)]), TimeDelta::hours(1));
    assert_eq!(next(&[(0, U), (1, M), (2, M), (3, M), (49, M), (80, M)]), TimeDelta::hours(24));
    assert_eq!(next(&[(0, U), (1, Outcome::Parked)]), TimeDelta::minutes(5));
    assert_eq!(next(&[(0, M), (1, M), (2, Outcome::Parked)]), TimeDelta::minutes(5));
    assert_eq!(next(&[(0, U), (1, Outcome::Parked), (2, Outcome::Parked)]), TimeDelta::hours(1));
}

/// A random history of up to `length` sightings from up to two vantages over some weeks.
#[test]
fn after_a_fault_of_ours_a_stable_platform_is_soon_checked_again() {
    let policy = Policy::default();
    let stable = judged(&[seen(0, U), seen(1, U), seen(500, U)]);
    let fault = seen(560, Outcome::CheckerFault);
    assert!(stable.next_check_in(&seen(560, U), &policy) > TimeDelta::days(1));
    assert_eq!(stable.next_check_in(&fault, &policy), TimeDelta::hours(1));
    let suspect = judged(&[seen(0, U), seen(1, M)]);
    assert_eq!(suspect.next_check_in(&fault, &policy), TimeDelta::minutes(10));
}

fn random_history(rng: &mut SmallRng, outcomes: &[Outcome], length: usize) -> Vec<Sighting> {
    (0..rng.random_range(0..length))
        .map(|_| {
            let vantage = if rng.random_bool(0.8) { "default" } else { "far" };
            from(vantage, rng.random_range(0..400), *outcomes.choose(rng).unwrap())
        })
        .collect()
}

#[test]
fn order_and_repetition_do_not_matter() {
    let mut rng = SmallRng::seed_from_u64(1);
    for _ in 0..500 {
        let history = random_history(&mut rng, Outcome::ALL, 40);
        let mut other = history.clone();
        other.extend(history.choose_multiple(&mut rng, history.len() / 2).cloned());
        other.shuffle(&mut rng);
        assert_eq!(judged(&history), judged(&other));
    }
}

#[test]
fn faults_of_the_checker_change_nothing() {
    let mut rng = SmallRng::seed_from_u64(2);
    for _ in 0..500 {
        let history = random_history(&mut rng, Outcome::ALL, 40);
        let faultless: Vec<Sighting> =
            history.iter().filter(|sighting| sighting.outcome != Outcome::CheckerFault).cloned().collect();
        assert_eq!(judged(&history), judged(&faultless));
    }
}

#[test]
fn never_down_from_unknowns_and_hits_alone() {
    let mut rng = SmallRng::seed_from_u64(3);
    let harmless = [U, Outcome::Moved, B, Outcome::RateLimited, Outcome::RobotsDenied, Outcome::CheckerFault];
    for _ in 0..500 {
        assert_ne!(judged(&random_history(&mut rng, &harmless, 60)).status(), Status::Down);
    }
}

#[test]
fn never_down_before_four_misses_and_forty_eight_hours_without_a_hit() {
    let mut rng = SmallRng::seed_from_u64(4);
    for _ in 0..2_000 {
        let mut history = random_history(&mut rng, Outcome::ALL, 60);
        for sighting in &mut history {
            sighting.vantage = "default".into();
        }
        history.sort();
        history.dedup();
        if judged(&history).status() != Status::Down {
            continue;
        }
        let last_miss = history.iter().rposition(|s| s.outcome.weight() == Weight::Miss).unwrap();
        let hits_since = history[last_miss..].iter().filter(|s| s.outcome.weight() == Weight::Hit).count();
        assert!(hits_since < 2, "two hits in a row are up");
        let last_hit = history[..last_miss].iter().rposition(|s| s.outcome.weight() == Weight::Hit);
        let misses: Vec<&Sighting> = history[last_hit.map_or(0, |index| index + 1)..=last_miss]
            .iter()
            .filter(|s| s.outcome.weight() == Weight::Miss)
            .collect();
        // A single hit while down starts a new count without lifting the state: look at the run before it.
        if last_hit.is_none() {
            assert!(misses.len() >= 4);
            assert!(misses.last().unwrap().at - misses[0].at >= TimeDelta::hours(48));
        }
    }
}
