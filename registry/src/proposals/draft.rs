//! Writing a proposal: begun, saved as often as one likes, laid upon a newer version of its platform.

use sea_orm::{DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::Proposal;
use super::changes::{applied, changes};
use super::fields::{FIELDS, Fields, RETIREMENT_FIELDS};
use super::outcome::{base, standing_now};
use super::stored::{Held, author_role, hold, insert, read};
use crate::access::{Acting, Actor, Deed, may};
use crate::context::Context;
use crate::entities::{platform, proposal};
use crate::error::{Error, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::said;
use crate::vocabulary::{CountryCode, Lifecycle};
use crate::workflow::{ProposalKind, ProposalStatus, Side};

/// What a new proposal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A platform of this country that is not listed yet.
    New(CountryCode),
    /// One that is listed, to be changed.
    Change(Uuid),
    /// One that is listed, to be retired.
    Retirement(Uuid),
}

impl About {
    /// What is wanted, and of which platform that is listed.
    pub(super) const fn parts(self) -> (ProposalKind, Option<Uuid>) {
        match self {
            Self::New(_) => (ProposalKind::Create, None),
            Self::Change(id) => (ProposalKind::Update, Some(id)),
            Self::Retirement(id) => (ProposalKind::Retire, Some(id)),
        }
    }
}

/// The fields that a proposal of a kind may have.
pub(super) const fn known(kind: ProposalKind) -> &'static [&'static str] {
    match kind {
        ProposalKind::Create | ProposalKind::Update => &FIELDS,
        ProposalKind::Retire => &RETIREMENT_FIELDS,
    }
}

/// Begins a proposal.
pub async fn create(
    ctx: &Context,
    actor: &Actor,
    about: About,
    fields: serde_json::Value,
) -> Result<Proposal> {
    let transaction = ctx.db.write().await?;
    let (proposal, event, acting) = create_within(ctx, &transaction, actor, about, fields).await?;
    events::append(ctx, &transaction, &acting, [Ok(event)]).await?;
    transaction.commit().await?;
    Ok(proposal)
}

/// The same as a part of something larger, with the event for its end.
pub(crate) async fn create_within(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    actor: &Actor,
    about: About,
    fields: serde_json::Value,
) -> Result<(Proposal, NewEvent, Acting)> {
    let (kind, standing, country) = match about {
        About::New(country) => (ProposalKind::Create, None, country),
        About::Change(id) => listed(transaction, ProposalKind::Update, id).await?,
        About::Retirement(id) => listed(transaction, ProposalKind::Retire, id).await?,
    };
    let acting = may(actor, Deed::Propose(country))?;
    let fields = Fields::read(fields, known(kind))?;
    if let Some(row) = standing.as_ref().filter(|row| row.lifecycle == Lifecycle::Retired) {
        let message =
            said!("retired-new", "{slug} is retired; propose a new entry if it is back", slug = row.slug);
        return Err(Error::Conflict(message));
    }
    let row = proposal::Model {
        platform_id: standing.as_ref().map(|row| row.id),
        base_version: standing.as_ref().map(|row| row.version),
        fields: fields.to_text(),
        ..blank(ctx, &acting, kind, country)?
    };
    insert(transaction, &row).await?;
    let event = begun(&row);
    Ok((read(row)?, event, acting))
}

async fn listed(
    transaction: &DatabaseTransaction,
    kind: ProposalKind,
    id: Uuid,
) -> Result<(ProposalKind, Option<platform::Model>, CountryCode)> {
    let row = platform::Entity::find_by_id(id).one(transaction).await?;
    let row = row.ok_or_else(|| Error::NotFound(format!("the platform {id}")))?;
    let country = row.country;
    Ok((kind, Some(row), country))
}

/// That a proposal was begun.
pub(super) fn begun(row: &proposal::Model) -> NewEvent {
    NewEvent {
        platform_id: row.platform_id,
        proposal_id: Some(row.id),
        ..NewEvent::of(
            EventKind::ProposalMoved,
            json!(null),
            json!({ "kind": row.kind, "status": row.status }),
        )
    }
}

pub(super) fn blank(
    ctx: &Context,
    acting: &Acting,
    kind: ProposalKind,
    country: CountryCode,
) -> Result<proposal::Model> {
    let now = ctx.clock.now();
    let author = acting.account.ok_or_else(|| Error::Forbidden("only accounts propose".to_owned()))?;
    Ok(proposal::Model {
        id: ctx.new_id(),
        kind,
        status: ProposalStatus::Draft,
        country,
        platform_id: None,
        base_version: None,
        author_id: author,
        author_role: author_role(acting)?,
        fields: String::new(),
        revision: 1,
        created_at: now,
        updated_at: now,
        submitted_at: None,
        waited_s: 0,
        waiting_since: None,
        rank_at: None,
        decided_at: None,
        assignee_id: None,
        reviewer_id: None,
        reviewed_until: None,
        check_request_id: None,
    })
}

fn still_editable(held: &Held) -> Result<()> {
    let status = held.row.status;
    if status.is_editable() {
        return Ok(());
    }
    Err(Error::Conflict(said!(
        "not-editable",
        "a proposal that is {status} cannot be changed; withdraw or reopen it",
        status = status
    )))
}

/// Saves what was typed: what is named is taken, what is not stays as it was, `drop` names fields to be given up.
pub async fn save(
    ctx: &Context,
    actor: &Actor,
    id: Uuid,
    fields: serde_json::Value,
    drop: &[String],
    seen: Option<i32>,
) -> Result<Proposal> {
    let transaction = ctx.db.write().await?;
    let mut held = hold(&transaction, actor, id, Side::Author, seen).await?;
    still_editable(&held)?;
    let before =
        Fields::stored(&held.row.fields).map_err(|e| Error::corrupt(format!("fields of {id}"), e))?;
    let mut after = before.with(Fields::read(fields, known(held.row.kind))?);
    for field in drop {
        after.remove(field);
    }
    // Many small savings must not add up to more than one may hold.
    let after = Fields::read(after.object().clone().into(), known(held.row.kind))?;
    held.row.fields = after.to_text();
    held.touch(ctx.clock.now());
    held.save(&transaction).await?;
    transaction.commit().await?;
    read(held.row)
}

/// Lays an update upon its platform as it stands now. Fields named in `yield_to` go with what stands; in all others the
/// author insists on theirs.
pub async fn rebase(
    ctx: &Context,
    actor: &Actor,
    id: Uuid,
    yield_to: &[String],
    seen: Option<i32>,
) -> Result<Proposal> {
    let transaction = ctx.db.write().await?;
    let mut held = hold(&transaction, actor, id, Side::Author, seen).await?;
    if held.row.kind != ProposalKind::Update {
        return Err(Error::Conflict(said!(
            "only-updates",
            "only an update is laid upon a version of its platform"
        )));
    }
    still_editable(&held)?;
    let proposal = read(held.row.clone())?;
    let (before, now) = (base(&transaction, &proposal).await?, standing_now(&transaction, &proposal).await?);
    let kept: Vec<_> = changes(&before.record, &now.record, &proposal.fields)
        .into_iter()
        .filter(|change| !yield_to.contains(&change.field))
        .collect();
    let wanted = applied(&now.record, &kept);
    let fields = wanted
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(field, value)| now.record[field.as_str()] != **value);
    let fields = fields.filter(|(field, _)| FIELDS.contains(&field.as_str()));
    let fields: serde_json::Map<_, _> = fields.map(|(field, value)| (field.clone(), value.clone())).collect();
    held.row.fields = Fields::read(fields.into(), &FIELDS)?.to_text();
    held.row.base_version = Some(now.version);
    held.touch(ctx.clock.now());
    held.save(&transaction).await?;
    transaction.commit().await?;
    read(held.row)
}
