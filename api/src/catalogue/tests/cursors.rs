//! Cursors meet a changing catalogue, other lists and bad intentions.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::Rng;
use registry::vocabulary::{Lifecycle, PlatformKind};

use super::sample::World;
use super::{filled, platforms, seeded};
use crate::catalogue::{Filter, Order, Page, PageRequest, QueryError, Snapshot, Update};

fn after(snapshot: &Snapshot, filter: &Filter, order: Order, cursor: &str) -> Result<Page, QueryError> {
    let request = PageRequest { after: Some(cursor.to_owned()), ..PageRequest::default() };
    snapshot.page(filter, order, &request)
}

/// Everything retired is asked for too, so that a retirement moves nothing out of the list.
fn everything() -> Filter {
    Filter { lifecycle: Lifecycle::ALL.to_vec(), ..Filter::default() }
}

#[test]
fn a_list_being_changed_shows_every_unchanged_platform_once() {
    let world = World::small();
    for order in Order::ALL.iter().copied().filter(|order| order.code() != "RELEVANCE_OR_NAME") {
        let mut rng = seeded(11);
        let (old, rest) = (platforms(&world, 200, &mut rng), 200..500);
        let catalogue = filled(&old);
        let mut fresh = rest.map(|number| world.platform(number, &mut rng)).collect::<Vec<_>>().into_iter();
        let mut touched = std::collections::BTreeSet::new();
        let mut seen = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let request = PageRequest { first: Some(7), after: cursor.clone(), ..PageRequest::default() };
            let page = catalogue.snapshot().page(&everything(), order, &request).unwrap();
            seen.extend(page.edges.iter().map(|edge| edge.entry.id()));
            cursor = page.edges.last().map(|edge| edge.cursor.clone());
            // The platform under the cursor and another one are renamed, moved in time and retired.
            let mut published: Vec<_> = fresh.by_ref().take(3).collect();
            for number in [rng.random_range(0..200), rng.random_range(0..200)] {
                published.push(world.platform(number, &mut rng));
            }
            if let Some(last) = page.edges.last() {
                let mut renamed = world.platform(0, &mut rng);
                renamed.document.id = last.entry.id();
                renamed.document.slug = last.entry.document().slug.clone();
                published.push(renamed);
            }
            touched.extend(published.iter().map(|platform| platform.document.id));
            catalogue.apply(Update { published, event_seq: 2, checks: Vec::new() });
            if !page.has_next_page {
                break;
            }
        }
        for platform in old.iter().filter(|platform| !touched.contains(&platform.document.id)) {
            let times = seen.iter().filter(|id| **id == platform.document.id).count();
            assert_eq!(times, 1, "{order:?}");
        }
    }
}

#[test]
fn a_cursor_outlives_the_process() {
    let mut rng = seeded(5);
    let mut all = platforms(&World::small(), 100, &mut rng);
    let first = filled(&all).snapshot();
    let page = first.page(&everything(), Order::NameDesc, &PageRequest::default()).unwrap();
    let cursor = &page.edges[9].cursor;
    let next = after(&first, &everything(), Order::NameDesc, cursor).unwrap();
    all.reverse();
    let restarted = filled(&all).snapshot();
    let again = after(&restarted, &everything(), Order::NameDesc, cursor).unwrap();
    let ids = |page: &Page| page.edges.iter().map(|edge| edge.entry.id()).collect::<Vec<_>>();
    assert_eq!(ids(&next), ids(&again));
    assert_eq!(ids(&next)[..10], ids(&page)[10..]);
}

#[test]
fn a_cursor_of_another_filter_or_order_is_refused() {
    let mut rng = seeded(6);
    let snapshot = filled(&platforms(&World::small(), 50, &mut rng)).snapshot();
    let kinds = |kinds: &[PlatformKind]| Filter { kinds: kinds.to_vec(), ..Filter::default() };
    let page = snapshot.page(&Filter::default(), Order::NameAsc, &PageRequest::default()).unwrap();
    let cursor = &page.edges[3].cursor;
    let foreign = Err(QueryError::ForeignCursor { argument: "after" });
    assert_eq!(after(&snapshot, &kinds(&[PlatformKind::Mooc]), Order::NameAsc, cursor), foreign);
    assert_eq!(after(&snapshot, &Filter::default(), Order::NameDesc, cursor), foreign);
    assert_eq!(after(&snapshot, &Filter::default(), Order::CreatedAtAsc, cursor), foreign);
    let (one, two) = (PlatformKind::Mooc, PlatformKind::Skills);
    let page = snapshot.page(&kinds(&[one, two]), Order::NameAsc, &PageRequest::default()).unwrap();
    assert!(after(&snapshot, &kinds(&[two, one, two]), Order::NameAsc, &page.edges[0].cursor).is_ok());
}

#[test]
fn no_text_that_poses_as_a_cursor_does_harm() {
    let mut rng = seeded(8);
    let snapshot = filled(&platforms(&World::small(), 50, &mut rng)).snapshot();
    let wrong = Err(QueryError::NotACursor { argument: "after" });
    let huge = "A".repeat(1_000_000);
    for text in ["", "!", "A", "AAAA", "\0", "cA", "日本", "cAAA=", &huge] {
        assert_eq!(after(&snapshot, &Filter::default(), Order::NameAsc, text), wrong, "{text:.20}");
    }
    for order in [Order::NameAsc, Order::UpdatedAtDesc] {
        let page = snapshot.page(&Filter::default(), order, &PageRequest::default()).unwrap();
        let good = URL_SAFE_NO_PAD.decode(&page.edges[3].cursor).unwrap();
        for length in 0..good.len() {
            let cut = URL_SAFE_NO_PAD.encode(&good[..length]);
            let answer = after(&snapshot, &Filter::default(), order, &cut);
            assert!(answer == wrong || (length > 22 && order == Order::NameAsc), "{length}");
        }
        for _ in 0..500 {
            let mut bad = good.clone();
            let at = rng.random_range(0..bad.len());
            bad[at] = rng.random();
            let _ = after(&snapshot, &Filter::default(), order, &URL_SAFE_NO_PAD.encode(&bad));
        }
    }
}
