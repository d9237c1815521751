//! What people do about a flag: a government answers it, a curator decides on it.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Condition, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
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
    /// From when the public may be told of it; none for what is not the public's.
    pub notice_from: Option<DateTime<Utc>>,
    /// Since when the public is told.
    pub noticed_at: Option<DateTime<Utc>>,
}

/// Which open flags are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of these countries; of all that the actor may see when none is named.
    pub countries: Vec<CountryCode>,
    /// Of these kinds; of all when none is named.
    pub kinds: Vec<FlagKind>,
    /// Of this platform.
    pub platform: Option<Uuid>,
}

/// Open flags that the actor may see, the oldest first; those after one, at most `limit`.
pub async fn list(
    ctx: &Context,
    actor: &Actor,
    filter: &Filter,
    after: Option<&Flag>,
    limit: u64,
) -> Result<Vec<Flag>> {
    let Filter { countries, kinds, platform } = filter;
    let here = match (countries.as_slice(), actor) {
        ([], Actor::Person(person)) => {
            may(actor, Deed::BeSomebody)?;
            person.grants.watched()
        }
        ([], Actor::Visitor | Actor::Operator | Actor::System(_)) => {
            may(actor, Deed::BeSomebody)?;
            None
        }
        (named, _) => {
            for country in named {
                may(actor, Deed::ReadFlags(*country))?;
            }
            Some(named.to_vec())
        }
    };
    let mut select = flag::Entity::find()
        .filter(flag::Column::ClosedAt.is_null())
        .order_by_asc(flag::Column::OpenedAt)
        .order_by_asc(flag::Column::Id)
        .limit(limit);
    if let Some(here) = here {
        select = select.filter(flag::Column::PlatformId.in_subquery(platforms_of(here)));
    }
    if !kinds.is_empty() {
        select = select.filter(flag::Column::Kind.is_in(kinds.iter().copied()));
    }
    if let Some(platform) = platform {
        select = select.filter(flag::Column::PlatformId.eq(*platform));
    }
    if let Some(Flag { opened_at, id, .. }) = after {
        let same = Condition::all().add(flag::Column::OpenedAt.eq(*opened_at)).add(flag::Column::Id.gt(*id));
        select = select.filter(Condition::any().add(flag::Column::OpenedAt.gt(*opened_at)).add(same));
    }
    Ok(select.all(ctx.db.read()).await?.into_iter().map(told).collect())
}

/// The platforms of some countries, for a subquery.
pub(crate) fn platforms_of(countries: Vec<CountryCode>) -> SelectStatement {
    platform::Entity::find()
        .select_only()
        .column(platform::Column::Id)
        .filter(platform::Column::Country.is_in(countries))
        .into_query()
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

/// A curator finds that the platform is no more: it is retired, which closes its flags. `fields` are those of a retirement.
pub async fn retire(ctx: &Context, actor: &Actor, id: Uuid, fields: Value) -> Result<Flag> {
    let Flag { platform, .. } = get(ctx, actor, id).await?;
    let acting = may(actor, Deed::DecideFlag(crate::platforms::country_of(ctx, platform).await?))?;
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

/// The flag, locked, if it is still open.
async fn open(transaction: &DatabaseTransaction, id: Uuid) -> Result<flag::Model> {
    let select = flag::Entity::find_by_id(id).lock_exclusive();
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

pub(crate) fn told(row: flag::Model) -> Flag {
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
        rank_at: _,
        notice_from,
        noticed_at,
        told_at: _,
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
        notice_from,
        noticed_at,
    }
}
