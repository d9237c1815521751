//! The address of a list: which filter, order and page it names, and the addresses of the lists beside it. Reading is
//! lenient in what does not matter (order, case, repetition, empty and unknown keys), and names what it cannot read.

use std::fmt::Write as _;
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use registry::vocabulary::{
    Access, Audience, CountryCode, EducationLevel, EndorsementStatus, LanguageTag, Lifecycle, PlatformKind,
    ReachabilityStatus, Subject,
};

use crate::catalogue::{Field, Filter, Order};
use crate::search::Query;

/// Platforms on a page.
pub(super) const SIZE: u64 = 20;
/// Nobody leafs further; narrowing a list is quicker.
pub(super) const LAST: u64 = 500;
/// Characters of a search; a name has no more.
const LONGEST: usize = 200;
/// Values of all keys together.
const MOST: usize = 60;
/// What stays as it is in a query.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

macro_rules! params {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $field:ident, $value:ty, $vec:ident;)+) => {
        /// A key of the address that narrows the list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(in crate::pages) enum Param { $($(#[$doc])* $name),+ }

        impl Param {
            const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As it stands in the address.
            pub(in crate::pages) const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }

            /// What it narrows.
            pub(in crate::pages) const fn field(self) -> Field {
                match self { $(Self::$name => Field::$field),+ }
            }

            /// The code of a value, however it is written.
            fn code(self, text: &str) -> Option<&'static str> {
                match self { $(Self::$name => read::<$value>(text).map(Code::code)),+ }
            }

            fn put(self, code: &str, filter: &mut Filter) {
                match self { $(Self::$name => filter.$vec.extend(read::<$value>(code).map(Code::value))),+ }
            }
        }
    };
}

params! {
    /// Of a country.
    Country = "country", Countries, CountryCode, countries;
    /// Of a part of the world.
    Region = "region", Regions, RegionCode, regions;
    /// In a language.
    Language = "language", Languages, LanguageTag, languages;
    /// For a level.
    Level = "level", Levels, EducationLevel, levels;
    /// On a subject.
    Subject = "subject", Subjects, Subject, subjects;
    /// For some people.
    Audience = "audience", Audiences, Audience, audiences;
    /// Of a kind.
    Kind = "kind", Kinds, PlatformKind, kinds;
    /// Entered in a way.
    Access = "access", Access, Access, access;
    /// In a state of reachability.
    Reachability = "reachability", Reachability, ReachabilityStatus, reachability;
    /// In a state of endorsement.
    Endorsement = "endorsement", Endorsement, EndorsementStatus, endorsement;
    /// In a state of life.
    Lifecycle = "lifecycle", Lifecycle, Lifecycle, lifecycle;
}

/// A value that is read from an address and written into one.
trait Code: Sized {
    type Value;
    fn code(self) -> &'static str;
    fn value(self) -> Self::Value;
}

macro_rules! codes {
    ($($name:ident),+) => {$(
        impl Code for $name {
            type Value = Self;
            fn code(self) -> &'static str {
                Self::code(&self)
            }
            fn value(self) -> Self {
                self
            }
        }
    )+};
}
codes!(
    CountryCode,
    LanguageTag,
    EducationLevel,
    Subject,
    Audience,
    PlatformKind,
    Access,
    ReachabilityStatus,
    EndorsementStatus,
    Lifecycle
);

/// A region of UN M49.
struct RegionCode(&'static str);

impl FromStr for RegionCode {
    type Err = crate::catalogue::QueryError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Filter::region(text).map(Self)
    }
}

impl Code for RegionCode {
    type Value = &'static str;
    fn code(self) -> &'static str {
        self.0
    }
    fn value(self) -> &'static str {
        self.0
    }
}

/// Codes are upper case, tags of languages mostly lower.
fn read<V: FromStr>(text: &str) -> Option<V> {
    text.parse()
        .or_else(|_| text.to_ascii_uppercase().parse())
        .or_else(|_| text.to_ascii_lowercase().parse())
        .ok()
}

/// A part of an address that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::pages) enum Fault {
    /// A value that nothing has.
    Unknown {
        /// The key.
        key: &'static str,
        /// The value, as much of it as fits a sentence.
        value: String,
    },
    /// A search that cannot be made.
    Search,
    /// More values than a list can be narrowed by.
    TooMany,
}

/// What the address of a list says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::pages) struct Address {
    /// What is searched for.
    pub text: String,
    /// What narrows the list, in the order of keys and codes.
    pub values: Vec<(Param, &'static str)>,
    /// Its order.
    pub order: Order,
    /// Its page, from 1.
    pub page: u64,
}

impl Address {
    /// Reads a query, and what cannot be read of it.
    pub(in crate::pages) fn read(query: &str) -> (Self, Vec<Fault>) {
        let (mut address, mut faults) = (Self { page: 1, ..Self::default() }, Vec::new());
        for (key, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let value = cleaned(&value);
            let fault = match key.as_ref() {
                _ if value.is_empty() => None,
                "q" => {
                    address.text = value.chars().take(LONGEST).collect();
                    (address.text.len() < value.len()).then_some(Fault::Search)
                }
                "sort" => match read(&value) {
                    Some(order) => {
                        address.order = order;
                        None
                    }
                    None => Some(unknown("sort", &value)),
                },
                "page" => match value.parse().ok().filter(|page| *page > 0) {
                    Some(page) => {
                        address.page = page;
                        None
                    }
                    None => Some(unknown("page", &value)),
                },
                key => address.narrow(key, &value),
            };
            faults.extend(fault);
        }
        address.values.sort_unstable();
        if Query::parse(&address.text).is_err() && !faults.contains(&Fault::Search) {
            faults.push(Fault::Search);
        }
        faults.dedup();
        faults.truncate(5);
        (address, faults)
    }

    fn narrow(&mut self, key: &str, value: &str) -> Option<Fault> {
        let param = Param::ALL.iter().copied().find(|param| param.key() == key)?;
        let Some(code) = param.code(value) else { return Some(unknown(param.key(), value)) };
        if self.values.len() >= MOST {
            return Some(Fault::TooMany);
        }
        if !self.has(param, code) {
            self.values.push((param, code));
        }
        None
    }

    /// The filter that it names.
    pub(in crate::pages) fn filter(&self) -> Filter {
        let mut filter = Filter { search: Query::parse(&self.text).ok().flatten(), ..Filter::default() };
        for (param, code) in &self.values {
            param.put(code, &mut filter);
        }
        filter
    }

    /// Whether a value narrows the list.
    pub(in crate::pages) fn has(&self, param: Param, code: &str) -> bool {
        self.values.contains(&(param, code))
    }

    /// The query of the same list with a value more, or less.
    pub(in crate::pages) fn toggled(&self, param: Param, code: &'static str) -> String {
        let mut other = Self { page: 1, ..self.clone() };
        if self.has(param, code) {
            other.values.retain(|value| *value != (param, code));
        } else {
            other.values.push((param, code));
            other.values.sort_unstable();
        }
        other.query()
    }

    /// The query of the list without a field.
    pub(in crate::pages) fn without(&self, field: Field) -> String {
        let mut other = Self { page: 1, ..self.clone() };
        if field == Field::Search {
            other.text.clear();
        }
        other.values.retain(|(param, _)| param.field() != field);
        other.query()
    }

    /// The query of another page.
    pub(in crate::pages) fn on_page(&self, page: u64) -> String {
        Self { page, ..self.clone() }.query()
    }

    /// The query of another order.
    pub(in crate::pages) fn sorted(&self, order: Order) -> String {
        Self { page: 1, order, ..self.clone() }.query()
    }

    /// The query, the same for the same list.
    pub(in crate::pages) fn query(&self) -> String {
        let mut query = String::new();
        let mut put = |key: &str, value: &str| {
            let separator = if query.is_empty() { "" } else { "&" };
            // Writing into memory cannot fail.
            let _ = write!(query, "{separator}{key}={}", utf8_percent_encode(value, PLAIN));
        };
        if !self.text.is_empty() {
            put("q", &self.text);
        }
        for (param, code) in &self.values {
            put(param.key(), code);
        }
        if self.order != Order::default() {
            put("sort", self.order.code());
        }
        if self.page > 1 {
            put("page", &self.page.to_string());
        }
        query
    }
}

fn unknown(key: &'static str, value: &str) -> Fault {
    Fault::Unknown { key, value: value.chars().take(40).collect() }
}

/// One line without anything hidden.
fn cleaned(text: &str) -> String {
    let shown = |c: char| {
        if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') { ' ' } else { c }
    };
    let text: String = text.chars().take(300).map(shown).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> (String, Vec<Fault>) {
        let (address, faults) = Address::read(query);
        (address.query(), faults)
    }

    #[test]
    fn the_same_list_has_one_address() {
        let (address, faults) = read(
            "level=isced_2&page=1&country=ml&country=ML&q=+maths%0A&utm_source=x&subject=&sort=RELEVANCE_OR_NAME",
        );
        assert_eq!((address.as_str(), faults.len()), ("q=maths&country=ML&level=ISCED_2", 0));
        assert_eq!(
            read("language=ZH-hant&sort=name_desc&page=3").0,
            "language=zh-Hant&sort=NAME_DESC&page=3"
        );
        assert_eq!(read("q=C%26A+%D9%85").0, "q=C%26A%20%D9%85");
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_stands() {
        let (address, faults) = read("country=XX&country=ML&page=-1&sort=up&region=7&q=a%00b");
        assert_eq!(address, "q=a%20b&country=ML");
        let keys: Vec<&str> = faults
            .iter()
            .map(|fault| match fault {
                Fault::Unknown { key, .. } => *key,
                Fault::Search | Fault::TooMany => "",
            })
            .collect();
        assert_eq!(keys, ["country", "page", "sort", "region"]);
        assert!(read("page=0").1.len() == 1 && read("page=99999999999999999999999").1.len() == 1);
    }

    #[test]
    fn hostile_queries_stay_small() {
        assert!(read(&format!("q={}", "a".repeat(10_000))).0.len() < 400);
        assert!(read(&"country=ML&".repeat(10_000)).0.len() < 40);
        assert!(read("%ff%fe=%00&q=%ff&&&=&country").1.is_empty());
    }

    #[test]
    fn a_list_leads_to_those_beside_it() {
        let (address, _) = Address::read("country=ML&level=ISCED_1&level=ISCED_2&page=4");
        assert_eq!(address.toggled(Param::Level, "ISCED_1"), "country=ML&level=ISCED_2");
        assert_eq!(
            address.toggled(Param::Country, "FR"),
            "country=FR&country=ML&level=ISCED_1&level=ISCED_2"
        );
        assert_eq!(address.without(Field::Levels), "country=ML");
        assert_eq!(address.on_page(2), "country=ML&level=ISCED_1&level=ISCED_2&page=2");
    }
}
