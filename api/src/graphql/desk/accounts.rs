//! Accounts: one's own, and all of them for whoever manages them.

use async_graphql::{Context, Object, Result};
use registry::Actor;
use registry::accounts::{self, Email};

use super::{Wanted, cursor};
use crate::error::OrRefusal;
use crate::graphql::actor::actor;
use crate::graphql::context;
use crate::graphql::types::account::Account;
use crate::graphql::types::connection::Connection;

/// Reading accounts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Accounts;

/// Reading accounts.
#[Object(serial, name = "DeskAccounts")]
impl Accounts {
    /// Whoever asks; null for visitors.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Account>> {
        match actor(ctx) {
            Actor::Person(_) => {
                let me = accounts::me(context(ctx)?, actor(ctx)).await;
                Ok(Some(Account(me.or_refusal()?)))
            }
            Actor::Visitor | Actor::Operator | Actor::System(_) => Ok(None),
        }
    }

    /// Every account by mail address, for administrators.
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<Account>> {
        let wanted = Wanted::of("account", first, after)?;
        let after = wanted.place(|email| email.parse::<Email>().ok())?;
        let found = accounts::list(context(ctx)?, actor(ctx), after.as_ref(), wanted.limit).await;
        let placed = found.or_refusal()?.into_iter();
        let placed = placed.map(|account| (cursor("account", &account.email), Account(account)));
        Ok(Connection::page(placed, wanted.limit, wanted.after.is_some()))
    }
}
