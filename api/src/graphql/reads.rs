//! What an answer was made from, noted while it is made, so that it is kept exactly as long as it holds.
//!
//! A list of fields that may be kept would be forgotten by the next resolver. Here whoever takes the catalogue, the
//! times of checks or the database is noted by the taking. It must not know HTTP, nor what is kept where.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::catalogue::{Entry, LastCheck, Snapshot, Version};

/// What one request has read so far. All its resolvers read the same snapshot.
#[derive(Debug)]
pub(crate) struct Reads {
    snapshot: Arc<Snapshot>,
    catalogue: AtomicU32,
    checks: AtomicU32,
    database: AtomicU32,
}

/// How much had been read at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    catalogue: u32,
    checks: u32,
    database: u32,
}

/// The states that something was made from: it holds while they stand. Made from none, it holds for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Basis {
    catalogue: Option<Version>,
    checks: Option<u64>,
}

impl Reads {
    /// Nothing yet, of this snapshot.
    pub(crate) fn new(snapshot: Arc<Snapshot>) -> Self {
        let none = AtomicU32::default;
        Self { snapshot, catalogue: none(), checks: none(), database: none() }
    }

    /// The snapshot, without reading it: to judge what is kept.
    pub(crate) fn judge(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The snapshot, to read.
    pub(crate) fn catalogue(&self) -> Seen<'_> {
        note(&self.catalogue);
        Seen { snapshot: Arc::clone(&self.snapshot), reads: Some(self) }
    }

    /// Something outside of the snapshot is read: the database, or who asks.
    pub(crate) fn database(&self) {
        note(&self.database);
    }

    /// Something kept is used, and so what it was made from.
    pub(crate) fn again(&self, basis: Basis) {
        let Basis { catalogue, checks } = basis;
        if catalogue.is_some() {
            note(&self.catalogue);
        }
        if checks.is_some() {
            note(&self.checks);
        }
    }

    /// How much was read until now.
    pub(crate) fn mark(&self) -> Mark {
        let Self { snapshot: _, catalogue, checks, database } = self;
        let now = |counter: &AtomicU32| counter.load(Ordering::Relaxed);
        Mark { catalogue: now(catalogue), checks: now(checks), database: now(database) }
    }

    /// What was read since; none if it cannot be kept.
    pub(crate) fn since(&self, before: Mark) -> Option<Basis> {
        let Mark { catalogue, checks, database } = self.mark();
        let read = |now: u32, then: u32| now != then;
        (!read(database, before.database)).then(|| Basis {
            catalogue: read(catalogue, before.catalogue).then(|| self.snapshot.version()),
            checks: read(checks, before.checks).then(|| self.snapshot.checks_version()),
        })
    }
}

fn note(counter: &AtomicU32) {
    counter.fetch_add(1, Ordering::Relaxed);
}

impl Basis {
    /// Whether what was made from this is still what would be made now.
    pub(crate) fn holds(self, now: &Snapshot) -> bool {
        let Self { catalogue, checks } = self;
        catalogue.is_none_or(|version| version == now.version())
            && checks.is_none_or(|version| version == now.checks_version())
    }

    /// Whether the catalogue was read.
    pub(crate) const fn has_catalogue(self) -> bool {
        self.catalogue.is_some()
    }

    /// Whether times of checks were read.
    pub(crate) const fn has_checks(self) -> bool {
        self.checks.is_some()
    }
}

/// A snapshot in the hands of a resolver. Times of checks change between two versions of it, so that reading them
/// is noted apart.
#[derive(Debug)]
pub(crate) struct Seen<'a> {
    snapshot: Arc<Snapshot>,
    reads: Option<&'a Reads>,
}

impl Seen<'_> {
    /// A snapshot that nobody keeps an account of.
    pub(crate) const fn alone(snapshot: Arc<Snapshot>) -> Self {
        Self { snapshot, reads: None }
    }

    /// When a platform was last checked. It hides [`Snapshot::last_check`], which notes nothing.
    pub(crate) fn last_check(&self, entry: &Entry) -> LastCheck {
        if let Some(reads) = self.reads {
            note(&reads.checks);
        }
        self.snapshot.last_check(entry)
    }
}

impl Deref for Seen<'_> {
    type Target = Arc<Snapshot>;

    fn deref(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Catalogue, Update};

    #[test]
    fn what_was_read_says_how_long_it_holds() {
        let catalogue = Catalogue::new();
        let reads = Reads::new(catalogue.snapshot());
        assert_eq!(reads.since(Mark::default()), Some(Basis::default()));
        assert!(reads.catalogue().is_empty());
        let basis = reads.since(Mark::default()).unwrap();
        assert!(basis.has_catalogue() && !basis.has_checks());
        let after = reads.mark();
        assert_eq!(reads.since(after), Some(Basis::default()));
        reads.again(basis);
        assert_eq!(reads.since(after), Some(basis));
        assert!(basis.holds(&catalogue.apply(Update::default())));
        reads.database();
        assert_eq!(reads.since(after), None);
    }
}
