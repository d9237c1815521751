//! One axis of the catalogue, kept twice: the slots of each value, by which filters find, and the values of
//! each slot, by which a few found slots are counted. It knows nothing of which axes there are.

use std::collections::HashMap;
use std::sync::Arc;

use roaring::RoaringBitmap;

use super::chunks::Chunks;
use super::postings::{Alternatives, Postings};
use crate::ordinal::Ordinal;

/// A walk over many slots spends its time on waiting for memory, so more of them stand together than in other lists.
const PIECE: usize = 1_024;

/// The sets of values that some slot has or had. Of all that there could be, few are: a number for each says what a
/// slot has, and those numbers are counted faster than the values.
#[derive(Debug, Clone)]
struct Sets {
    all: Vec<Arc<[u16]>>,
    numbers: HashMap<Arc<[u16]>, u32>,
}

impl Default for Sets {
    fn default() -> Self {
        let none: Arc<[u16]> = Arc::default();
        Self { all: vec![Arc::clone(&none)], numbers: HashMap::from([(none, NONE)]) }
    }
}

/// The number of the set without values.
const NONE: u32 = 0;

/// The values of every slot.
#[derive(Debug, Clone, Default)]
struct Column {
    sets: Arc<Sets>,
    numbers: Chunks<u32, PIECE>,
}

impl PartialEq for Column {
    /// Which number a set has depends on what came first.
    fn eq(&self, other: &Self) -> bool {
        let of = |column: &Self, number: &u32| column.sets.all.get(*number as usize).cloned();
        let (ours, others) = (self.numbers.iter(), other.numbers.iter());
        self.numbers.len() == other.numbers.len()
            && ours.zip(others).all(|(one, two)| of(self, one) == of(other, two))
    }
}

impl Column {
    fn set(&mut self, slot: u32, ordinals: &[u16]) {
        let number = self.number(ordinals);
        let slot = slot as usize;
        while self.numbers.len() <= slot {
            self.numbers.push(NONE);
        }
        self.numbers.set(slot, number);
    }

    fn number(&mut self, ordinals: &[u16]) -> u32 {
        if let Some(known) = self.sets.numbers.get(ordinals) {
            return *known;
        }
        let Sets { all, numbers } = Arc::make_mut(&mut self.sets);
        let number = u32::try_from(all.len()).unwrap_or(NONE);
        let set: Arc<[u16]> = ordinals.into();
        all.push(Arc::clone(&set));
        numbers.insert(set, number);
        number
    }

    fn count(&self, slots: &RoaringBitmap, counts: &mut [u32]) {
        let mut of_sets = vec![0; self.sets.all.len()];
        let (mut slots, mut some) = (slots.iter(), [0; 256]);
        loop {
            let next = slots.next_many(&mut some);
            if next.is_empty() {
                break;
            }
            for &mut slot in next {
                let number = self.numbers.get(slot as usize).copied().unwrap_or(NONE);
                if let Some(count) = of_sets.get_mut(number as usize) {
                    *count += 1;
                }
            }
        }
        for (set, found) in self.sets.all.iter().zip(of_sets) {
            for &value in set.iter() {
                if let Some(count) = counts.get_mut(usize::from(value)) {
                    *count += found;
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

/// The ways to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// Look at the values of every slot that was found.
    Found,
    /// Look at the values of every slot that was not, and take those from the totals.
    Rest,
    /// Intersect the slots of each value with those that were found.
    Intersect,
}

// What the ways cost, in units of a slot that is looked up while a value is intersected; measured by the
// example `catalogue_cost`.

/// A slot on the way along the values, its values included.
const SLOT: u64 = 10;
/// The first slot of a piece, which is somewhere else in memory than the one before.
const JUMP: u64 = 100;
/// A value's slots, 65,536 at a time, before the first of them is looked at.
const CONTAINER: u64 = 20;
/// 65,536 slots as bits are compared in so many words.
const WORDS: u64 = 1_024;

/// Up to so many slots of 65,536 are kept as a list and not as bits.
const LISTED: u64 = 4_096;

/// The cost of a walk along so many slots.
fn walk(slots: u64, everything: u64) -> u64 {
    SLOT * slots + JUMP * slots.min(everything.div_ceil(PIECE as u64))
}

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

    /// The slots of each of the values; none if no value was asked for.
    pub(super) fn any(&self, values: &[V]) -> Option<Alternatives<'_>> {
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
        let walked = walk(found, everything);
        let least = CONTAINER * containers * V::count() as u64;
        if walked <= least {
            return Way::Found;
        }
        let rest = walk(everything.saturating_sub(found), everything) + least;
        // Few slots are kept as a list, and two lists are gone through side by side.
        let beside = if found <= LISTED * containers { found } else { 0 };
        let each =
            |slots: &RoaringBitmap| CONTAINER * containers + beside + slots.len().min(WORDS * containers);
        let intersect = self.iter().map(|(_, slots)| each(slots)).sum();
        let ways = [(walked, Way::Found), (rest, Way::Rest), (intersect, Way::Intersect)];
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
            (slots(0..50), Way::Found),
            (slots(0..99_900), Way::Rest),
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
        let of = |slot: u32| {
            let number = *axis.values.numbers.get(slot as usize).unwrap();
            axis.values.sets.all[number as usize].to_vec()
        };
        let three = vec![u16::try_from(three.ordinal()).unwrap()];
        assert_eq!([of(0), of(1), of(129), of(130)], [three.clone(), three.clone(), vec![], three]);
        assert_eq!(axis.values.sets.all.len(), 3, "each set is kept once");
    }
}
