//! From a key (id, slug, address) to the slots that may hold it. Only hashes are kept, so the keys
//! cost no memory here; the caller compares with the entry itself, which settles collisions.
//!
//! A `HashMap` of the keys was the rival: copying it for every new platform costs as much as the
//! whole registry is large, and its strings would be held twice.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

const SHARDS: usize = 1024;

/// Hashes and slots, sorted, in shards that are shared between clones.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Finder(Vec<Arc<Vec<(u64, u32)>>>);

impl Default for Finder {
    fn default() -> Self {
        Self(vec![Arc::default(); SHARDS])
    }
}

fn hash(key: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

fn shard(hash: u64) -> usize {
    usize::try_from(hash % SHARDS as u64).unwrap_or_default()
}

impl Finder {
    pub(super) fn insert(&mut self, key: impl Hash, slot: u32) {
        let row = (hash(key), slot);
        if let Err(at) = self.0[shard(row.0)].binary_search(&row) {
            Arc::make_mut(&mut self.0[shard(row.0)]).insert(at, row);
        }
    }

    pub(super) fn remove(&mut self, key: impl Hash, slot: u32) {
        let row = (hash(key), slot);
        if let Ok(at) = self.0[shard(row.0)].binary_search(&row) {
            Arc::make_mut(&mut self.0[shard(row.0)]).remove(at);
        }
    }

    /// Slots that may hold the key, in ascending order.
    pub(super) fn candidates(&self, key: impl Hash) -> Vec<u32> {
        let hash = hash(key);
        let rows = &self.0[shard(hash)];
        let start = rows.partition_point(|row| row.0 < hash);
        rows[start..].iter().take_while(|row| row.0 == hash).map(|row| row.1).collect()
    }
}
