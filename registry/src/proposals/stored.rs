//! A proposal as a row: reading, locking, and moving it on by the workflow's laws.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use super::fields::Fields;
use super::{Proposal, notes};
use crate::access::{Acting, Actor, Deed, Matter, Role, may};
use crate::context::Context;
use crate::entities::proposal;
use crate::error::{Error, Result};
use crate::events::{EventKind, NewEvent};
use crate::said;
use crate::workflow::{ProposalStatus, Side, Step};

/// A proposal that nobody else changes until the transaction ends, with its actor in the role that allows what it does.
pub(super) struct Held {
    pub row: proposal::Model,
    pub acting: Acting,
}

pub(super) fn matter(row: &proposal::Model) -> Matter {
    Matter {
        country: row.country,
        author: row.author_id,
        author_role: row.author_role,
        is_private: row.submitted_at.is_none(),
    }
}

/// The proposal, if `actor` may read it: what is not theirs to read is not there.
pub(super) async fn get(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<proposal::Model> {
    let row = proposal::Entity::find_by_id(id).one(connection).await?;
    readable(actor, id, row)
}

fn readable(actor: &Actor, id: Uuid, row: Option<proposal::Model>) -> Result<proposal::Model> {
    let hidden = || Error::NotFound(format!("the proposal {id}"));
    // Whoever is nobody learns that first, whatever they ask for.
    let Some(row) = row else {
        return Err(may(actor, Deed::BeSomebody).map_or_else(|error| error, |_| hidden()));
    };
    match may(actor, Deed::Read(matter(&row))) {
        Ok(_) => Ok(row),
        Err(Error::Forbidden(_)) => Err(hidden()),
        Err(other) => Err(other),
    }
}

/// Locks the proposal for a step of `side`. `seen` is the revision that the actor saw, if they say so.
pub(super) async fn hold(
    transaction: &DatabaseTransaction,
    actor: &Actor,
    id: Uuid,
    side: Side,
    seen: Option<i32>,
) -> Result<Held> {
    let select = proposal::Entity::find_by_id(id).lock_exclusive();
    let row = readable(actor, id, select.one(transaction).await?)?;
    let deed = match side {
        Side::Author => Deed::Pursue(matter(&row)),
        Side::Reviewer => Deed::Review(matter(&row)),
    };
    let acting = may(actor, deed)?;
    if seen.is_some_and(|seen| seen != row.revision) {
        return Err(moved_on(&row));
    }
    Ok(Held { row, acting })
}

fn moved_on(row: &proposal::Model) -> Error {
    Error::Conflict(said!(
        "moved-on",
        "the proposal has moved on since you saw it: it is {status} now, revision {revision}; look at it again",
        status = row.status,
        revision = row.revision
    ))
}

impl Held {
    /// Moves the proposal on, and gives the event of it. Nothing is written yet.
    pub(super) fn step(
        &mut self,
        ctx: &Context,
        step: Step,
        side: Side,
        words: &notes::Words,
    ) -> Result<NewEvent> {
        let from = self.row.status;
        let to = from.after(step, side).ok_or_else(|| {
            let steps: Vec<_> = from.steps(side).map(|step| step.code()).collect();
            let then = if steps.is_empty() { "nothing more".to_owned() } else { steps.join(", ") };
            Error::Conflict(said!(
                "step-impossible",
                "a proposal that is {status} cannot be moved by {step}; possible is {then}",
                status = from,
                step = step,
                then = then
            ))
        })?;
        let now = ctx.clock.now();
        self.row.status = to;
        self.touch(now);
        self.run_clock(from, to, now);
        Ok(NewEvent {
            kind: EventKind::ProposalMoved,
            platform_id: self.row.platform_id,
            proposal_id: Some(self.row.id),
            before: json!({ "status": from }),
            after: json!({ "status": to, "step": step, "reasons": words.reasons }),
            reason: words.text.clone(),
        })
    }

    pub(super) fn touch(&mut self, now: DateTime<Utc>) {
        self.row.updated_at = now;
        self.row.revision += 1;
    }

    /// The clock runs while curators owe the next step, and stands still while others do.
    fn run_clock(&mut self, from: ProposalStatus, to: ProposalStatus, now: DateTime<Utc>) {
        match (from.waits_for_curators(), to.waits_for_curators()) {
            (false, true) => {
                let since = now - TimeDelta::seconds(i64::from(self.row.waited_s));
                self.row.waiting_since = Some(since);
                self.row.rank_at = Some(since);
            }
            (true, false) => {
                let waited = self.row.waiting_since.map_or(0, |since| (now - since).num_seconds());
                self.row.waited_s = i32::try_from(waited).unwrap_or(i32::MAX);
                (self.row.waiting_since, self.row.rank_at) = (None, None);
                (self.row.reviewer_id, self.row.reviewed_until) = (None, None);
            }
            (true, true) | (false, false) => {}
        }
    }

    /// Writes the row as it is now.
    pub(super) async fn save(&self, transaction: &DatabaseTransaction) -> Result<()> {
        self.row.clone().into_active_model().reset_all().update(transaction).await?;
        Ok(())
    }
}

pub(super) async fn insert(transaction: &DatabaseTransaction, row: &proposal::Model) -> Result<()> {
    let row = row.clone().into_active_model().reset_all();
    proposal::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// The role of an author, as far as an author can have one.
pub(super) fn author_role(acting: &Acting) -> Result<Role> {
    acting.role.parse().map_err(|_| Error::Forbidden("only accounts propose".to_owned()))
}

pub(crate) fn read(row: proposal::Model) -> Result<Proposal> {
    let proposal::Model {
        id,
        kind,
        status,
        country,
        platform_id,
        base_version,
        author_id,
        author_role,
        fields,
        revision,
        created_at,
        updated_at,
        submitted_at,
        waited_s: _,
        waiting_since,
        rank_at: _,
        decided_at,
        assignee_id,
        reviewer_id,
        reviewed_until,
        check_request_id,
    } = row;
    let fields = Fields::stored(&fields).map_err(|error| Error::corrupt(format!("fields of {id}"), error))?;
    Ok(Proposal {
        id,
        kind,
        status,
        country,
        platform: platform_id,
        base_version,
        author: author_id,
        author_role,
        fields,
        revision,
        created_at,
        updated_at,
        submitted_at,
        waiting_since,
        decided_at,
        assignee: assignee_id,
        reviewer: reviewer_id,
        reviewed_until,
        check: check_request_id,
    })
}
