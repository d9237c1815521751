//! Live platforms counted as they come and go, since counting by intersection would cost a hundred
//! thousand of them for one matrix of countries and languages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use registry::vocabulary::{CountryCode, EducationLevel, LanguageTag, countries};

use super::entry::{Entry, ranges_of};

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

    /// Live platforms of a country (of all), in a language (in any), for a level (for any).
    pub(super) fn count(
        &self,
        country: Option<CountryCode>,
        language: Option<LanguageTag>,
        level: Option<EducationLevel>,
    ) -> u32 {
        self.tally(country).map_or(0, |tally| tally.get(language, level))
    }

    /// The languages of a country, else of the countries in scope, else of the world: the official
    /// ones and those that are served.
    pub(super) fn languages(
        &self,
        country: Option<CountryCode>,
        scope: &[CountryCode],
    ) -> BTreeSet<LanguageTag> {
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
