//! The trail of what happened, for whoever watches over it.

use async_graphql::{Context, ID, Json, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use registry::events::EventKind;
use registry::events::audit::{self, audit};
use serde_json::Value;

use super::{Wanted, cursor};
use crate::error::OrRefusal;
use crate::graphql::actor::actor;
use crate::graphql::types::codes::Code;
use crate::graphql::types::connection::Connection;
use crate::graphql::{context, named, node_id};

/// Something that happened, as it was recorded.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct RegistryEvent {
    /// Its number; they have no gaps.
    seq: i64,
    /// When it happened.
    at: DateTime<Utc>,
    /// What happened.
    kind: Code<EventKind>,
    /// In which role somebody acted: `GOVERNMENT`, `CURATOR`, `ADMIN`, `ACCOUNT`, `OPERATOR` or `SYSTEM`.
    role: String,
    /// The account that acted.
    account: Option<ID>,
    /// The job that acted.
    job: Option<String>,
    /// The platform that it is about.
    platform: Option<ID>,
    /// The proposal that it is about.
    proposal: Option<ID>,
    /// What stood before.
    before: Json<Value>,
    /// What stands after.
    after: Json<Value>,
    /// Why.
    reason: Option<String>,
    /// What binds it to the one before: SHA-256 of that one's hash and of this one's stored form.
    hash: String,
}

/// Reading the trail.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trail;

/// Reading the trail.
#[Object(serial, name = "DeskTrail")]
impl Trail {
    /// What happened, the newest first: everything for administrators, and to one proposal for whoever may read it.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a filtered Relay connection")]
    async fn events(
        &self,
        ctx: &Context<'_>,
        proposal: Option<ID>,
        platform: Option<ID>,
        account: Option<ID>,
        kinds: Option<Vec<Code<EventKind>>>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<RegistryEvent>> {
        let filter = audit::Filter {
            account: account.map(|id| named(&id, "Account")).transpose()?,
            platform: platform.map(|id| named(&id, "Platform")).transpose()?,
            proposal: proposal.map(|id| named(&id, "Proposal")).transpose()?,
            kinds: Code::bare(kinds),
            ..audit::Filter::default()
        };
        let wanted = Wanted::of("event", first, after)?;
        let before = wanted.place(|seq| seq.parse().ok())?;
        let found = audit(context(ctx)?, actor(ctx), &filter, before, wanted.limit).await;
        let placed = found.or_refusal()?.into_iter();
        let placed = placed.map(|event| (cursor("event", event.seq), RegistryEvent::from(event)));
        Ok(Connection::page(placed, wanted.limit, wanted.after.is_some()))
    }
}

impl From<audit::Event> for RegistryEvent {
    fn from(event: audit::Event) -> Self {
        let audit::Event {
            seq,
            at,
            kind,
            role,
            account,
            job,
            platform,
            proposal,
            before,
            after,
            reason,
            hash,
        } = event;
        Self {
            seq,
            at,
            kind: Code(kind),
            role,
            account: account.map(|id| node_id("Account", id)),
            job,
            platform: platform.map(|id| node_id("Platform", id)),
            proposal: proposal.map(|id| node_id("Proposal", id)),
            before: Json(before),
            after: Json(after),
            reason,
            hash,
        }
    }
}
