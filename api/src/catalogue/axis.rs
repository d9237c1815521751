//! One axis of the catalogue, kept twice: the slots of each value, by which filters find, and the values of
//! each slot, by which a few found slots are counted. It knows nothing of which axes there are.

use std::borrow::Cow;
use std::sync::Arc;

use roaring::RoaringBitmap;

use super::postings::Postings;
use crate::ordinal::Ordinal;

/// So small that copying the piece of a random change is cheap, so large that the list of pieces is short.
const PIECE: usize = 128;

/// The values of some slots, one after the other, and where those of each slot end.
#[derive(Debug, Clone, Default, PartialEq)]
struct Piece {
    ends: Vec<u32>,
    ordinals: Vec<u16>,
}

impl Piece {
    fn set(&mut self, at: usize, ordinals: &[u16]) {
        let past = self.ends.last().copied().unwrap_or(0);
        if self.ends.len() <= at {
            self.ends.resize(at + 1, past);
        }
        let (start, end) = (self.start(at), self.ends[at] as usize);
        self.ordinals.splice(start..end, ordinals.iter().copied());
        for later in &mut self.ends[at..] {
            *later = (*later + clipped(ordinals.len())).saturating_sub(clipped(end - start));
        }
    }

    fn start(&self, at: usize) -> usize {
        at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize)
    }

    fn of(&self, at: usize) -> &[u16] {
        let end = self.ends.get(at).map_or(0, |&end| end as usize);
        self.ordinals.get(self.start(at)..end).unwrap_or_default()
    }
}

fn clipped(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The values of every slot, in pieces that are shared between snapshots.
#[derive(Debug, Clone, Default, PartialEq)]
struct Column(Vec<Arc<Piece>>);

impl Column {
    fn set(&mut self, slot: u32, ordinals: &[u16]) {
        let slot = slot as usize;
        while self.0.len() <= slot / PIECE {
            self.0.push(Arc::default());
        }
        Arc::make_mut(&mut self.0[slot / PIECE]).set(slot % PIECE, ordinals);
    }

    fn count(&self, slots: &RoaringBitmap, counts: &mut [u32]) {
        for slot in slots {
            let slot = slot as usize;
            let values = self.0.get(slot / PIECE).map_or(&[][..], |piece| piece.of(slot % PIECE));
            for &value in values {
                if let Some(count) = counts.get_mut(usize::from(value)) {
                    *count += 1;
                }
            }
        }
    }
}

/// The slots by value and the values by slot of one axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis<V: Ord> {
    postings: Postings<V>,
    values: Column,
}

impl<V: Ord> Default for Axis<V> {
    fn default() -> Self {
        Self { postings: Postings::default(), values: Column::default() }
    }
}

/// The ways to count, and what each costs in steps of about a nanosecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// Look at the values of every slot that was found.
    Found,
    /// Look at the values of every slot that was not, and take those from the totals.
    Rest,
    /// Intersect the slots of each value with those that were found.
    Intersect,
}

/// A slot on the way along the values, its values included.
const STEP: u64 = 5;
/// A value's slots, 65,536 at a time, before the first of them is looked at.
const CONTAINER: u64 = 20;
/// 65,536 slots as bits are compared in so many words.
const WORDS: u64 = 1_024;

impl<V: Ordinal> Axis<V> {
    pub(super) fn replace(&mut self, slot: u32, old: &[V], new: &[V]) {
        self.postings.replace(slot, old, new);
        if old != new {
            let mut ordinals: Vec<u16> =
                new.iter().filter_map(|value| u16::try_from(value.ordinal()).ok()).collect();
            ordinals.sort_unstable();
            ordinals.dedup();
            self.values.set(slot, &ordinals);
        }
    }

    /// The slots that have any of the values; none if no value was asked for.
    pub(super) fn any(&self, values: &[V]) -> Option<Cow<'_, RoaringBitmap>> {
        self.postings.any(values)
    }

    pub(super) fn get(&self, value: V) -> Option<&RoaringBitmap> {
        self.postings.get(value)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (V, &RoaringBitmap)> {
        self.postings.iter()
    }

    /// How many of the slots `found` have each value, by the ordinals of the values.
    pub(super) fn counts(&self, found: &RoaringBitmap, everything: &RoaringBitmap) -> Vec<u32> {
        let mut counts = vec![0; V::count()];
        match self.cheapest(found.len(), everything.len()) {
            Way::Found => self.values.count(found, &mut counts),
            Way::Rest => {
                self.values.count(&(everything - found), &mut counts);
                for (value, slots) in self.iter() {
                    let rest = &mut counts[value.ordinal()];
                    *rest = all(slots.len()).saturating_sub(*rest);
                }
            }
            Way::Intersect => {
                for (value, slots) in self.iter() {
                    counts[value.ordinal()] = all(slots.intersection_len(found));
                }
            }
        }
        counts
    }

    fn cheapest(&self, found: u64, everything: u64) -> Way {
        let containers = everything.div_ceil(1 << 16);
        let walk = STEP * found;
        let least = CONTAINER * containers * V::count() as u64;
        if walk <= least {
            return Way::Found;
        }
        let rest = STEP * everything.saturating_sub(found) + least;
        let each = |slots: &RoaringBitmap| CONTAINER * containers + slots.len().min(WORDS * containers);
        let intersect = self.iter().map(|(_, slots)| each(slots)).sum();
        let ways = [(walk, Way::Found), (rest, Way::Rest), (intersect, Way::Intersect)];
        ways.into_iter().min().map_or(Way::Intersect, |(_, way)| way)
    }
}

fn all(slots: u64) -> u32 {
    u32::try_from(slots).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use registry::vocabulary::Subject;

    use super::*;

    fn slots(slots: impl IntoIterator<Item = u32>) -> RoaringBitmap {
        slots.into_iter().collect()
    }

    #[test]
    fn whichever_way_is_cheapest_counts_the_same() {
        let mut axis = Axis::<Subject>::default();
        let value = |slot: u32| Subject::ALL[slot as usize % 10];
        for slot in 0..100_000 {
            axis.replace(slot, &[], &[value(slot), value(slot / 10)]);
        }
        let everything = slots(0..100_000);
        for (found, way) in [
            (slots((0..100_000).step_by(10_000)), Way::Found),
            (slots(0..99_000), Way::Rest),
            (slots((0..100_000).step_by(2)), Way::Intersect),
        ] {
            assert_eq!(axis.cheapest(found.len(), everything.len()), way);
            let counts = axis.counts(&found, &everything);
            for (ordinal, subject) in Subject::ALL.iter().enumerate() {
                let has = |slot: &u32| value(*slot) == *subject || value(slot / 10) == *subject;
                assert_eq!(counts[ordinal] as usize, found.iter().filter(has).count(), "{way:?}");
            }
        }
    }

    #[test]
    fn a_slot_that_changes_leaves_its_neighbours_as_they_are() {
        let mut axis = Axis::<Subject>::default();
        let (one, two, three) = (Subject::Arts, Subject::Ict, Subject::Health);
        axis.replace(1, &[], &[one, two]);
        axis.replace(130, &[], &[three]);
        axis.replace(0, &[], &[three, three]);
        axis.replace(1, &[one, two], &[three]);
        let of = |slot: u32| axis.values.0[slot as usize / PIECE].of(slot as usize % PIECE).to_vec();
        let three = vec![u16::try_from(three.ordinal()).unwrap()];
        assert_eq!([of(0), of(1), of(129), of(130)], [three.clone(), three.clone(), vec![], three]);
    }
}
