//! Accounts, and what only their owners see of them: sessions and tokens.

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use registry::Actor;
use registry::access::{Beat, Grants, Role, Scope};
use registry::accounts;
use registry::error::FieldError;

use super::codes::Code;
use super::connection::PageInfo;
use super::place::Country;
use super::scalars::CountryCode;
use crate::graphql::{actor, caller, context, node_id};

/// Somebody who may sign in.
#[derive(Debug, Clone)]
pub struct Account(pub(crate) accounts::Account);

/// Somebody who may sign in.
#[Object(serial)]
impl Account {
    /// Global id; the same for ever.
    async fn id(&self) -> ID {
        node_id("Account", self.0.id)
    }

    /// Where mail reaches them.
    async fn email(&self) -> &str {
        self.0.email.as_str()
    }

    /// What they are called, if they said.
    async fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// The language of mail to them.
    async fn language(&self) -> &str {
        &self.0.language
    }

    /// Their roles, and where they have them.
    async fn roles(&self) -> Vec<AccountRole> {
        AccountRole::of(&self.0.grants)
    }

    /// Since when there is the account.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When somebody last signed in with it.
    async fn signed_in_at(&self) -> Option<DateTime<Utc>> {
        self.0.signed_in_at
    }

    /// Since when nobody may.
    async fn suspended_at(&self) -> Option<DateTime<Utc>> {
        self.0.suspended_at
    }

    /// The browsers in which they are signed in, the last used first; null unless the account is one's own.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Option<Vec<Session>>> {
        if !self.is_own(ctx)? {
            return Ok(None);
        }
        let current = caller(ctx)?.session;
        let sessions = accounts::sessions(context(ctx)?, actor(ctx)?).await;
        let sessions = sessions.map_err(|error| crate::error::graphql(&error))?;
        let told = |session: accounts::Session| Session { is_current: current == Some(session.id), session };
        Ok(Some(sessions.into_iter().map(told).collect()))
    }

    /// Their tokens that are still good, newest first; null unless the account is one's own.
    async fn tokens(&self, ctx: &Context<'_>) -> Result<Option<Vec<Token>>> {
        if !self.is_own(ctx)? {
            return Ok(None);
        }
        let tokens = accounts::tokens(context(ctx)?, actor(ctx)?).await;
        let tokens = tokens.map_err(|error| crate::error::graphql(&error))?;
        Ok(Some(tokens.into_iter().map(Token).collect()))
    }
}

impl Account {
    fn is_own(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(matches!(actor(ctx)?, Actor::Person(person) if person.account == self.0.id))
    }
}

/// A role, and where somebody has it.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct AccountRole {
    /// The role.
    pub role: Code<Role>,
    /// Of which countries somebody is the government.
    pub countries: Vec<Country>,
    /// In which UN M49 regions somebody curates; empty for all.
    pub regions: Vec<String>,
}

impl AccountRole {
    fn of(grants: &Grants) -> Vec<Self> {
        let Grants { government, curator, admin } = grants;
        let role = |role, countries, regions| Self { role: Code(role), countries, regions };
        let mut roles = Vec::new();
        if !government.is_empty() {
            let countries = government.iter().copied().map(Country).collect();
            roles.push(role(Role::Government, countries, Vec::new()));
        }
        match curator {
            None => {}
            Some(Beat::World) => roles.push(role(Role::Curator, Vec::new(), Vec::new())),
            Some(Beat::Regions(regions)) => {
                roles.push(role(Role::Curator, Vec::new(), regions.iter().cloned().collect()));
            }
        }
        roles.extend(admin.then(|| role(Role::Admin, Vec::new(), Vec::new())));
        roles
    }
}

/// A role to be given.
#[derive(Debug, InputObject)]
pub struct RoleInput {
    /// The role.
    pub role: Code<Role>,
    /// For `GOVERNMENT`: of which countries, at least one.
    pub countries: Option<Vec<CountryCode>>,
    /// For `CURATOR`: in which UN M49 regions; without, in all.
    pub regions: Option<Vec<String>>,
}

impl RoleInput {
    /// The roles as the registry knows them, or what is wrong about them.
    pub(crate) fn grants(roles: Vec<Self>) -> registry::Result<Grants> {
        let mut grants = Grants::default();
        let mut faults = Vec::new();
        for (place, Self { role: Code(role), countries, regions }) in roles.into_iter().enumerate() {
            let (countries, regions) = (countries.unwrap_or_default(), regions.unwrap_or_default());
            let mut fault = |field: &str, message: &str| {
                faults.push(FieldError::new(format!("roles[{place}].{field}"), message));
            };
            if role != Role::Government && !countries.is_empty() {
                fault("countries", "only a government has countries");
            }
            if role != Role::Curator && !regions.is_empty() {
                fault("regions", "only a curator has regions");
            }
            match role {
                Role::Government if countries.is_empty() => fault("countries", "needs at least one country"),
                Role::Government => grants.government.extend(countries.into_iter().map(|code| code.0)),
                Role::Curator => curate(&mut grants, regions),
                Role::Admin => grants.admin = true,
            }
        }
        if faults.is_empty() { Ok(grants) } else { Err(registry::Error::Invalid(faults)) }
    }
}

/// Of two beats the wider: who curates all regions curates each.
fn curate(grants: &mut Grants, regions: Vec<String>) {
    match &mut grants.curator {
        _ if regions.is_empty() => grants.curator = Some(Beat::World),
        Some(Beat::World) => {}
        Some(Beat::Regions(known)) => known.extend(regions),
        None => grants.curator = Some(Beat::Regions(regions.into_iter().collect())),
    }
}

/// A browser in which somebody is signed in.
#[derive(Debug)]
pub struct Session {
    session: accounts::Session,
    is_current: bool,
}

/// A browser in which somebody is signed in.
#[Object(serial)]
impl Session {
    /// The id, to end it by.
    async fn id(&self) -> ID {
        node_id("Session", self.session.id)
    }

    /// What the browser calls itself.
    async fn agent(&self) -> Option<&str> {
        self.session.agent.as_deref()
    }

    /// Whether it is the one that asks.
    async fn is_current(&self) -> bool {
        self.is_current
    }

    /// When it began.
    async fn created_at(&self) -> DateTime<Utc> {
        self.session.created_at
    }

    /// When it was last used, to about five minutes.
    async fn used_at(&self) -> DateTime<Utc> {
        self.session.used_at
    }

    /// When it ends at the latest.
    async fn expires_at(&self) -> DateTime<Utc> {
        self.session.expires_at
    }
}

/// What a token may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "Scope")]
pub enum TokenScope {
    /// To read what the account may read beyond what is public.
    ReadOwn,
    /// To propose, confirm and answer.
    Propose,
    /// To decide.
    Curate,
    /// To administer.
    Admin,
}

impl TokenScope {
    /// As the registry knows them.
    pub(crate) fn scopes(wanted: Vec<Self>) -> BTreeSet<Scope> {
        wanted.into_iter().map(Scope::from).collect()
    }
}

/// A token, as far as it is known: the token itself is shown once, when it is made.
#[derive(Debug)]
pub struct Token(pub(crate) accounts::Token);

/// A token of a program, as far as it is known: the token itself is shown once, when it is made.
#[Object(serial, name = "ApiToken")]
impl Token {
    /// The id, to revoke it by.
    async fn id(&self) -> ID {
        node_id("Token", self.0.id)
    }

    /// What its owner calls it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// How it begins, to know it again.
    async fn beginning(&self) -> &str {
        &self.0.beginning
    }

    /// What it may be used for.
    async fn scopes(&self) -> Vec<TokenScope> {
        self.0.scopes.iter().copied().map(TokenScope::from).collect()
    }

    /// Since when there is one.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it ends.
    async fn expires_at(&self) -> DateTime<Utc> {
        self.0.expires_at
    }

    /// When it was last used, to about five minutes.
    async fn used_at(&self) -> Option<DateTime<Utc>> {
        self.0.used_at
    }
}

/// A token that was just made.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct NewToken {
    /// The token itself, for `Authorization: Bearer …`. It is shown this once; keep it where nobody else reads.
    pub secret: String,
    /// What is known of it from now on.
    pub token: Token,
}

/// A page of accounts.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct AccountConnection {
    /// The accounts with their cursors.
    pub edges: Vec<AccountEdge>,
    /// The accounts alone.
    pub nodes: Vec<Account>,
    /// Where the page stands in the list.
    pub page_info: PageInfo,
}

/// An account and its place in the list.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct AccountEdge {
    /// The place, for `after`.
    pub cursor: String,
    /// The account.
    pub node: Account,
}
