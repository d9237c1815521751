//! Reading the events as they stand: who did what, in which role, what stood before and after, and why.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::Value;
use uuid::Uuid;

use super::EventKind;
use crate::access::{Actor, Deed, may};
use crate::context::Context;
use crate::entities::{event, proposal};
use crate::error::{Error, Result};

/// Which events are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// By this account.
    pub account: Option<Uuid>,
    /// About this platform.
    pub platform: Option<Uuid>,
    /// About this proposal.
    pub proposal: Option<Uuid>,
    /// Of these kinds; of all when none is named.
    pub kinds: Vec<EventKind>,
    /// From this moment on.
    pub since: Option<DateTime<Utc>>,
    /// Before this moment.
    pub until: Option<DateTime<Utc>>,
}

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its number.
    pub seq: i64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: EventKind,
    /// In which role somebody acted.
    pub role: String,
    /// The account that acted.
    pub account: Option<Uuid>,
    /// The job that acted.
    pub job: Option<String>,
    /// The platform that it is about.
    pub platform: Option<Uuid>,
    /// The proposal that it is about.
    pub proposal: Option<Uuid>,
    /// What stood before.
    pub before: Value,
    /// What stands after.
    pub after: Value,
    /// Why.
    pub reason: Option<String>,
    /// What binds it to the one before.
    pub hash: String,
}

/// Events, the newest first; those before a number, at most `limit`.
pub async fn audit(
    ctx: &Context,
    actor: &Actor,
    filter: &Filter,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Event>> {
    let Filter { account, platform, proposal, kinds, since, until } = filter;
    match proposal {
        // Whoever may read a proposal may read what happened to it.
        Some(id) => {
            let found = crate::proposals::find(ctx, actor, *id).await?;
            found.ok_or_else(|| Error::NotFound(format!("the proposal {id}")))?;
        }
        None => {
            may(actor, Deed::Audit)?;
        }
    }
    let mut select = event::Entity::find().order_by_desc(event::Column::Seq).limit(limit);
    if let Some(account) = account {
        select = select.filter(event::Column::AccountId.eq(*account));
    }
    if let Some(platform) = platform {
        select = select.filter(event::Column::PlatformId.eq(*platform));
    }
    if let Some(proposal) = proposal {
        select = select.filter(event::Column::ProposalId.eq(*proposal));
    }
    if !kinds.is_empty() {
        select = select.filter(event::Column::Kind.is_in(kinds.iter().copied()));
    }
    if let Some(since) = since {
        select = select.filter(event::Column::At.gte(*since));
    }
    if let Some(until) = until {
        select = select.filter(event::Column::At.lt(*until));
    }
    if let Some(before) = before {
        select = select.filter(event::Column::Seq.lt(before));
    }
    select.all(ctx.db.read()).await?.into_iter().map(told).collect()
}

/// What happened to a platform, the newest first, at most `limit`: for those who see its flags. What is only being drafted
/// is not among it.
pub async fn of_platform(ctx: &Context, actor: &Actor, platform: Uuid, limit: u64) -> Result<Vec<Event>> {
    let country = crate::platforms::country_of(ctx, platform).await?;
    may(actor, Deed::ReadFlags(country))?;
    let sent = proposal::Entity::find()
        .select_only()
        .column(proposal::Column::Id)
        .filter(proposal::Column::SubmittedAt.is_not_null())
        .into_query();
    let known = Condition::any()
        .add(event::Column::ProposalId.is_null())
        .add(event::Column::ProposalId.in_subquery(sent));
    let rows = event::Entity::find()
        .filter(event::Column::PlatformId.eq(platform))
        .filter(known)
        .order_by_desc(event::Column::Seq)
        .limit(limit)
        .all(ctx.db.read())
        .await?;
    rows.into_iter().map(told).collect()
}

pub(crate) fn told(row: event::Model) -> Result<Event> {
    let event::Model { seq, at, kind, public: _, platform_id, account_id, proposal_id, payload, hash } = row;
    let mut payload: Value =
        serde_json::from_str(&payload).map_err(|error| Error::corrupt(format!("event {seq}"), error))?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    Ok(Event {
        seq,
        at,
        kind,
        role: text(&payload["actor"]["role"]).unwrap_or_default(),
        account: account_id,
        job: text(&payload["actor"]["job"]),
        platform: platform_id,
        proposal: proposal_id,
        reason: text(&payload["reason"]),
        before: payload["before"].take(),
        after: payload["after"].take(),
        hash,
    })
}
