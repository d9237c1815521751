//! Coming in by a link that a mail holds. It works once, for a quarter of an hour, and if a browser asked for it in that
//! browser only. Whoever asks learns nothing about which addresses have an account: asking only notes the wish, and
//! whoever sends the mail looks whether there is somebody to send it to.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use super::attempts::{self, Trial};
use super::sessions;
use super::{Account, Email, Secret, find_by_email, get, secret};
use crate::context::Context;
use crate::entities::{account, link};
use crate::error::{Error, Result};
use crate::mails::{self, MailKind, NewMail};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a link is for.
    "purpose of a link" pub enum Purpose {
        /// To come in.
        SignIn = "SIGN_IN",
        /// To confirm an entry for another year.
        Renew = "RENEW",
    }
}

impl Purpose {
    /// How long such a link works.
    pub const fn works(self) -> TimeDelta {
        match self {
            Self::SignIn => TimeDelta::minutes(15),
            // As long as the entry is due, and a while after it has lapsed.
            Self::Renew => TimeDelta::days(75),
        }
    }
}

/// What a new link opens, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewLink {
    pub account: Uuid,
    pub purpose: Purpose,
    pub platform: Option<Uuid>,
    /// The hash of the secret of the only browser in which it works.
    pub browser: Option<String>,
}

/// Somebody who has come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub account: Account,
    /// What the browser keeps from now on.
    pub session: Secret,
    /// Until when that is good at the longest.
    pub until: DateTime<Utc>,
}

/// Notes that somebody wants a link sent to an address. `browser` is the secret that their browser keeps meanwhile,
/// `source` the network address that they ask from.
pub async fn ask_for_link(
    ctx: &Context,
    email: &Email,
    language: &str,
    browser: Option<&str>,
    source: &str,
) -> Result<()> {
    attempts::note(ctx, Trial::LinkFrom(source)).await?;
    attempts::note(ctx, Trial::LinkTo(email.as_str())).await?;
    let facts = json!({ "browser": browser.map(secret::hash) });
    let mail = NewMail {
        account: None,
        recipient: email.clone(),
        language: language.to_owned(),
        kind: MailKind::SignIn,
        facts,
    };
    let transaction = ctx.db.write().await?;
    mails::put(ctx, &transaction, [mail]).await?;
    transaction.commit().await?;
    Ok(())
}

/// Makes a link for an account: what it opens with is known to nobody before it is put into the mail.
pub(crate) async fn make(ctx: &Context, transaction: &DatabaseTransaction, new: NewLink) -> Result<Secret> {
    let NewLink { account, purpose, platform, browser } = new;
    let secret = Secret::new()?;
    let now = ctx.clock.now();
    let row = link::ActiveModel {
        id: Set(ctx.new_id()),
        account_id: Set(account),
        purpose: Set(purpose),
        platform_id: Set(platform),
        hash: Set(secret.hash()),
        browser: Set(browser),
        created_at: Set(now),
        expires_at: Set(now + purpose.works()),
        used_at: Set(None),
    };
    link::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(secret)
}

/// A link that works.
pub(crate) async fn find(
    ctx: &Context,
    connection: &impl ConnectionTrait,
    shown: &str,
    purpose: Purpose,
) -> Result<link::Model> {
    let row = link::Entity::find()
        .filter(link::Column::Hash.eq(secret::hash(shown)))
        .filter(link::Column::Purpose.eq(purpose))
        .one(connection)
        .await?;
    row.filter(|row| row.used_at.is_none() && row.expires_at > ctx.clock.now()).ok_or_else(spent)
}

/// Uses a link up: of two that come with the same one, one finds it unused.
pub(crate) async fn spend(ctx: &Context, transaction: &DatabaseTransaction, id: Uuid) -> Result<()> {
    let used = link::Entity::update_many()
        .col_expr(link::Column::UsedAt, Expr::value(ctx.clock.now()))
        .filter(link::Column::Id.eq(id))
        .filter(link::Column::UsedAt.is_null())
        .exec(transaction)
        .await?;
    if used.rows_affected == 1 { Ok(()) } else { Err(spent()) }
}

fn spent() -> Error {
    Error::Unauthenticated("this link does not work any more; ask for a new one".to_owned())
}

/// The account that mail to this address may let in.
pub(crate) async fn reachable(transaction: &DatabaseTransaction, email: &Email) -> Result<Option<Account>> {
    Ok(find_by_email(transaction, email).await?.filter(|account| account.suspended_at.is_none()))
}

/// Lets the bearer of a link in, and ends the session that their browser had until now.
pub async fn sign_in(
    ctx: &Context,
    shown: &str,
    browser: Option<&str>,
    before: Option<&str>,
    agent: Option<&str>,
    source: &str,
) -> Result<SignedIn> {
    note_coming(ctx, source).await?;
    let transaction = ctx.db.write().await?;
    let row = find(ctx, &transaction, shown, Purpose::SignIn).await?;
    if row.browser.is_some() && row.browser != browser.map(secret::hash) {
        let elsewhere = "open this link in the browser in which you asked for it, or ask for a new one here";
        return Err(Error::Unauthenticated(elsewhere.to_owned()));
    }
    spend(ctx, &transaction, row.id).await?;
    let account = get(&transaction, row.account_id).await?;
    let signed_in = enter(ctx, &transaction, account, before, agent).await?;
    transaction.commit().await?;
    Ok(signed_in)
}

/// Notes that somebody is about to come in from a network address, or refuses it when there were too many.
pub async fn note_coming(ctx: &Context, source: &str) -> Result<()> {
    attempts::note(ctx, Trial::SignInFrom(source)).await
}

/// Lets in whom an organisation vouches for: the owner of a mail address that it has verified.
pub async fn sign_in_as(
    ctx: &Context,
    email: &Email,
    before: Option<&str>,
    agent: Option<&str>,
) -> Result<SignedIn> {
    let transaction = ctx.db.write().await?;
    let account = find_by_email(&transaction, email).await?;
    let account = account.ok_or_else(|| {
        Error::Unauthenticated(format!("there is no account for {email}; an administrator can invite you"))
    })?;
    let signed_in = enter(ctx, &transaction, account, before, agent).await?;
    transaction.commit().await?;
    Ok(signed_in)
}

async fn enter(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    account: Account,
    before: Option<&str>,
    agent: Option<&str>,
) -> Result<SignedIn> {
    if account.suspended_at.is_some() {
        return Err(Error::Unauthenticated(
            "this account is suspended; write to an administrator".to_owned(),
        ));
    }
    let now = ctx.clock.now();
    if let Some(before) = before {
        sessions::leave(ctx, transaction, before).await?;
    }
    let (session, until) = sessions::begin(ctx, transaction, account.id, agent).await?;
    let row =
        account::ActiveModel { id: Set(account.id), signed_in_at: Set(Some(now)), ..Default::default() };
    account::Entity::update(row).exec(transaction).await?;
    Ok(SignedIn { account: Account { signed_in_at: Some(now), ..account }, session, until })
}
