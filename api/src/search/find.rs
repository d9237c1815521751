//! What a search finds, in tiers: an exact name before a name that begins so, before a name with all the words, before
//! all the words anywhere; only if that is nothing, the same with typos; and only if that is nothing, most of the
//! words. Inside a tier the better match comes first: how much each word says, and how surely and where it was found.
//!
//! tantivy's own scores were the rival. They need a count of every term in every document and read all of them again
//! for each page; names and summaries are so short that the counts say nothing, and sets give the tiers, the totals
//! and the facets anyway.

use std::iter;
use std::sync::Arc;

use roaring::{MultiOps, RoaringBitmap};

use super::document::{LONG_NAME, LONGEST_EDGE, Place, ROMANISED, START};
use super::misspelt::Misspelt;
use super::query::Query;
use super::reader::Reader;
use super::word::{self, Asked, Countries, Scope};
use super::words::{Word, romanised};

/// So many words of a search may be misspelt: looking for what resembles one costs about a millisecond.
const MOST_FORGIVEN: usize = 8;

/// What a search finds.
#[derive(Debug, Clone, Default)]
pub struct Found {
    tiers: Vec<RoaringBitmap>,
    all: RoaringBitmap,
    words: Vec<word::Found>,
    misspelt: Vec<word::Found>,
    /// The slots whose shortest name has one word, two, and so on.
    lengths: Arc<[RoaringBitmap]>,
}

impl Found {
    /// The slots of each tier, the best first; none is in two.
    pub fn tiers(&self) -> &[RoaringBitmap] {
        &self.tiers
    }

    /// The slots of all tiers.
    pub const fn all(&self) -> &RoaringBitmap {
        &self.all
    }

    /// How well a slot matches, to compare within a tier.
    pub fn score(&self, slot: u32) -> f32 {
        let word = |at: usize, written: &word::Found| {
            let misspelt = self.misspelt.get(at).map_or(0.0, |misspelt| misspelt.score(slot));
            written.score(slot).max(misspelt)
        };
        let score: f32 = self.words.iter().enumerate().map(|(at, written)| word(at, written)).sum();
        score * self.brevity(slot)
    }

    /// The more of a name the words are, the better it matches.
    #[expect(clippy::cast_precision_loss, reason = "a few words")]
    fn brevity(&self, slot: u32) -> f32 {
        let length = self.lengths.iter().position(|slots| slots.contains(slot)).unwrap_or(LONG_NAME) + 1;
        1.0 + 0.3 * (self.words.len() as f32 / length as f32).min(1.0)
    }

    /// Bytes that it holds.
    pub(super) fn size(&self) -> u64 {
        let of = |slots: &RoaringBitmap| slots.serialized_size() as u64;
        let words = self.words.iter().chain(&self.misspelt).map(word::Found::size);
        let sets = self.tiers.iter().chain(iter::once(&self.all)).map(of);
        words.chain(sets).sum::<u64>() + 512
    }

    fn add(&mut self, tier: RoaringBitmap) {
        let tier = if self.all.is_empty() { tier } else { tier - &self.all };
        if !tier.is_empty() {
            self.all |= &tier;
            self.tiers.push(tier);
        }
    }
}

impl Reader {
    /// Finds a query. `countries` tells which slots belong to a country.
    pub(super) fn find(&self, query: &Query, scope: Scope, countries: &dyn Countries) -> Found {
        let mut found = Found::default();
        if query.words.is_empty() {
            return found;
        }
        let asked = Question { query, scope };
        found.words = asked.each(|asked| word::Found::written(asked, self, countries));
        self.add_names(&asked, &mut found);
        found.add(intersection(found.words.iter().map(|word| &word.named)));
        found.add(intersection(found.words.iter().map(|word| &word.all)));
        if found.all.is_empty() {
            self.add_misspelt(&asked, countries, &mut found);
        }
        if found.all.is_empty() && scope == Scope::Everything {
            add_most_words(&mut found);
        }
        if !found.all.is_empty() {
            found.lengths = self.lengths();
        }
        found
    }

    fn add_names(&self, asked: &Question<'_>, found: &mut Found) {
        let whole = &asked.query.whole;
        found.add(self.exact(Place::Whole, whole));
        let begun = if whole.chars().count() <= LONGEST_EDGE {
            self.exact(Place::Edge, &format!("{START}{whole}"))
        } else {
            self.prefix(Place::Whole, whole)
        };
        found.add(begun);
        let latin = romanised(whole);
        let marked = format!("{ROMANISED}{}", latin.as_deref().unwrap_or(whole));
        if whole.chars().count() > LONGEST_EDGE {
            let foreign = self.exact(Place::Whole, &marked);
            found.add(latin.map_or(RoaringBitmap::new(), |latin| self.exact(Place::Whole, &latin)) | foreign);
        }
    }

    /// A word that stands somewhere as it is written is not misspelt, unless without that nothing is found.
    fn add_misspelt(&self, asked: &Question<'_>, countries: &dyn Countries, found: &mut Found) {
        let whole = Word { text: asked.query.whole.clone(), is_unspaced: false };
        if !asked.query.words.iter().any(|word| word.is_unspaced)
            && let Some(like) = Misspelt::of(&whole, false)
        {
            found.add(self.like(Place::Whole, &like));
        }
        found.misspelt = vec![word::Found::default(); found.words.len()];
        for only_missing in [true, false] {
            let mut forgiven = 0;
            let again = found.words.iter().map(|word| {
                let is_asked = word.all.is_empty() == only_missing && forgiven < MOST_FORGIVEN;
                forgiven += usize::from(is_asked);
                is_asked
            });
            let again: Vec<bool> = again.collect();
            let misspelt = asked.each_of(&again, |asked| word::Found::misspelt(asked, self, countries));
            for (place, word) in misspelt {
                found.misspelt[place] = word;
            }
            let words = found.words.iter().zip(&found.misspelt);
            let (named, all): (Vec<_>, Vec<_>) = words
                .map(|(written, misspelt)| (&written.named | &misspelt.named, &written.all | &misspelt.all))
                .unzip();
            found.add(intersection(named.iter()));
            found.add(intersection(all.iter()));
            if !found.all.is_empty() {
                return;
            }
        }
    }
}

/// Those with most of the words, then those with fewer, down to half. Words that are nowhere count for nothing.
fn add_most_words(found: &mut Found) {
    let misspelt = found.misspelt.iter().map(Some).chain(iter::repeat(None));
    let words: Vec<RoaringBitmap> = found
        .words
        .iter()
        .zip(misspelt)
        .map(|(written, misspelt)| {
            misspelt.map_or(written.all.clone(), |misspelt| &written.all | &misspelt.all)
        })
        .filter(|slots| !slots.is_empty())
        .collect();
    // The slots with at least one of the words so far, with at least two, and so on.
    let mut at_least: Vec<RoaringBitmap> = Vec::with_capacity(words.len());
    for word in &words {
        at_least.push(RoaringBitmap::new());
        for count in (1..at_least.len()).rev() {
            let more = &at_least[count - 1] & word;
            at_least[count] |= more;
        }
        at_least[0] |= word;
    }
    let half = found.words.len().div_ceil(2).min(words.len());
    for slots in at_least.into_iter().skip(half.saturating_sub(1)).rev() {
        found.add(slots);
    }
}

fn intersection<'a>(sets: impl Iterator<Item = &'a RoaringBitmap>) -> RoaringBitmap {
    let mut sets: Vec<&RoaringBitmap> = sets.collect();
    sets.sort_by_key(|slots| slots.len());
    sets.into_iter().intersection()
}

/// A query and where it looks.
struct Question<'a> {
    query: &'a Query,
    scope: Scope,
}

impl Question<'_> {
    fn each(&self, find: impl Fn(&Asked<'_>) -> word::Found) -> Vec<word::Found> {
        let all = vec![true; self.query.words.len()];
        self.each_of(&all, find).map(|(_, found)| found).collect()
    }

    /// Asks of the words that are wanted.
    fn each_of(
        &self,
        wanted: &[bool],
        find: impl Fn(&Asked<'_>) -> word::Found,
    ) -> impl Iterator<Item = (usize, word::Found)> {
        let Query { words, whole: _, pairs } = self.query;
        let ask = move |(at, word): (usize, &Word)| {
            let pairs: Vec<&str> = pairs
                .iter()
                .filter(|pair| pair.first == at || pair.second == at)
                .map(|pair| pair.text.as_str())
                .collect();
            let may_go_on = at + 1 == words.len();
            (at, find(&Asked { word, pairs: &pairs, may_go_on, scope: self.scope }))
        };
        let is_wanted = |(at, _): &(usize, &Word)| wanted.get(*at).copied().unwrap_or(false);
        words.iter().enumerate().filter(is_wanted).map(ask).collect::<Vec<_>>().into_iter()
    }
}
