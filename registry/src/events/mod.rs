//! Events: every decision and every change, append-only, gapless and in commit order, each bound to the
//! one before by its hash. The catalogue, the public change feed and every other follower go by `seq`.

pub mod audit;
mod chain;
pub mod feed;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::access::Acting;
use crate::vocabulary::vocabulary;

pub(crate) use chain::append;
pub use chain::{Broken, verify};

vocabulary! {
    /// What happened.
    "event kind" pub enum EventKind {
        /// A platform was listed.
        PlatformCreated = "PLATFORM_CREATED",
        /// A platform's document changed.
        PlatformUpdated = "PLATFORM_UPDATED",
        /// A platform was retired; its entry stays as a tombstone.
        PlatformRetired = "PLATFORM_RETIRED",
        /// The endorsement axis moved.
        EndorsementChanged = "ENDORSEMENT_CHANGED",
        /// The reachability axis moved.
        ReachabilityChanged = "REACHABILITY_CHANGED",
        /// The platform's page says something else of itself.
        ObservedChanged = "OBSERVED_CHANGED",
        /// A curator accepted what the platform's page says of itself.
        ObservedAccepted = "OBSERVED_ACCEPTED",
        /// A flag was opened, or opened again.
        FlagOpened = "FLAG_OPENED",
        /// The public is told of a flag.
        FlagPublished = "FLAG_PUBLISHED",
        /// A flag's cause is gone.
        FlagClosed = "FLAG_CLOSED",
        /// A government answered a flag, or a curator decided on it.
        FlagDecided = "FLAG_DECIDED",
        /// A proposal was made, moved on, given to somebody or commented on.
        ProposalMoved = "PROPOSAL_MOVED",
        /// An account was made, or got other roles, another standing or another token.
        AccountChanged = "ACCOUNT_CHANGED",
    }
}

impl EventKind {
    /// Whether the public change feed carries it.
    pub const fn is_public(self) -> bool {
        match self {
            Self::PlatformCreated
            | Self::PlatformUpdated
            | Self::PlatformRetired
            | Self::EndorsementChanged
            | Self::ReachabilityChanged
            | Self::ObservedChanged => true,
            Self::ObservedAccepted
            | Self::FlagOpened
            | Self::FlagPublished
            | Self::FlagClosed
            | Self::FlagDecided
            | Self::ProposalMoved
            | Self::AccountChanged => false,
        }
    }
}

/// An event that is about to be appended.
#[derive(Debug, Clone)]
pub(crate) struct NewEvent {
    pub kind: EventKind,
    pub platform_id: Option<Uuid>,
    pub proposal_id: Option<Uuid>,
    pub before: Value,
    pub after: Value,
    pub reason: Option<String>,
}

impl NewEvent {
    /// Something that happened to no platform and no proposal, for no reason that was given.
    pub(crate) const fn of(kind: EventKind, before: Value, after: Value) -> Self {
        Self { kind, platform_id: None, proposal_id: None, before, after, reason: None }
    }
}

/// What the stored payload holds, as canonical JSON (RFC 8785).
#[derive(Serialize)]
struct Payload<'a> {
    seq: i64,
    at: DateTime<Utc>,
    kind: EventKind,
    actor: &'a Acting,
    platform_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposal_id: Option<Uuid>,
    before: &'a Value,
    after: &'a Value,
    reason: Option<&'a str>,
}

impl<'a> Payload<'a> {
    fn of(event: &'a NewEvent, seq: i64, at: DateTime<Utc>, actor: &'a Acting) -> Self {
        let NewEvent { kind, platform_id, proposal_id, before, after, reason } = event;
        Self {
            seq,
            at,
            kind: *kind,
            actor,
            platform_id: *platform_id,
            proposal_id: *proposal_id,
            before,
            after,
            reason: reason.as_deref(),
        }
    }
}
