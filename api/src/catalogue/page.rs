//! Pages of a list, by the algorithm of the Relay cursor connections specification.

use std::borrow::Cow;
use std::sync::Arc;

use roaring::RoaringBitmap;

use super::cursor::{Cursor, Relevance};
use super::entry::Entry;
use super::error::QueryError;
use super::filter::Filter;
use super::order::Order;
use super::ranking::{Ranking, Side};
use super::relevance::{Cut, Match, Matches};
use super::snapshot::Snapshot;
use crate::search::Query;

/// The page when neither `first` nor `last` is given.
const DEFAULT_SIZE: usize = 20;
const LARGEST: usize = 100;

/// The four arguments of a connection, as they came in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageRequest {
    /// So many from the start.
    pub first: Option<i64>,
    /// Only what comes after this cursor.
    pub after: Option<String>,
    /// So many from the end.
    pub last: Option<i64>,
    /// Only what comes before this cursor.
    pub before: Option<String>,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The platforms, in the list's order whichever end they were counted from.
    pub edges: Vec<Edge>,
    /// Whether more comes after.
    pub has_next_page: bool,
    /// Whether more comes before.
    pub has_previous_page: bool,
    /// How many platforms the filter finds, on all pages.
    pub total_count: u64,
    /// What the filter finds, if that had to be computed: facets need it again. What is nothing but one of the
    /// catalogue's own sets is found again for nothing, and not copied here.
    pub(super) computed: Option<RoaringBitmap>,
}

impl Page {
    /// What the filter finds, for [`Snapshot::facet`].
    pub const fn computed(&self) -> Option<&RoaringBitmap> {
        self.computed.as_ref()
    }
}

/// A part of a list, by number.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// The platforms.
    pub entries: Vec<Arc<Entry>>,
    /// How many platforms the filter finds, on all leaves.
    pub total_count: u64,
    /// As in [`Page`].
    pub(super) computed: Option<RoaringBitmap>,
}

impl Leaf {
    /// What the filter finds, for [`Snapshot::facet`].
    pub const fn computed(&self) -> Option<&RoaringBitmap> {
        self.computed.as_ref()
    }
}

/// A platform in a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// The platform.
    pub entry: Arc<Entry>,
    /// Its place, for `after` and `before`.
    pub cursor: String,
}

impl PageRequest {
    /// How many, counted from which end of the list.
    fn size(&self) -> Result<(usize, Side), QueryError> {
        match (self.first, self.last) {
            (Some(_), Some(_)) => Err(QueryError::BothEnds),
            (None, None) => Ok((DEFAULT_SIZE, Side::Start)),
            (Some(value), None) => Ok((size("first", value)?, Side::Start)),
            (None, Some(value)) => Ok((size("last", value)?, Side::End)),
        }
    }

    /// Its cursors, read as those of one kind of list.
    fn cursors<C>(
        &self,
        read: impl Fn(&'static str, &str) -> Result<C, QueryError>,
    ) -> Result<(Option<C>, Option<C>), QueryError> {
        let after = self.after.as_deref().map(|text| read("after", text)).transpose()?;
        let before = self.before.as_deref().map(|text| read("before", text)).transpose()?;
        Ok((after, before))
    }
}

fn size(argument: &'static str, value: i64) -> Result<usize, QueryError> {
    usize::try_from(value)
        .ok()
        .filter(|size| *size <= LARGEST)
        .ok_or(QueryError::PageSize { argument, value })
}

/// The ranks that the cursors leave, and what they cut off.
struct Window<'a> {
    ranking: &'a Ranking,
    matching: &'a RoaringBitmap,
    /// Ranks before this one are cut off.
    low: usize,
    /// Ranks from this one on are cut off.
    high: usize,
}

impl Window<'_> {
    fn take(&self, want: usize, side: Side) -> Vec<u32> {
        self.ranking.take(self.matching, self.low..self.high.max(self.low), want, side)
    }

    /// Whether something matches beyond one side of the window.
    fn goes_on(&self, side: Side) -> bool {
        let (ranks, near) = match side {
            Side::Start => (0..self.low, Side::End),
            Side::End => (self.high..self.ranking.len(), Side::Start),
        };
        !ranks.is_empty() && !self.ranking.take(self.matching, ranks, 1, near).is_empty()
    }
}

const fn opposite(side: Side) -> Side {
    match side {
        Side::Start => Side::End,
        Side::End => Side::Start,
    }
}

fn computed(matching: Cow<'_, RoaringBitmap>) -> Option<RoaringBitmap> {
    match matching {
        Cow::Owned(found) => Some(found),
        Cow::Borrowed(_) => None,
    }
}

impl Snapshot {
    /// A page of the platforms that `filter` finds, in `order`.
    pub fn page(&self, filter: &Filter, order: Order, request: &PageRequest) -> Result<Page, QueryError> {
        match &filter.search {
            Some(search) if order == Order::RelevanceOrName => {
                self.page_by_relevance(filter, search, request)
            }
            Some(_) | None => self.page_by_rank(filter, order, request),
        }
    }

    /// The same list by number instead of by cursor, for people who leaf through it: `size` platforms after the first
    /// `skip`.
    pub fn leaf(&self, filter: &Filter, order: Order, skip: usize, size: usize) -> Leaf {
        let matching = self.matching(filter);
        let until = skip.saturating_add(size);
        let slots: Vec<u32> = match &filter.search {
            Some(search) if order == Order::RelevanceOrName => {
                let found = self.search(search);
                let cut = Matches::new(self, &found, &matching).cut(until, Side::Start);
                cut.matches.into_iter().map(|found| found.slot).collect()
            }
            Some(_) | None => {
                let ranking = self.ranking(order.sort());
                let from = if order.is_descending() { Side::End } else { Side::Start };
                ranking.take(&matching, 0..ranking.len(), until, from)
            }
        };
        let entries = slots.into_iter().skip(skip).filter_map(|slot| self.entry(slot)).collect();
        Leaf { entries, total_count: matching.len(), computed: computed(matching) }
    }

    fn page_by_relevance(
        &self,
        filter: &Filter,
        search: &Query,
        request: &PageRequest,
    ) -> Result<Page, QueryError> {
        let (size, end) = request.size()?;
        let fingerprint = filter.fingerprint(Order::RelevanceOrName);
        let (after, before) =
            request.cursors(|argument, text| Relevance::decode(argument, text, fingerprint))?;
        let found = self.search(search);
        let matching = self.matching(filter);
        let cut = Matches::new(self, &found, &matching).between(after, before).cut(size, end);
        let Cut { matches, more_after, more_before } = cut;
        let edge = |Match { slot, place: (tier, score, _) }: Match| {
            let entry = self.entry(slot)?;
            let cursor = Relevance { id: entry.id(), tier, score }.encode(fingerprint);
            Some(Edge { entry, cursor })
        };
        Ok(Page {
            edges: matches.into_iter().filter_map(edge).collect(),
            has_next_page: more_after,
            has_previous_page: more_before,
            total_count: matching.len(),
            computed: computed(matching),
        })
    }

    fn page_by_rank(&self, filter: &Filter, order: Order, request: &PageRequest) -> Result<Page, QueryError> {
        let (size, end) = request.size()?;
        let fingerprint = filter.fingerprint(order);
        let matching = self.matching(filter);
        let window = self.window(&matching, order, request, fingerprint)?;
        // The ranking is ascending; a descending list is the same one read from its other side.
        let ranked = |of_list: Side| if order.is_descending() { opposite(of_list) } else { of_list };
        let mut slots = window.take(size + 1, ranked(end));
        let more = slots.len() > size;
        slots.truncate(size);
        let (has_next_page, has_previous_page) = match end {
            Side::Start => (more || window.goes_on(ranked(Side::End)), window.goes_on(ranked(Side::Start))),
            Side::End => (window.goes_on(ranked(Side::End)), more || window.goes_on(ranked(Side::Start))),
        };
        if end == Side::End {
            slots.reverse();
        }
        let edge = |entry: Arc<Entry>| {
            let cursor = Cursor::encode(&entry, order.sort(), fingerprint);
            Edge { entry, cursor }
        };
        let edges = slots.into_iter().filter_map(|slot| self.entry(slot)).map(edge).collect();
        let total_count = matching.len();
        let computed = computed(matching);
        Ok(Page { edges, has_next_page, has_previous_page, total_count, computed })
    }

    fn window<'a>(
        &'a self,
        matching: &'a RoaringBitmap,
        order: Order,
        request: &PageRequest,
        fingerprint: [u8; 6],
    ) -> Result<Window<'a>, QueryError> {
        let sort = order.sort();
        let (after, before) =
            request.cursors(|argument, text| Cursor::decode(argument, text, sort, fingerprint))?;
        let (from, to) = if order.is_descending() { (before, after) } else { (after, before) };
        let ranking = self.ranking(sort);
        let rank = |cursor: Cursor, past| ranking.rank_of(&cursor.place(), past, &self.entries);
        Ok(Window {
            ranking,
            matching,
            low: from.map_or(0, |cursor| rank(cursor, true)),
            high: to.map_or(ranking.len(), |cursor| rank(cursor, false)),
        })
    }
}
