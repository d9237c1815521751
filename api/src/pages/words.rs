//! The words of the pages in a reader's language.

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use fluent_bundle::{FluentArgs, FluentValue};

use crate::i18n::{self, Catalogue, Labelled, Locale, catalogues, isolated, label};

static CATALOGUES: LazyLock<[Catalogue; 6]> = LazyLock::new(|| catalogues!("pages/", "desk/"));

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Words(pub Locale);

impl Words {
    /// What stands under a key; in English where a language lacks it, which a test finds.
    pub(super) fn say(self, key: &str) -> Cow<'static, str> {
        let own = CATALOGUES[self.0 as usize].text(key);
        own.or_else(|| CATALOGUES[Locale::En as usize].text(key)).unwrap_or_default()
    }

    /// The same around a number, which a key calls `$count`.
    pub(super) fn count(self, key: &str, count: impl Into<u64>) -> String {
        self.with(key, &[("count", FluentValue::from(count.into()))])
    }

    /// The same around a text, which a key calls `$name`.
    pub(super) fn named(self, key: &str, name: &str) -> String {
        self.with(key, &[("name", isolated(name, self.0).into())])
    }

    /// The same around several facts.
    pub(super) fn with(self, key: &str, facts: &[(&str, FluentValue<'_>)]) -> String {
        let facts: FluentArgs<'_> = facts.iter().map(|(name, fact)| (*name, fact.clone())).collect();
        let format =
            |locale: Locale| CATALOGUES[locale as usize].format(key, Some(&facts)).map(Cow::into_owned);
        format(self.0).or_else(|| format(Locale::En)).unwrap_or_default()
    }

    /// The words of a code, such as `outcome-dns-failure` of `DNS_FAILURE`.
    pub(super) fn of_code(self, kind: &str, code: &str) -> Cow<'static, str> {
        self.say(&format!("{kind}-{}", code.to_ascii_lowercase().replace('_', "-")))
    }

    /// The label of a value of a vocabulary.
    pub(super) fn label<V: Labelled>(self, value: V) -> &'static str {
        label(value, self.0)
    }

    /// The labels of several.
    pub(super) fn labels<V: Labelled>(self, values: &[V]) -> String {
        i18n::commas(values.iter().map(|value| label(*value, self.0)), self.0)
    }

    /// A whole number.
    pub(super) fn number(self, number: impl Into<u64>) -> String {
        i18n::number(number.into(), self.0)
    }

    /// A share, to the whole percent; what is nearly all is not called all, nor what is little nothing.
    pub(super) fn percent(self, share: f64) -> String {
        let rounded = (share * 100.0).round();
        let rounded = if share < 1.0 && rounded >= 100.0 { 99.0 } else { rounded };
        let rounded = if share > 0.0 && rounded < 1.0 { 1.0 } else { rounded };
        self.with("percent", &[("number", FluentValue::from(rounded))])
    }

    /// A day.
    pub(super) fn day(self, date: NaiveDate) -> String {
        i18n::day(date, self.0)
    }

    /// The day of a moment.
    pub(super) fn day_of(self, at: &DateTime<Utc>) -> String {
        i18n::day_of(*at, self.0)
    }

    /// A moment to the minute, in UTC.
    pub(super) fn moment(self, at: &DateTime<Utc>) -> String {
        let time = at.format("%H:%M").to_string();
        self.with("moment", &[("day", self.day_of(at).into()), ("time", time.into())])
    }
}

/// A moment as `<time datetime>` wants it.
pub(super) fn machine(at: &DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
