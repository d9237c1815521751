//! Values of closed lists as small numbers, for whoever keeps something for each of them in an array.

use std::collections::HashMap;
use std::sync::LazyLock;

use registry::vocabulary::{
    Access, Audience, CountryCode, EducationLevel, EndorsementStatus, LanguageTag, Lifecycle, PlatformKind,
    ReachabilityStatus, Subject, countries, languages,
};

/// A value of a closed list. Numbers hold for this run of this program: keep them nowhere else.
pub trait Ordinal: Copy + Ord + 'static {
    /// How many values there are.
    fn count() -> usize;
    /// The value's place in the list, from 0.
    fn ordinal(self) -> usize;
    /// The value of a place.
    fn nth(ordinal: usize) -> Option<Self>;
    /// The value's code.
    fn code(self) -> &'static str;
}

macro_rules! vocabulary {
    ($($name:ident),+) => {$(
        impl Ordinal for $name {
            fn count() -> usize {
                Self::ALL.len()
            }
            fn ordinal(self) -> usize {
                self as usize
            }
            fn nth(ordinal: usize) -> Option<Self> {
                Self::ALL.get(ordinal).copied()
            }
            fn code(self) -> &'static str {
                Self::code(&self)
            }
        }
    )+};
}
vocabulary!(
    Access,
    Audience,
    EducationLevel,
    EndorsementStatus,
    Lifecycle,
    PlatformKind,
    ReachabilityStatus,
    Subject
);

macro_rules! reference {
    ($name:ident, $all:ident) => {
        impl Ordinal for $name {
            fn count() -> usize {
                $all().len()
            }
            fn ordinal(self) -> usize {
                static PLACES: LazyLock<HashMap<$name, usize>> = LazyLock::new(|| {
                    $all().iter().enumerate().map(|(place, row)| (row.code, place)).collect()
                });
                PLACES[&self]
            }
            fn nth(ordinal: usize) -> Option<Self> {
                $all().get(ordinal).map(|row| row.code)
            }
            fn code(self) -> &'static str {
                Self::code(&self)
            }
        }
    };
}
reference!(CountryCode, countries);
reference!(LanguageTag, languages);

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<V: Ordinal + std::fmt::Debug>() {
        for ordinal in 0..V::count() {
            assert_eq!(V::nth(ordinal).map(V::ordinal), Some(ordinal));
        }
        assert!(V::nth(V::count()).is_none() && V::count() < usize::from(u16::MAX));
    }

    #[test]
    fn every_value_has_a_place_of_its_own() {
        round_trip::<Access>();
        round_trip::<Audience>();
        round_trip::<EducationLevel>();
        round_trip::<EndorsementStatus>();
        round_trip::<Lifecycle>();
        round_trip::<PlatformKind>();
        round_trip::<ReachabilityStatus>();
        round_trip::<Subject>();
        round_trip::<CountryCode>();
        round_trip::<LanguageTag>();
    }
}
