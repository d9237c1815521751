//! What people do about a flag: a government answers it, a curator decides on it.

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, QuerySelect};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Flag, Reply, get, told};
use crate::access::{Acting, Actor, Deed, may};
use crate::context::Context;
use crate::entities::flag;
use crate::error::{Error, FieldError, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::proposals::{self, About, Proposal};
use crate::said;
use crate::vocabulary::{CountryCode, PlatformUrl, line};

/// A government's answer. "Moved" and "retired" draft the proposal that follows from them.
pub async fn reply(
    ctx: &Context,
    actor: &Actor,
    id: Uuid,
    reply: Reply,
    url: Option<&str>,
    note: Option<String>,
) -> Result<(Flag, Option<Proposal>)> {
    let (platform, acting) = allowed(ctx, actor, id, Deed::ReplyToFlag).await?;
    let mut faults = Vec::new();
    if let Some(Err(error)) = note.as_deref().map(|note| line(note, 2, 500)) {
        faults.push(FieldError::new("note", error));
    }
    let url = match (reply, url) {
        (Reply::Moved, None) => {
            let why = said!("new-address-missing", "is missing: where did it move?");
            faults.push(FieldError::coded("REQUIRED", "url", why));
            None
        }
        (Reply::Moved, Some(url)) => match url.parse::<PlatformUrl>() {
            Ok(url) => Some(url),
            Err(error) => {
                faults.push(FieldError::new("url", error));
                None
            }
        },
        (Reply::StillOurs | Reply::Retired, _) => None,
    };
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let transaction = ctx.db.write().await?;
    let row = open(&transaction, id).await?;
    let before = json!({ "flag": row.kind, "reply": row.reply });
    let now = ctx.clock.now();
    let changed = flag::ActiveModel {
        id: Set(id),
        reply: Set(Some(reply)),
        reply_note: Set(note.clone()),
        replied_at: Set(Some(now)),
        replied_by: Set(acting.account),
        // Once they have answered, it is the curators' turn.
        rank_at: Set(row.rank_at.map(|rank| rank.min(now))),
        ..Default::default()
    };
    let row = flag::Entity::update(changed).exec(&transaction).await?;
    let mut events = vec![Ok(decided(platform, before, json!({ "flag": row.kind, "reply": reply }), note))];
    let follows = match reply {
        Reply::StillOurs => None,
        Reply::Moved => Some((About::Change(platform), json!({ "url": url }))),
        Reply::Retired => Some((About::Retirement(platform), json!({}))),
    };
    let mut draft = None;
    if let Some((about, fields)) = follows {
        let (proposal, begun, _) = proposals::create_within(ctx, &transaction, actor, about, fields).await?;
        events.push(Ok(begun));
        draft = Some(proposal);
    }
    events::append(ctx, &transaction, &acting, events).await?;
    transaction.commit().await?;
    Ok((told(row), draft))
}

/// A curator says that a flag's cause is none. It stays closed until the cause has gone and come back, and for so many days
/// in any case.
pub async fn dismiss(
    ctx: &Context,
    actor: &Actor,
    id: Uuid,
    reason: String,
    suppress_days: Option<u32>,
) -> Result<Flag> {
    const MOST_DAYS: u32 = 366;
    let (platform, acting) = allowed(ctx, actor, id, Deed::DecideFlag).await?;
    let mut faults = Vec::new();
    if let Err(error) = line(&reason, 2, 500) {
        faults.push(FieldError::new("reason", error));
    }
    if suppress_days.is_some_and(|days| days == 0 || days > MOST_DAYS) {
        faults.push(FieldError::new(
            "suppressDays",
            said!("days-range", "must be from 1 to {most}", most = MOST_DAYS),
        ));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let transaction = ctx.db.write().await?;
    let row = open(&transaction, id).await?;
    let now = ctx.clock.now();
    let until = suppress_days.map(|days| now + TimeDelta::days(i64::from(days)));
    let changed = flag::ActiveModel {
        id: Set(id),
        closed_at: Set(Some(now)),
        dismissed_at: Set(Some(now)),
        dismissed_why: Set(Some(reason.clone())),
        suppressed_until: Set(until),
        ..Default::default()
    };
    let before = json!({ "flag": row.kind });
    let row = flag::Entity::update(changed).exec(&transaction).await?;
    let event =
        decided(platform, before, json!({ "dismissed": row.kind, "suppressed_until": until }), Some(reason));
    events::append(ctx, &transaction, &acting, [Ok(event)]).await?;
    transaction.commit().await?;
    Ok(told(row))
}

/// A curator finds that the platform is no more: it is retired, which closes its flags. `fields` are those of a retirement.
pub async fn retire(ctx: &Context, actor: &Actor, id: Uuid, fields: Value) -> Result<Flag> {
    let (platform, acting) = allowed(ctx, actor, id, Deed::DecideFlag).await?;
    let transaction = ctx.db.write().await?;
    let row = open(&transaction, id).await?;
    let reason = fields["note"].as_str().map(str::to_owned);
    let event = decided(platform, json!({ "flag": row.kind }), json!({ "retired_for": row.kind }), reason);
    let retired = proposals::retire_within(ctx, &transaction, platform, fields).await?;
    events::append(ctx, &transaction, &acting, std::iter::once(event).chain(retired).map(Ok)).await?;
    let row = flag::Entity::find_by_id(id).one(&transaction).await?;
    transaction.commit().await?;
    row.map(told).ok_or_else(|| Error::NotFound(format!("the flag {id}")))
}

/// The platform of a flag that the actor may see, if they may also do this about it, and in which role.
async fn allowed(
    ctx: &Context,
    actor: &Actor,
    id: Uuid,
    deed: fn(CountryCode) -> Deed,
) -> Result<(Uuid, Acting)> {
    let Flag { platform, .. } = get(ctx, actor, id).await?;
    let country = crate::platforms::country_of(ctx, platform).await?;
    Ok((platform, may(actor, deed(country))?))
}

/// The flag, locked, if it is still open.
async fn open(transaction: &DatabaseTransaction, id: Uuid) -> Result<flag::Model> {
    let select = flag::Entity::find_by_id(id).lock_exclusive();
    let row = select.one(transaction).await?.ok_or_else(|| Error::NotFound(format!("the flag {id}")))?;
    if row.closed_at.is_some() {
        return Err(Error::Conflict(said!("flag-closed", "the flag was closed meanwhile")));
    }
    Ok(row)
}

fn decided(platform: Uuid, before: Value, after: Value, reason: Option<String>) -> NewEvent {
    let event = NewEvent::of(EventKind::FlagDecided, before, after);
    NewEvent { platform_id: Some(platform), reason, ..event }
}
