//! What is kept for a while because it may be asked for again: bounded by bytes, shared by all threads, compared by
//! whole keys. It must not know what it keeps, nor how long that holds.

pub(crate) mod objects;
pub(crate) mod plain;

use std::fmt;
use std::hash::Hash;

use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};

/// A bounded memory. Of too much, what was not asked for again goes first.
pub(crate) struct Kept<K, V>(Option<Cache<K, V, Bytes<K, V>>>);

/// How many bytes a thing takes with its key.
struct Bytes<K, V>(fn(&K, &V) -> u64);

impl<K, V> Clone for Bytes<K, V> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

impl<K, V> Weighter<K, V> for Bytes<K, V> {
    fn weight(&self, key: &K, value: &V) -> u64 {
        (self.0)(key, value)
    }
}

impl<K: Eq + Hash, V: Clone> Kept<K, V> {
    /// A memory of so many bytes, for things of about that size; one of no bytes keeps nothing.
    pub(crate) fn new(bytes: u64, usual: u64, weigh: fn(&K, &V) -> u64) -> Self {
        let items = usize::try_from(bytes / usual.max(1)).unwrap_or(usize::MAX);
        Self((bytes > 0).then(|| Cache::with_weighter(items, bytes, Bytes(weigh))))
    }

    /// What is kept under a key.
    pub(crate) fn get<Q: Hash + Equivalent<K> + ?Sized>(&self, key: &Q) -> Option<V> {
        self.0.as_ref()?.get(key)
    }

    /// Keeps something, in place of what was kept under the key.
    pub(crate) fn insert(&self, key: K, value: V) {
        if let Some(cache) = &self.0 {
            cache.insert(key, value);
        }
    }
}

impl<K, V> fmt::Debug for Kept<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept").finish_non_exhaustive()
    }
}
