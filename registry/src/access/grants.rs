//! The roles of an account, and what each allows where.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Deed, Matter, Role};
use crate::vocabulary::{CountryCode, countries, regions_of};

/// The roles of an account, and where it has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grants {
    /// Of which countries it is the government.
    pub government: BTreeSet<CountryCode>,
    /// Where it curates.
    pub curator: Option<Beat>,
    /// Whether it administers.
    pub admin: bool,
}

/// Where a curator decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beat {
    /// Everywhere.
    World,
    /// In these UN M49 regions.
    Regions(BTreeSet<String>),
}

impl Grants {
    /// The role that allows a deed.
    pub(super) fn role_for(&self, account: Uuid, deed: Deed) -> Option<Role> {
        let government = |country| self.is_government_of(country).then_some(Role::Government);
        let curator = |country| self.curates(country).then_some(Role::Curator);
        let admin = || self.admin.then_some(Role::Admin);
        match deed {
            Deed::BeSomebody | Deed::Import => None,
            Deed::Propose(country) => government(country).or_else(|| curator(country)),
            Deed::Pursue(Matter { country, author, author_role, is_private: _ }) => match author_role {
                // Whoever sits at the ministry's desk goes on with what a colleague began.
                Role::Government => government(country),
                Role::Curator | Role::Admin => curator(country).filter(|_| author == account),
            },
            Deed::Read(Matter { country, author, author_role, is_private }) => {
                let own = author == account;
                let theirs = author_role == Role::Government || !is_private;
                let side = |role: Option<Role>, open: bool| role.filter(|_| own || open);
                side(government(country), theirs)
                    .or_else(|| side(curator(country), !is_private))
                    .or_else(|| side(admin(), !is_private))
            }
            // Nobody decides on what is their own, nor for a country that they speak for.
            Deed::Review(Matter { country, author, author_role: _, is_private: _ }) => {
                curator(country).filter(|_| author != account && !self.is_government_of(country))
            }
            Deed::DecideFlag(country) => curator(country).filter(|_| !self.is_government_of(country)),
            Deed::Confirm(country) | Deed::ReplyToFlag(country) => government(country),
            Deed::Revoke(country) | Deed::ReadFlags(country) => {
                government(country).or_else(|| curator(country)).or_else(admin)
            }
            Deed::CheckNow(Some(country)) => government(country).or_else(|| curator(country)).or_else(admin),
            Deed::CheckNow(None) => {
                let government = (!self.government.is_empty()).then_some(Role::Government);
                government.or_else(|| self.curator.is_some().then_some(Role::Curator)).or_else(admin)
            }
            Deed::SeeJobs => self.curator.is_some().then_some(Role::Curator).or_else(admin),
            Deed::Curate => self.curator.is_some().then_some(Role::Curator),
            Deed::ManageAccounts | Deed::Audit => admin(),
        }
    }

    /// Whether the account speaks for the government of a country.
    pub fn is_government_of(&self, country: CountryCode) -> bool {
        self.government.contains(&country)
    }

    /// Whether it curates entries of a country.
    pub fn curates(&self, country: CountryCode) -> bool {
        match &self.curator {
            None => false,
            Some(Beat::World) => true,
            Some(Beat::Regions(regions)) => {
                regions_of(country).into_iter().any(|code| regions.contains(code))
            }
        }
    }

    /// The countries where it curates; none for all.
    pub(crate) fn curated(&self) -> Option<Vec<CountryCode>> {
        (self.curator != Some(Beat::World)).then(|| among(|code| self.curates(code)))
    }

    /// The countries whose flags it may see; none for all.
    pub(crate) fn watched(&self) -> Option<Vec<CountryCode>> {
        let everywhere = self.admin || self.curator == Some(Beat::World);
        (!everywhere).then(|| among(|code| self.is_government_of(code) || self.curates(code)))
    }
}

fn among(is_wanted: impl Fn(CountryCode) -> bool) -> Vec<CountryCode> {
    countries().iter().map(|country| country.code).filter(|code| is_wanted(*code)).collect()
}
