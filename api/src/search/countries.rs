//! The words of country names in six languages: a small table beside the index, since a platform's country is known
//! without it. It knows names, not platforms.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use registry::vocabulary::{CountryCode, countries};
use tantivy_fst::map::Stream;
use tantivy_fst::{Automaton, IntoStreamer as _, Map, Streamer as _};

use super::misspelt::Misspelt;
use super::query::is_small;
use super::words::words;

/// Names by which people know a country and CLDR does not.
const ALSO: [(&str, &str); 6] =
    [("uk", "GB"), ("usa", "US"), ("uae", "AE"), ("drc", "CD"), ("rca", "CF"), ("burma", "MM")];

/// Words, and the countries that have them in a name.
struct Names {
    /// To the place of its countries.
    words: Map<Vec<u8>>,
    countries: Vec<Vec<CountryCode>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let names = names();
    let words = (0..).zip(names.keys()).map(|(place, word)| (word, place));
    #[expect(clippy::expect_used, reason = "a map is made of sorted words, and a BTreeMap sorts them")]
    let words = Map::from_iter(words).expect("the words are sorted");
    Names { words, countries: names.into_values().collect() }
});

fn names() -> BTreeMap<String, Vec<CountryCode>> {
    let mut names: BTreeMap<String, Vec<CountryCode>> = BTreeMap::new();
    let mut note = |word: String, code: CountryCode| {
        let codes = names.entry(word).or_default();
        if !codes.contains(&code) {
            codes.push(code);
        }
    };
    for country in countries() {
        for (_, name) in country.name.iter() {
            for word in words(name).into_iter().filter(|word| !is_small(&word.text)) {
                note(word.text, country.code);
            }
        }
    }
    for (word, code) in ALSO {
        if let Ok(code) = code.parse() {
            note(word.to_owned(), code);
        }
    }
    names
}

/// The countries with this word in a name.
pub(super) fn exact(word: &str) -> &'static [CountryCode] {
    let Names { words, countries } = &*NAMES;
    let found = words.get(word).and_then(|place| countries.get(usize::try_from(place).ok()?));
    found.map_or(&[], Vec::as_slice)
}

/// The countries with a word that begins so.
pub(super) fn prefix(prefix: &str) -> Vec<CountryCode> {
    // No text has the byte FF.
    all(NAMES.words.range().ge(prefix).lt([prefix.as_bytes(), &[u8::MAX]].concat()).into_stream())
}

/// The countries with a word that resembles one.
pub(super) fn like(word: &Misspelt) -> Vec<CountryCode> {
    all(NAMES.words.search(word.automaton()).into_stream())
}

fn all<A: Automaton>(mut words: Stream<'_, A>) -> Vec<CountryCode> {
    let mut all = Vec::new();
    while let Some((_, place)) = words.next() {
        all.extend(
            usize::try_from(place)
                .ok()
                .and_then(|place| NAMES.countries.get(place))
                .into_iter()
                .flatten()
                .copied(),
        );
    }
    all.sort_unstable();
    all.dedup();
    all
}
