//! Roles as flags.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use clap::Args;
use registry::access::{Beat, Grants, Role};
use registry::vocabulary::CountryCode;

use super::code;

/// Who somebody is, and where.
#[derive(Debug, Clone, Args)]
// Without a group: the command `roles` beside it would make one of the same name.
#[group(skip)]
pub struct Roles {
    /// GOVERNMENT, CURATOR or ADMIN; may be given again
    #[arg(long = "role", value_name = "ROLE", required = true, value_parser = role)]
    held: Vec<Role>,
    /// A country whose government it is, such as SN; may be given again
    #[arg(long = "country", value_name = "XX", value_parser = country)]
    countries: Vec<CountryCode>,
    /// A region (UN M49) that it curates, such as 002 for Africa; may be given again, and without one it curates all
    #[arg(long = "region", value_name = "M49")]
    regions: Vec<String>,
}

fn role(text: &str) -> Result<Role, String> {
    code(&text.to_ascii_uppercase())
}

fn country(text: &str) -> Result<CountryCode, String> {
    let code = text.to_ascii_uppercase().parse();
    code.map_err(|error| format!("{error}; a country has two letters of ISO 3166, such as SN"))
}

impl Roles {
    /// The same as the registry has them; or which flag is missing or too many.
    pub fn grants(self) -> Result<Grants> {
        let Self { held, countries, regions } = self;
        let is = |role| held.contains(&role);
        let (government, curator) = (is(Role::Government), is(Role::Curator));
        ensure!(
            !government || !countries.is_empty(),
            "--role GOVERNMENT needs --country, such as --country SN"
        );
        ensure!(government || countries.is_empty(), "--country goes with --role GOVERNMENT");
        ensure!(curator || regions.is_empty(), "--region goes with --role CURATOR");
        let beat = if regions.is_empty() { Beat::World } else { Beat::Regions(BTreeSet::from_iter(regions)) };
        Ok(Grants {
            government: BTreeSet::from_iter(countries),
            curator: curator.then_some(beat),
            admin: is(Role::Admin),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(roles: &[&str], countries: &[&str], regions: &[&str]) -> Roles {
        Roles {
            held: roles.iter().map(|text| role(text).unwrap()).collect(),
            countries: countries.iter().map(|text| country(text).unwrap()).collect(),
            regions: regions.iter().map(|text| (*text).to_owned()).collect(),
        }
    }

    #[test]
    fn places_go_with_the_role_that_they_are_for() {
        let grants = roles(&["government", "Curator"], &["sn", "FR"], &["002"]).grants().unwrap();
        assert_eq!(grants.government.len(), 2);
        assert_eq!(grants.curator, Some(Beat::Regions(BTreeSet::from(["002".to_owned()]))));
        assert!(!grants.admin);
        assert_eq!(roles(&["CURATOR"], &[], &[]).grants().unwrap().curator, Some(Beat::World));
        for (wrong, flag) in [
            (roles(&["GOVERNMENT"], &[], &[]), "--country"),
            (roles(&["ADMIN"], &["SN"], &[]), "--country"),
            (roles(&["ADMIN"], &[], &["002"]), "--region"),
        ] {
            assert!(wrong.grants().unwrap_err().to_string().contains(flag));
        }
        assert!(role("king").is_err() && country("XX").is_err());
    }
}
