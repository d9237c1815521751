//! What people call the values of the vocabularies, in six languages: tables made once, so that a request
//! formats nothing and, where it sorts by label, compares numbers.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_locale_core::Locale as UnicodeLocale;
use registry::vocabulary::{
    Access, Audience, CountryCode, EducationLevel, EndorsementStatus, LanguageTag, Lifecycle, PlatformKind,
    ReachabilityStatus, Subject, Vocabulary,
};

use super::{Locale, messages};
use crate::ordinal::Ordinal;

/// The labels of one vocabulary in one language, by the ordinals of its values.
#[derive(Debug)]
pub struct Labels {
    texts: Vec<String>,
    ranks: Vec<u16>,
}

impl Labels {
    /// The label of a value; nothing for an ordinal that no value has.
    pub fn text(&self, ordinal: usize) -> &str {
        self.texts.get(ordinal).map_or("", String::as_str)
    }

    /// Where the label stands among all of its vocabulary by the language's own collation (CLDR).
    pub fn rank(&self, ordinal: usize) -> u16 {
        self.ranks.get(ordinal).copied().unwrap_or(u16::MAX)
    }

    fn new(locale: Locale, texts: Vec<String>) -> Self {
        let mut order: Vec<usize> = (0..texts.len()).collect();
        let compare = collation(locale);
        order.sort_by(|&one, &other| compare(&texts[one], &texts[other]));
        let mut ranks = vec![0; texts.len()];
        for (rank, ordinal) in (0..).zip(order) {
            ranks[ordinal] = rank;
        }
        Self { texts, ranks }
    }
}

/// How a language sorts. Every collation is compiled in; without one, code points would have to do.
pub(crate) fn collation(locale: Locale) -> impl Fn(&str, &str) -> Ordering {
    let known = UnicodeLocale::try_from_str(locale.tag()).unwrap_or(UnicodeLocale::UNKNOWN);
    let collator = CollatorBorrowed::try_new((&known).into(), CollatorOptions::default()).ok();
    move |one, other| match &collator {
        Some(collator) => collator.compare(one, other),
        None => one.cmp(other),
    }
}

/// A vocabulary whose values have names for people.
pub trait Labelled: Ordinal {
    /// All labels in a language.
    fn labels(locale: Locale) -> &'static Labels;
}

/// The label of a value.
pub fn label<V: Labelled>(value: V, locale: Locale) -> &'static str {
    V::labels(locale).text(value.ordinal())
}

fn tables<V: Ordinal>(text: impl Fn(V, Locale) -> String) -> [Labels; 6] {
    let all = || (0..V::count()).filter_map(V::nth);
    Locale::ALL.map(|locale| Labels::new(locale, all().map(|value| text(value, locale)).collect()))
}

/// The key of a value in the catalogues: `education-level-isced-0`.
fn key<V: Vocabulary>(value: V) -> String {
    let mut key = String::new();
    for letter in V::NAME.chars() {
        if letter.is_ascii_uppercase() && !key.is_empty() {
            key.push('-');
        }
        key.push(letter.to_ascii_lowercase());
    }
    format!("{key}-{}", value.code().to_ascii_lowercase().replace('_', "-"))
}

fn worded<V: Vocabulary>(value: V, locale: Locale) -> String {
    let key = key(value);
    messages::text(locale, &key).unwrap_or_else(|| value.code().to_owned())
}

fn country(code: CountryCode, locale: Locale) -> String {
    let name = &code.country().name;
    name.find(locale.tag()).unwrap_or(&name.en).to_owned()
}

/// Rare languages have no name in some of the six, and are then called by the English one.
fn language(tag: LanguageTag, locale: Locale) -> String {
    let name = &tag.language().name;
    name.find(locale.tag()).unwrap_or(&name.en).to_owned()
}

macro_rules! labelled {
    ($($name:ident: $text:path),+ $(,)?) => {$(
        impl Labelled for $name {
            fn labels(locale: Locale) -> &'static Labels {
                static TABLES: LazyLock<[Labels; 6]> = LazyLock::new(|| tables::<$name>($text));
                &TABLES[locale as usize]
            }
        }
    )+};
}
labelled!(
    Access: worded,
    Audience: worded,
    CountryCode: country,
    EducationLevel: worded,
    EndorsementStatus: worded,
    LanguageTag: language,
    Lifecycle: worded,
    PlatformKind: worded,
    ReachabilityStatus: worded,
    Subject: worded,
);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;

    use super::*;
    use crate::i18n::source;

    fn of<V: Vocabulary>() -> Vec<String> {
        V::all().iter().map(|value| key(*value)).collect()
    }

    fn expected() -> BTreeSet<String> {
        let vocabularies = [
            of::<Access>(),
            of::<Audience>(),
            of::<EducationLevel>(),
            of::<EndorsementStatus>(),
            of::<Lifecycle>(),
            of::<PlatformKind>(),
            of::<ReachabilityStatus>(),
            of::<Subject>(),
        ];
        vocabularies.into_iter().flatten().collect()
    }

    /// The keys of a catalogue as they are written, with what stands in braces of each.
    fn written(locale: Locale) -> Vec<(String, BTreeSet<String>)> {
        let lines = source!("", locale).lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let message = |line: &str| {
            let (key, text) = line.split_once(" = ").unwrap_or_else(|| panic!("{locale:?}: `{line}`"));
            let braces = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
            (key.to_owned(), braces.map(|(inside, _)| inside.trim().to_owned()).collect())
        };
        lines.map(message).collect()
    }

    #[test]
    fn every_value_has_its_words_in_all_six_languages_and_no_word_is_left_over() {
        let english = written(Locale::En);
        for locale in Locale::ALL {
            let resource = FluentResource::try_new(source!("", locale).to_owned());
            assert!(resource.is_ok(), "{locale:?}: {:?}", resource.err().map(|(_, errors)| errors));
            let messages = written(locale);
            let keys: BTreeSet<String> = messages.iter().map(|(key, _)| key.clone()).collect();
            assert_eq!(keys, expected(), "{locale:?}");
            assert_eq!(
                messages, english,
                "{locale:?}: the same keys in the same order, with the same placeables"
            );
        }
    }

    #[test]
    fn no_two_values_of_a_vocabulary_have_the_same_label() {
        fn distinct<V: Labelled>() {
            for locale in Locale::ALL {
                let labels = V::labels(locale);
                let texts: BTreeSet<&str> = (0..V::count()).map(|ordinal| labels.text(ordinal)).collect();
                assert_eq!(texts.len(), V::count(), "{locale:?}: {texts:?}");
                assert!(texts.iter().all(|text| !text.trim().is_empty() && text.trim() == *text));
            }
        }
        distinct::<Access>();
        distinct::<Audience>();
        distinct::<EducationLevel>();
        distinct::<EndorsementStatus>();
        distinct::<Lifecycle>();
        distinct::<PlatformKind>();
        distinct::<ReachabilityStatus>();
        distinct::<Subject>();
        distinct::<CountryCode>();
    }

    #[test]
    fn a_label_is_found_by_its_value() {
        assert_eq!(label(EducationLevel::Isced1, Locale::Es), "Educación primaria");
        assert_eq!(label(ReachabilityStatus::Up, Locale::Zh), "可以访问");
        assert_eq!(label::<CountryCode>("DE".parse().unwrap(), Locale::Ar), "ألمانيا");
        assert_eq!(label::<LanguageTag>("arq".parse().unwrap(), Locale::Ru), "Algerian Arabic");
    }

    #[test]
    fn labels_sort_as_each_language_does() {
        let before = |locale, one: &str, other: &str| {
            let rank =
                |code: &str| CountryCode::labels(locale).rank(code.parse::<CountryCode>().unwrap().ordinal());
            assert!(rank(one) < rank(other), "{locale:?}: {one} before {other}");
        };
        before(Locale::Fr, "EG", "ES");
        before(Locale::Fr, "ES", "EE");
        before(Locale::Fr, "ET", "FR");
        before(Locale::Es, "JP", "NI");
        before(Locale::Zh, "DE", "FR");
        before(Locale::Zh, "FR", "CN");
        before(Locale::Ru, "AT", "DE");
        before(Locale::Ru, "JM", "JP");
    }
}
