//! All slots in one sorted order, and the rank of each: a page is either a short walk along the order
//! or a selection of the lowest ranks in a small result, whichever is cheaper.
//!
//! The rival was a balanced tree of shared leaves. It changes in logarithmic time, but selecting from
//! a result then compares keys all over the memory; copying two flat arrays costs about a millisecond
//! per million entries and keeps reading as fast as it can be.

use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::Arc;

use roaring::RoaringBitmap;

use super::chunks::Chunks;
use super::entry::Entry;
use super::order::{Key, Place, Sort};

/// Where one looks along the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    End,
}

/// Slots by rank and ranks by slot, ascending.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ranking {
    sort: Sort,
    slots: Vec<u32>,
    ranks: Vec<u32>,
}

impl Ranking {
    pub(super) const fn new(sort: Sort) -> Self {
        Self { sort, slots: Vec::new(), ranks: Vec::new() }
    }

    pub(super) const fn len(&self) -> usize {
        self.slots.len()
    }

    /// The rank of the first entry that is not before `place`, or not before or at it.
    pub(super) fn rank_of(&self, place: &Place<'_>, past: bool, entries: &Chunks<Arc<Entry>>) -> usize {
        self.slots.partition_point(|&slot| {
            let here = self.place(entries, slot);
            here.is_some_and(|here| here < *place || (past && here == *place))
        })
    }

    /// The slots from `rank` on.
    pub(super) fn tail(&self, rank: usize) -> &[u32] {
        self.slots.get(rank..).unwrap_or_default()
    }

    /// The slots from `rank` on, as a set.
    pub(super) fn tail_set(&self, rank: usize) -> RoaringBitmap {
        let bit = |&here: &u32| u8::from(here as usize >= rank);
        let byte = |ranks: &[u32]| ranks.iter().rev().fold(0, |byte, here| (byte << 1) | bit(here));
        let bytes: Vec<u8> = self.ranks.chunks(8).map(byte).collect();
        RoaringBitmap::from_lsb0_bytes(0, &bytes)
    }

    /// The rank of a slot.
    pub(super) fn rank(&self, slot: u32) -> u32 {
        self.ranks.get(slot as usize).copied().unwrap_or(0)
    }

    /// Up to `want` matching slots within the ranks, from one side on.
    pub(super) fn take(
        &self,
        matching: &RoaringBitmap,
        ranks: Range<usize>,
        want: usize,
        side: Side,
    ) -> Vec<u32> {
        let budget = self.budget(matching, want);
        let steps = budget.min(ranks.len());
        let (walked, rest) = match side {
            Side::Start => (ranks.start..ranks.start + steps, ranks.start + steps..ranks.end),
            Side::End => (ranks.end - steps..ranks.end, ranks.start..ranks.end - steps),
        };
        let mut found = self.walk(matching, walked, want, side);
        if found.len() < want && !rest.is_empty() {
            found.extend(self.select(matching, &rest, want - found.len(), side));
        }
        found
    }

    /// How far to walk before selecting. If matches lie evenly the walk is over after so many steps;
    /// four times that allows for luck, and then they do not lie evenly (all names of one script stand
    /// together). A step costs about four times what the selection spends on a match.
    fn budget(&self, matching: &RoaringBitmap, want: usize) -> usize {
        let matches = usize::try_from(matching.len()).unwrap_or(usize::MAX).max(1);
        let even = want.saturating_mul(self.len()) / matches;
        if even.saturating_mul(4) <= matches { even * 4 } else { 0 }
    }

    fn walk(&self, matching: &RoaringBitmap, ranks: Range<usize>, want: usize, side: Side) -> Vec<u32> {
        let slots = self.slots[ranks].iter().copied();
        match side {
            Side::Start => slots.filter(|&slot| matching.contains(slot)).take(want).collect(),
            Side::End => slots.rev().filter(|&slot| matching.contains(slot)).take(want).collect(),
        }
    }

    fn select(&self, matching: &RoaringBitmap, ranks: &Range<usize>, want: usize, side: Side) -> Vec<u32> {
        let distance = |rank: usize| match side {
            Side::Start => rank - ranks.start,
            Side::End => ranks.end - 1 - rank,
        };
        let mut nearest = BinaryHeap::with_capacity(want + 1);
        for rank in matching.iter().map(|slot| self.rank(slot) as usize).filter(|rank| ranks.contains(rank)) {
            let far = distance(rank);
            if nearest.len() < want {
                nearest.push(far);
            } else if let Some(mut farthest) = nearest.peek_mut()
                && far < *farthest
            {
                *farthest = far;
            }
        }
        let rank = |far: usize| match side {
            Side::Start => ranks.start + far,
            Side::End => ranks.end - 1 - far,
        };
        nearest.into_sorted_vec().into_iter().map(|far| self.slots[rank(far)]).collect()
    }

    /// The order after the entries of `moved` (changed or new slots) took their places.
    pub(super) fn reordered(&self, moved: Vec<u32>, entries: &Chunks<Arc<Entry>>) -> Self {
        let slots = if moved.len() * 8 >= entries.len() {
            let all = (0..).take(entries.len()).collect();
            self.sorted(all, entries)
        } else {
            self.merged(moved, entries)
        };
        let mut ranks = self.ranks.clone();
        ranks.resize(slots.len(), 0);
        for (rank, &slot) in (0_u32..).zip(&slots) {
            if self.slots.get(rank as usize) != Some(&slot) {
                ranks[slot as usize] = rank;
            }
        }
        Self { sort: self.sort, slots, ranks }
    }

    fn merged(&self, moved: Vec<u32>, entries: &Chunks<Arc<Entry>>) -> Vec<u32> {
        let kept = self.without(&moved);
        let mut slots = Vec::with_capacity(entries.len());
        let mut from = 0;
        for slot in self.sorted(moved, entries) {
            let place = self.place(entries, slot);
            let at = from + kept[from..].partition_point(|&other| self.place(entries, other) < place);
            slots.extend_from_slice(&kept[from..at]);
            slots.push(slot);
            from = at;
        }
        slots.extend_from_slice(&kept[from..]);
        slots
    }

    fn without(&self, moved: &[u32]) -> Vec<u32> {
        let mut gone: Vec<usize> = moved
            .iter()
            .filter_map(|&slot| self.ranks.get(slot as usize))
            .map(|&rank| rank as usize)
            .collect();
        gone.sort_unstable();
        let mut kept = Vec::with_capacity(self.slots.len());
        let mut from = 0;
        for at in gone {
            kept.extend_from_slice(&self.slots[from..at]);
            from = at + 1;
        }
        kept.extend_from_slice(&self.slots[from..]);
        kept
    }

    /// Sorts by a prefix of the key first, which spares most visits to the entries.
    fn sorted(&self, slots: Vec<u32>, entries: &Chunks<Arc<Entry>>) -> Vec<u32> {
        let prefix = |slot| self.place(entries, slot).map_or(0, |(key, _)| prefix(&key));
        let mut rows: Vec<(u64, u32)> = slots.into_iter().map(|slot| (prefix(slot), slot)).collect();
        rows.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| self.place(entries, a.1).cmp(&self.place(entries, b.1)))
        });
        rows.into_iter().map(|(_, slot)| slot).collect()
    }

    fn place<'a>(&self, entries: &'a Chunks<Arc<Entry>>, slot: u32) -> Option<Place<'a>> {
        entries.get(slot as usize).map(|entry| self.sort.place(entry))
    }
}

/// The first eight bytes of a key as a number that compares alike.
fn prefix(key: &Key<'_>) -> u64 {
    match key {
        Key::Name(bytes) => {
            let mut head = [0; 8];
            head.iter_mut().zip(*bytes).for_each(|(to, from)| *to = *from);
            u64::from_be_bytes(head)
        }
        Key::Micros(micros) => micros.cast_unsigned() ^ (1 << 63),
        Key::Standing(standing, name) => u64::from(*standing) << 56 | prefix(&Key::Name(name)) >> 8,
    }
}
