//! Who acts, and what they may do: the one function that every use case asks.
//!
//! An account may have several roles, each somewhere: the government of some countries, a curator of some regions or of
//! all, an administrator. What a program does with a token is narrowed by the token's scopes.

mod grants;

use std::collections::BTreeSet;

use serde::Serialize;
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::vocabulary::{CountryCode, vocabulary};

pub use grants::{Beat, Grants};

vocabulary! {
    /// In which role somebody acts.
    "role" pub enum Role {
        /// The government of a country: it proposes, confirms and answers.
        Government = "GOVERNMENT",
        /// A curator: decides on proposals and flags.
        Curator = "CURATOR",
        /// An administrator: accounts and policy.
        Admin = "ADMIN",
    }
}

vocabulary! {
    /// What a token may be used for.
    "scope" pub enum Scope {
        /// To read what the account may read beyond what is public.
        ReadOwn = "read:own",
        /// To propose, confirm and answer.
        Propose = "propose",
        /// To decide.
        Curate = "curate",
        /// To administer.
        Admin = "admin",
    }
}

/// Who does something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who has not said who they are.
    Visitor,
    /// A scheduled job of the program itself, by name.
    System(&'static str),
    /// Whoever may use the command line.
    Operator,
    /// Somebody signed in, or a program with a token of theirs.
    Person(Person),
}

impl Actor {
    /// The account in whose name something is done; none for visitors and the program itself.
    pub const fn account(&self) -> Option<Uuid> {
        match self {
            Self::Person(person) => Some(person.account),
            Self::Visitor | Self::System(_) | Self::Operator => None,
        }
    }
}

/// An account that acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: Uuid,
    /// Its roles.
    pub grants: Grants,
    /// What its token allows; none when a person acts in a session, who may do all that the roles allow.
    pub scopes: Option<BTreeSet<Scope>>,
}

/// Something that only some may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// To be somebody: to see one's own account, sessions and tokens.
    BeSomebody,
    /// To draft a proposal for a country.
    Propose(CountryCode),
    /// To go on with a proposal: edit, submit, withdraw.
    Pursue(Matter),
    /// To see a proposal and what was said about it.
    Read(Matter),
    /// To decide on a proposal.
    Review(Matter),
    /// To confirm that a government stands behind an entry.
    Confirm(CountryCode),
    /// To withdraw that confirmation.
    Revoke(CountryCode),
    /// To see the flags of a country with their evidence.
    ReadFlags(CountryCode),
    /// To answer a flag for the government.
    ReplyToFlag(CountryCode),
    /// To decide on a flag, and on what a page says of itself.
    DecideFlag(CountryCode),
    /// To have a queue of what waits for curators.
    Curate,
    /// To have the platform of a country checked now, or an address that is not listed.
    CheckNow(Option<CountryCode>),
    /// To see which jobs ran and how they ended.
    SeeJobs,
    /// To manage accounts.
    ManageAccounts,
    /// To read the events.
    Audit,
    /// To bring files in and out.
    Import,
}

/// A proposal, as far as it matters for who may do what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matter {
    /// The country that it is about.
    pub country: CountryCode,
    /// The account that made it.
    pub author: Uuid,
    /// In which role.
    pub author_role: Role,
    /// Whether nobody was asked to look at it yet.
    pub is_private: bool,
}

/// An actor in the role that lets it do what it does, as events record it: for people an account id, never a name or
/// an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Acting {
    /// A role, `SYSTEM` or `OPERATOR`.
    pub role: &'static str,
    /// The job of a `SYSTEM` actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job: Option<&'static str>,
    /// The account of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<Uuid>,
}

impl Acting {
    /// A job of the program itself.
    pub(crate) const fn job(name: &'static str) -> Self {
        Self { role: "SYSTEM", job: Some(name), account: None }
    }

    /// Whoever may use the command line.
    pub(crate) const fn operator() -> Self {
        Self { role: "OPERATOR", job: None, account: None }
    }
}

/// Whether `actor` may do `deed`, and in which role; or why not.
pub fn may(actor: &Actor, deed: Deed) -> Result<Acting> {
    match actor {
        Actor::Visitor => {
            Err(Error::Unauthenticated("this needs an account: sign in, or send a token".to_owned()))
        }
        Actor::System(job) => Ok(Acting::job(job)),
        Actor::Operator if operates(deed) => Ok(Acting::operator()),
        Actor::Operator => {
            Err(Error::Forbidden("this is for accounts to do, not for the command line".to_owned()))
        }
        Actor::Person(person) => person.may(deed),
    }
}

/// The curator who acts: the queue, its news and its figures are somebody's own.
pub(crate) fn curator(actor: &Actor) -> Result<&Person> {
    may(actor, Deed::Curate)?;
    match actor {
        Actor::Person(person) => Ok(person),
        Actor::Visitor | Actor::System(_) | Actor::Operator => Err(Error::Forbidden(refusal(Deed::Curate))),
    }
}

/// What the command line may do.
const fn operates(deed: Deed) -> bool {
    match deed {
        Deed::ManageAccounts
        | Deed::Audit
        | Deed::Import
        | Deed::Revoke(_)
        | Deed::DecideFlag(_)
        | Deed::CheckNow(_)
        | Deed::SeeJobs
        | Deed::ReadFlags(_) => true,
        Deed::BeSomebody
        | Deed::Propose(_)
        | Deed::Pursue(_)
        | Deed::Read(_)
        | Deed::Review(_)
        | Deed::Confirm(_)
        | Deed::Curate
        | Deed::ReplyToFlag(_) => false,
    }
}

impl Person {
    fn may(&self, deed: Deed) -> Result<Acting> {
        let role = match deed {
            Deed::BeSomebody => None,
            other => Some(
                self.grants.role_for(self.account, other).ok_or_else(|| Error::Forbidden(refusal(deed)))?,
            ),
        };
        let scope = scope_of(deed, role);
        if self.scopes.as_ref().is_some_and(|scopes| !scopes.contains(&scope)) {
            return Err(Error::Forbidden(format!("the token lacks the scope `{scope}`")));
        }
        Ok(Acting {
            role: role.map_or("ACCOUNT", |role| role.code()),
            job: None,
            account: Some(self.account),
        })
    }
}

const fn scope_of(deed: Deed, role: Option<Role>) -> Scope {
    match deed {
        Deed::BeSomebody | Deed::Read(_) | Deed::ReadFlags(_) => Scope::ReadOwn,
        Deed::Propose(_) | Deed::Pursue(_) | Deed::Confirm(_) | Deed::ReplyToFlag(_) => Scope::Propose,
        Deed::Review(_) | Deed::DecideFlag(_) | Deed::Curate => Scope::Curate,
        Deed::Revoke(_) | Deed::CheckNow(_) | Deed::SeeJobs => match role {
            Some(Role::Government) => Scope::Propose,
            Some(Role::Curator) | None => Scope::Curate,
            Some(Role::Admin) => Scope::Admin,
        },
        Deed::ManageAccounts | Deed::Audit | Deed::Import => Scope::Admin,
    }
}

fn refusal(deed: Deed) -> String {
    let of = |country: CountryCode| country.country().name.en.as_str();
    match deed {
        Deed::BeSomebody => "this needs an account".to_owned(),
        Deed::Propose(country) => {
            format!("only the government of {} or a curator there may propose this", of(country))
        }
        Deed::Pursue(_) => {
            "only its author, or the author's government, may go on with this proposal".to_owned()
        }
        Deed::Read(_) => "this proposal is not yours to read".to_owned(),
        Deed::Review(matter) => format!(
            "only a curator for {} may decide on this, who did not make it and does not speak for that government",
            of(matter.country)
        ),
        Deed::Confirm(country) | Deed::ReplyToFlag(country) => {
            format!("only the government of {} may do this", of(country))
        }
        Deed::Revoke(country) | Deed::CheckNow(Some(country)) => {
            format!("only the government of {}, a curator or an administrator may do this", of(country))
        }
        Deed::ReadFlags(country) => {
            format!("only the government of {} and curators may see this", of(country))
        }
        Deed::DecideFlag(country) => {
            format!(
                "only a curator for {} who does not speak for that government may decide on this",
                of(country)
            )
        }
        Deed::CheckNow(None) => "only who has a role may have an address checked".to_owned(),
        Deed::SeeJobs => "only curators and administrators may see this".to_owned(),
        Deed::Curate => "only a curator has a queue".to_owned(),
        Deed::Import => "files are imported on the command line".to_owned(),
        Deed::ManageAccounts | Deed::Audit => "only an administrator may do this".to_owned(),
    }
}
