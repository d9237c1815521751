//! Countries, regions and other values in lists of links, each with how many platforms it has.

use registry::vocabulary::{Country, countries, region};

use super::visit::Visit;
use crate::catalogue::{FacetAxis, Filter};
use crate::i18n::{Labelled, collation, label};
use crate::ordinal::Ordinal;

/// A link with a number.
pub(super) struct Place {
    /// Where it leads.
    pub link: String,
    /// What it is called.
    pub name: String,
    /// How many platforms are there.
    pub count: String,
    /// Whether there are none.
    pub is_empty: bool,
}

/// A part of the world and its countries.
pub(super) struct RegionOfCountries {
    /// The UN M49 code.
    pub code: &'static str,
    /// Its name.
    pub name: String,
    /// How many live platforms it has.
    pub count: String,
    /// Its countries by name.
    pub countries: Vec<Place>,
}

impl Place {
    /// A country and its live platforms.
    pub(super) fn country(country: &Country, visit: &Visit) -> Self {
        let live = visit.snapshot.live_in_country(country.code);
        Self {
            link: visit.to.country(&country.code),
            name: visit.words.label(country.code).to_owned(),
            count: visit.words.number(live),
            is_empty: live == 0,
        }
    }

    /// Every value of an axis that a platform has, with a link to those platforms.
    pub(super) fn of_axis<V: Labelled>(visit: &Visit, axis: FacetAxis, param: &str) -> Vec<(u32, V, Self)> {
        let counts = visit.snapshot.facet(axis, &Filter::default(), None);
        let place = |count: crate::catalogue::FacetCount| {
            let value = V::nth(count.ordinal)?;
            let place = Self {
                link: format!("{}?{param}={}", visit.to.platforms(), count.code),
                name: label(value, visit.locale).to_owned(),
                count: visit.words.number(count.count),
                is_empty: false,
            };
            Some((count.count, value, place))
        };
        counts.into_iter().filter_map(place).collect()
    }
}

/// Countries by the name that a reader knows them by.
pub(super) fn by_name<'a>(countries: impl Iterator<Item = &'a Country>, visit: &Visit) -> Vec<&'a Country> {
    let mut all: Vec<&Country> = countries.collect();
    let labels = registry::vocabulary::CountryCode::labels(visit.locale);
    all.sort_by_key(|country| labels.rank(country.code.ordinal()));
    all
}

/// The regions of the world, by name, each with all its countries.
pub(super) fn regions(visit: &Visit) -> Vec<RegionOfCountries> {
    region_codes(visit).into_iter().map(|code| of_region(code, visit)).collect()
}

/// The regions that countries are in, by name.
pub(super) fn region_codes(visit: &Visit) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = countries().iter().map(|country| country.region.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let compare = collation(visit.locale);
    codes.sort_by(|one, other| compare(&region_name(one, visit), &region_name(other, visit)));
    codes
}

fn of_region(code: &'static str, visit: &Visit) -> RegionOfCountries {
    let within = by_name(countries().iter().filter(|country| country.region == code), visit);
    let live: u32 = within.iter().map(|country| visit.snapshot.live_in_country(country.code)).sum();
    RegionOfCountries {
        code,
        name: region_name(code, visit),
        count: visit.words.number(live),
        countries: within.into_iter().map(|country| Place::country(country, visit)).collect(),
    }
}

/// What a region is called.
pub(super) fn region_name(code: &str, visit: &Visit) -> String {
    region(code)
        .map(|region| region.name.find(visit.locale.tag()).unwrap_or(&region.name.en).to_owned())
        .unwrap_or_default()
}
