//! One state of the catalogue, never changed once made: what a request reads from start to end.
//! The next one shares with it all that did not change.

use std::hash::Hash;
use std::sync::Arc;

use registry::vocabulary::{PlatformUrl, Slug};
use roaring::RoaringBitmap;
use uuid::Uuid;

use super::checks::LastCheck;
use super::chunks::Chunks;
use super::entry::Entry;
use super::finder::Finder;
use super::order::Sort;
use super::postings::Index;
use super::ranking::Ranking;
use super::tally::Coverage;
use super::version::Version;
use crate::search::Reader;

/// The published platforms at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    pub(super) entries: Chunks<Arc<Entry>>,
    pub(super) index: Index,
    pub(super) listed: Arc<RoaringBitmap>,
    pub(super) coverage: Coverage,
    pub(super) by_updated: Arc<Ranking>,
    pub(super) everything: Arc<RoaringBitmap>,
    pub(super) by_name: Arc<Ranking>,
    pub(super) by_created: Arc<Ranking>,
    pub(super) by_standing: Arc<Ranking>,
    pub(super) by_id: Finder,
    pub(super) by_slug: Finder,
    pub(super) by_url: Finder,
    pub(super) checks: Chunks<LastCheck>,
    pub(super) checks_version: u64,
    pub(super) search: Reader,
    pub(super) version: Version,
    pub(super) event_seq: i64,
}

impl Default for Snapshot {
    fn default() -> Self {
        Self {
            entries: Chunks::default(),
            index: Index::default(),
            listed: Arc::default(),
            coverage: Coverage::default(),
            by_updated: Arc::new(Ranking::new(Sort::UpdatedAt)),
            everything: Arc::default(),
            by_name: Arc::new(Ranking::new(Sort::Name)),
            by_created: Arc::new(Ranking::new(Sort::CreatedAt)),
            by_standing: Arc::new(Ranking::new(Sort::Standing)),
            by_id: Finder::default(),
            by_slug: Finder::default(),
            by_url: Finder::default(),
            checks: Chunks::default(),
            checks_version: 0,
            search: Reader::default(),
            version: Version::default(),
            event_seq: 0,
        }
    }
}

impl Snapshot {
    /// Names the content: it changes whenever an answer does (times of checks apart), and otherwise only
    /// with an event about a platform. Fit for caches and `ETag`s.
    pub const fn version(&self) -> Version {
        self.version
    }

    /// Names the times of checks: the same in every process that holds the same ones.
    pub const fn checks_version(&self) -> u64 {
        self.checks_version
    }

    /// The last event that is in it.
    pub const fn event_seq(&self) -> i64 {
        self.event_seq
    }

    /// All entries, tombstones included.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every entry, tombstones included, in the order in which they came in.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.iter()
    }

    /// The entry of a slot.
    pub fn entry(&self, slot: u32) -> Option<Arc<Entry>> {
        self.entries.get(slot as usize).cloned()
    }

    /// The platform of an id.
    pub fn by_id(&self, id: Uuid) -> Option<Arc<Entry>> {
        self.found(&self.by_id, id, |entry| entry.id() == id).next()
    }

    /// The platform of a slug.
    pub fn by_slug(&self, slug: &Slug) -> Option<Arc<Entry>> {
        self.found(&self.by_slug, slug, |entry| entry.document().slug == *slug).next()
    }

    /// The platforms of an address, by slug; tombstones only if nothing else has it. Addresses are
    /// compared by their key: scheme, `www.`, fragment and trailing slash do not matter.
    pub fn by_url(&self, url: &PlatformUrl) -> Vec<Arc<Entry>> {
        let key = url.key();
        let mut all: Vec<_> =
            self.found(&self.by_url, &key, |entry| entry.document().url.key() == key).collect();
        if all.iter().any(|entry| entry.is_listed()) {
            all.retain(|entry| entry.is_listed());
        }
        all.sort_by(|a, b| a.document().slug.cmp(&b.document().slug));
        all
    }

    /// When a platform was last checked, and how often it answered lately.
    pub fn last_check(&self, entry: &Entry) -> LastCheck {
        self.checks.get(entry.slot as usize).copied().unwrap_or_default()
    }

    fn found(
        &self,
        finder: &Finder,
        key: impl Hash,
        is_it: impl Fn(&Entry) -> bool,
    ) -> impl Iterator<Item = Arc<Entry>> {
        finder
            .candidates(key)
            .into_iter()
            .filter_map(|slot| self.entry(slot))
            .filter(move |entry| is_it(entry))
    }

    pub(super) fn everything(&self) -> &RoaringBitmap {
        &self.everything
    }

    pub(super) fn ranking(&self, sort: Sort) -> &Ranking {
        match sort {
            Sort::Name => &self.by_name,
            Sort::UpdatedAt => &self.by_updated,
            Sort::CreatedAt => &self.by_created,
            Sort::Standing => &self.by_standing,
        }
    }
}
