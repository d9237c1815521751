//! The boxes of an account's roles. Countries are written by their codes or by their names.

use std::collections::BTreeSet;

use registry::access::{Beat, Grants};
use registry::vocabulary::{CountryCode, Region, countries, regions};

use crate::i18n::{Locale, commas};
use crate::pages::desk::Desk;
use crate::pages::desk::faults::{Fault, Faults};
use crate::pages::places::region_name;
use crate::search::fold;

/// What is ticked and written.
pub(in crate::pages) struct Roles {
    pub countries: String,
    pub is_curator: bool,
    pub regions: Vec<(&'static str, String, bool)>,
    pub is_admin: bool,
}

impl Roles {
    /// As somebody left them.
    pub(in crate::pages) fn left(desk: &Desk) -> Self {
        let chosen: Vec<&str> = desk.form.all("regions").collect();
        Self {
            countries: desk.form.text("countries").to_owned(),
            is_curator: desk.form.has("curator"),
            regions: of_regions(desk, |code| chosen.contains(&code)),
            is_admin: desk.form.has("admin"),
        }
    }

    /// As they are.
    pub(in crate::pages) fn of(desk: &Desk, grants: &Grants) -> Self {
        let names = grants.government.iter().map(|code| desk.visit.words.label(*code));
        let is_within = |code: &str| match &grants.curator {
            Some(Beat::Regions(regions)) => regions.contains(code),
            Some(Beat::World) | None => false,
        };
        Self {
            countries: commas(names, desk.visit.locale),
            is_curator: grants.curator.is_some(),
            regions: of_regions(desk, is_within),
            is_admin: grants.admin,
        }
    }
}

fn of_regions(desk: &Desk, is_chosen: impl Fn(&str) -> bool) -> Vec<(&'static str, String, bool)> {
    let roots = regions().iter().filter(|region| region.parent.is_none());
    let row = |region: &'static Region| {
        (region.code.as_str(), region_name(&region.code, &desk.visit), is_chosen(&region.code))
    };
    roots.map(row).collect()
}

/// The roles that were typed.
pub(super) fn typed(desk: &Desk) -> Result<Grants, Faults> {
    let form = &desk.form;
    let mut grants = Grants { admin: form.has("admin"), ..Grants::default() };
    let (known, unknown) = read(form.text("countries"));
    if !unknown.is_empty() {
        let w = desk.visit.words;
        let fault = |name: String| Fault::new(w, "countries", w.named("accounts-country", &name));
        return Err(unknown.into_iter().map(fault).collect());
    }
    grants.government.extend(known);
    let regions: BTreeSet<String> = form.all("regions").map(str::to_owned).collect();
    // Whether somebody is made a curator, or is one no more, is not guessed.
    if !form.has("curator") && !regions.is_empty() {
        let w = desk.visit.words;
        let fault = Fault::new(w, "regions", w.say("accounts-regions-alone").into_owned());
        return Err(std::iter::once(fault).collect());
    }
    if form.has("curator") {
        grants.curator = Some(if regions.is_empty() { Beat::World } else { Beat::Regions(regions) });
    }
    Ok(grants)
}

/// The countries that a text names, with commas between, or codes with anything between; and what of it names none.
fn read(text: &str) -> (Vec<CountryCode>, Vec<String>) {
    let codes: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let are_codes = codes.iter().all(|word| word.len() == 2);
    let names =
        text.split([',', ';', '،', '、', '；', '，', '\n']).map(str::trim).filter(|name| !name.is_empty());
    let words: Vec<&str> = if are_codes { codes } else { names.collect() };
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for word in words {
        match country(word) {
            Some(code) => known.push(code),
            None => unknown.push(word.to_owned()),
        }
    }
    (known, unknown)
}

/// A country by its code, or by its name in any language of the pages.
fn country(typed: &str) -> Option<CountryCode> {
    if let Ok(code) = typed.to_ascii_uppercase().parse() {
        return Some(code);
    }
    let wanted = fold(typed);
    let is_called = |name: &str| fold(name) == wanted;
    let is_called =
        |code: CountryCode| Locale::ALL.iter().any(|locale| is_called(crate::i18n::label(code, *locale)));
    countries().iter().find(|country| is_called(country.code)).map(|country| country.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_code_and_by_name() {
        let codes = |text: &str| {
            let (known, unknown) = read(text);
            (known.iter().map(CountryCode::code).collect::<Vec<_>>(), unknown)
        };
        assert_eq!(codes("ml SN"), (vec!["ML", "SN"], vec![]));
        assert_eq!(codes("Sénégal, Burkina Faso; السنغال"), (vec!["SN", "BF", "SN"], vec![]));
        assert_eq!(codes("Mali, Atlantis"), (vec!["ML"], vec!["Atlantis".to_owned()]));
        assert_eq!(codes("ML XX"), (vec!["ML"], vec!["XX".to_owned()]));
        assert_eq!(codes(""), (vec![], vec![]));
    }
}
