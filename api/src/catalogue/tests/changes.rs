//! Updates: what they change, what they leave alone, and what their version says.

use chrono::TimeDelta;
use rand::Rng;

use super::sample::{World, slug, start, url};
use super::{filled, platforms, seeded};
use crate::catalogue::{Catalogue, Check, Snapshot, Update};

/// A copy with the version of another: the number of steps to a state is not part of it.
fn at_version_of(snapshot: &Snapshot, other: &Snapshot) -> Snapshot {
    let mut copy = snapshot.clone();
    (copy.version, copy.event_seq) = (other.version, other.event_seq);
    copy
}

#[test]
fn many_small_updates_end_where_one_large_one_does() {
    let world = World::small();
    for seed in 0..12 {
        let mut rng = seeded(seed);
        let mut all = platforms(&world, 40, &mut rng);
        let catalogue = filled(&all);
        for event_seq in 2..40 {
            let number = u32::try_from(all.len()).unwrap();
            let mut published = Vec::new();
            for number in number..number + rng.random_range(0..3) {
                all.push(world.platform(number, &mut rng));
                published.push(all[number as usize].clone());
            }
            for _ in 0..rng.random_range(0..4) {
                let number = rng.random_range(0..all.len());
                let mut changed = world.platform(u32::try_from(number).unwrap(), &mut rng);
                if rng.random_bool(0.3) {
                    changed.document.slug = slug(10_000 + u32::try_from(number).unwrap());
                }
                changed.reachability.checked_at = all[number].reachability.checked_at;
                all[number] = changed.clone();
                published.push(changed);
            }
            catalogue.apply(Update { published, event_seq, checks: Vec::new() });
        }
        let (grown, built) = (catalogue.snapshot(), filled(&all).snapshot());
        assert!(at_version_of(&grown, &built) == *built, "{seed}");
        for platform in &all {
            let found = grown.by_slug(&platform.document.slug).unwrap();
            assert_eq!(found.id(), platform.document.id);
            assert!(
                grown
                    .by_url(&platform.document.url)
                    .iter()
                    .all(|entry| { entry.document().url.key() == platform.document.url.key() })
            );
        }
    }
}

#[test]
fn the_version_changes_with_every_answer_and_every_event_about_a_platform() {
    let world = World::small();
    let all = platforms(&world, 5, &mut seeded(1));
    let catalogue = filled(&all);
    let before = catalogue.snapshot();
    let again = |published: &[_], event_seq| {
        catalogue.apply(Update { published: published.to_vec(), event_seq, checks: Vec::new() })
    };
    assert_eq!(again(&all, 1).version(), before.version());
    let passed = again(&[], 8);
    assert_eq!((passed.version(), passed.event_seq()), (before.version(), 8));
    let known = again(&all[..1], 9);
    assert_eq!(known.version().to_string(), "9.0");
    let mut flagged = all[2].clone();
    flagged.version += 1;
    let update = Update { published: vec![flagged.clone()], event_seq: 10, checks: Vec::new() };
    let changed = catalogue.apply(update);
    assert!(changed.version() > known.version());
    flagged.version += 1;
    let update = Update { published: vec![flagged], event_seq: 10, checks: Vec::new() };
    assert!(catalogue.apply(update).version() > changed.version());
    assert_eq!(before.by_id(all[2].document.id).unwrap().published.version, 1);
}

#[test]
fn checks_move_their_own_version_alone_and_late_ones_nothing() {
    let world = World::small();
    let mut all = platforms(&world, 5, &mut seeded(1));
    all[0].reachability.checked_at = None;
    let catalogue = filled(&all);
    let id = all[0].document.id;
    let check = |seconds| Check { platform: id, at: start() + TimeDelta::seconds(seconds) };
    let checked = |checks| catalogue.apply(Update { checks, ..Update::default() });
    let before = catalogue.snapshot();
    let first = checked(vec![check(100)]);
    assert_eq!(first.version(), before.version());
    assert_ne!(first.checks_version(), before.checks_version());
    let entry = first.by_id(id).unwrap();
    assert_eq!(first.last_check(&entry).at, Some(start() + TimeDelta::seconds(100)));
    let late = checked(vec![check(50), Check { platform: uuid::Uuid::nil(), ..check(900) }]);
    assert_eq!(late.checks_version(), first.checks_version());
    let published = checked(vec![check(200)]);
    all[0].reachability.checked_at = Some(start() + TimeDelta::seconds(200));
    let restarted = Catalogue::new();
    restarted.apply(Update { published: all.clone(), event_seq: 1, checks: vec![check(200)] });
    assert_eq!(restarted.snapshot().checks_version(), published.checks_version());
}

#[test]
fn several_platforms_at_one_address_are_all_found_and_tombstones_only_alone() {
    use registry::vocabulary::Lifecycle;
    let world = World::small();
    let mut all = platforms(&world, 3, &mut seeded(1));
    for platform in &mut all {
        platform.document.url = url(77, platform.version == 0);
        platform.document.lifecycle = Lifecycle::Active;
    }
    all[1].document.url = "http://www.p77.example.org/#top".parse().unwrap();
    let found = |all: &[_]| {
        let entries = filled(all).snapshot().by_url(&url(77, true));
        entries.iter().map(|entry| entry.document().slug.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found(&all), ["platform-0", "platform-1", "platform-2"]);
    all[1].document.lifecycle = Lifecycle::Retired;
    assert_eq!(found(&all), ["platform-0", "platform-2"]);
    assert_eq!(found(&all[1..2]), ["platform-1"]);
    assert!(filled(&all).snapshot().by_url(&url(78, true)).is_empty());
}
