//! Facets and relaxations.

use registry::platforms::published::Published;
use registry::vocabulary::{
    Access, Audience, EducationLevel, EndorsementStatus, PlatformKind, ReachabilityStatus, Subject,
};

use super::sample::World;
use super::{filled, oracle, platforms, seeded};
use crate::catalogue::{FacetAxis, Field, Filter, Order, PageRequest, Relaxation, Snapshot};

/// A filter that chooses one value of an axis and nothing else there, for every value of the axis.
fn choices(axis: FacetAxis, world: &World, filter: &Filter) -> Vec<(&'static str, Filter)> {
    macro_rules! each {
        ($values:expr, $field:ident) => {
            $values.iter().map(|v| (v.code(), Filter { $field: vec![*v], ..filter.clone() })).collect()
        };
    }
    match axis {
        FacetAxis::Countries => each!(world.countries, countries),
        FacetAxis::Languages => each!(world.languages, languages),
        FacetAxis::Levels => each!(EducationLevel::ALL, levels),
        FacetAxis::Audiences => each!(Audience::ALL, audiences),
        FacetAxis::Kinds => each!(PlatformKind::ALL, kinds),
        FacetAxis::Subjects => each!(Subject::ALL, subjects),
        FacetAxis::Access => each!(Access::ALL, access),
        FacetAxis::Reachability => each!(ReachabilityStatus::ALL, reachability),
        FacetAxis::Endorsement => each!(EndorsementStatus::ALL, endorsement),
    }
}

fn listed(all: &[Published], filter: &Filter) -> usize {
    all.iter().filter(|platform| oracle::finds(filter, platform)).count()
}

fn agrees(snapshot: &Snapshot, all: &[Published], world: &World, filter: &Filter) {
    let page = snapshot.page(filter, Order::default(), &PageRequest::default()).unwrap();
    for &axis in FacetAxis::ALL {
        let facet = snapshot.facet(axis, filter, page.computed());
        assert_eq!(facet, snapshot.facet(axis, filter, None), "{axis:?} with and without what was computed");
        assert!(facet.iter().all(|row| row.count > 0) && facet.is_sorted_by_key(|row| row.ordinal));
        let mut values = 0;
        for (code, chosen) in choices(axis, world, filter) {
            let count = facet.iter().find(|row| row.code == code).map_or(0, |row| row.count as usize);
            assert_eq!(count, listed(all, &chosen), "{axis:?} {code} {filter:?}");
            values += usize::from(count > 0);
        }
        assert_eq!(facet.len(), values, "{axis:?} has nothing else");
    }
}

#[test]
fn a_facet_counts_what_choosing_its_value_instead_would_list() {
    let world = World::small();
    for seed in 0..6 {
        let mut rng = seeded(seed);
        let all = platforms(&world, 200, &mut rng);
        let snapshot = filled(&all).snapshot();
        agrees(&snapshot, &all, &world, &Filter::default());
        for _ in 0..10 {
            agrees(&snapshot, &all, &world, &oracle::filter(&world, &mut rng));
        }
    }
}

#[test]
fn facets_follow_what_changes() {
    let world = World::small();
    let mut rng = seeded(8);
    let mut all = platforms(&world, 300, &mut rng);
    let catalogue = filled(&all);
    for seq in 2..12 {
        let changed: Vec<_> = (0..20).map(|number| world.platform(number * 13 + seq, &mut rng)).collect();
        for platform in &changed {
            match all.iter_mut().find(|known| known.document.id == platform.document.id) {
                Some(known) => known.clone_from(platform),
                None => all.push(platform.clone()),
            }
        }
        let update =
            crate::catalogue::Update { published: changed, event_seq: seq.into(), checks: Vec::new() };
        let snapshot = catalogue.apply(update);
        agrees(&snapshot, &all, &world, &Filter::default());
        agrees(&snapshot, &all, &world, &oracle::filter(&world, &mut rng));
    }
}

/// The same filter with one field as if it had been left out.
fn dropped(field: Field, filter: &Filter) -> Filter {
    let (rest, none) = (filter.clone(), Filter::default());
    match field {
        Field::Search => Filter { search: none.search, ..rest },
        Field::Countries => Filter { countries: none.countries, ..rest },
        Field::Regions => Filter { regions: none.regions, ..rest },
        Field::Languages => Filter { languages: none.languages, ..rest },
        Field::Levels => Filter { levels: none.levels, ..rest },
        Field::Audiences => Filter { audiences: none.audiences, ..rest },
        Field::Kinds => Filter { kinds: none.kinds, ..rest },
        Field::Subjects => Filter { subjects: none.subjects, ..rest },
        Field::Access => Filter { access: none.access, ..rest },
        Field::Reachability => Filter { reachability: none.reachability, ..rest },
        Field::Endorsement => Filter { endorsement: none.endorsement, ..rest },
        Field::Lifecycle => Filter { lifecycle: none.lifecycle, ..rest },
        Field::UpdatedSince => Filter { updated_since: none.updated_since, ..rest },
    }
}

fn expected(all: &[Published], filter: &Filter, found: usize) -> Vec<Relaxation> {
    let mut expected: Vec<Relaxation> = Vec::new();
    for &field in Field::ALL {
        let count = listed(all, &dropped(field, filter));
        if found < 3 && count > found {
            expected.push(Relaxation { field, count: count as u64 });
        }
    }
    expected.sort_by_key(|relaxation| std::cmp::Reverse(relaxation.count));
    expected
}

#[test]
fn who_finds_next_to_nothing_is_told_which_field_to_drop() {
    let world = World::small();
    let (mut helped, mut content) = (0, 0);
    for seed in 0..5 {
        let mut rng = seeded(seed);
        let all = platforms(&world, 60, &mut rng);
        let snapshot = filled(&all).snapshot();
        for _ in 0..60 {
            let filter = oracle::filter(&world, &mut rng);
            let found = listed(&all, &filter);
            let relaxations = snapshot.relaxations(&filter, found as u64);
            assert_eq!(relaxations, expected(&all, &filter, found), "{filter:?}");
            helped += usize::from(!relaxations.is_empty());
            content += usize::from(found >= 3);
        }
    }
    assert!(helped > 50 && content > 50, "both happened: {helped} and {content} times");
}

#[test]
fn a_filter_that_narrows_nothing_has_no_field_to_drop() {
    let snapshot = filled(&[]).snapshot();
    assert!(snapshot.relaxations(&Filter::default(), 0).is_empty());
    assert!(Field::ALL.iter().all(|field| Filter::default().without(*field).is_none()));
}
