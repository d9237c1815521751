//! Light stemming: the forms of a word under one stem, where the language is known. It works on folded words on
//! both sides, so a stem need not be a word, only the same.

use frostem::{Algorithm, Stemmer};
use registry::vocabulary::LanguageTag;

/// Shorter stems say too little to find anything by.
const SHORTEST: usize = 3;

/// The stem of a folded word of a language, if it is another than the word.
pub(super) fn stem(word: &str, language: LanguageTag) -> Option<String> {
    stemmed(word, algorithm(language)?)
}

/// The stems that a word could have: the asker does not say in which language a word is.
pub(super) fn stems(word: &str) -> Vec<String> {
    let mut found: Vec<String> =
        algorithms(word).iter().filter_map(|algorithm| stemmed(word, *algorithm)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn stemmed(word: &str, algorithm: Algorithm) -> Option<String> {
    let whole = without_article(word, algorithm);
    let stem = Stemmer::new(algorithm).stem(whole);
    (stem != word && stem.chars().count() >= SHORTEST).then(|| stem.into_owned())
}

/// The Arabic article is written as part of the word.
fn without_article(word: &str, algorithm: Algorithm) -> &str {
    let bare = match algorithm {
        Algorithm::Arabic => ["وال", "بال", "لل", "ال"].iter().find_map(|article| word.strip_prefix(article)),
        _ => None,
    };
    bare.filter(|bare| bare.chars().count() >= SHORTEST).unwrap_or(word)
}

fn algorithm(language: LanguageTag) -> Option<Algorithm> {
    let primary = language.code().split('-').next().unwrap_or_default();
    Some(match primary {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

/// The languages of a script in which people most often search.
fn algorithms(word: &str) -> &'static [Algorithm] {
    match word.chars().next() {
        Some('a'..='z') => &[
            Algorithm::English,
            Algorithm::French,
            Algorithm::Spanish,
            Algorithm::Portuguese,
            Algorithm::German,
            Algorithm::Italian,
        ],
        Some('\u{370}'..='\u{3ff}') => &[Algorithm::Greek],
        Some('\u{400}'..='\u{4ff}') => &[Algorithm::Russian],
        Some('\u{600}'..='\u{6ff}') => &[Algorithm::Arabic],
        Some('\u{b80}'..='\u{bff}') => &[Algorithm::Tamil],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet_in_a_stem() {
        for (language, written, asked) in [
            ("en", "learning", "learner"),
            ("fr", "ecoles", "ecole"),
            ("es", "educativos", "educativo"),
            ("ru", "образовательная", "образовательный"),
            ("ar", "المدرسه", "مدرسه"),
        ] {
            let language: LanguageTag = language.parse().unwrap();
            let meets = |form: &str| form == asked || stems(asked).contains(&form.to_owned());
            let forms = [Some(written.to_owned()), stem(written, language)];
            assert!(
                forms.iter().flatten().any(|form| meets(form)),
                "{written} {asked} {forms:?} {:?}",
                stems(asked)
            );
        }
    }
}
