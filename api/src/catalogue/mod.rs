//! The catalogue: every published platform in memory, indexed for lists, counts and coverage.
//! It is disposable: the database is the truth, and a follower of its change feed keeps this fresh
//! through [`Catalogue::apply`]. It knows nothing of the database, of GraphQL, of pages or of HTTP.
//!
//! A request takes one [`Snapshot`] and reads it from start to end; the next snapshot shares all that
//! did not change (pieces of the list of entries, bitmaps, orders, tallies), so making one costs what
//! changed and a few flat copies.

mod apply;
mod axis;
mod checks;
mod chunks;
mod coverage;
mod cursor;
mod entry;
mod error;
mod facets;
mod filter;
mod finder;
mod order;
mod page;
mod places;
mod postings;
mod ranking;
mod relax;
mod relevance;
mod snapshot;
mod statistics;
mod suggestions;
mod tally;
mod texts;
mod version;

#[cfg(test)]
pub(crate) mod tests;

use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use chrono::{DateTime, Utc};
use registry::platforms::published::Published;
use uuid::Uuid;

use crate::search::Index;

pub use checks::LastCheck;
pub use coverage::{CoverageAxis, CoverageCell};
pub use entry::Entry;
pub use error::QueryError;
pub use facets::{FacetAxis, FacetCount};
pub use filter::Filter;
pub use order::Order;
pub use page::{Edge, Leaf, Page, PageRequest};
pub use relax::{Field, Relaxation};
pub use snapshot::Snapshot;
pub use statistics::Statistics;
pub use suggestions::{SuggestedNode, Suggestion};
pub use version::Version;

/// What the follower learned since the last time. One large update is cheaper than many small ones.
#[derive(Debug, Clone, Default)]
pub struct Update {
    /// Platforms as they are now, new or changed. What has not changed does no harm.
    pub published: Vec<Published>,
    /// The last event that these platforms contain.
    pub event_seq: i64,
    /// Checks of platforms, in any order. Those of platforms that are not listed are passed over.
    pub checks: Vec<Check>,
}

/// A check of a platform, as the second cursor of the follower gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Check {
    /// The platform's id.
    pub platform: Uuid,
    /// When it was.
    pub at: DateTime<Utc>,
}

/// The handle that requests and the follower share.
#[derive(Debug, Default)]
pub struct Catalogue {
    current: ArcSwap<Snapshot>,
    writing: Mutex<Option<Index>>,
}

impl Catalogue {
    /// An empty catalogue.
    pub fn new() -> Self {
        Self::default()
    }

    /// The state now. Keep it for one request: all its answers then agree.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.current.load_full()
    }

    /// Takes in what changed and gives the state after it. Readers never wait for it.
    pub fn apply(&self, update: Update) -> Arc<Snapshot> {
        let mut index = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = Snapshot::clone(&self.current.load());
        let changed = next.apply(update);
        next.learn(changed, &mut index);
        let next = Arc::new(next);
        self.current.store(next.clone());
        next
    }

    /// Puts the search index in order, once all that there is was taken in. What is found stays the same.
    pub fn settle(&self) {
        let mut index = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = Snapshot::clone(&self.current.load());
        next.settle(&mut index);
        self.current.store(Arc::new(next));
    }
}
