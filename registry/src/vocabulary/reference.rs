//! Countries, regions and languages with their names in six languages, compiled into the program
//! (Unicode CLDR 48, UN M49, Natural Earth), so that it runs from any folder.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{CountryCode, LanguageTag};

/// A name in some of the six languages of the registry.
#[derive(Debug, Clone, Deserialize)]
pub struct Localized {
    /// English; always there.
    pub en: String,
    /// French.
    pub fr: Option<String>,
    /// Spanish.
    pub es: Option<String>,
    /// Arabic.
    pub ar: Option<String>,
    /// Russian.
    pub ru: Option<String>,
    /// Chinese.
    pub zh: Option<String>,
}

impl Localized {
    /// The name in `language` (its primary subtag decides), if there is one.
    pub fn find(&self, language: &str) -> Option<&str> {
        match language.split('-').next().unwrap_or(language) {
            "en" => Some(&self.en),
            "fr" => self.fr.as_deref(),
            "es" => self.es.as_deref(),
            "ar" => self.ar.as_deref(),
            "ru" => self.ru.as_deref(),
            "zh" => self.zh.as_deref(),
            _ => None,
        }
    }

    /// Every name there is, with its language.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("en", Some(&self.en)),
            ("fr", self.fr.as_ref()),
            ("es", self.es.as_ref()),
            ("ar", self.ar.as_ref()),
            ("ru", self.ru.as_ref()),
            ("zh", self.zh.as_ref()),
        ]
        .into_iter()
        .filter_map(|(language, name)| Some((language, name?.as_str())))
    }
}

/// A country or territory.
#[derive(Debug, Clone, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: CountryCode,
    /// ISO 3166-1 alpha-3.
    pub alpha3: String,
    /// ISO 3166-1 numeric; Kosovo has none.
    pub numeric: Option<String>,
    /// Its name.
    pub name: Localized,
    /// UN M49 region.
    pub region: String,
    /// UN M49 subregion.
    pub subregion: Option<String>,
    /// Its official languages.
    pub languages: Vec<LanguageTag>,
    /// Inhabitants.
    pub population: Option<u64>,
    /// Latitude of a point inside.
    pub lat: Option<f64>,
    /// Longitude of a point inside.
    pub lon: Option<f64>,
}

/// A region of the UN M49 standard.
#[derive(Debug, Clone, Deserialize)]
pub struct Region {
    /// UN M49 code.
    pub code: String,
    /// The region that holds it.
    pub parent: Option<String>,
    /// Its name.
    pub name: Localized,
}

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        })
    }
}

/// A language.
#[derive(Debug, Clone, Deserialize)]
pub struct Language {
    /// BCP 47 tag.
    pub code: LanguageTag,
    /// Its name.
    pub name: Localized,
    /// Its name in itself.
    pub autonym: Option<String>,
    /// Which way it is written.
    pub direction: Direction,
}

static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| parse(include_str!("../../../seed-data/reference/countries.json"), "countries.json"));
static COUNTRY_BY_CODE: LazyLock<HashMap<CountryCode, usize>> =
    LazyLock::new(|| COUNTRIES.iter().enumerate().map(|(index, country)| (country.code, index)).collect());
static REGIONS: LazyLock<Vec<Region>> =
    LazyLock::new(|| parse(include_str!("../../../seed-data/reference/regions.json"), "regions.json"));
static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| parse(include_str!("../../../seed-data/reference/languages.json"), "languages.json"));

#[expect(
    clippy::panic,
    reason = "the data is compiled in: a fault in it is a fault of the build, and a test reads it all"
)]
fn parse<T: serde::de::DeserializeOwned>(text: &str, file: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("reference/{file}: {error}"))
}

/// Every country and territory, by code.
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

/// The country of a code; every `CountryCode` has one.
pub fn country(code: CountryCode) -> &'static Country {
    &COUNTRIES[COUNTRY_BY_CODE[&code]]
}

/// Every UN M49 region.
pub fn regions() -> &'static [Region] {
    &REGIONS
}

/// The region of an M49 code.
pub fn region(code: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.code == code)
}

/// The M49 regions that hold a country: its subregion, its region, and whatever holds those.
pub fn regions_of(code: CountryCode) -> Vec<&'static str> {
    let country = code.country();
    let mut found = Vec::with_capacity(3);
    for start in [country.subregion.as_deref(), Some(country.region.as_str())] {
        let mut next = start;
        while let Some(here) = next.and_then(region) {
            if found.contains(&here.code.as_str()) {
                break;
            }
            found.push(here.code.as_str());
            next = here.parent.as_deref();
        }
    }
    found
}

/// Every language, by tag.
pub fn languages() -> &'static [Language] {
    &LANGUAGES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reference_data_is_whole() {
        assert!(countries().len() > 190 && languages().len() > 200);
        for country in countries() {
            assert!(region(&country.region).is_some(), "{} has an unknown region", country.code);
            if let Some(subregion) = &country.subregion {
                assert!(region(subregion).is_some(), "{} has an unknown subregion", country.code);
            }
        }
        for language in languages() {
            assert_eq!(language.code.language().code, language.code);
        }
    }
}
