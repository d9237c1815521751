//! Numbers, days and lists as people of each language write them (CLDR, by ICU4X).

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date;
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_list::{ListFormatter, ListFormatterPreferences};

use super::Locale;
use super::catalogue::{Numbers, unicode};

/// What writes for one language. Every one is compiled in; without one, plain digits would have to do.
struct Writers {
    numbers: Option<Numbers>,
    days: Option<DateTimeFormatter<YMD>>,
    lists: Option<ListFormatter>,
}

static WRITERS: LazyLock<[Writers; 6]> = LazyLock::new(|| {
    Locale::ALL.map(|locale| {
        // English is written as at the United Nations, with the day before the month.
        let known = unicode(if locale == Locale::En { "en-GB" } else { locale.tag() });
        let wide = ListFormatterOptions::default().with_length(ListLength::Wide);
        Writers {
            numbers: Numbers::of(locale.tag()),
            days: DateTimeFormatter::try_new(DateTimeFormatterPreferences::from(&known), YMD::long()).ok(),
            lists: ListFormatter::try_new_and(ListFormatterPreferences::from(&known), wide).ok(),
        }
    })
});

fn writers(locale: Locale) -> &'static Writers {
    &WRITERS[locale as usize]
}

/// A whole number.
pub(crate) fn number(value: u64, locale: Locale) -> String {
    let plain = value.to_string();
    match &writers(locale).numbers {
        Some(numbers) => numbers.write(&plain),
        None => plain,
    }
}

/// A day, with its month in words.
pub(crate) fn day(date: NaiveDate, locale: Locale) -> String {
    let (Ok(month), Ok(day)) = (u8::try_from(date.month()), u8::try_from(date.day())) else {
        return date.to_string();
    };
    match (&writers(locale).days, Date::try_new_iso(date.year(), month, day)) {
        (Some(days), Ok(date)) => days.format(&date).to_string(),
        (_, _) => date.to_string(),
    }
}

/// The day of a moment, in UTC.
pub(crate) fn day_of(at: DateTime<Utc>, locale: Locale) -> String {
    day(at.date_naive(), locale)
}

/// Several names in a sentence, joined as the language does.
pub(crate) fn list<'a>(names: impl Iterator<Item = &'a str> + Clone, locale: Locale) -> String {
    match &writers(locale).lists {
        Some(lists) => lists.format(names).to_string(),
        None => names.collect::<Vec<_>>().join(", "),
    }
}

/// Labels beside each other, with nothing but the language's own commas between: they are no part of a sentence.
pub(crate) fn commas<'a>(labels: impl Iterator<Item = &'a str>, locale: Locale) -> String {
    let comma = match locale {
        Locale::En | Locale::Fr | Locale::Es | Locale::Ru => ", ",
        Locale::Ar => "، ",
        Locale::Zh => "、",
    };
    labels.collect::<Vec<_>>().join(comma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_people_of_the_language_do() {
        let date = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
        let written = Locale::ALL.map(|locale| day(date, locale));
        assert_eq!(
            written,
            [
                "1 March 2027",
                "1 mars 2027",
                "1 de marzo de 2027",
                "1 مارس 2027",
                "1 марта 2027\u{202f}г.",
                "2027年3月1日"
            ]
        );
    }

    #[test]
    fn numbers_have_the_language_s_own_marks() {
        let written = Locale::ALL.map(|locale| number(12_345, locale));
        assert_eq!(written, ["12,345", "12\u{202f}345", "12.345", "12,345", "12\u{a0}345", "12,345"]);
    }

    #[test]
    fn names_are_joined_as_each_language_does() {
        let written = Locale::ALL.map(|locale| list(["A", "B", "C"].into_iter(), locale));
        assert_eq!(written, ["A, B and C", "A, B et C", "A, B y C", "A وB وC", "A, B и C", "A、B和C"]);
    }
}
