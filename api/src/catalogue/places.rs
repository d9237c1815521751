//! Countries and languages by the beginning of a name: in any of the registry's six languages, in the language
//! itself, or by code. The names are the reference data's and never change while the program runs.

use std::cmp::Reverse;
use std::sync::LazyLock;

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use registry::vocabulary::{CountryCode, LanguageTag, Localized, countries, languages};

use super::snapshot::Snapshot;
use crate::i18n::{Labelled, Locale};
use crate::ordinal::Ordinal;
use crate::search::fold;

/// How well a name matches what was typed, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is the whole name.
    Whole,
    /// The name begins so.
    Start,
    /// A later word of the name begins so.
    Word,
}

/// Nobody types the article of `الألمانية` to find German; names count from after it, too.
const ARTICLE: &str = "ال";

/// A name of a place from the start of one of its words on.
#[derive(Debug)]
struct Row<V> {
    key: String,
    /// The same with all that folding takes away.
    written: String,
    is_start: bool,
    name: &'static str,
    language: Option<LanguageTag>,
    place: V,
}

/// Every name from the start of each of its words on, sorted.
static COUNTRIES: LazyLock<Vec<Row<CountryCode>>> = LazyLock::new(|| {
    let mut rows = Vec::new();
    for country in countries() {
        add_localized(&mut rows, &country.name, country.code);
        for code in [country.code.code(), &country.alpha3] {
            add(&mut rows, code, None, country.code);
        }
    }
    sorted(rows)
});
static LANGUAGES: LazyLock<Vec<Row<LanguageTag>>> = LazyLock::new(|| {
    let mut rows = Vec::new();
    for language in languages() {
        add_localized(&mut rows, &language.name, language.code);
        if let Some(autonym) = &language.autonym {
            add(&mut rows, autonym, Some(language.code), language.code);
        }
        add(&mut rows, language.code.code(), None, language.code);
    }
    sorted(rows)
});

fn sorted<V>(mut rows: Vec<Row<V>>) -> Vec<Row<V>> {
    rows.sort_by(|one, other| one.key.cmp(&other.key));
    rows
}

fn add_localized<V: Copy>(rows: &mut Vec<Row<V>>, names: &'static Localized, place: V) {
    for (language, name) in names.iter() {
        add(rows, name, language.parse().ok(), place);
    }
}

fn add<V: Copy>(rows: &mut Vec<Row<V>>, name: &'static str, language: Option<LanguageTag>, place: V) {
    let (folded, written) = (spelled(name), words(&name.to_lowercase()));
    for ((at, word), (there, _)) in starts(&folded).zip(starts(&written)) {
        let mut row = |skipped: usize| {
            let key = folded[at + skipped..].to_owned();
            let written = written.get(there + skipped..).unwrap_or_default().to_owned();
            rows.push(Row { key, written, is_start: at == 0, name, language, place });
        };
        row(0);
        if word.strip_prefix(ARTICLE).is_some_and(|rest| rest.chars().count() > 2) {
            row(ARTICLE.len());
        }
    }
}

/// The words of a spelled text and where they start.
fn starts(spelled: &str) -> impl Iterator<Item = (usize, &str)> {
    spelled.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    })
}

/// The words of a text, apart by single spaces.
fn words(text: &str) -> String {
    let categories = CodePointMapData::<GeneralCategory>::new();
    let of_words =
        GeneralCategoryGroup::Letter.union(GeneralCategoryGroup::Mark).union(GeneralCategoryGroup::Number);
    let words = text.split(|letter| !of_words.contains(categories.get(letter)));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text as names are compared: folded, its words apart by single spaces. Empty if it has no words.
pub(super) fn spelled(text: &str) -> String {
    words(&fold(text))
}

/// Whether a text has words that begin so, at its start or later; both as [`spelled`].
pub(super) fn begins(text: &str, typed: &str) -> bool {
    starts(text).any(|(at, _)| text[at..].starts_with(typed))
}

/// What was typed.
#[derive(Debug)]
pub(super) struct Typed {
    /// As names are compared.
    pub(super) spelled: String,
    /// As it is written, if folding takes something away: who types `ألم` and not `الم` means the letter.
    written: Option<String>,
}

impl Typed {
    /// Nothing if the text has no words.
    pub(super) fn new(text: &str) -> Option<Self> {
        let (spelled, written) = (spelled(text), words(&text.to_lowercase()));
        let written = (written != spelled).then_some(written);
        (!spelled.is_empty()).then_some(Self { spelled, written })
    }
}

/// A place whose name begins with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NamedPlace<V> {
    pub(super) place: V,
    /// The name that matched, as it is written.
    pub(super) name: &'static str,
    /// The language of the name; none for a code.
    pub(super) language: Option<LanguageTag>,
    /// Whether that is what was typed, and not only its beginning.
    pub(super) is_whole: bool,
}

/// Less is better: how the name fits, whether it is written otherwise, whether it is in another language than
/// the reader's, whether it is a code.
type Merit = (Fit, bool, bool, bool);
/// The best row of a place until now.
type Best<V> = Option<(Merit, &'static Row<V>)>;

impl<V: Labelled> Row<V> {
    fn merit(&self, typed: &Typed, reader: Locale) -> Merit {
        let fit = match (self.is_start, self.key == typed.spelled) {
            (true, true) => Fit::Whole,
            (true, false) => Fit::Start,
            (false, _) => Fit::Word,
        };
        let is_written = typed.written.as_ref().is_none_or(|written| self.written.starts_with(written));
        let is_own = self.language.is_some_and(|language| language.code() == reader.tag());
        (fit, !is_written, !is_own, self.language.is_none())
    }
}

/// The best name of each place that matches: by how it fits and is written, then places with more platforms,
/// then by label.
fn best<V: Labelled>(
    rows: &'static [Row<V>],
    typed: &Typed,
    reader: Locale,
    live: impl Fn(V) -> u32,
    first: usize,
) -> Vec<NamedPlace<V>> {
    let mut best: Vec<Best<V>> = vec![None; V::count()];
    let from = rows.partition_point(|row| row.key < typed.spelled);
    for row in rows[from..].iter().take_while(|row| row.key.starts_with(&typed.spelled)) {
        let merit = row.merit(typed, reader);
        let known = &mut best[row.place.ordinal()];
        if known.is_none_or(|(known, _)| merit < known) {
            *known = Some((merit, row));
        }
    }
    let labels = V::labels(reader);
    let mut found: Vec<_> = best.into_iter().flatten().collect();
    found.sort_by_cached_key(|((fit, is_otherwise, ..), row)| {
        (*fit, *is_otherwise, Reverse(live(row.place)), labels.rank(row.place.ordinal()))
    });
    let named = |((fit, ..), row): (Merit, &Row<V>)| {
        let Row { key: _, written: _, is_start: _, name, language, place } = *row;
        NamedPlace { place, name, language, is_whole: fit == Fit::Whole }
    };
    found.into_iter().take(first).map(named).collect()
}

impl Snapshot {
    /// Countries of which a name or code begins with what was typed.
    pub(super) fn countries_named(
        &self,
        typed: &Typed,
        first: usize,
        reader: Locale,
    ) -> Vec<NamedPlace<CountryCode>> {
        best(&COUNTRIES, typed, reader, |code| self.live_in_country(code), first)
    }

    /// Languages of which a name or tag begins with what was typed.
    pub(super) fn languages_named(
        &self,
        typed: &Typed,
        first: usize,
        reader: Locale,
    ) -> Vec<NamedPlace<LanguageTag>> {
        best(&LANGUAGES, typed, reader, |tag| self.live_in_language(tag), first)
    }
}
