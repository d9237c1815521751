//! The table of states, sentence by sentence, and its laws over random histories.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

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

#[test]
fn after_a_fault_of_ours_a_stable_platform_is_soon_checked_again() {
    let policy = Policy::default();
    let stable = judged(&[seen(0, U), seen(1, U), seen(500, U)]);
    let fault = seen(560, Outcome::CheckerFault);
    assert!(stable.next_check_in(&seen(560, U), &policy) > TimeDelta::days(1));
    assert_eq!(stable.next_check_in(&fault, &policy), TimeDelta::hours(1));
    let suspect = judged(&[seen(0, U), seen(1, M)]);
    assert_eq!(suspect.next_check_in(&fault, &policy), TimeDelta::minutes(10));
    let parked = judged(&[seen(0, U), seen(1, Outcome::Parked)]);
    assert_eq!(parked.next_check_in(&fault, &policy), TimeDelta::minutes(5), "it is still to be confirmed");
}

#[test]
fn who_sees_it_is_heard_again_while_another_vantage_does_not() {
    let policy = Policy::default();
    let near: Vec<Sighting> = (0..100).map(|day| from("near", day * 24, U)).collect();
    let last = near.last().unwrap();
    assert_eq!(judged(&near).next_check_in(last, &policy), TimeDelta::days(7));
    let disputed = [&near[..], &[from("far", 99 * 24 - 1, U), from("far", 99 * 24, M)]].concat();
    assert_eq!(judged(&disputed).next_check_in(last, &policy), TimeDelta::days(1));
    let forgotten = [&near[..], &[from("far", 90 * 24, M)]].concat();
    assert_eq!(judged(&forgotten).next_check_in(last, &policy), TimeDelta::days(7));
}

#[test]
fn a_flag_of_the_first_moment_is_confirmed_within_minutes_and_closes_with_the_cause() {
    let policy = Policy::default();
    for (outcome, kind) in
        [(Outcome::Parked, FlagKind::Parked), (Outcome::IdentityChanged, FlagKind::IdentityChanged)]
    {
        let caught = [seen(0, U), seen(1, outcome)];
        assert_eq!(judged(&caught).flags(at(1), &policy), BTreeSet::from([kind]));
        assert_eq!(judged(&caught).next_check_in(&caught[1], &policy), TimeDelta::minutes(5));
        let confirmed = [&caught[..], &[seen(2, outcome)]].concat();
        assert_eq!(judged(&confirmed).next_check_in(&confirmed[2], &policy), TimeDelta::hours(1));
        let other_miss = [&caught[..], &[seen(2, M)]].concat();
        assert_eq!(judged(&other_miss).flags(at(2), &policy), BTreeSet::from([kind]));
        let back = [&caught[..], &[seen(2, U), seen(3, U)]].concat();
        assert!(judged(&back).flags(at(3), &policy).is_empty());
    }
}

#[test]
fn notices_and_certificates_raise_flags_while_they_last() {
    let policy = Policy::default();
    let noticed = |hours, notice| Sighting { notices: vec![notice], ..seen(hours, U) };
    let flags = |history: &[Sighting], hours| judged(history).flags(at(hours), &policy);
    for (notice, kind) in [
        (Notice::ClosureAnnounced, FlagKind::ClosureAnnounced),
        (Notice::SpamInjected, FlagKind::SpamInjected),
        (Notice::CertificateExpiresSoon, FlagKind::Certificate),
    ] {
        let history = [noticed(0, notice), seen(1, M), seen(2, B), seen(3, U), seen(4, U)];
        for until in 1..=3 {
            assert_eq!(flags(&history[..until], 3), BTreeSet::from([kind]), "after {until}");
        }
        assert!(flags(&history, 4).is_empty());
    }
    assert!(
        flags(&[noticed(0, Notice::MaintenanceBanner), noticed(1, Notice::IncompleteChain)], 1).is_empty()
    );
    let expired = [seen(0, U), seen(1, Outcome::TlsInvalid)];
    assert_eq!(flags(&expired, 1), BTreeSet::from([FlagKind::Certificate]));
    let walled = [seen(0, U), seen(1, B), seen(2, B), seen(3, B)];
    assert_eq!(flags(&walled, 3), BTreeSet::from([FlagKind::Blocked]));
    assert!(flags(&[&walled[..], &[seen(4, U)]].concat(), 4).is_empty());
}

/// Histories of up to `length` sightings with these outcomes, from one or two vantages over some weeks.
fn histories(
    vantages: &'static [&'static str],
    outcomes: &'static [Outcome],
    length: usize,
) -> impl Strategy<Value = Vec<Sighting>> {
    let notices = vec(select(Notice::ALL), 0..2);
    let sighting = (0..400_i64, select(vantages), select(outcomes), notices);
    vec(sighting, 0..length).prop_map(|all| {
        let made = |(hours, vantage, outcome, notices)| Sighting { notices, ..from(vantage, hours, outcome) };
        all.into_iter().map(made).collect()
    })
}

const ONE: &[&str] = &["default"];
const TWO: &[&str] = &["default", "default", "default", "far"];
const HARMLESS: &[Outcome] =
    &[U, Outcome::Moved, B, Outcome::RateLimited, Outcome::RobotsDenied, Outcome::CheckerFault];
const MISSES: &[Outcome] = &[M, M, M, Outcome::NotFound, Outcome::Parked, B, Outcome::CheckerFault];
/// Mostly misses, or none would ever be down.
const MIXED: &[Outcome] =
    &[M, M, M, M, Outcome::ServerError, Outcome::NotFound, U, U, B, Outcome::CheckerFault];

/// Each with as many cases as leave a run short; nothing is written beside the sources.
fn cases() -> ProptestConfig {
    ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn order_and_repetition_do_not_matter(
        (history, other) in histories(TWO, Outcome::ALL, 40).prop_flat_map(|history| {
            let twice = [&history[..], &history[..history.len() / 2]].concat();
            (Just(history), Just(twice).prop_shuffle())
        })
    ) {
        prop_assert_eq!(judged(&history), judged(&other));
    }

    #[test]
    fn faults_of_the_checker_change_nothing(history in histories(TWO, Outcome::ALL, 40)) {
        let mut faultless = history.clone();
        faultless.retain(|sighting| sighting.outcome != Outcome::CheckerFault);
        prop_assert_eq!(judged(&history), judged(&faultless));
    }

    #[test]
    fn never_down_from_unknowns_and_hits_alone(history in histories(TWO, HARMLESS, 60)) {
        prop_assert_ne!(judged(&history).status(), Status::Down);
    }

    #[test]
    fn never_down_with_fewer_than_four_misses(history in histories(TWO, MIXED, 60)) {
        let mut few = history;
        let mut misses = 0;
        few.retain(|sighting| {
            misses += usize::from(sighting.outcome.weight() == Weight::Miss);
            sighting.outcome.weight() != Weight::Miss || misses <= 3
        });
        prop_assert_ne!(judged(&few).status(), Status::Down);
    }

    #[test]
    fn never_newly_down_before_four_misses_and_forty_eight_hours_without_a_hit(
        history in histories(ONE, MIXED, 60)
    ) {
        let ordered: Vec<Sighting> = history.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let mut track = Track::default();
        for (index, sighting) in ordered.iter().enumerate() {
            let before = track.status();
            track.observe(sighting, &Policy::default());
            if before == Status::Down || track.status() != Status::Down {
                continue;
            }
            let past = &ordered[..=index];
            let last_hit = past.iter().rposition(|seen| seen.outcome.weight() == Weight::Hit);
            let since = &past[last_hit.map_or(0, |hit| hit + 1)..];
            let misses: Vec<_> = since.iter().filter(|seen| seen.outcome.weight() == Weight::Miss).collect();
            prop_assert!(misses.len() >= 4);
            prop_assert!(sighting.at - misses[0].at >= TimeDelta::hours(48));
        }
    }

    #[test]
    fn two_hits_in_a_row_are_up_whatever_was_before(history in histories(TWO, Outcome::ALL, 40)) {
        let hits = [from("default", 400, U), from("default", 401, Outcome::Moved)];
        prop_assert_eq!(judged(&[&history[..], &hits].concat()).status(), Status::Up);
    }

    #[test]
    fn the_first_hit_ever_is_enough_unless_it_was_down_already(history in histories(ONE, MISSES, 12)) {
        let before = judged(&history).status();
        let after = judged(&[&history[..], &[seen(400, U)]].concat()).status();
        prop_assert_eq!(after, if before == Status::Down { Status::Down } else { Status::Up });
    }

    #[test]
    fn vantages_are_judged_together(history in histories(TWO, MIXED, 60)) {
        let policy = Policy::default();
        let together = judged(&history);
        let Some(last) = together.last_at else { return Ok(()) };
        let alone = |vantage: &str| {
            let own = history.iter().filter(|sighting| sighting.vantage == vantage).cloned();
            let track = Track::replay(own, &policy);
            let heard = track.last_at.is_some_and(|at| last - at <= TimeDelta::hours(48));
            heard.then(|| track.status())
        };
        let words: Vec<Status> = ["default", "far"].into_iter().filter_map(alone).collect();
        prop_assert_eq!(together.status() == Status::Up, words.contains(&Status::Up));
        let all_down = words.iter().all(|word| *word == Status::Down);
        prop_assert_eq!(together.status() == Status::Down, all_down);
    }

    #[test]
    fn a_history_may_be_cut_anywhere(history in histories(TWO, Outcome::ALL, 40), cut in 0..400_i64) {
        let policy = Policy::default();
        let (before, after): (Vec<_>, Vec<_>) = history.iter().cloned().partition(|seen| seen.at < at(cut));
        let stored: Track = serde_json::from_str(&Track::replay(before, &policy).to_json()).unwrap();
        prop_assert_eq!(stored.replayed(after, &policy), judged(&history));
    }
}
