//! The curators' side: looking, leaving, deciding.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use registry::proposals::{self, Acceptance, Reason, Words};
use registry::workflow::Step;

use super::payload::{UserError, mended};
use super::proposals::{ProposalPayload, payload};
use crate::graphql::actor::actor;
use crate::graphql::types::codes::Code;
use crate::graphql::types::proposal::Proposal;
use crate::graphql::{context, named};

/// A proposal, as a curator saw it.
#[derive(Debug, Clone, InputObject)]
pub struct SeenProposal {
    /// Which.
    id: ID,
    /// In which revision.
    revision: Option<i32>,
}

/// Proposals that were decided on together.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct ProposalsPayload {
    /// The proposals; empty when they were refused.
    proposals: Vec<Proposal>,
    /// What a person can mend.
    user_errors: Vec<UserError>,
}

/// The curators' mutations.
#[derive(Debug, Clone, Copy, Default)]
pub struct Review;

async fn decide(
    ctx: &Context<'_>,
    id: &ID,
    step: Step,
    reasons: Option<Vec<Code<Reason>>>,
    text: Option<String>,
    revision: Option<i32>,
) -> Result<ProposalPayload> {
    let id = named(id, "Proposal")?;
    let reasons = reasons.unwrap_or_default().into_iter().map(|code| code.0).collect();
    let words = Words { reasons, text };
    payload(ctx, Some(id), proposals::decide(context(ctx)?, actor(ctx), id, step, words, revision).await)
        .await
}

/// Deciding on proposals.
#[Object(serial)]
impl Review {
    /// Begins to look at a proposal, so that others see it; `fromOther` takes it from a curator who looks at it now.
    async fn take_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        #[graphql(default)] from_other: bool,
    ) -> Result<ProposalPayload> {
        let id = named(&id, "Proposal")?;
        payload(ctx, Some(id), proposals::take(context(ctx)?, actor(ctx), id, from_other).await).await
    }

    /// Leaves a proposal to others.
    async fn release_proposal(&self, ctx: &Context<'_>, id: ID) -> Result<ProposalPayload> {
        let id = named(&id, "Proposal")?;
        payload(ctx, Some(id), proposals::release(context(ctx)?, actor(ctx), id).await).await
    }

    /// Gives a proposal to a curator, by the id of the account; to nobody without one.
    async fn assign_proposal(&self, ctx: &Context<'_>, id: ID, to: Option<ID>) -> Result<ProposalPayload> {
        let id = named(&id, "Proposal")?;
        let to = to.map(|to| named(&to, "Account")).transpose()?;
        payload(ctx, Some(id), proposals::assign(context(ctx)?, actor(ctx), id, to).await).await
    }

    /// Puts a proposal in force. `sharedAddress` says that it is part of a programme whose entries share an address.
    async fn accept_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        revision: Option<i32>,
        text: Option<String>,
        #[graphql(default)] shared_address: bool,
    ) -> Result<ProposalPayload> {
        let id = named(&id, "Proposal")?;
        let acceptance = Acceptance { seen: revision, text, shared_address };
        payload(ctx, Some(id), proposals::accept(context(ctx)?, actor(ctx), id, acceptance).await).await
    }

    /// Puts updates in force that all change the same fields: all of them or none.
    async fn accept_proposals(
        &self,
        ctx: &Context<'_>,
        proposals: Vec<SeenProposal>,
        text: Option<String>,
    ) -> Result<ProposalsPayload> {
        let ids = proposals.iter().map(|seen| Ok((named(&seen.id, "Proposal")?, seen.revision)));
        let ids = ids.collect::<Result<Vec<_>>>()?;
        let outcome = proposals::accept_alike(context(ctx)?, actor(ctx), &ids, text.as_deref()).await;
        let (accepted, user_errors) = mended(ctx, outcome)?;
        Ok(ProposalsPayload {
            proposals: accepted.unwrap_or_default().into_iter().map(Proposal).collect(),
            user_errors,
        })
    }

    /// Sends a proposal back to its author.
    async fn request_changes(
        &self,
        ctx: &Context<'_>,
        id: ID,
        reasons: Vec<Code<Reason>>,
        text: Option<String>,
        revision: Option<i32>,
    ) -> Result<ProposalPayload> {
        decide(ctx, &id, Step::RequestChanges, Some(reasons), text, revision).await
    }

    /// Refuses a proposal.
    async fn reject_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        reasons: Vec<Code<Reason>>,
        text: Option<String>,
        revision: Option<i32>,
    ) -> Result<ProposalPayload> {
        decide(ctx, &id, Step::Reject, Some(reasons), text, revision).await
    }

    /// Lets a proposal wait for something else, which the text names.
    async fn hold_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        text: String,
        revision: Option<i32>,
    ) -> Result<ProposalPayload> {
        decide(ctx, &id, Step::Hold, None, Some(text), revision).await
    }

    /// Goes on with a proposal that was on hold.
    async fn resume_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        revision: Option<i32>,
    ) -> Result<ProposalPayload> {
        decide(ctx, &id, Step::Resume, None, None, revision).await
    }

    /// Looks once more at a proposal that was rejected.
    async fn reconsider_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        revision: Option<i32>,
    ) -> Result<ProposalPayload> {
        decide(ctx, &id, Step::Reopen, None, None, revision).await
    }
}
