//! Reading flags: one, or many, by whoever may see them.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Condition, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::{FlagKind, Reply};
use crate::access::{Actor, Deed, may};
use crate::context::Context;
use crate::entities::{flag, platform};
use crate::error::{Error, Result};
use crate::vocabulary::CountryCode;

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
    for country in countries {
        may(actor, Deed::ReadFlags(*country))?;
    }
    let here = if countries.is_empty() {
        may(actor, Deed::BeSomebody)?;
        match actor {
            Actor::Person(person) => person.grants.watched(),
            Actor::Visitor | Actor::Operator | Actor::System(_) => None,
        }
    } else {
        Some(countries.clone())
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
