//! The author's steps: sending a proposal to the curators, taking it back, opening it again.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::Proposal;
use super::notes::{self, Words};
use super::outcome::outcome;
use super::stored::{Held, hold, read};
use crate::access::Actor;
use crate::checks::policy::Policy;
use crate::checks::requests::{self, Subject};
use crate::context::Context;
use crate::entities::{flag, platform};
use crate::error::Result;
use crate::events;
use crate::vocabulary::EndorsementStatus;
use crate::workflow::{ProposalKind, Side, Step};

/// Sends a proposal to the curators, if it is sound, and has its address checked as evidence.
pub async fn submit(
    ctx: &Context,
    actor: &Actor,
    policy: &Policy,
    id: Uuid,
    seen: Option<i32>,
    text: Option<String>,
) -> Result<Proposal> {
    let words = Words { reasons: Vec::new(), text }.sound(Step::Submit)?;
    let transaction = ctx.db.write().await?;
    let mut held = hold(&transaction, actor, id, Side::Author, seen).await?;
    let event = held.step(ctx, Step::Submit, Side::Author, &words)?;
    let outcome = outcome(&transaction, &read(held.row.clone())?, ctx.clock.now().date_naive()).await?;
    let address = (held.row.kind != ProposalKind::Retire).then(|| outcome.document().url.clone());
    held.row.submitted_at = Some(ctx.clock.now());
    urge(&transaction, &mut held).await?;
    if let Some(url) = address {
        held.row.check_request_id =
            Some(requests::put(ctx, &transaction, policy, &Subject::Address(url)).await?);
    }
    notes::keep(ctx, &transaction, id, &held.acting, Some(Step::Submit), &words).await?;
    held.save(&transaction).await?;
    events::append(ctx, &transaction, &held.acting, [Ok(event)]).await?;
    transaction.commit().await?;
    read(held.row)
}

/// What concerns an entry that is wrong or about to lapse comes first: it is ranked as if it had waited longer.
async fn urge(transaction: &DatabaseTransaction, held: &mut Held) -> Result<()> {
    const FLAGGED: TimeDelta = TimeDelta::days(7);
    const DUE: TimeDelta = TimeDelta::days(7);
    let Some(id) = held.row.platform_id else { return Ok(()) };
    let mut urgency = TimeDelta::zero();
    if has_open_flag(transaction, id).await? {
        urgency += FLAGGED;
    }
    let endorsement = platform::Entity::find_by_id(id).one(transaction).await?.map(|row| row.endorsement);
    if matches!(endorsement, Some(EndorsementStatus::Due | EndorsementStatus::Lapsed)) {
        urgency += DUE;
    }
    held.row.rank_at = held.row.waiting_since.map(|since| since - urgency);
    Ok(())
}

async fn has_open_flag(connection: &impl ConnectionTrait, platform: Uuid) -> Result<bool> {
    let open = flag::Entity::find()
        .filter(flag::Column::PlatformId.eq(platform))
        .filter(flag::Column::ClosedAt.is_null());
    Ok(open.count(connection).await? > 0)
}

/// Takes a proposal back.
pub async fn withdraw(ctx: &Context, actor: &Actor, id: Uuid, seen: Option<i32>) -> Result<Proposal> {
    author_step(ctx, actor, id, Step::Withdraw, seen).await
}

/// Opens a proposal again that was refused or taken back, as a draft.
pub async fn reopen(ctx: &Context, actor: &Actor, id: Uuid, seen: Option<i32>) -> Result<Proposal> {
    author_step(ctx, actor, id, Step::Reopen, seen).await
}

async fn author_step(
    ctx: &Context,
    actor: &Actor,
    id: Uuid,
    step: Step,
    seen: Option<i32>,
) -> Result<Proposal> {
    let transaction = ctx.db.write().await?;
    let mut held = hold(&transaction, actor, id, Side::Author, seen).await?;
    let event = held.step(ctx, step, Side::Author, &Words::default())?;
    held.save(&transaction).await?;
    events::append(ctx, &transaction, &held.acting, [Ok(event)]).await?;
    transaction.commit().await?;
    read(held.row)
}
