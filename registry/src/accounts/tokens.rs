//! API tokens: a program acts with the rights of the account that made its token, narrowed by scopes. A token is shown
//! once.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Account, NOTED_EVERY, Secret, get, in_person, me, secret};
use crate::access::{Actor, Deed, Person, Scope, may};
use crate::context::Context;
use crate::entities::api_token;
use crate::error::{Error, FieldError, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::vocabulary::line;

/// Days for which a token may be good.
const DAYS: std::ops::RangeInclusive<u32> = 1..=366;
/// Tokens that an account may have at a time.
const MOST: u64 = 50;
/// Letters of a token by which its owner knows it again.
const BEGINNING: usize = secret::TOKEN_PREFIX.len() + 6;

/// A token, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its id.
    pub id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// How it begins.
    pub beginning: String,
    /// What it may be used for.
    pub scopes: BTreeSet<Scope>,
    /// Since when there is one.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// When it was last used, to about five minutes.
    pub used_at: Option<DateTime<Utc>>,
}

/// What a new token should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: BTreeSet<Scope>,
    /// For how many days, 1 to 366.
    pub days: u32,
}

/// Makes a token for whoever acts, or for an account when accounts are managed from the command line.
pub async fn create_token(
    ctx: &Context,
    actor: &Actor,
    of: Option<&super::Email>,
    new: NewToken,
) -> Result<(Token, Secret)> {
    let (acting, account) = match of {
        Some(email) => (may(actor, Deed::ManageAccounts)?, super::by_email(ctx, actor, email).await?),
        None => (may(actor, Deed::BeSomebody)?, in_person(ctx, actor).await?),
    };
    let NewToken { name, scopes, days } = sound(new)?;
    let secret = Secret::token()?;
    let now = ctx.clock.now();
    let row = api_token::Model {
        id: ctx.new_id(),
        account_id: account.id,
        name,
        hash: secret.hash(),
        beginning: secret.reveal().chars().take(BEGINNING).collect(),
        scopes: scopes.iter().map(Scope::code).collect::<Vec<_>>().join(" "),
        created_at: now,
        expires_at: now + TimeDelta::days(i64::from(days)),
        used_at: None,
        revoked_at: None,
    };
    let transaction = ctx.db.write().await?;
    let standing = api_token::Entity::find()
        .filter(api_token::Column::AccountId.eq(account.id))
        .filter(api_token::Column::RevokedAt.is_null())
        .filter(api_token::Column::ExpiresAt.gt(now))
        .count(&transaction)
        .await?;
    if standing >= MOST {
        return Err(Error::Conflict(format!("an account has at most {MOST} tokens; revoke one first")));
    }
    api_token::Entity::insert(row.clone().into_active_model().reset_all())
        .exec_without_returning(&transaction)
        .await?;
    let after = json!({ "account": account.id, "token": row.id, "scopes": row.scopes });
    let made = NewEvent::of(EventKind::AccountChanged, Value::Null, after);
    events::append(ctx, &transaction, &acting, [Ok(made)]).await?;
    transaction.commit().await?;
    Ok((told(row)?, secret))
}

fn sound(new: NewToken) -> Result<NewToken> {
    let mut faults = Vec::new();
    if let Err(error) = line(&new.name, 2, 100) {
        faults.push(FieldError::new("name", error.to_string()));
    }
    if new.scopes.is_empty() {
        faults.push(FieldError::coded("REQUIRED", "scopes", "needs at least one scope"));
    }
    if !DAYS.contains(&new.days) {
        faults.push(FieldError::new("days", "must be from 1 to 366"));
    }
    if faults.is_empty() { Ok(new) } else { Err(Error::Invalid(faults)) }
}

/// Who acts with this token; none when it is none, or no more.
pub async fn of_token(ctx: &Context, shown: &str) -> Result<Option<Person>> {
    if !secret::is_token(shown) {
        return Ok(None);
    }
    let now = ctx.clock.now();
    let row = api_token::Entity::find()
        .filter(api_token::Column::Hash.eq(secret::hash(shown)))
        .one(ctx.db.read())
        .await?
        .filter(|row| row.revoked_at.is_none() && row.expires_at > now);
    let Some(row) = row else { return Ok(None) };
    let account = get(ctx.db.read(), row.account_id).await?;
    if account.suspended_at.is_some() {
        return Ok(None);
    }
    if row.used_at.is_none_or(|used| now - used >= NOTED_EVERY) {
        let used = api_token::ActiveModel { id: Set(row.id), used_at: Set(Some(now)), ..Default::default() };
        let transaction = ctx.db.write().await?;
        api_token::Entity::update(used).exec(&transaction).await?;
        transaction.commit().await?;
    }
    Ok(Some(Person { scopes: Some(told(row)?.scopes), ..account.person() }))
}

/// The tokens of whoever acts that are still good, newest first.
pub async fn tokens(ctx: &Context, actor: &Actor) -> Result<Vec<Token>> {
    let Account { id, .. } = me(ctx, actor).await?;
    let rows = api_token::Entity::find()
        .filter(api_token::Column::AccountId.eq(id))
        .filter(api_token::Column::RevokedAt.is_null())
        .filter(api_token::Column::ExpiresAt.gt(ctx.clock.now()))
        .order_by_desc(api_token::Column::CreatedAt)
        .all(ctx.db.read())
        .await?;
    rows.into_iter().map(told).collect()
}

/// Ends one of one's own tokens.
pub async fn revoke_token(ctx: &Context, actor: &Actor, id: Uuid) -> Result<()> {
    let acting = may(actor, Deed::BeSomebody)?;
    let account = in_person(ctx, actor).await?.id;
    let transaction = ctx.db.write().await?;
    let revoked = api_token::Entity::update_many()
        .col_expr(api_token::Column::RevokedAt, Expr::value(ctx.clock.now()))
        .filter(api_token::Column::Id.eq(id))
        .filter(api_token::Column::AccountId.eq(account))
        .filter(api_token::Column::RevokedAt.is_null())
        .exec(&transaction)
        .await?;
    if revoked.rows_affected == 0 {
        return Err(Error::NotFound(format!("the token {id}")));
    }
    let before = json!({ "account": account, "token": id });
    let ended = NewEvent::of(EventKind::AccountChanged, before, Value::Null);
    events::append(ctx, &transaction, &acting, [Ok(ended)]).await?;
    transaction.commit().await?;
    Ok(())
}

fn told(row: api_token::Model) -> Result<Token> {
    let api_token::Model {
        id,
        account_id: _,
        name,
        hash: _,
        beginning,
        scopes,
        created_at,
        expires_at,
        used_at,
        revoked_at: _,
    } = row;
    let scopes = scopes.split(' ').map(str::parse).collect::<std::result::Result<_, _>>();
    let scopes = scopes.map_err(|error| Error::corrupt(format!("token {id}"), error))?;
    Ok(Token { id, name, beginning, scopes, created_at, expires_at, used_at })
}
