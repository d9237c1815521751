//! Renewing by the link that the reminder holds: it says first what would be confirmed and for whom, and works once.

use sea_orm::EntityTrait;
use uuid::Uuid;

use super::{confirm_within, is_renewable, locked};
use crate::access::Actor;
use crate::accounts::{self, Purpose};
use crate::context::Context;
use crate::entities::platform;
use crate::error::{Error, Result};
use crate::platforms::published::Endorsement;

/// What a link would confirm, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    /// The platform.
    pub platform: Uuid,
    /// Its slug.
    pub slug: String,
    /// What it is called.
    pub name: Option<String>,
    /// Where it is.
    pub url: String,
    /// The mail address of the account that would confirm.
    pub by: String,
    /// What holds now.
    pub endorsement: Endorsement,
}

/// What the bearer of a link would confirm. Looking uses nothing up: mail scanners follow links.
pub async fn renewal(ctx: &Context, link: &str) -> Result<Renewal> {
    let found = accounts::find_link(ctx, ctx.db.read(), link, Purpose::Renew).await?;
    let id = found.platform_id.ok_or_else(|| Error::corrupt("renewal link", "it names no platform"))?;
    let row = platform::Entity::find_by_id(id).one(ctx.db.read()).await?;
    let row = row.ok_or_else(|| Error::NotFound(format!("the platform {id}")))?;
    let account = accounts::get(ctx.db.read(), found.account_id).await?;
    Ok(Renewal {
        platform: id,
        name: crate::platforms::name_of(ctx.db.read(), id).await?,
        by: account.email.to_string(),
        endorsement: super::of(&row),
        slug: row.slug,
        url: row.url,
    })
}

/// Confirms what the link is for, in the name of the account that it was sent to, with the rights it has now.
pub async fn renew(ctx: &Context, link: &str) -> Result<Endorsement> {
    let found = accounts::find_link(ctx, ctx.db.read(), link, Purpose::Renew).await?;
    let id = found.platform_id.ok_or_else(|| Error::corrupt("renewal link", "it names no platform"))?;
    let account = accounts::get(ctx.db.read(), found.account_id).await?;
    if account.suspended_at.is_some() {
        return Err(Error::Unauthenticated(
            "this account is suspended; write to an administrator".to_owned(),
        ));
    }
    let transaction = ctx.db.write().await?;
    let row = locked(&transaction, id).await?;
    if !is_renewable(row.endorsement) {
        let message =
            format!("the endorsement of {} is {}; sign in to confirm it", row.slug, row.endorsement);
        return Err(Error::Conflict(message));
    }
    accounts::spend_link(ctx, &transaction, found.id).await?;
    let standing = confirm_within(ctx, &transaction, &Actor::Person(account.person()), id).await?;
    transaction.commit().await?;
    Ok(standing)
}
