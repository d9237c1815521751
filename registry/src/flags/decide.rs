//! What people do about a flag: a government answers it, a curator decides on it.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{FlagKind, Reply};
use crate::access::{Actor, Deed, may};
use crate::context::Context;
use crate::entities::{flag, platform};
use crate::error::{Error, FieldError, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::proposals::{self, About, Proposal};
use crate::vocabulary::{CountryCode, PlatformUrl, line};

/// A flag, with all that was said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// Its id.
    pub id: Uuid,
    /// The platform.
    pub platform: Uuid,
    /// What it says.
    pub kind: FlagKind,
    /// When it was opened, or opened again.
    pub opened_at: DateTime<Utc>,
    /// When its cause was last seen.
    pub last_seen_at: DateTime<Utc>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// How often it was opened.
    pub times_opened: i32,
    /// What was seen first.
    pub first_evidence: String,
    /// What was seen last.
    pub last_evidence: String,
    /// What the government says.
    pub reply: Option<Reply>,
    /// In its own words.
    pub reply_note: Option<String>,
    /// When it said so.
    pub replied_at: Option<DateTime<Utc>>,
    /// Why a curator closed it.
    pub dismissed_why: Option<String>,
    /// Until when it is not opened again.
    pub suppressed_until: Option<DateTime<Utc>>,
}

/// Open flags of some countries that the actor may see, the oldest first; those after one, at most `limit`.
pub async fn list(
    ctx: &Context,
    actor: &Actor,
    countries: &[CountryCode],
    after: Option<(DateTime<Utc>, Uuid)>,
    limit: u64,
) -> Result<Vec<Flag>> {
    for country in countries {
        may(actor, Deed::ReadFlags(*country))?;
    }
    let here = platform::Entity::find()
        .select_only()
        .column(platform::Column::Id)
        .filter(platform::Column::Country.is_in(countries.iter().copied()))
        .into_query();
    let mut select = flag::Entity::find()
        .filter(flag::Column::ClosedAt.is_null())
        .filter(flag::Column::PlatformId.in_subquery(here))
        .order_by_asc(flag::Column::OpenedAt)
        .order_by_asc(flag::Column::Id)
        .limit(limit);
    if let Some((at, id)) = after {
        let same = sea_orm::Condition::all().add(flag::Column::OpenedAt.eq(at)).add(flag::Column::Id.gt(id));
        select = select.filter(sea_orm::Condition::any().add(flag::Column::OpenedAt.gt(at)).add(same));
    }
    Ok(select.all(ctx.db.read()).await?.into_iter().map(told).collect())
}

/// A flag, if the actor may see it.
pub async fn get(ctx: &Context, actor: &Actor, id: Uuid) -> Result<Flag> {
    may(actor, Deed::BeSomebody)?;
    let hidden = || Error::NotFound(format!("the flag {id}"));
    let row = flag::Entity::find_by_id(id).one(ctx.db.read()).await?.ok_or_else(hidden)?;
    let country = crate::platforms::country_of(ctx, row.platform_id).await?;
    may(actor, Deed::ReadFlags(country)).map_err(|_| hidden())?;
    Ok(told(row))
}

/// A government's answer. "Moved" and "retired" draft the proposal that follows from them.
pub async fn reply(
    ctx: &Context,
    actor: &Actor,
    id: Uuid,
    reply: Reply,
    url: Option<&str>,
    note: Option<String>,
) -> Result<(Flag, Option<Proposal>)> {
    let Flag { platform, .. } = get(ctx, actor, id).await?;
    let country = crate::platforms::country_of(ctx, platform).await?;
    let acting = may(actor, Deed::ReplyToFlag(country))?;
    let mut faults = Vec::new();
    if let Some(Err(error)) = note.as_deref().map(|note| line(note, 2, 500)) {
        faults.push(FieldError::new("note", error.to_string()));
    }
    let url = match (reply, url) {
        (Reply::Moved, None) => {
            faults.push(FieldError::coded("REQUIRED", "url", "is missing: where did it move?"));
            None
        }
        (Reply::Moved, Some(url)) => match url.parse::<PlatformUrl>() {
            Ok(url) => Some(url),
            Err(error) => {
                faults.push(FieldError::new("url", error.to_string()));
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
    let Flag { platform, .. } = get(ctx, actor, id).await?;
    let acting = may(actor, Deed::DecideFlag(crate::platforms::country_of(ctx, platform).await?))?;
    let mut faults = Vec::new();
    if let Err(error) = line(&reason, 2, 500) {
        faults.push(FieldError::new("reason", error.to_string()));
    }
    if suppress_days.is_some_and(|days| days == 0 || days > MOST_DAYS) {
        faults.push(FieldError::new("suppressDays", format!("must be from 1 to {MOST_DAYS}")));
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

/// The flag, locked, if it is still open.
async fn open(transaction: &DatabaseTransaction, id: Uuid) -> Result<flag::Model> {
    let mut select = flag::Entity::find_by_id(id);
    if transaction.get_database_backend() == DbBackend::Postgres {
        select = select.lock(LockType::Update);
    }
    let row = select.one(transaction).await?.ok_or_else(|| Error::NotFound(format!("the flag {id}")))?;
    if row.closed_at.is_some() {
        return Err(Error::Conflict("the flag was closed meanwhile".to_owned()));
    }
    Ok(row)
}

fn decided(platform: Uuid, before: Value, after: Value, reason: Option<String>) -> NewEvent {
    let event = NewEvent::of(EventKind::FlagDecided, before, after);
    NewEvent { platform_id: Some(platform), reason, ..event }
}

fn told(row: flag::Model) -> Flag {
    let flag::Model {
        id,
        platform_id,
        kind,
        opened_at,
        last_seen_at,
        closed_at,
        times_opened,
        first_evidence,
        last_evidence,
        reply,
        reply_note,
        replied_at,
        replied_by: _,
        dismissed_at: _,
        dismissed_why,
        suppressed_until,
    } = row;
    Flag {
        id,
        platform: platform_id,
        kind,
        opened_at,
        last_seen_at,
        closed_at,
        times_opened,
        first_evidence,
        last_evidence,
        reply,
        reply_note,
        replied_at,
        dismissed_why,
        suppressed_until,
    }
}
