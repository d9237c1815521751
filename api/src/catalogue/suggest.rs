//! Platforms for somebody who is still typing a name.

use std::sync::Arc;

use super::entry::Entry;
use super::ranking::Side;
use super::relevance::Matches;
use super::snapshot::Snapshot;
use crate::search::{Query, Scope};

impl Snapshot {
    /// The platforms whose names begin or sound like a text, the best first, tombstones left out.
    pub fn suggest_platforms(&self, query: &Query, first: usize) -> Vec<Arc<Entry>> {
        let found = self.search.found(query, Scope::Names, &self.index);
        let listed = found.all() & self.listed.as_ref();
        let cut = Matches::new(self, &found, &listed).cut(first, Side::Start);
        cut.matches.into_iter().filter_map(|found| self.entry(found.slot)).collect()
    }
}
