//! The same questions answered in the plainest way, over a plain list.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use rand::Rng;
use rand::rngs::SmallRng;
use registry::platforms::published::Published;
use registry::vocabulary::{
    Access, Audience, EducationLevel, EndorsementStatus, LanguageTag, Lifecycle, PlatformKind,
    ReachabilityStatus, Subject,
};

use super::sample::{World, some, start};
use crate::catalogue::{Filter, Order};
use registry::vocabulary::regions_of;

pub fn filter(world: &World, rng: &mut SmallRng) -> Filter {
    let mut filter = Filter::default();
    if rng.random_bool(0.4) {
        filter.countries = some(&world.countries, 3, rng);
    }
    if rng.random_bool(0.2) {
        filter.regions = some(&["150", "155", "002", "202", "019", "142", "009"], 2, rng);
    }
    if rng.random_bool(0.4) {
        filter.languages = some(&world.languages, 2, rng);
    }
    if rng.random_bool(0.2) {
        filter.levels = some(EducationLevel::ALL, 3, rng);
    }
    if rng.random_bool(0.1) {
        filter.audiences = some(Audience::ALL, 2, rng);
    }
    if rng.random_bool(0.1) {
        filter.kinds = some(PlatformKind::ALL, 4, rng);
    }
    if rng.random_bool(0.1) {
        filter.subjects = some(Subject::ALL, 4, rng);
    }
    if rng.random_bool(0.1) {
        filter.access = some(Access::ALL, 2, rng);
    }
    if rng.random_bool(0.2) {
        filter.reachability = some(ReachabilityStatus::ALL, 3, rng);
    }
    if rng.random_bool(0.1) {
        filter.endorsement = some(EndorsementStatus::ALL, 3, rng);
    }
    if rng.random_bool(0.3) {
        filter.lifecycle = some(Lifecycle::ALL, 4, rng);
    }
    if rng.random_bool(0.2) {
        filter.updated_since =
            Some(start() + chrono::TimeDelta::seconds(rng.random_range(-1..=world.seconds)));
    }
    filter
}

pub fn finds(filter: &Filter, platform: &Published) -> bool {
    let document = &platform.document;
    let any = |ranges: &[LanguageTag]| {
        ranges.iter().any(|range| document.languages.iter().any(|tag| range.matches(*tag)))
    };
    has(&filter.countries, &[document.country])
        && has(&filter.regions, &regions_of(document.country))
        && (filter.languages.is_empty() || any(&filter.languages))
        && has(&filter.levels, &document.levels)
        && has(&filter.audiences, &document.audiences)
        && has(&filter.kinds, &[document.kind])
        && has(&filter.subjects, &document.subjects)
        && has(&filter.access, &[document.access])
        && has(&filter.reachability, &[platform.reachability.status])
        && has(&filter.endorsement, &[platform.endorsement.status])
        && has(&filter.lifecycle, &[document.lifecycle])
        && (!filter.lifecycle.is_empty() || document.lifecycle != Lifecycle::Retired)
        && filter.updated_since.is_none_or(|time| platform.updated_at >= time)
}

fn has<T: PartialEq>(wanted: &[T], there: &[T]) -> bool {
    wanted.is_empty() || wanted.iter().any(|value| there.contains(value))
}

pub fn is_live(platform: &Published) -> bool {
    platform.document.lifecycle != Lifecycle::Retired
        && platform.reachability.status != ReachabilityStatus::Down
}

pub fn list<'a>(all: &'a [Published], filter: &Filter, order: Order) -> Vec<&'a Published> {
    let collator =
        CollatorBorrowed::try_new(CollatorPreferences::default(), CollatorOptions::default()).unwrap();
    let mut found: Vec<_> = all.iter().filter(|platform| finds(filter, platform)).collect();
    let name = |p: &Published| p.document.names[0].text.clone();
    let compare = |a: &Published, b: &Published| -> Ordering {
        let sorted = match order {
            Order::RelevanceOrName | Order::NameAsc => collator.compare(&name(a), &name(b)),
            Order::NameDesc => collator.compare(&name(b), &name(a)),
            Order::UpdatedAtDesc => b.updated_at.cmp(&a.updated_at),
            Order::UpdatedAtAsc => a.updated_at.cmp(&b.updated_at),
            Order::CreatedAtDesc => b.created_at.cmp(&a.created_at),
            Order::CreatedAtAsc => a.created_at.cmp(&b.created_at),
        };
        let ids = a.document.id.cmp(&b.document.id);
        sorted.then(if order.code().ends_with("DESC") { ids.reverse() } else { ids })
    };
    found.sort_by(|a, b| compare(a, b));
    found
}
