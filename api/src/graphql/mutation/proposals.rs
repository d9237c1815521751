//! The author's side: drafting, saving, sending, taking back.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use registry::checks::policy::Policy;
use registry::proposals::{self, About};
use uuid::Uuid;

use super::fields::{ProposalFields, RetirementFields};
use super::payload::{UserError, mended};
use crate::error::OrRefusal;
use crate::graphql::actor::actor;
use crate::graphql::types::proposal::Proposal;
use crate::graphql::types::scalars::CountryCode;
use crate::graphql::{context, named};

/// A proposal as it stands after the mutation; as it stood, when it was refused.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct ProposalPayload {
    /// The proposal.
    pub(super) proposal: Option<Proposal>,
    /// What a person can mend.
    pub(super) user_errors: Vec<UserError>,
}

/// What came of a use case about a proposal. Whoever is refused sees it as it stands.
pub(super) async fn payload(
    ctx: &Context<'_>,
    id: Option<Uuid>,
    outcome: registry::Result<proposals::Proposal>,
) -> Result<ProposalPayload> {
    let (proposal, user_errors) = mended(outcome)?;
    let proposal = match (proposal, id) {
        (Some(proposal), _) => Some(proposal),
        (None, Some(id)) => {
            let standing = proposals::find(context(ctx)?, actor(ctx), id).await;
            standing.or_refusal()?
        }
        (None, None) => None,
    };
    Ok(ProposalPayload { proposal: proposal.map(Proposal), user_errors })
}

/// The author's mutations.
#[derive(Debug, Clone, Copy, Default)]
pub struct Proposals;

/// Proposing.
#[Object(serial)]
impl Proposals {
    /// Begins a proposal to list a platform.
    async fn propose_platform(
        &self,
        ctx: &Context<'_>,
        country: CountryCode,
        fields: ProposalFields,
    ) -> Result<ProposalPayload> {
        let about = About::New(country.0);
        payload(ctx, None, proposals::create(context(ctx)?, actor(ctx), about, fields.record()).await).await
    }

    /// Begins a proposal to change what is said of a platform. Only what is changed needs to be given.
    async fn propose_change(
        &self,
        ctx: &Context<'_>,
        platform: ID,
        fields: ProposalFields,
    ) -> Result<ProposalPayload> {
        let about = About::Change(named(&platform, "Platform")?);
        payload(ctx, None, proposals::create(context(ctx)?, actor(ctx), about, fields.record()).await).await
    }

    /// Begins a proposal to retire a platform.
    async fn propose_retirement(
        &self,
        ctx: &Context<'_>,
        platform: ID,
        fields: RetirementFields,
    ) -> Result<ProposalPayload> {
        let about = About::Retirement(named(&platform, "Platform")?);
        payload(ctx, None, proposals::create(context(ctx)?, actor(ctx), about, fields.record()).await).await
    }

    /// Saves a draft, sound or not. `clear` names fields of the record to be given up, such as `name` or `operator`.
    async fn save_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        fields: Option<ProposalFields>,
        retirement: Option<RetirementFields>,
        clear: Option<Vec<String>>,
        revision: Option<i32>,
    ) -> Result<ProposalPayload> {
        let id = named(&id, "Proposal")?;
        let typed = match (fields, retirement) {
            (Some(fields), None) => fields.record(),
            (None, Some(retirement)) => retirement.record(),
            (None, None) => serde_json::json!({}),
            (Some(_), Some(_)) => {
                return Err(crate::graphql::refuse(
                    "BAD_USER_INPUT",
                    "give `fields` or `retirement`, not both",
                ));
            }
        };
        let clear = clear.unwrap_or_default();
        payload(ctx, Some(id), proposals::save(context(ctx)?, actor(ctx), id, typed, &clear, revision).await)
            .await
    }

    /// Lays an update upon the version of its platform that is in force now. `yieldTo` names the fields that go with what
    /// stands; in all others the author's word holds.
    async fn rebase_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        yield_to: Option<Vec<String>>,
        revision: Option<i32>,
    ) -> Result<ProposalPayload> {
        let id = named(&id, "Proposal")?;
        let yield_to = yield_to.unwrap_or_default();
        payload(ctx, Some(id), proposals::rebase(context(ctx)?, actor(ctx), id, &yield_to, revision).await)
            .await
    }

    /// Sends a proposal to the curators.
    async fn submit_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        revision: Option<i32>,
        text: Option<String>,
    ) -> Result<ProposalPayload> {
        let id = named(&id, "Proposal")?;
        let policy = ctx.data::<Policy>()?;
        let outcome = proposals::submit(context(ctx)?, actor(ctx), policy, id, revision, text).await;
        payload(ctx, Some(id), outcome).await
    }

    /// Takes a proposal back.
    async fn withdraw_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        revision: Option<i32>,
    ) -> Result<ProposalPayload> {
        let id = named(&id, "Proposal")?;
        payload(ctx, Some(id), proposals::withdraw(context(ctx)?, actor(ctx), id, revision).await).await
    }

    /// Opens a proposal again that was refused or taken back, as a draft.
    async fn reopen_proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        revision: Option<i32>,
    ) -> Result<ProposalPayload> {
        let id = named(&id, "Proposal")?;
        payload(ctx, Some(id), proposals::reopen(context(ctx)?, actor(ctx), id, revision).await).await
    }

    /// Says something about a proposal without moving it.
    async fn comment_on_proposal(&self, ctx: &Context<'_>, id: ID, text: String) -> Result<ProposalPayload> {
        let id = named(&id, "Proposal")?;
        let (_, user_errors) = mended(proposals::comment(context(ctx)?, actor(ctx), id, text).await)?;
        let standing = proposals::find(context(ctx)?, actor(ctx), id).await;
        let proposal = standing.or_refusal()?.map(Proposal);
        Ok(ProposalPayload { proposal, user_errors })
    }
}
