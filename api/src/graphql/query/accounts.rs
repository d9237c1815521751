//! Who asks, and for administrators everybody who may sign in.

use async_graphql::{Context, Object, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use registry::Actor;
use registry::accounts::{self, Email};

use crate::graphql::types::account::{Account, AccountConnection, AccountEdge};
use crate::graphql::types::connection::PageInfo;
use crate::graphql::{actor, context, refuse};

/// Accounts on a page when `first` is not given.
const ACCOUNTS: i32 = 20;

/// What only those with an account read of accounts.
#[derive(Debug, Clone, Copy, Default)]
pub struct AccountQuery;

/// What only those with an account read of accounts.
#[Object(serial)]
impl AccountQuery {
    /// Whoever asks; null for a visitor.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Account>> {
        let actor = actor(ctx)?;
        if *actor == Actor::Visitor {
            return Ok(None);
        }
        let account = accounts::me(context(ctx)?, actor).await;
        account.map(|account| Some(Account(account))).map_err(|error| crate::error::graphql(&error))
    }

    /// Every account, by mail address; for administrators. At most 100 a page.
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(ACCOUNTS)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<AccountConnection> {
        let first = first.unwrap_or(ACCOUNTS);
        let size = usize::try_from(first).ok().filter(|size| *size <= 100);
        let size = size
            .ok_or_else(|| refuse("BAD_USER_INPUT", format!("`first` must be from 0 to 100, not {first}")))?;
        let after = after.map(|cursor| parse_cursor(&cursor)).transpose()?;
        let limit = u64::try_from(size + 1).unwrap_or(u64::MAX);
        let found = accounts::list(context(ctx)?, actor(ctx)?, after.as_ref(), limit).await;
        let mut found = found.map_err(|error| crate::error::graphql(&error))?;
        let has_next_page = found.len() > size;
        found.truncate(size);
        let edge =
            |found: accounts::Account| AccountEdge { cursor: cursor(&found.email), node: Account(found) };
        let edges: Vec<_> = found.into_iter().map(edge).collect();
        Ok(AccountConnection {
            nodes: edges.iter().map(|edge| edge.node.clone()).collect(),
            page_info: PageInfo {
                has_next_page,
                has_previous_page: after.is_some(),
                start_cursor: edges.first().map(|edge| edge.cursor.clone()),
                end_cursor: edges.last().map(|edge| edge.cursor.clone()),
            },
            edges,
        })
    }
}

fn cursor(email: &Email) -> String {
    URL_SAFE_NO_PAD.encode(format!("account:{email}"))
}

fn parse_cursor(cursor: &str) -> Result<Email> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let email = text.and_then(|text| text.strip_prefix("account:")?.parse().ok());
    email.ok_or_else(|| {
        refuse("BAD_USER_INPUT", "`after` is not a cursor of this list; use `endCursor` of a page")
    })
}
