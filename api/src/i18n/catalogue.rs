//! The catalogues of words in Fluent: one loader for labels, letters, refusals and pages. They are compiled in, so that
//! no start can miss one. Numbers in them are written as CLDR says, in the digits that readers of all six share.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale as UnicodeLocale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use super::Locale;

/// The words of one language.
pub(crate) struct Catalogue(FluentBundle<FluentResource>);

/// The same set of words in six languages, from the files of folders of `api/i18n`.
macro_rules! catalogues {
    ($($folder:literal),+) => {
        $crate::i18n::Locale::ALL.map(|locale| {
            let words: String = [$($crate::i18n::source!($folder, locale)),+].join("\n");
            $crate::i18n::Catalogue::read(locale, &words)
        })
    };
}

/// A catalogue as it is written.
macro_rules! source {
    ($folder:literal, $locale:expr) => {
        match $locale {
            $crate::i18n::Locale::En => {
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n/", $folder, "en.ftl"))
            }
            $crate::i18n::Locale::Fr => {
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n/", $folder, "fr.ftl"))
            }
            $crate::i18n::Locale::Es => {
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n/", $folder, "es.ftl"))
            }
            $crate::i18n::Locale::Ar => {
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n/", $folder, "ar.ftl"))
            }
            $crate::i18n::Locale::Ru => {
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n/", $folder, "ru.ftl"))
            }
            $crate::i18n::Locale::Zh => {
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n/", $folder, "zh.ftl"))
            }
        }
    };
}

pub(crate) use {catalogues, source};

impl Catalogue {
    /// Reads one. What cannot be read of it is left out here, and a test finds it.
    pub(crate) fn read(locale: Locale, source: &str) -> Self {
        let languages = locale.tag().parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(languages);
        let resource = FluentResource::try_new(source.to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _)| readable));
        // Fluent would put invisible marks around every name and number, in subjects and titles too; `isolated` does so
        // where they matter.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(number));
        Self(bundle)
    }

    /// The same with marks around whatever it is told, so that codes hold together among words of another direction.
    pub(crate) fn isolating(mut self, isolating: bool) -> Self {
        self.0.set_use_isolating(isolating);
        self
    }

    /// The text of a key, if the catalogue has it.
    pub(crate) fn text(&self, key: &str) -> Option<Cow<'_, str>> {
        self.format(key, None)
    }

    /// The text of a key around what it is told.
    pub(crate) fn format<'a>(&'a self, key: &str, facts: Option<&'a FluentArgs<'_>>) -> Option<Cow<'a, str>> {
        let pattern = self.0.get_message(key)?.value()?;
        Some(self.0.format_pattern(pattern, facts, &mut Vec::new()))
    }
}

/// A language for ICU4X. Arabic has two sets of digits; the ones that all its countries read are taken.
pub(super) fn unicode(tag: &str) -> UnicodeLocale {
    UnicodeLocale::try_from_str(&format!("{tag}-u-nu-latn")).unwrap_or(UnicodeLocale::UNKNOWN)
}

/// How a language writes numbers.
pub(crate) struct Numbers(DecimalFormatter);

impl Numbers {
    pub(super) fn of(tag: &str) -> Option<Self> {
        DecimalFormatter::try_new((&unicode(tag)).into(), DecimalFormatterOptions::default()).ok().map(Self)
    }

    pub(super) fn write(&self, number: &str) -> String {
        match Decimal::try_from_str(number) {
            Ok(value) => self.0.format(&value).to_string(),
            Err(_) => number.to_owned(),
        }
    }
}

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Self::of(language.language.as_str()).ok_or(())
    }
}

fn number(value: &FluentValue<'_>, known: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(FluentNumber { value: number, .. }) = value else { return None };
    known.with_try_get::<Numbers, _, _>((), |numbers| numbers.write(&number.to_string())).ok()
}

/// A text that keeps its own direction among words of the other one, and does not turn them (FSI … PDI).
pub(crate) fn isolated(text: &str, around: Locale) -> String {
    let foreign = match around {
        Locale::Ar => text.chars().any(|c| c.is_alphabetic() && !is_right_to_left(c)),
        Locale::En | Locale::Fr | Locale::Es | Locale::Ru | Locale::Zh => text.chars().any(is_right_to_left),
    };
    if foreign { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_the_other_direction_is_isolated() {
        assert_eq!(isolated("منصة", Locale::Ar), "منصة");
        assert_eq!(isolated("Aula", Locale::Ar), "\u{2068}Aula\u{2069}");
        assert_eq!(isolated("منصة", Locale::Fr), "\u{2068}منصة\u{2069}");
        assert_eq!(isolated("Школа", Locale::Fr), "Школа");
    }

    #[test]
    fn numbers_in_sentences_are_written_as_the_language_does() {
        let catalogue = Catalogue::read(
            Locale::Es,
            "found = { $count ->
    [one] { $count } sitio
   *[other] { $count } sitios
}",
        );
        let found = |count: u64| {
            let mut facts = FluentArgs::new();
            facts.set("count", count);
            catalogue.format("found", Some(&facts)).map(Cow::into_owned)
        };
        assert_eq!((found(1).as_deref(), found(12_000).as_deref()), (Some("1 sitio"), Some("12.000 sitios")));
    }
}
