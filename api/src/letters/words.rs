//! The words of the letters, one Fluent catalogue a language, apart from those of the catalogue's labels: these are
//! sentences and have placeables.

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use fluent_bundle::FluentArgs;

use crate::i18n::{self, Catalogue, Locale, catalogues, isolated};

static CATALOGUES: LazyLock<[Catalogue; 6]> = LazyLock::new(|| catalogues!("letters/"));

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub Locale);

impl Words {
    /// The words of a key that every catalogue has; a test sees to that.
    pub(super) fn say(self, key: &str) -> String {
        self.find(key).unwrap_or_default()
    }

    /// The words of a key, if there are any.
    pub(super) fn find(self, key: &str) -> Option<String> {
        self.formatted(key, None)
    }

    /// The words of a key around one text from outside.
    pub(super) fn with(self, key: &str, placeable: &str, text: &str) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set(placeable, isolated(text, self.0));
        self.formatted(key, Some(&arguments)).unwrap_or_default()
    }

    /// The words of a code, such as `flag-kind-moved` of `MOVED`; the code itself where it has none.
    pub(super) fn of_code(self, kind: &str, code: &str) -> String {
        let key = code.to_ascii_lowercase().replace('_', "-");
        self.find(&format!("{kind}-{key}")).unwrap_or_else(|| code.to_owned())
    }

    /// A day, as people of that language write it.
    pub(super) fn date(self, at: DateTime<Utc>) -> String {
        i18n::day_of(at, self.0)
    }

    /// Several names in one sentence.
    pub(super) fn list(self, names: &[String]) -> String {
        i18n::list(names.iter().map(String::as_str), self.0)
    }

    fn formatted(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        CATALOGUES[self.0 as usize].format(key, arguments).map(Cow::into_owned)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use registry::flags::FlagKind;
    use registry::mails::MailKind;
    use registry::proposals::Reason;
    use registry::vocabulary::Vocabulary;

    use fluent_bundle::FluentResource;

    use super::*;
    use crate::i18n::source;

    /// The keys of a catalogue, each with the names after `$` in its text.
    fn written(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in source!("letters/", locale).lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|first: char| first.is_ascii_lowercase()) {
                line.split(" =").next().unwrap_or_default().clone_into(&mut current);
                assert!(!keys.contains_key(&current), "{locale:?}: {current} stands twice");
                keys.entry(current.clone()).or_default();
            }
            let names = line
                .split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(char::is_ascii_lowercase).collect::<String>());
            keys.entry(current.clone()).or_default().extend(names);
        }
        keys.remove("");
        keys
    }

    #[test]
    fn all_six_languages_have_the_same_keys_with_the_same_placeables() {
        for locale in Locale::ALL {
            let resource = FluentResource::try_new(source!("letters/", locale).to_owned());
            assert!(resource.is_ok(), "{locale:?}: {:?}", resource.err().map(|(_, errors)| errors));
            assert_eq!(written(locale), written(Locale::En), "{locale:?}");
        }
    }

    #[test]
    fn every_code_that_a_letter_may_hold_has_its_words() {
        let keys = |prefix: &str, codes: Vec<&str>| -> Vec<String> {
            codes
                .into_iter()
                .map(|code| format!("{prefix}-{}", code.to_ascii_lowercase().replace('_', "-")))
                .collect()
        };
        let flags = keys("flag-kind", FlagKind::all().iter().map(FlagKind::code).collect());
        let reasons = keys("reason", Reason::all().iter().map(Reason::code).collect());
        let written = written(Locale::En);
        let there = |prefix: &str| -> Vec<String> {
            written.keys().filter(|key| key.starts_with(prefix)).cloned().collect()
        };
        let sorted = |mut keys: Vec<String>| {
            keys.sort();
            keys
        };
        assert_eq!(there("flag-kind-"), sorted(flags));
        assert_eq!(there("reason-"), sorted(reasons));
        for kind in MailKind::all() {
            let key = kind.code().to_ascii_lowercase().replace('_', "-");
            for part in ["subject", "text"] {
                assert!(written.contains_key(&format!("{key}-{part}")), "{key}-{part}");
            }
        }
    }
}
