//! The words of country names in six languages: a small table beside the index, since a platform's country is known
//! without it. It knows names, not platforms.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use registry::vocabulary::{CountryCode, countries};
use strsim::osa_distance;

use super::query::is_small;
use super::words::words;

/// Names by which people know a country and CLDR does not.
const ALSO: [(&str, &str); 6] =
    [("uk", "GB"), ("usa", "US"), ("uae", "AE"), ("drc", "CD"), ("rca", "CF"), ("burma", "MM")];

static NAMES: LazyLock<BTreeMap<String, Vec<CountryCode>>> = LazyLock::new(|| {
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
});

/// The countries with this word in a name.
pub(super) fn exact(word: &str) -> &'static [CountryCode] {
    NAMES.get(word).map_or(&[], Vec::as_slice)
}

/// The countries with a word that begins so.
pub(super) fn prefix(prefix: &str) -> Vec<CountryCode> {
    let begins = |(word, _): &(&String, &Vec<CountryCode>)| word.starts_with(prefix);
    all(NAMES.range(prefix.to_owned()..).take_while(begins).map(|(_, codes)| codes))
}

/// The countries with a word that differs in so many letters.
pub(super) fn like(word: &str, typos: usize) -> Vec<CountryCode> {
    let length = word.chars().count();
    let near = |(name, _): &(&String, &Vec<CountryCode>)| {
        name.chars().count().abs_diff(length) <= typos && osa_distance(name, word) <= typos
    };
    all(NAMES.iter().filter(near).map(|(_, codes)| codes))
}

fn all<'a>(codes: impl Iterator<Item = &'a Vec<CountryCode>>) -> Vec<CountryCode> {
    let mut all: Vec<CountryCode> = codes.flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
