//! How many live platforms each country, language and level has, the empty ones included: the gap is
//! what this registry is asked for.

use std::collections::BTreeSet;

use registry::vocabulary::{CountryCode, EducationLevel, LanguageTag, countries};

use super::error::QueryError;
use super::snapshot::Snapshot;

/// What coverage is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoverageAxis {
    /// The country whose platform it is.
    Country,
    /// A language it serves, or a wider range of it (`zh` counts `zh-Hant`), as a filter would find.
    Language,
    /// A level it serves.
    Level,
}

impl CoverageAxis {
    /// Every axis.
    pub const ALL: &'static [Self] = &[Self::Country, Self::Language, Self::Level];

    /// The code in GraphQL and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Country => "COUNTRY",
            Self::Language => "LANGUAGE",
            Self::Level => "LEVEL",
        }
    }
}

/// A combination of the axes asked for, and how many live platforms it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CoverageCell {
    /// The country, if asked for.
    pub country: Option<CountryCode>,
    /// The language, if asked for.
    pub language: Option<LanguageTag>,
    /// The level, if asked for.
    pub level: Option<EducationLevel>,
    /// Live platforms: neither `RETIRED` nor `DOWN`.
    pub count: u32,
}

impl Snapshot {
    /// Live platforms by the axes, in order of country, language and level. Zeros are given for every
    /// country and level, and for the official languages of the countries asked for (of the world, if
    /// none are); other languages appear when something is served in them.
    ///
    /// `countries` narrows every axis to those countries; an empty list is the whole world.
    pub fn coverage(
        &self,
        by: &[CoverageAxis],
        scope: &[CountryCode],
    ) -> Result<Vec<CoverageCell>, QueryError> {
        check_axes(by, scope)?;
        let scope: Vec<CountryCode> = scope.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let mut cells = Vec::new();
        for country in rows_of_countries(by, &scope) {
            let languages: Vec<Option<LanguageTag>> = if by.contains(&CoverageAxis::Language) {
                self.coverage.languages(country, &scope).into_iter().map(Some).collect()
            } else {
                vec![None]
            };
            for language in languages {
                for level in levels(by) {
                    let count = self.cell(country, &scope, language, level);
                    cells.push(CoverageCell { country, language, level, count });
                }
            }
        }
        Ok(cells)
    }

    fn cell(
        &self,
        country: Option<CountryCode>,
        scope: &[CountryCode],
        language: Option<LanguageTag>,
        level: Option<EducationLevel>,
    ) -> u32 {
        if country.is_some() || scope.is_empty() {
            return self.coverage.count(country, language, level);
        }
        scope.iter().map(|code| self.coverage.count(Some(*code), language, level)).sum()
    }

    /// Live platforms of a country.
    pub fn live_in_country(&self, country: CountryCode) -> u32 {
        self.coverage.count(Some(country), None, None)
    }

    /// Live platforms in a language, or in a language that it is a wider range of.
    pub fn live_in_language(&self, language: LanguageTag) -> u32 {
        self.coverage.count(None, Some(language), None)
    }

    /// The languages of a country that are official or served, each with its live platforms.
    pub fn languages_of_country(&self, country: CountryCode) -> Vec<(LanguageTag, u32)> {
        let languages = self.coverage.languages(Some(country), &[]);
        languages.into_iter().map(|tag| (tag, self.coverage.count(Some(country), Some(tag), None))).collect()
    }
}

fn check_axes(by: &[CoverageAxis], scope: &[CountryCode]) -> Result<(), QueryError> {
    let repeated = by.iter().enumerate().find(|(at, axis)| by[..*at].contains(axis));
    if let Some((_, axis)) = repeated {
        return Err(QueryError::RepeatedAxis { axis: axis.code() });
    }
    match by.len() {
        0 => Err(QueryError::NoAxis),
        3.. if scope.is_empty() => Err(QueryError::TooManyAxes),
        _ => Ok(()),
    }
}

fn rows_of_countries(by: &[CoverageAxis], scope: &[CountryCode]) -> Vec<Option<CountryCode>> {
    if !by.contains(&CoverageAxis::Country) {
        return vec![None];
    }
    if scope.is_empty() {
        let mut all: Vec<_> = countries().iter().map(|country| Some(country.code)).collect();
        all.sort_unstable();
        return all;
    }
    scope.iter().copied().map(Some).collect()
}

fn levels(by: &[CoverageAxis]) -> Vec<Option<EducationLevel>> {
    if by.contains(&CoverageAxis::Level) {
        EducationLevel::ALL.iter().copied().map(Some).collect()
    } else {
        vec![None]
    }
}
