//! Pages of a search, the best match first: by tier, within it by score, and by standing where scores are equal.
//! A tier too large to score is ordered by standing alone, so a page costs the same however much is found.

use std::ops::Range;

use roaring::RoaringBitmap;

use super::cursor::Relevance;
use super::page::PageRequest;
use super::ranking::Side;
use super::snapshot::Snapshot;
use crate::search;

/// A tier of more matches is not scored: what so many have in common says little about any of them.
const SCORED: u64 = 2_000;

/// Where a match stands: by tier, score (the better, the lower) and rank. A cursor holds the first two and the id,
/// from which the rank of the day follows.
type Place = (u8, u32, u32);

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
    after: Option<Place>,
    before: Option<Place>,
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
        Self { snapshot, found, tiers, after: None, before: None }
    }

    /// Only what stands between two cursors.
    pub(super) fn between(mut self, after: Option<Relevance>, before: Option<Relevance>) -> Self {
        self.after = after.map(|cursor| self.place_of(cursor));
        self.before = before.map(|cursor| self.place_of(cursor));
        self
    }

    fn place_of(&self, cursor: Relevance) -> Place {
        let Relevance { id, tier, score } = cursor;
        let entry = self.snapshot.by_id(id);
        (tier, score, entry.map_or(u32::MAX, |entry| self.snapshot.by_standing.rank(entry.slot)))
    }

    /// So many matches from one side on.
    pub(super) fn cut(&self, want: usize, side: Side) -> Cut {
        let mut matches = self.take(self.after, self.before, want + 1, side);
        let more = matches.len() > want;
        matches.truncate(want);
        let beyond = |side| match side {
            Side::Start => {
                self.after.is_some_and(|after| !self.take(None, Some(next(after)), 1, Side::End).is_empty())
            }
            Side::End => self
                .before
                .is_some_and(|before| !self.take(previous(before), None, 1, Side::Start).is_empty()),
        };
        let (more_after, more_before) = match side {
            Side::Start => (more || beyond(Side::End), beyond(Side::Start)),
            Side::End => (beyond(Side::End), more || beyond(Side::Start)),
        };
        if side == Side::End {
            matches.reverse();
        }
        Cut { matches, more_after, more_before }
    }

    /// Up to `want` matches that stand after one place and before another, neither included.
    fn take(&self, after: Option<Place>, before: Option<Place>, want: usize, side: Side) -> Vec<Match> {
        let mut taken = Vec::new();
        let take = |(tier, slots): &(u8, RoaringBitmap), taken: &mut Vec<Match>| {
            let outside =
                after.is_some_and(|(from, _, _)| *tier < from) || before.is_some_and(|(to, _, _)| *tier > to);
            if !outside && taken.len() < want {
                let rest = want - taken.len();
                taken.extend(self.of_tier(*tier, slots, after, before, rest, side));
            }
        };
        match side {
            Side::Start => self.tiers.iter().for_each(|tier| take(tier, &mut taken)),
            Side::End => self.tiers.iter().rev().for_each(|tier| take(tier, &mut taken)),
        }
        taken
    }

    fn of_tier(
        &self,
        tier: u8,
        slots: &RoaringBitmap,
        after: Option<Place>,
        before: Option<Place>,
        want: usize,
        side: Side,
    ) -> Vec<Match> {
        if slots.len() > SCORED {
            return self.by_standing(tier, slots, &ranks(tier, after, before), want, side);
        }
        let between = |found: &Match| {
            after.is_none_or(|after| found.place > after) && before.is_none_or(|before| found.place < before)
        };
        let mut matches: Vec<Match> =
            slots.iter().map(|slot| self.scored(tier, slot)).filter(between).collect();
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

/// The ranks of a tier without scores that two places leave.
fn ranks(tier: u8, after: Option<Place>, before: Option<Place>) -> Range<u32> {
    let start = after.filter(|(of, _, _)| *of == tier).map_or(0, |(_, _, rank)| rank.saturating_add(1));
    let end = before.filter(|(of, _, _)| *of == tier).map_or(u32::MAX, |(_, _, rank)| rank);
    start..end.max(start)
}

fn next((tier, score, rank): Place) -> Place {
    (tier, score, rank.saturating_add(1))
}

fn previous((tier, score, rank): Place) -> Option<Place> {
    rank.checked_sub(1)
        .map(|rank| (tier, score, rank))
        .or_else(|| score.checked_sub(1).map(|score| (tier, score, u32::MAX)))
}

impl PageRequest {
    /// The cursors of a search.
    pub(super) fn places(
        &self,
        fingerprint: [u8; 6],
    ) -> Result<(Option<Relevance>, Option<Relevance>), super::QueryError> {
        let read = |argument, text: &Option<String>| {
            text.as_deref().map(|text| Relevance::decode(argument, text, fingerprint)).transpose()
        };
        Ok((read("after", &self.after)?, read("before", &self.before)?))
    }
}
