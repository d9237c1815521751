//! Filters, orders and pages.

use rand::Rng;
use uuid::Uuid;

use super::sample::World;
use super::{filled, oracle, platforms, seeded};
use crate::catalogue::{Filter, Order, Page, PageRequest, QueryError, Snapshot};

fn ids(page: &Page) -> Vec<Uuid> {
    page.edges.iter().map(|edge| edge.entry.id()).collect()
}

fn forwards(snapshot: &Snapshot, filter: &Filter, order: Order, size: i64) -> Vec<Uuid> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let request = PageRequest { first: Some(size), after: after.clone(), ..PageRequest::default() };
        let page = snapshot.page(filter, order, &request).unwrap();
        assert_eq!(page.has_previous_page, after.is_some());
        all.extend(ids(&page));
        after = page.edges.last().map(|edge| edge.cursor.clone());
        if !page.has_next_page {
            return all;
        }
    }
}

fn backwards(snapshot: &Snapshot, filter: &Filter, order: Order, size: i64) -> Vec<Uuid> {
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let request = PageRequest { last: Some(size), before: before.clone(), ..PageRequest::default() };
        let page = snapshot.page(filter, order, &request).unwrap();
        assert_eq!(page.has_next_page, before.is_some());
        all.extend(ids(&page).into_iter().rev());
        before = page.edges.first().map(|edge| edge.cursor.clone());
        if !page.has_previous_page {
            all.reverse();
            return all;
        }
    }
}

#[test]
fn every_list_reads_the_same_in_pages_from_either_end() {
    let world = World::small();
    for seed in 0..60 {
        let mut rng = seeded(seed);
        let count = [0, 1, 7, 60, 400, 900][rng.random_range(0..6)];
        let all = platforms(&world, count, &mut rng);
        let snapshot = filled(&all).snapshot();
        for _ in 0..8 {
            let filter = oracle::filter(&world, &mut rng);
            let order = Order::ALL[rng.random_range(0..Order::ALL.len())];
            let expected: Vec<_> =
                oracle::list(&all, &filter, order).into_iter().map(|p| p.document.id).collect();
            assert_eq!(snapshot.count(&filter), expected.len() as u64, "{seed} {filter:?}");
            let size = rng.random_range(1..=100);
            assert_eq!(forwards(&snapshot, &filter, order, size), expected, "{seed} {order:?} {filter:?}");
            assert_eq!(backwards(&snapshot, &filter, order, size), expected, "{seed} {order:?} {filter:?}");
        }
    }
}

#[test]
fn any_two_cursors_and_either_end_give_what_the_relay_algorithm_gives() {
    let world = World::small();
    let mut rng = seeded(7);
    let all = platforms(&world, 300, &mut rng);
    let snapshot = filled(&all).snapshot();
    for _ in 0..300 {
        let filter = oracle::filter(&world, &mut rng);
        let order = Order::ALL[rng.random_range(0..Order::ALL.len())];
        let whole = PageRequest { first: Some(100), ..PageRequest::default() };
        let edges = snapshot.page(&filter, order, &whole).unwrap().edges;
        let expected: Vec<_> =
            oracle::list(&all, &filter, order).into_iter().map(|p| p.document.id).collect();
        let mut pick = || (!edges.is_empty()).then(|| rng.random_range(0..edges.len()));
        let (after, before) = (pick(), pick());
        let size = rng.random_range(0..=100_usize);
        let from_start = rng.random_bool(0.5);
        let number = i64::try_from(size).unwrap();
        let request = PageRequest {
            first: from_start.then_some(number),
            last: (!from_start).then_some(number),
            after: after.map(|at| edges[at].cursor.clone()),
            before: before.map(|at| edges[at].cursor.clone()),
        };
        let page = snapshot.page(&filter, order, &request).unwrap();
        let (low, high) = (after.map_or(0, |at| at + 1), before.unwrap_or(expected.len()));
        let left = if low < high { &expected[low..high] } else { &[] };
        let kept = left.len().min(size);
        let part = if from_start { &left[..kept] } else { &left[left.len() - kept..] };
        assert_eq!(ids(&page), part);
        let (cut, more_before, more_after) = (left.len() > size, low > 0, high < expected.len());
        assert_eq!(page.has_next_page, more_after || (from_start && cut));
        assert_eq!(page.has_previous_page, more_before || (!from_start && cut));
        assert_eq!(page.total_count, expected.len() as u64);
    }
}

#[test]
fn a_page_has_twenty_unless_asked_otherwise() {
    let mut rng = seeded(1);
    let all = platforms(&World::small(), 90, &mut rng);
    let snapshot = filled(&all).snapshot();
    let page = snapshot.page(&Filter::default(), Order::default(), &PageRequest::default()).unwrap();
    assert_eq!(page.edges.len(), 20);
    assert!(page.has_next_page && !page.has_previous_page);
}

#[test]
fn sizes_out_of_bounds_are_named() {
    let snapshot = filled(&[]).snapshot();
    let ask = |first, last| {
        let request = PageRequest { first, last, ..PageRequest::default() };
        snapshot.page(&Filter::default(), Order::default(), &request).unwrap_err()
    };
    for value in [-1, 101, 1_000_000_000, i64::MIN, i64::MAX] {
        assert_eq!(ask(Some(value), None), QueryError::PageSize { argument: "first", value });
        assert_eq!(ask(None, Some(value)), QueryError::PageSize { argument: "last", value });
    }
    assert_eq!(ask(Some(1), Some(1)), QueryError::BothEnds);
    assert_eq!(ask(Some(-1), None).to_string(), "`first` must be from 0 to 100, not -1");
}

#[test]
fn tombstones_are_listed_only_on_demand() {
    use registry::vocabulary::Lifecycle;
    let mut rng = seeded(3);
    let mut all = platforms(&World::small(), 2, &mut rng);
    all[0].document.lifecycle = Lifecycle::Retired;
    all[1].document.lifecycle = Lifecycle::Active;
    let snapshot = filled(&all).snapshot();
    assert_eq!(snapshot.count(&Filter::default()), 1);
    let retired = Filter { lifecycle: vec![Lifecycle::Retired], ..Filter::default() };
    assert_eq!(snapshot.count(&retired), 1);
    assert!(snapshot.by_id(all[0].document.id).is_some());
}

#[test]
fn an_unknown_region_is_named() {
    assert_eq!(Filter::region("002"), Ok("002"));
    let error = Filter::region("Atlantis").unwrap_err();
    assert_eq!(error.to_string(), "unknown region `Atlantis`; regions are UN M49 codes such as `002`");
}
