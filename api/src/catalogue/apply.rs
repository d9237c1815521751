//! From one state of the catalogue to the next: every index takes over what changed, and nothing else.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use registry::platforms::published::Published;
use uuid::Uuid;

use super::checks::LastCheck;
use super::entry::Entry;
use super::order::Sort;
use super::snapshot::Snapshot;
use super::texts::{same_texts, texts};
use super::{Check, Update};
use crate::search::{Index, Reader};

/// What one entry's change moves in the orders.
#[derive(Default)]
struct Moved {
    name: Vec<u32>,
    updated: Vec<u32>,
    created: Vec<u32>,
    standing: Vec<u32>,
    /// Those whose texts changed.
    texts: BTreeSet<u32>,
}

impl Snapshot {
    /// The next state; gives the slots whose texts changed, for the search index.
    pub(super) fn apply(&mut self, update: Update) -> BTreeSet<u32> {
        let Update { published, event_seq, checks } = update;
        let mut moved = Moved::default();
        // The follower reads platforms a moment after the events it follows, so two processes may stand
        // at one event while only one of them has the effect of the next. The version therefore moves
        // with that next event even where it brings nothing new, or a cache would never learn of it.
        let mut changed = !published.is_empty() && event_seq > self.event_seq;
        for published in published {
            changed |= self.put(published, &mut moved);
        }
        let changed_texts = std::mem::take(&mut moved.texts);
        self.reorder(moved);
        for check in checks {
            let Check { platform, at } = check;
            if let Some(entry) = self.by_id(platform) {
                self.checked(entry.slot, platform, Some(at));
            }
        }
        self.event_seq = self.event_seq.max(event_seq);
        if changed {
            self.version = self.version.next(self.event_seq);
        }
        changed_texts
    }

    /// Takes over what a search now finds. An index that fails is made again from all entries; if that fails as
    /// well, searches are answered from what it knew before.
    pub(super) fn learn(&mut self, changed: BTreeSet<u32>, index: &mut Option<Index>) {
        if changed.is_empty() {
            return;
        }
        let learned = index.as_mut().map(|index| self.indexed(index, changed.into_iter()));
        let learned = match learned {
            Some(Ok(reader)) => Ok(reader),
            Some(Err(_)) | None => Index::new().and_then(|mut fresh| {
                let reader = self.indexed(&mut fresh, self.everything.iter())?;
                *index = Some(fresh);
                Ok(reader)
            }),
        };
        match learned {
            Ok(reader) => self.search = reader,
            Err(error) => {
                *index = None;
                tracing::error!(%error, "the search index cannot be written; searches find what it held before");
            }
        }
    }

    /// Takes over the index in order. If that fails, what there was serves on.
    pub(super) fn settle(&mut self, index: &mut Option<Index>) {
        match index.as_mut().map(Index::settle) {
            Some(Ok(reader)) => self.search = reader,
            Some(Err(error)) => tracing::error!(%error, "the search index cannot be put in order"),
            None => {}
        }
    }

    fn indexed(&self, index: &mut Index, slots: impl Iterator<Item = u32>) -> tantivy::Result<Reader> {
        index.replace(
            slots
                .filter_map(|slot| Some((slot, self.entries.get(slot as usize)?)))
                .map(|(slot, entry)| (slot, texts(entry))),
        )
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
            if old.as_deref().is_none_or(|old| !same_texts(old, &new)) {
                moved.texts.insert(slot);
            }
            self.index(old.as_deref(), &new);
            let new = Arc::new(new);
            if old.is_some() {
                self.entries.set(slot as usize, new);
            } else {
                self.entries.push(new);
                self.checks.push(LastCheck::default());
            }
        }
        self.checked(slot, id, checked_at);
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
        let Moved { name, updated, created, standing, texts: _ } = moved;
        for (ranking, mut slots) in [
            (&mut self.by_name, name),
            (&mut self.by_updated, updated),
            (&mut self.by_created, created),
            (&mut self.by_standing, standing),
        ] {
            if !slots.is_empty() {
                slots.sort_unstable();
                slots.dedup();
                *ranking = Arc::new(ranking.reordered(slots, &self.entries));
            }
        }
    }

    /// Notes a check, unless a later one is known.
    fn checked(&mut self, slot: u32, id: Uuid, at: Option<DateTime<Utc>>) {
        let old = self.checks.get(slot as usize).copied().unwrap_or_default();
        let new = LastCheck { at };
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
            (Sort::Standing, &mut self.standing),
        ] {
            if !stays(sort) {
                slots.push(new.slot);
            }
        }
    }
}
