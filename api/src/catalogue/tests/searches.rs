//! Pages of a search that finds more than is scored, and of one that finds little.

use registry::vocabulary::Lifecycle;

use super::sample::World;
use super::{filled, platforms, seeded};
use crate::catalogue::{Filter, Order, Page, PageRequest, Snapshot};
use crate::search::Query;

fn page(snapshot: &Snapshot, text: &str, request: &PageRequest) -> Page {
    let filter = Filter {
        search: Query::parse(text).unwrap(),
        lifecycle: Lifecycle::ALL.to_vec(),
        ..Filter::default()
    };
    snapshot.page(&filter, Order::RelevanceOrName, request).unwrap()
}

fn slugs(page: &Page) -> Vec<String> {
    page.edges.iter().map(|edge| edge.entry.document().slug.to_string()).collect()
}

#[test]
fn pages_of_a_search_join_from_either_end_however_much_it_finds() {
    let catalogue = filled(&platforms(&World::small(), 2_300, &mut seeded(3)));
    let snapshot = catalogue.snapshot();
    for (text, is_large) in [("platform", true), ("ecole aula", false)] {
        let (mut forward, mut backward) = (Vec::new(), Vec::new());
        let (mut after, mut before) = (None, None);
        let mut first_cursor = None;
        loop {
            let request = PageRequest { first: Some(90), after, ..PageRequest::default() };
            let page = page(&snapshot, text, &request);
            assert_eq!(page.has_previous_page, !forward.is_empty(), "{text}");
            forward.extend(slugs(&page));
            first_cursor = first_cursor.or_else(|| page.edges.first().map(|edge| edge.cursor.clone()));
            after = page.edges.last().map(|edge| edge.cursor.clone());
            assert_eq!(page.has_next_page, (forward.len() as u64) < page.total_count, "{text}");
            if !page.has_next_page {
                assert_eq!(page.total_count > 2_000, is_large, "{text} finds {}", page.total_count);
                break;
            }
        }
        loop {
            let request = PageRequest { last: Some(90), before, ..PageRequest::default() };
            let page = page(&snapshot, text, &request);
            assert_eq!(page.has_next_page, !backward.is_empty(), "{text}");
            backward = [slugs(&page), backward].concat();
            before = page.edges.first().map(|edge| edge.cursor.clone());
            if !page.has_previous_page {
                break;
            }
        }
        assert_eq!(forward, backward, "{text}");
        let nothing = PageRequest { last: Some(5), before: first_cursor, ..PageRequest::default() };
        let nothing = page(&snapshot, text, &nothing);
        assert_eq!((slugs(&nothing), nothing.has_previous_page), (Vec::new(), false), "{text}");
        assert!(nothing.has_next_page, "before the first of {text} there is nothing, but it follows");
    }
}
