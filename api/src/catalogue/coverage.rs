//! How many live platforms each country, language and level has, the empty ones included: the gap is
//! what this registry is asked for. Counted as entries come and go, since counting by intersection
//! would cost a hundred thousand of them for one matrix of countries and languages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use registry::vocabulary::{CountryCode, EducationLevel, LanguageTag, countries};

use super::entry::{Entry, ranges_of};
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

/// At any level, then at each.
type Row = [u32; 1 + EducationLevel::ALL.len()];

/// Live platforms by language (`None`: any) and level. A language without any is not there.
/// Sorted rows and no map: the tally is copied whenever one of its platforms changes.
#[derive(Debug, Clone, Default, PartialEq)]
struct Tally(Vec<(Option<LanguageTag>, Row)>);

impl Tally {
    fn change(&mut self, entry: &Entry, by: i32) {
        let mut levels = entry.document().levels.clone();
        levels.sort_unstable();
        levels.dedup();
        let ranges = ranges_of(&entry.document().languages);
        for language in ranges.into_iter().map(Some).chain([None]) {
            let at = self.find(language).unwrap_or_else(|at| {
                self.0.insert(at, (language, Row::default()));
                at
            });
            let row = &mut self.0[at].1;
            for column in levels.iter().map(|level| column(Some(*level))).chain([0]) {
                row[column] = row[column].saturating_add_signed(by);
            }
            if row[0] == 0 {
                self.0.remove(at);
            }
        }
    }

    fn find(&self, language: Option<LanguageTag>) -> Result<usize, usize> {
        self.0.binary_search_by_key(&language, |row| row.0)
    }

    fn get(&self, language: Option<LanguageTag>, level: Option<EducationLevel>) -> u32 {
        self.find(language).map_or(0, |at| self.0[at].1[column(level)])
    }

    fn languages(&self) -> Vec<LanguageTag> {
        self.0.iter().filter_map(|row| row.0).collect()
    }
}

fn counts_alike(old: &Entry, new: &Entry) -> bool {
    let (before, after) = (old.document(), new.document());
    old.is_live() == new.is_live()
        && before.country == after.country
        && before.languages == after.languages
        && before.levels == after.levels
}

fn column(level: Option<EducationLevel>) -> usize {
    level.map_or(0, |level| 1 + level as usize)
}

/// The tallies of the world and of each country.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Coverage {
    world: Arc<Tally>,
    countries: BTreeMap<CountryCode, Arc<Tally>>,
}

impl Coverage {
    pub(super) fn replace(&mut self, old: Option<&Entry>, new: &Entry) {
        if old.is_some_and(|old| counts_alike(old, new)) {
            return;
        }
        if let Some(old) = old.filter(|old| old.is_live()) {
            self.change(old, -1);
        }
        if new.is_live() {
            self.change(new, 1);
        }
    }

    fn change(&mut self, entry: &Entry, by: i32) {
        let country = entry.document().country;
        Arc::make_mut(&mut self.world).change(entry, by);
        let tally = self.countries.entry(country).or_default();
        Arc::make_mut(tally).change(entry, by);
        if tally.0.is_empty() {
            self.countries.remove(&country);
        }
    }

    fn tally(&self, country: Option<CountryCode>) -> Option<&Tally> {
        country.map_or(Some(&self.world), |country| self.countries.get(&country)).map(AsRef::as_ref)
    }

    fn count(&self, country: Option<CountryCode>, language: Option<LanguageTag>) -> u32 {
        self.tally(country).map_or(0, |tally| tally.get(language, None))
    }

    /// The official languages and those that are served.
    fn languages(&self, country: Option<CountryCode>, scope: &[CountryCode]) -> BTreeSet<LanguageTag> {
        let (official, served): (Vec<_>, Vec<_>) = match country {
            Some(country) => {
                (vec![country], self.tally(Some(country)).map(Tally::languages).unwrap_or_default())
            }
            None if scope.is_empty() => {
                (countries().iter().map(|country| country.code).collect(), self.world.languages())
            }
            None => (
                scope.to_vec(),
                scope.iter().filter_map(|code| self.tally(Some(*code))).flat_map(Tally::languages).collect(),
            ),
        };
        official.into_iter().flat_map(|code| code.country().languages.iter().copied()).chain(served).collect()
    }
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
                    let count = self.live(country, &scope, language, level);
                    cells.push(CoverageCell { country, language, level, count });
                }
            }
        }
        Ok(cells)
    }

    fn live(
        &self,
        country: Option<CountryCode>,
        scope: &[CountryCode],
        language: Option<LanguageTag>,
        level: Option<EducationLevel>,
    ) -> u32 {
        let count = |tally: Option<&Tally>| tally.map_or(0, |tally| tally.get(language, level));
        if country.is_some() || scope.is_empty() {
            return count(self.coverage.tally(country));
        }
        scope.iter().map(|code| count(self.coverage.tally(Some(*code)))).sum()
    }

    /// Live platforms of a country.
    pub fn live_in_country(&self, country: CountryCode) -> u32 {
        self.coverage.count(Some(country), None)
    }

    /// Live platforms in a language, or in a language that it is a wider range of.
    pub fn live_in_language(&self, language: LanguageTag) -> u32 {
        self.coverage.count(None, Some(language))
    }

    /// The languages of a country that are official or served, each with its live platforms.
    pub fn languages_of_country(&self, country: CountryCode) -> Vec<(LanguageTag, u32)> {
        let languages = self.coverage.languages(Some(country), &[]);
        languages.into_iter().map(|tag| (tag, self.coverage.count(Some(country), Some(tag)))).collect()
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
