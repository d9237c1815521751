//! Where one word of a search is found, and how surely.

use registry::vocabulary::CountryCode;
use roaring::RoaringBitmap;

use super::countries;
use super::document::{LONGEST_EDGE, Place, ROMANISED};
use super::misspelt::Misspelt;
use super::reader::Reader;
use super::stems::stems;
use super::words::{Word, bigrams, romanised};

/// A platform's country is written in no text of it; whoever asks says which slots each country has.
pub trait Countries {
    /// The slots of a country.
    fn slots(&self, country: CountryCode) -> Option<&RoaringBitmap>;
}

/// The slots that have a word in one way.
#[derive(Debug, Clone)]
pub(super) struct Grade {
    /// From 0 to 1.
    pub(super) weight: f32,
    pub(super) slots: RoaringBitmap,
}

/// Everything that one word finds.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// The surest first.
    pub(super) grades: Vec<Grade>,
    /// In names.
    pub(super) named: RoaringBitmap,
    /// Anywhere.
    pub(super) all: RoaringBitmap,
    /// How much the word says: the rarer, the more.
    pub(super) worth: f32,
}

const COUNTRY: f32 = 0.55;
const NEAR: f32 = 0.85;
const FAR: f32 = 0.5;

const fn weight(place: Place) -> f32 {
    match place {
        Place::Whole | Place::Edge | Place::Name => 1.0,
        Place::About => 0.6,
        Place::Summary => 0.35,
        Place::Seen => 0.2,
    }
}

/// What is asked of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) word: &'a Word,
    /// The word together with a neighbour.
    pub(super) pairs: &'a [&'a str],
    /// Whether more letters of it may be still to come.
    pub(super) may_go_on: bool,
    pub(super) scope: Scope,
}

/// In which texts a search looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In names only, as somebody types one.
    Names,
    /// In everything.
    Everything,
}

impl Scope {
    const fn places(self) -> &'static [Place] {
        match self {
            Self::Names => &[Place::Name],
            Self::Everything => &Place::OF_WORDS,
        }
    }
}

impl Found {
    /// The word as it is written, in its other forms, as the beginning of another, and in other letters.
    pub(super) fn written(asked: &Asked<'_>, reader: &Reader, countries: &dyn Countries) -> Self {
        let Asked { word, pairs, may_go_on, scope } = *asked;
        let mut found = Self::default();
        let stems = stems(&word.text);
        for &place in scope.places() {
            found.add(place, 1.0, reader.exact(place, &word.text));
            let mut near = begun(word, may_go_on, place, reader);
            for form in stems.iter().map(String::as_str).chain(pairs.iter().copied()) {
                near |= reader.exact(place, form);
            }
            if word.is_unspaced {
                near |= within(&word.text, place, reader);
            }
            found.add(place, NEAR, near);
            if matches!(place, Place::Name | Place::About) {
                found.add(place, FAR, in_other_letters(word, may_go_on, place, reader));
            }
        }
        if scope == Scope::Everything {
            found.add_countries(1.0, countries::exact(&word.text), countries);
            if may_go_on && word.text.chars().count() > LONGEST_EDGE {
                found.add_countries(NEAR, &countries::prefix(&word.text), countries);
            }
        }
        found.weighed(reader)
    }

    /// The word with a letter wrong.
    pub(super) fn misspelt(asked: &Asked<'_>, reader: &Reader, countries: &dyn Countries) -> Self {
        let Asked { word, pairs: _, may_go_on, scope } = *asked;
        let mut found = Self::default();
        let Some(like) = Misspelt::of(word, may_go_on) else { return found };
        for &place in scope.places() {
            found.add(place, FAR, reader.like(place, &like));
        }
        let latin = romanised(&word.text).and_then(|latin| Misspelt::spelt(word, &latin, may_go_on));
        let marked = Misspelt::spelt(word, &format!("{ROMANISED}{}", word.text), may_go_on);
        for other in latin.iter().chain(&marked) {
            found.add(Place::Name, FAR * FAR, reader.like(Place::Name, other));
        }
        if scope == Scope::Everything {
            found.add_countries(FAR, &countries::like(&like), countries);
        }
        found.weighed(reader)
    }

    fn add(&mut self, place: Place, share: f32, slots: RoaringBitmap) {
        if slots.is_empty() {
            return;
        }
        if matches!(place, Place::Name) {
            self.named |= &slots;
        }
        self.all |= &slots;
        self.grades.push(Grade { weight: weight(place) * share, slots });
    }

    fn add_countries(&mut self, share: f32, codes: &[CountryCode], countries: &dyn Countries) {
        let mut slots = RoaringBitmap::new();
        for code in codes {
            if let Some(of_country) = countries.slots(*code) {
                slots |= of_country;
            }
        }
        if !slots.is_empty() {
            self.all |= &slots;
            self.grades.push(Grade { weight: COUNTRY * share, slots });
        }
    }

    /// The inverse document frequency of BM25.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a weight, not a count")]
    fn weighed(mut self, reader: &Reader) -> Self {
        let (with, all) = (self.all.len() as f64, reader.documents() as f64);
        self.worth = (1.0 + (all - with + 0.5).max(0.5) / (with + 0.5)).ln() as f32;
        self.grades.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        self
    }

    /// Bytes that it holds.
    pub(super) fn size(&self) -> u64 {
        let sets = self.grades.iter().map(|grade| &grade.slots).chain([&self.named, &self.all]);
        sets.map(|slots| slots.serialized_size() as u64).sum()
    }

    /// How surely a slot has the word, weighed by what the word says.
    pub(super) fn score(&self, slot: u32) -> f32 {
        let grade = self.grades.iter().find(|grade| grade.slots.contains(slot));
        grade.map_or(0.0, |grade| grade.weight * self.worth)
    }
}

/// The words that the word begins.
fn begun(word: &Word, may_go_on: bool, place: Place, reader: &Reader) -> RoaringBitmap {
    if !may_go_on {
        return RoaringBitmap::new();
    }
    if matches!(place, Place::Name) && word.text.chars().count() <= LONGEST_EDGE {
        return reader.exact(Place::Edge, &word.text);
    }
    reader.prefix(place, &word.text)
}

/// Where the letters stand together, however the text was cut into words.
fn within(word: &str, place: Place, reader: &Reader) -> RoaringBitmap {
    let mut bigrams = bigrams(word);
    let Some(first) = bigrams.next() else { return RoaringBitmap::new() };
    bigrams.fold(reader.exact(place, first), |found, bigram| {
        if found.is_empty() { found } else { found & reader.exact(place, bigram) }
    })
}

/// `moya` finds `моя`, `моя` finds `moya`, and traditional characters find simplified ones.
fn in_other_letters(word: &Word, may_go_on: bool, place: Place, reader: &Reader) -> RoaringBitmap {
    let latin = romanised(&word.text);
    let marked = format!("{ROMANISED}{}", latin.as_deref().unwrap_or(&word.text));
    let goes_on = may_go_on && marked.chars().count() > LONGEST_EDGE + 1;
    let mut found = if goes_on { reader.prefix(place, &marked) } else { reader.exact(place, &marked) };
    if let Some(latin) = latin {
        found |= reader.exact(place, &latin);
    }
    found
}
