//! The reading side of the index, at one moment: from terms to slots, over all segments.

use std::io;
use std::sync::{Arc, OnceLock};

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use roaring::RoaringBitmap;

use super::document::{LENGTH, LONG_NAME, Place};
use super::find::Found;
use super::misspelt::Misspelt;
use super::query::Query;
use super::segment::Segment;
use super::word::{Countries, Scope};

/// A segment and what of it was replaced since.
#[derive(Clone)]
pub(super) struct Live {
    pub(super) segment: Arc<Segment>,
    pub(super) gone: Arc<RoaringBitmap>,
    pub(super) deleted: u32,
    pub(super) documents: u32,
}

/// One state of the index; cheap to clone.
#[derive(Clone, Default)]
pub struct Reader {
    segments: Arc<Vec<Live>>,
    documents: u64,
    kept: Arc<Kept>,
    lengths: Arc<OnceLock<Arc<[RoaringBitmap]>>>,
}

/// What searches found, since the next page, every facet and every relaxation asks for the same again.
struct Kept(Cache<(Query, Scope), Arc<Found>, Size>);

/// Bytes of all that is kept.
const KEPT: u64 = 32 << 20;

#[derive(Clone)]
struct Size;

impl Weighter<(Query, Scope), Arc<Found>> for Size {
    fn weight(&self, _: &(Query, Scope), found: &Arc<Found>) -> u64 {
        found.size()
    }
}

impl Default for Kept {
    fn default() -> Self {
        Self(Cache::with_weighter(1_000, KEPT, Size))
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { segments, documents, kept: _, lengths: _ } = self;
        f.debug_struct("Reader").field("segments", &segments.len()).field("documents", documents).finish()
    }
}

/// What a reader finds follows from the entries, which their snapshots compare.
impl PartialEq for Reader {
    fn eq(&self, other: &Self) -> bool {
        self.documents == other.documents
    }
}

impl Reader {
    pub(super) fn new(segments: Vec<Live>) -> Self {
        let documents = segments.iter().map(|live| u64::from(live.documents)).sum();
        Self { segments: Arc::new(segments), documents, kept: Arc::default(), lengths: Arc::default() }
    }

    pub(super) fn segments(&self) -> &[Live] {
        &self.segments
    }

    /// How many documents there are.
    pub(super) const fn documents(&self) -> u64 {
        self.documents
    }

    /// What a query finds. `countries` tells which slots belong to a country; a reader lives only as long as they
    /// stay the same.
    pub fn found(&self, query: &Query, scope: Scope, countries: &dyn Countries) -> Arc<Found> {
        let key = (query.clone(), scope);
        if let Some(found) = self.kept.0.get(&key) {
            return found;
        }
        let found = Arc::new(self.find(query, scope, countries));
        self.kept.0.insert(key, Arc::clone(&found));
        found
    }

    /// The slots whose shortest name has one word, two, and so on: the same for every search.
    pub(super) fn lengths(&self) -> Arc<[RoaringBitmap]> {
        let length = |count: usize| self.exact(Place::Whole, &format!("{LENGTH}{count}"));
        Arc::clone(self.lengths.get_or_init(|| (1..=LONG_NAME).map(length).collect()))
    }

    pub(super) fn exact(&self, place: Place, term: &str) -> RoaringBitmap {
        self.each(|segment| segment.exact(place, term))
    }

    /// The slots of the terms that begin so.
    pub(super) fn prefix(&self, place: Place, prefix: &str) -> RoaringBitmap {
        self.each(|segment| segment.prefix(place, prefix))
    }

    /// The slots of the terms that resemble a word.
    pub(super) fn like(&self, place: Place, word: &Misspelt) -> RoaringBitmap {
        self.each(|segment| segment.like(place, word.automaton()))
    }

    fn each(&self, find: impl Fn(&Segment) -> io::Result<RoaringBitmap>) -> RoaringBitmap {
        let mut all = RoaringBitmap::new();
        for Live { segment, gone, deleted: _, documents: _ } in self.segments.iter() {
            let mut found = find(segment).unwrap_or_else(|error| failed(&error));
            if !gone.is_empty() {
                found -= gone.as_ref();
            }
            all |= found;
        }
        all
    }
}

/// The index lies in memory and is ours, so reading it fails only by a fault of ours: the log says so, and the
/// search goes on without what could not be read.
fn failed(error: &dyn std::error::Error) -> RoaringBitmap {
    tracing::error!(%error, "the search index cannot be read");
    RoaringBitmap::new()
}
