//! Endorsements: whether a government stands behind an entry. It says so for a year, is reminded before the year ends, and
//! may take it back. Which step leads where is said by [`crate::workflow`].

mod renewal;
mod year;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, QuerySelect};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::access::{Actor, Deed, Role, may};
use crate::context::Context;
use crate::entities::platform;
use crate::error::{Error, FieldError, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::flags::FlagKind;
use crate::flags::reconcile;
use crate::platforms::Document;
use crate::platforms::published::Endorsement;
use crate::said;
use crate::vocabulary::{EndorsementStatus, Lifecycle, line};
use crate::workflow::{EndorsementStep, Party};

pub use renewal::{Renewal, renew, renewal};
pub use year::{Aged, age};

/// How long a confirmation holds.
const YEAR: TimeDelta = TimeDelta::days(365);

/// Says for a government that it stands behind an entry, for a year from now. So an entry that was taken from public
/// sources is claimed, and one that is due renewed.
pub async fn confirm(ctx: &Context, actor: &Actor, platform: Uuid) -> Result<Endorsement> {
    let transaction = ctx.db.write().await?;
    let standing = confirm_within(ctx, &transaction, actor, platform).await?;
    transaction.commit().await?;
    Ok(standing)
}

/// The same as the last part of something larger.
async fn confirm_within(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    actor: &Actor,
    platform: Uuid,
) -> Result<Endorsement> {
    let row = locked(transaction, platform).await?;
    let acting = may(actor, Deed::Confirm(row.country))?;
    if row.lifecycle == Lifecycle::Retired {
        return Err(Error::Conflict(said!(
            "retired-unconfirmed",
            "{slug} is retired; there is nothing to stand behind",
            slug = row.slug
        )));
    }
    let authority = row.authority.clone();
    let moved = step(ctx, transaction, row, EndorsementStep::Confirm, Party::Government, authority).await?;
    events::append(ctx, transaction, &acting, moved.into_iter().map(Ok)).await?;
    Ok(of(&locked(transaction, platform).await?))
}

/// Takes a confirmation back, with the reason.
pub async fn revoke(ctx: &Context, actor: &Actor, platform: Uuid, reason: String) -> Result<Endorsement> {
    let country = crate::platforms::country_of(ctx, platform).await?;
    let acting = may(actor, Deed::Revoke(country))?;
    if let Err(error) = line(&reason, 2, 500) {
        return Err(Error::Invalid(vec![FieldError::new("reason", error)]));
    }
    let party = match acting.role.parse::<Role>() {
        Ok(Role::Government) => Party::Government,
        Ok(Role::Curator) => Party::Curator,
        Ok(Role::Admin) | Err(_) => Party::Admin,
    };
    let transaction = ctx.db.write().await?;
    let row = locked(&transaction, platform).await?;
    let authority = row.endorsed_by.clone();
    let mut moved = step(ctx, &transaction, row, EndorsementStep::Revoke, party, authority).await?;
    moved[0].reason = Some(reason);
    events::append(ctx, &transaction, &acting, moved.into_iter().map(Ok)).await?;
    let standing = of(&locked(&transaction, platform).await?);
    transaction.commit().await?;
    Ok(standing)
}

/// A government's proposal that is accepted is its confirmation too.
pub(crate) async fn confirmed_by_proposal(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    document: &Document,
    proposal: Uuid,
) -> Result<Vec<NewEvent>> {
    let row = locked(transaction, document.id).await?;
    let authority = document.authority.clone();
    let moved = step(ctx, transaction, row, EndorsementStep::Confirm, Party::Government, authority).await?;
    Ok(moved.into_iter().map(|event| NewEvent { proposal_id: Some(proposal), ..event }).collect())
}

/// Moves an endorsement by the laws, and gives the event of it, then that of the flag which says that it is due.
async fn step(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    row: platform::Model,
    step: EndorsementStep,
    party: Party,
    authority: Option<String>,
) -> Result<Vec<NewEvent>> {
    let from = row.endorsement;
    let to = from.after(step, party).ok_or_else(|| {
        Error::Conflict(said!(
            "endorsement-unmoved",
            "the endorsement of {slug} is {status}, which {step} does not move",
            slug = row.slug,
            status = from,
            step = step
        ))
    })?;
    let now = ctx.clock.now();
    let before = of(&row);
    let after = match step {
        EndorsementStep::Confirm => {
            Endorsement { status: to, authority, confirmed_at: Some(now), valid_until: Some(now + YEAR) }
        }
        EndorsementStep::Revoke => Endorsement { status: to, valid_until: None, ..before.clone() },
        EndorsementStep::FallDue | EndorsementStep::Lapse => Endorsement { status: to, ..before.clone() },
    };
    let Endorsement { status, authority, confirmed_at, valid_until } = after.clone();
    let mut changed = platform::ActiveModel {
        id: Set(row.id),
        endorsement: Set(status),
        endorsed_by: Set(authority),
        endorsed_at: Set(confirmed_at),
        endorsed_until: Set(valid_until),
        ..Default::default()
    };
    if step == EndorsementStep::Confirm {
        changed.reminded_days = Set(None);
    }
    platform::Entity::update(changed).exec(transaction).await?;
    let moved = NewEvent {
        platform_id: Some(row.id),
        ..NewEvent::of(EventKind::EndorsementChanged, told(&before), told(&after))
    };
    let (due, is_due) = (FlagKind::EndorsementDue, to == EndorsementStatus::Due);
    let evidence = match after.valid_until.filter(|_| is_due) {
        Some(until) => format!("The confirmation ends on {}.", until.format("%Y-%m-%d")),
        None => format!("The confirmation is {to}."),
    };
    let flag = reconcile::open_or_close(ctx, transaction, row.id, due, is_due, &evidence).await?;
    Ok(std::iter::once(moved).chain(flag).collect())
}

fn of(row: &platform::Model) -> Endorsement {
    Endorsement {
        status: row.endorsement,
        authority: row.endorsed_by.clone(),
        confirmed_at: row.endorsed_at,
        valid_until: row.endorsed_until,
    }
}

fn told(endorsement: &Endorsement) -> Value {
    let Endorsement { status, authority, confirmed_at, valid_until } = endorsement;
    json!({
        "endorsement": status, "endorsed_by": authority, "endorsed_at": confirmed_at, "endorsed_until": valid_until,
    })
}

async fn locked(transaction: &DatabaseTransaction, id: Uuid) -> Result<platform::Model> {
    let select = platform::Entity::find_by_id(id).lock_exclusive();
    select.one(transaction).await?.ok_or_else(|| Error::NotFound(format!("the platform {id}")))
}

/// Whether somebody may still be asked to renew.
const fn is_renewable(status: EndorsementStatus) -> bool {
    matches!(status, EndorsementStatus::Current | EndorsementStatus::Due | EndorsementStatus::Lapsed)
}

/// Whole days from `now` until `end`, none left over.
fn days_until(now: DateTime<Utc>, end: DateTime<Utc>) -> i64 {
    (end - now).num_days()
}
