//! Proposals: what somebody wants to be listed, changed or retired, beside the untouched live rows.
//!
//! A proposal keeps its fields as they were typed, sound or not, so that nothing is lost from a draft; they must be sound
//! when it is submitted. An update says only what it changes, against the version that its author saw; what others changed
//! meanwhile collides only where both changed the same. Which step leads where is said by [`crate::workflow`], who may
//! take it by [`crate::access`].

mod accept;
mod changes;
mod draft;
mod duplicates;
mod fields;
mod lookalikes;
mod notes;
mod outcome;
mod read;
mod review;
pub mod sheet;
mod stored;
mod submit;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::access::{Actor, Matter, Role};
use crate::vocabulary::CountryCode;
use crate::workflow::{ProposalKind, ProposalStatus};

pub(crate) use accept::retire_within;
pub use accept::{Acceptance, accept, accept_alike, take_and_accept_alike};
pub use changes::{Change, between, said_by, same};
pub(crate) use draft::create_within;
pub use draft::{About, create, rebase, save};
pub use duplicates::{Warning, WarningKind};
pub use fields::{FIELDS, Fields, RETIREMENT_FIELDS};
pub use notes::{Note, Reason, Words, comment, notes};
pub use read::{Filter, changes_of, find, list, problems, unsent, wanted, warnings};
pub use review::{assign, decide, release, take};
pub(crate) use stored::read as from_row;
pub use submit::{reopen, submit, withdraw};

/// A proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Its id.
    pub id: Uuid,
    /// What it wants.
    pub kind: ProposalKind,
    /// Where it stands.
    pub status: ProposalStatus,
    /// The country that it is about.
    pub country: CountryCode,
    /// The platform that it is about; of a creation, the one that it became.
    pub platform: Option<Uuid>,
    /// The version that its author saw.
    pub base_version: Option<i32>,
    /// The account that made it.
    pub author: Uuid,
    /// In which role.
    pub author_role: Role,
    /// What it says, as it was typed.
    pub fields: Fields,
    /// Grows with every change; whoever acts on one they saw may say which.
    pub revision: i32,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was last changed or moved on.
    pub updated_at: DateTime<Utc>,
    /// When it was last submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Since when it waits for curators, as if it had waited all at once; none while it waits for others.
    pub waiting_since: Option<DateTime<Utc>>,
    /// When it was accepted or rejected.
    pub decided_at: Option<DateTime<Utc>>,
    /// The curator who should look at it.
    pub assignee: Option<Uuid>,
    /// The curator who looks at it.
    pub reviewer: Option<Uuid>,
    /// Until when others leave it to them.
    pub reviewed_until: Option<DateTime<Utc>>,
    /// The check of its address that was asked for when it was submitted.
    pub check: Option<Uuid>,
}

impl Proposal {
    /// As far as it matters for who may do what.
    pub const fn matter(&self) -> Matter {
        Matter {
            country: self.country,
            author: self.author,
            author_role: self.author_role,
            is_private: self.submitted_at.is_none(),
        }
    }

    /// The curator who looks at it now, if that is another than who acts.
    pub fn held_by_other(&self, actor: &Actor, now: DateTime<Utc>) -> Option<Uuid> {
        let is_held = self.reviewed_until.is_some_and(|until| until > now);
        self.reviewer.filter(|reviewer| is_held && Some(*reviewer) != actor.account())
    }
}
