//! An account as its owner sees it, and as whoever manages accounts does.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use registry::access::{Beat, Grants, Role, Scope};
use registry::{Actor, accounts};

use super::codes::Code;
use super::place::Country;
use crate::error::OrRefusal;
use crate::graphql::actor::{actor, caller};
use crate::graphql::{context, node_id};

/// Somebody who may sign in.
#[derive(Debug, Clone)]
pub struct Account(pub accounts::Account);

/// Somebody who may sign in.
#[Object(serial)]
impl Account {
    /// Its id.
    async fn id(&self) -> ID {
        node_id("Account", self.0.id)
    }

    /// Where mail reaches its owner.
    async fn email(&self) -> &str {
        self.0.email.as_str()
    }

    /// What its owner is called.
    async fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// The language of mail to them.
    async fn language(&self) -> &str {
        &self.0.language
    }

    /// Its roles, and where it has them.
    async fn roles(&self) -> Vec<AccountRole> {
        AccountRole::list(&self.0.grants)
    }

    /// Since when there is one.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When somebody last signed in.
    async fn signed_in_at(&self) -> Option<DateTime<Utc>> {
        self.0.signed_in_at
    }

    /// Since when nobody may.
    async fn suspended_at(&self) -> Option<DateTime<Utc>> {
        self.0.suspended_at
    }

    /// Where its owner is signed in, the last used first; null for everybody else.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Option<Vec<Session>>> {
        if !self.is_viewer(ctx) {
            return Ok(None);
        }
        let current = caller(ctx).and_then(|caller| caller.session);
        let sessions = accounts::sessions(context(ctx)?, actor(ctx)).await;
        let sessions = sessions.or_refusal()?;
        Ok(Some(sessions.into_iter().map(|session| Session::new(session, current)).collect()))
    }

    /// Its owner's tokens that are still good, newest first; null for everybody else.
    async fn tokens(&self, ctx: &Context<'_>) -> Result<Option<Vec<Token>>> {
        if !self.is_viewer(ctx) {
            return Ok(None);
        }
        let tokens = accounts::tokens(context(ctx)?, actor(ctx)).await;
        let tokens = tokens.or_refusal()?;
        Ok(Some(tokens.into_iter().map(Token::from).collect()))
    }
}

impl Account {
    fn is_viewer(&self, ctx: &Context<'_>) -> bool {
        matches!(actor(ctx), Actor::Person(person) if person.account == self.0.id)
    }
}

/// A role, and where.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct AccountRole {
    /// The role.
    role: Code<Role>,
    /// The countries of a government; empty for other roles.
    countries: Vec<Country>,
    /// The UN M49 regions of a curator; empty for everywhere and for other roles.
    regions: Vec<String>,
}

impl AccountRole {
    fn list(grants: &Grants) -> Vec<Self> {
        let Grants { government, curator, admin } = grants;
        let role = |role, countries: Vec<Country>, regions| Self { role: Code(role), countries, regions };
        let mut roles = Vec::new();
        if !government.is_empty() {
            roles.push(role(Role::Government, government.iter().copied().map(Country).collect(), Vec::new()));
        }
        match curator {
            None => {}
            Some(Beat::World) => roles.push(role(Role::Curator, Vec::new(), Vec::new())),
            Some(Beat::Regions(regions)) => {
                roles.push(role(Role::Curator, Vec::new(), regions.iter().cloned().collect()));
            }
        }
        if *admin {
            roles.push(role(Role::Admin, Vec::new(), Vec::new()));
        }
        roles
    }
}

/// A browser in which somebody is signed in.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct Session {
    /// Its id.
    id: ID,
    /// What the browser called itself.
    agent: Option<String>,
    /// When it began.
    created_at: DateTime<Utc>,
    /// When it was last used, to about five minutes.
    used_at: DateTime<Utc>,
    /// When it ends at the latest.
    expires_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    is_current: bool,
}

impl Session {
    fn new(session: accounts::Session, current: Option<uuid::Uuid>) -> Self {
        let accounts::Session { id, agent, created_at, used_at, expires_at } = session;
        let is_current = current == Some(id);
        Self { id: node_id("Session", id), agent, created_at, used_at, expires_at, is_current }
    }
}

/// What a program carries to act for an account.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct Token {
    /// Its id.
    id: ID,
    /// What its owner calls it.
    name: String,
    /// How it begins.
    beginning: String,
    /// What it may be used for: `read:own`, `propose`, `curate`, `admin`.
    scopes: Vec<String>,
    /// Since when there is one.
    created_at: DateTime<Utc>,
    /// When it ends.
    expires_at: DateTime<Utc>,
    /// When it was last used, to about five minutes.
    used_at: Option<DateTime<Utc>>,
}

impl From<accounts::Token> for Token {
    fn from(token: accounts::Token) -> Self {
        let accounts::Token { id, name, beginning, scopes, created_at, expires_at, used_at } = token;
        let scopes = scopes.iter().map(Scope::code).map(str::to_owned).collect();
        Self { id: node_id("Token", id), name, beginning, scopes, created_at, expires_at, used_at }
    }
}
