//! Languages of a page: whether they changed, and whether those that a platform declares are offered. A wrong word
//! about a language costs trust, so both speak only of what the page says plainly.

use std::collections::BTreeSet;

use super::facts::Facts;
use crate::vocabulary::{are_kin, primary};

/// What became of a page's language.
pub(super) enum Moved {
    /// Nothing that can be told.
    No,
    /// The text is in another language, while the page still declares the same: it may be today's news.
    Perhaps(String),
    /// It is another.
    Yes(String),
}

/// Compares the language of the text, and what the page declares where the text tells nothing. A declaration that
/// changes over the same text was wrong before or is now.
pub(super) fn moved(accepted: &Facts, now: &Facts) -> Moved {
    let differ = |one: &Option<String>, other: &Option<String>| match (one, other) {
        (Some(one), Some(other)) => Some((!are_kin(one, other)).then(|| words(one, other))),
        (Some(_) | None, None) | (None, Some(_)) => None,
    };
    let declared = differ(&accepted.language, &now.language);
    match (differ(&accepted.detected_language, &now.detected_language), declared) {
        (Some(Some(words)), Some(None)) => Moved::Perhaps(words),
        (Some(Some(words)), Some(Some(_)) | None) | (None, Some(Some(words))) => Moved::Yes(words),
        (Some(None), _) | (None, Some(None) | None) => Moved::No,
    }
}

fn words(before: &str, now: &str) -> String {
    format!("The language was {} and is now {}.", primary(before), primary(now))
}

/// Which of the languages that a platform declares its page surely does not offer.
///
/// A page that names its versions in other languages has said which there are. One that names none has only its own,
/// and few that have several name them (menus made by script, cookies, paths), so it speaks only when its language is
/// sure and none of the platform's: asked for those, it gave another.
///
/// Rejected: to miss each language that is neither the page's nor among its versions. It would call half of the
/// world's multilingual ministries wrong.
pub(super) fn not_offered(declared: &[String], facts: &Facts) -> BTreeSet<String> {
    let Facts { language, detected_language, alternates, .. } = facts;
    let own: Vec<&str> = language.iter().chain(detected_language).map(String::as_str).collect();
    let versions: Vec<&str> =
        alternates.iter().map(String::as_str).filter(|tag| *tag != "x-default").collect();
    let offers = |tag: &str| own.iter().chain(&versions).any(|offered| are_kin(tag, offered));
    let missing: BTreeSet<String> = declared.iter().filter(|tag| !offers(tag)).cloned().collect();
    let different: BTreeSet<&str> = versions.iter().map(|tag| primary(tag)).collect();
    let sure =
        language.as_ref().zip(detected_language.as_ref()).is_some_and(|(one, other)| are_kin(one, other));
    let heard = different.len() >= 2 || (sure && missing.len() == declared.len());
    if heard { missing } else { BTreeSet::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(language: &str, detected: &str, alternates: &[&str]) -> Facts {
        let some = |tag: &str| (!tag.is_empty()).then(|| tag.to_owned());
        Facts {
            language: some(language),
            detected_language: some(detected),
            alternates: alternates.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Facts::default()
        }
    }

    fn missing(declared: &[&str], page: &Facts) -> Vec<String> {
        let declared: Vec<String> = declared.iter().map(|tag| (*tag).to_owned()).collect();
        not_offered(&declared, page).into_iter().collect()
    }

    #[test]
    fn a_language_is_missed_only_where_the_page_speaks_plainly() {
        let none: [&str; 0] = [];
        // One language of several, and no list: a menu made by script may offer the rest.
        assert_eq!(missing(&["fr", "ar"], &page("fr", "fr", &[])), none);
        // None of them, though they were asked for.
        assert_eq!(missing(&["km"], &page("en", "en", &[])), ["km"]);
        assert_eq!(missing(&["fr", "ar"], &page("en-GB", "en", &["x-default", "en"])), ["ar", "fr"]);
        // Unsure: only declared, only detected, or both and at odds.
        assert_eq!(missing(&["km"], &page("en", "", &[])), none);
        assert_eq!(missing(&["km"], &page("", "en", &[])), none);
        assert_eq!(missing(&["km"], &page("fr", "en", &[])), none);
        // Kin that guesses confuse.
        assert_eq!(missing(&["ms"], &page("id", "id", &[])), none);
        // The page's own list.
        assert_eq!(missing(&["ar", "en", "dv"], &page("ar", "ar", &["ar", "en"])), ["dv"]);
        assert_eq!(missing(&["zh-Hant", "en"], &page("en", "en", &["zh-hk", "en-us"])), none);
        assert_eq!(missing(&[], &page("en", "en", &["fr", "en"])), none);
    }

    #[test]
    fn a_text_in_another_language_is_a_change_and_a_mended_declaration_is_none() {
        let moved = |before: &Facts, now: &Facts| match moved(before, now) {
            Moved::No => "no",
            Moved::Perhaps(_) => "perhaps",
            Moved::Yes(_) => "yes",
        };
        assert_eq!(moved(&page("fr", "fr", &[]), &page("fr", "fr", &[])), "no");
        assert_eq!(moved(&page("fr", "fr", &[]), &page("zh", "zh", &[])), "yes");
        assert_eq!(moved(&page("fr", "fr", &[]), &page("fr", "zh", &[])), "perhaps");
        assert_eq!(moved(&page("en", "fr", &[]), &page("fr", "fr", &[])), "no");
        assert_eq!(moved(&page("", "fr", &[]), &page("", "zh", &[])), "yes");
        assert_eq!(moved(&page("fr", "", &[]), &page("zh", "", &[])), "yes");
        assert_eq!(moved(&page("fr", "fr", &[]), &page("", "", &[])), "no");
        assert_eq!(moved(&page("fr-CA", "fr", &[]), &page("fr", "fr", &[])), "no");
        assert_eq!(moved(&page("id", "id", &[]), &page("ms", "ms", &[])), "no");
    }
}
