//! One state of the catalogue, never changed once made: what a request reads from start to end.
//! The next one shares with it all that did not change.

use std::hash::Hash;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use registry::platforms::published::Published;
use registry::vocabulary::{PlatformUrl, Slug};
use roaring::RoaringBitmap;
use uuid::Uuid;

use super::checks::LastCheck;
use super::chunks::Chunks;
use super::coverage::Coverage;
use super::entry::Entry;
use super::finder::Finder;
use super::order::Sort;
use super::postings::Index;
use super::ranking::Ranking;
use super::version::Version;
use super::{Check, Update};

/// The published platforms at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    pub(super) entries: Chunks<Arc<Entry>>,
    pub(super) index: Index,
    pub(super) listed: Arc<RoaringBitmap>,
    pub(super) coverage: Coverage,
    pub(super) by_updated: Arc<Ranking>,
    everything: Arc<RoaringBitmap>,
    by_name: Arc<Ranking>,
    by_created: Arc<Ranking>,
    by_id: Finder,
    by_slug: Finder,
    by_url: Finder,
    checks: Chunks<LastCheck>,
    checks_version: u64,
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
            by_id: Finder::default(),
            by_slug: Finder::default(),
            by_url: Finder::default(),
            checks: Chunks::default(),
            checks_version: 0,
            version: Version::default(),
            event_seq: 0,
        }
    }
}

/// What one entry's change moves in the orders.
#[derive(Default)]
struct Moved {
    name: Vec<u32>,
    updated: Vec<u32>,
    created: Vec<u32>,
}

impl Snapshot {
    /// Names the content: it changes when, and only when, an answer may change, times of checks apart.
    /// Fit for caches and `ETag`s.
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
        }
    }

    /// The next state.
    pub(super) fn apply(&mut self, update: Update) {
        let Update { published, event_seq, checks } = update;
        let mut moved = Moved::default();
        let mut changed = false;
        for published in published {
            changed |= self.put(published, &mut moved);
        }
        self.reorder(moved);
        for check in checks {
            let Check { platform, at, uptime } = check;
            if let Some(entry) = self.by_id(platform) {
                self.checked(entry.slot, platform, Some(at), uptime);
            }
        }
        self.event_seq = self.event_seq.max(event_seq);
        if changed {
            self.version = self.version.next(self.event_seq);
        }
    }

    /// Puts a platform in its place; whether that changes anything but the time of its check.
    fn put(&mut self, published: Published, moved: &mut Moved) -> bool {
        let id = published.document.id;
        let old = self.by_id(id);
        let checked_at = published.reachability.checked_at;
        let slot = old.as_ref().map_or_else(|| self.next_slot(), |old| old.slot);
        let new = Entry::new(slot, published);
        let changed = old.as_deref() != Some(&new);
        if changed {
            moved.note(old.as_deref(), &new);
            self.index(old.as_deref(), &new);
            let new = Arc::new(new);
            if old.is_some() {
                self.entries.set(slot as usize, new);
            } else {
                self.entries.push(new);
                self.checks.push(LastCheck::default());
            }
        }
        self.checked(slot, id, checked_at, None);
        changed
    }

    #[expect(clippy::cast_possible_truncation, reason = "four milliards of platforms are out of sight")]
    fn next_slot(&self) -> u32 {
        self.entries.len() as u32
    }

    fn index(&mut self, old: Option<&Entry>, new: &Entry) {
        let slot = new.slot;
        if let Some(old) = old {
            if old.document().slug != new.document().slug {
                self.by_slug.remove(&old.document().slug, slot);
            }
            if old.document().url != new.document().url {
                self.by_url.remove(old.document().url.key(), slot);
            }
        } else {
            Arc::make_mut(&mut self.everything).insert(slot);
        }
        self.by_id.insert(new.id(), slot);
        self.by_slug.insert(&new.document().slug, slot);
        self.by_url.insert(new.document().url.key(), slot);
        if new.is_listed() && !self.listed.contains(slot) {
            Arc::make_mut(&mut self.listed).insert(slot);
        } else if !new.is_listed() && self.listed.contains(slot) {
            Arc::make_mut(&mut self.listed).remove(slot);
        }
        self.index.replace(old, new);
        self.coverage.replace(old, new);
    }

    fn reorder(&mut self, moved: Moved) {
        let Moved { name, updated, created } = moved;
        for (ranking, mut slots) in
            [(&mut self.by_name, name), (&mut self.by_updated, updated), (&mut self.by_created, created)]
        {
            if !slots.is_empty() {
                slots.sort_unstable();
                slots.dedup();
                *ranking = Arc::new(ranking.reordered(slots, &self.entries));
            }
        }
    }

    /// Notes a check, unless a later one is known.
    fn checked(&mut self, slot: u32, id: Uuid, at: Option<DateTime<Utc>>, uptime: Option<f32>) {
        let old = self.checks.get(slot as usize).copied().unwrap_or_default();
        let new = LastCheck { at, uptime: uptime.or(old.uptime) };
        if at.is_some() && at >= old.at && new != old {
            self.checks_version = self.checks_version.wrapping_sub(old.trace(id)).wrapping_add(new.trace(id));
            self.checks.set(slot as usize, new);
        }
    }
}

impl Moved {
    fn note(&mut self, old: Option<&Entry>, new: &Entry) {
        let stays = |sort: Sort| old.is_some_and(|old| sort.place(old) == sort.place(new));
        for (sort, slots) in [
            (Sort::Name, &mut self.name),
            (Sort::UpdatedAt, &mut self.updated),
            (Sort::CreatedAt, &mut self.created),
        ] {
            if !stays(sort) {
                slots.push(new.slot);
            }
        }
    }
}
