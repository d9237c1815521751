//! Pages of a search, the best match first: by tier, within it by score, and by standing where scores are equal.
//! A tier too large to score is ordered by standing alone, so a page costs the same however much is found.

use std::ops::{Bound, Range, RangeBounds as _};

use roaring::RoaringBitmap;

use super::cursor::Relevance;
use super::ranking::Side;
use super::snapshot::Snapshot;
use crate::search;

/// A tier of more matches is not scored: what so many have in common says little about any of them.
const SCORED: u64 = 2_000;

/// Where a match stands: by tier, score (the better, the lower) and rank. A cursor holds the first two and the id,
/// from which the rank of the day follows.
type Place = (u8, u32, u32);

/// The places that two cursors leave.
type Span = (Bound<Place>, Bound<Place>);

/// A match and its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub(super) slot: u32,
    pub(super) place: Place,
}

/// What a list of matches is cut from.
pub(super) struct Matches<'a> {
    snapshot: &'a Snapshot,
    found: &'a search::Found,
    tiers: Vec<(u8, RoaringBitmap)>,
    span: Span,
}

/// A part of the list, in its order, and whether more lies on either side.
pub(super) struct Cut {
    pub(super) matches: Vec<Match>,
    pub(super) more_after: bool,
    pub(super) more_before: bool,
}

impl<'a> Matches<'a> {
    /// `matching` is what the whole filter finds, the search included.
    pub(super) fn new(snapshot: &'a Snapshot, found: &'a search::Found, matching: &RoaringBitmap) -> Self {
        let tiers = (0..).zip(found.tiers()).map(|(number, slots)| (number, slots & matching));
        let tiers = tiers.filter(|(_, slots)| !slots.is_empty()).collect();
        Self { snapshot, found, tiers, span: (Bound::Unbounded, Bound::Unbounded) }
    }

    /// Only what stands between two cursors.
    pub(super) fn between(mut self, after: Option<Relevance>, before: Option<Relevance>) -> Self {
        let bound = |cursor: Option<Relevance>| {
            cursor.map_or(Bound::Unbounded, |cursor| Bound::Excluded(self.place_of(cursor)))
        };
        self.span = (bound(after), bound(before));
        self
    }

    fn place_of(&self, cursor: Relevance) -> Place {
        let Relevance { id, tier, score } = cursor;
        let entry = self.snapshot.by_id(id);
        (tier, score, entry.map_or(u32::MAX, |entry| self.snapshot.by_standing.rank(entry.slot)))
    }

    /// So many matches from one side on.
    pub(super) fn cut(&self, want: usize, side: Side) -> Cut {
        let mut matches = self.take(self.span, want + 1, side);
        let more = matches.len() > want;
        matches.truncate(want);
        let beyond =
            |side| self.outside(side).is_some_and(|(span, near)| !self.take(span, 1, near).is_empty());
        let (more_after, more_before) = match side {
            Side::Start => (more || beyond(Side::End), beyond(Side::Start)),
            Side::End => (beyond(Side::End), more || beyond(Side::Start)),
        };
        if side == Side::End {
            matches.reverse();
        }
        Cut { matches, more_after, more_before }
    }

    /// What a cursor cuts off on one side, and from which of its ends that is nearest.
    fn outside(&self, side: Side) -> Option<(Span, Side)> {
        match (side, self.span) {
            (Side::Start, (Bound::Excluded(after), _)) => {
                Some(((Bound::Unbounded, Bound::Included(after)), Side::End))
            }
            (Side::End, (_, Bound::Excluded(before))) => {
                Some(((Bound::Included(before), Bound::Unbounded), Side::Start))
            }
            (Side::Start | Side::End, _) => None,
        }
    }

    /// Up to `want` matches within a span, from one side on.
    fn take(&self, span: Span, want: usize, side: Side) -> Vec<Match> {
        let mut taken = Vec::new();
        let take = |(tier, slots): &(u8, RoaringBitmap), taken: &mut Vec<Match>| {
            if taken.len() < want && reaches(span, *tier) {
                taken.extend(self.of_tier(*tier, slots, span, want - taken.len(), side));
            }
        };
        match side {
            Side::Start => self.tiers.iter().for_each(|tier| take(tier, &mut taken)),
            Side::End => self.tiers.iter().rev().for_each(|tier| take(tier, &mut taken)),
        }
        taken
    }

    fn of_tier(&self, tier: u8, slots: &RoaringBitmap, span: Span, want: usize, side: Side) -> Vec<Match> {
        if slots.len() > SCORED {
            return self.by_standing(tier, slots, &ranks(tier, span), want, side);
        }
        let matches = slots.iter().map(|slot| self.scored(tier, slot));
        let mut matches: Vec<Match> = matches.filter(|found| span.contains(&found.place)).collect();
        match side {
            Side::Start => matches.sort_unstable_by_key(|found| found.place),
            Side::End => matches.sort_unstable_by_key(|found| std::cmp::Reverse(found.place)),
        }
        matches.truncate(want);
        matches
    }

    fn scored(&self, tier: u8, slot: u32) -> Match {
        // Scores are positive, and the bits of positive floats compare as they do.
        let score = u32::MAX - self.found.score(slot).to_bits();
        Match { slot, place: (tier, score, self.snapshot.by_standing.rank(slot)) }
    }

    fn by_standing(
        &self,
        tier: u8,
        slots: &RoaringBitmap,
        ranks: &Range<u32>,
        want: usize,
        side: Side,
    ) -> Vec<Match> {
        let ranking = &self.snapshot.by_standing;
        let ranks = ranks.start as usize..(ranks.end as usize).min(ranking.len()).max(ranks.start as usize);
        let taken = ranking.take(slots, ranks, want, side).into_iter();
        taken.map(|slot| Match { slot, place: (tier, u32::MAX, ranking.rank(slot)) }).collect()
    }
}

/// Whether a span has places of a tier.
fn reaches((from, to): Span, tier: u8) -> bool {
    let tier_of = |bound: Bound<Place>| match bound {
        Bound::Included((of, _, _)) | Bound::Excluded((of, _, _)) => Some(of),
        Bound::Unbounded => None,
    };
    tier_of(from).is_none_or(|first| first <= tier) && tier_of(to).is_none_or(|last| tier <= last)
}

/// The ranks of a tier without scores that a span leaves.
fn ranks(tier: u8, (from, to): Span) -> Range<u32> {
    let start = match from {
        Bound::Included((of, _, rank)) if of == tier => rank,
        Bound::Excluded((of, _, rank)) if of == tier => rank.saturating_add(1),
        Bound::Included(_) | Bound::Excluded(_) | Bound::Unbounded => 0,
    };
    let end = match to {
        Bound::Included((of, _, rank)) if of == tier => rank.saturating_add(1),
        Bound::Excluded((of, _, rank)) if of == tier => rank,
        Bound::Included(_) | Bound::Excluded(_) | Bound::Unbounded => u32::MAX,
    };
    start..end.max(start)
}
