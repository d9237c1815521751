//! The curators' steps, all but accepting: looking at a proposal, leaving it to others, sending it back, refusing it,
//! letting it wait.

use chrono::TimeDelta;
use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

use super::Proposal;
use super::notes::{self, Words};
use super::stored::{Held, hold, read};
use crate::access::{Actor, Deed, may};
use crate::accounts;
use crate::context::Context;
use crate::error::{Error, FieldError, Result};
use crate::events::{self, NewEvent};
use crate::mails::{self, MailKind, NewMail};
use crate::said;
use crate::workflow::{Side, Step};

/// How long others see that somebody looks at a proposal, unless they say so again.
const LOOKS: TimeDelta = TimeDelta::minutes(15);

/// Begins to look at a proposal, so that others see it and take another. `from_other` takes it from whoever looks at it now.
pub async fn take(ctx: &Context, actor: &Actor, id: Uuid, from_other: bool) -> Result<Proposal> {
    let transaction = ctx.db.write().await?;
    let (held, event) = take_within(ctx, &transaction, actor, id, from_other).await?;
    events::append(ctx, &transaction, &held.acting, event.into_iter().map(Ok)).await?;
    transaction.commit().await?;
    read(held.row)
}

/// The same as a part of something larger, with the event for its end; to look on is no news.
pub(super) async fn take_within(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    actor: &Actor,
    id: Uuid,
    from_other: bool,
) -> Result<(Held, Option<NewEvent>)> {
    let mut held = hold(transaction, actor, id, Side::Reviewer, None).await?;
    let now = ctx.clock.now();
    let mine = held.row.reviewer_id == held.acting.account;
    if !mine && !from_other && held.row.reviewed_until.is_some_and(|until| until > now) {
        let message =
            said!("looked-at", "another curator looks at this now; take another, or take it from them");
        return Err(Error::Conflict(message));
    }
    let (before, already) = (held.row.status, mine && held.row.reviewer_id.is_some());
    let event = held.step(ctx, Step::Take, Side::Reviewer, &Words::default())?;
    held.row.reviewer_id = held.acting.account;
    held.row.reviewed_until = Some(now + LOOKS);
    held.save(transaction).await?;
    let is_news = !(already && before == held.row.status);
    Ok((held, is_news.then_some(event)))
}

/// Leaves a proposal to others.
pub async fn release(ctx: &Context, actor: &Actor, id: Uuid) -> Result<Proposal> {
    let transaction = ctx.db.write().await?;
    let mut held = hold(&transaction, actor, id, Side::Reviewer, None).await?;
    let event = held.step(ctx, Step::Release, Side::Reviewer, &Words::default())?;
    (held.row.reviewer_id, held.row.reviewed_until) = (None, None);
    held.save(&transaction).await?;
    events::append(ctx, &transaction, &held.acting, [Ok(event)]).await?;
    transaction.commit().await?;
    read(held.row)
}

/// Gives a proposal to a curator to look at, oneself or another; to nobody when none is named.
pub async fn assign(ctx: &Context, actor: &Actor, id: Uuid, to: Option<Uuid>) -> Result<Proposal> {
    let transaction = ctx.db.write().await?;
    let mut held = hold(&transaction, actor, id, Side::Reviewer, None).await?;
    if let Some(to) = to {
        let account = accounts::get(&transaction, to).await?;
        let matter = super::stored::matter(&held.row);
        may(&Actor::Person(account.person()), Deed::Review(matter)).map_err(|_| {
            let message = said!("not-a-reviewer", "is not a curator who may decide on this");
            Error::Invalid(vec![FieldError::new("assignee", message)])
        })?;
    }
    let before = held.row.assignee_id;
    held.row.assignee_id = to;
    held.touch(ctx.clock.now());
    held.save(&transaction).await?;
    let event = NewEvent {
        platform_id: held.row.platform_id,
        proposal_id: Some(id),
        ..NewEvent::of(
            events::EventKind::ProposalMoved,
            json!({ "assignee": before }),
            json!({ "assignee": to }),
        )
    };
    events::append(ctx, &transaction, &held.acting, [Ok(event)]).await?;
    transaction.commit().await?;
    read(held.row)
}

/// Decides on a proposal in any way but accepting it: `RequestChanges`, `Reject`, `Hold`, `Resume` or `Reopen`.
pub async fn decide(
    ctx: &Context,
    actor: &Actor,
    id: Uuid,
    step: Step,
    words: Words,
    seen: Option<i32>,
) -> Result<Proposal> {
    if step == Step::Accept {
        return Err(Error::Conflict(said!("accept-apart", "to accept is more than a step; use accept")));
    }
    let words = words.sound(step)?;
    let transaction = ctx.db.write().await?;
    let mut held = hold(&transaction, actor, id, Side::Reviewer, seen).await?;
    let event = held.step(ctx, step, Side::Reviewer, &words)?;
    if step == Step::Reject {
        held.row.decided_at = Some(ctx.clock.now());
    }
    notes::keep(ctx, &transaction, id, &held.acting, Some(step), &words).await?;
    tell(ctx, &transaction, &held, step, &words).await?;
    held.save(&transaction).await?;
    events::append(ctx, &transaction, &held.acting, [Ok(event)]).await?;
    transaction.commit().await?;
    read(held.row)
}

/// Writes to the author what was decided.
pub(super) async fn tell(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    held: &Held,
    step: Step,
    words: &Words,
) -> Result<()> {
    let kind = match step {
        Step::Accept => MailKind::ProposalAccepted,
        Step::RequestChanges => MailKind::ChangesRequested,
        Step::Reject => MailKind::ProposalRejected,
        Step::Hold => MailKind::ProposalOnHold,
        Step::Submit | Step::Withdraw | Step::Take | Step::Release | Step::Resume | Step::Reopen => {
            return Ok(());
        }
    };
    let author = accounts::get(transaction, held.row.author_id).await?;
    let proposal = read(held.row.clone())?;
    let name = match (proposal.fields.title(), proposal.platform) {
        (Some(title), _) => Some(title.to_owned()),
        (None, Some(platform)) => crate::platforms::name_of(transaction, platform).await?,
        (None, None) => None,
    };
    let facts =
        json!({ "proposal": proposal.id, "name": name, "reasons": words.reasons, "text": words.text });
    mails::put(ctx, transaction, [NewMail::to(&author, kind, facts)]).await
}
