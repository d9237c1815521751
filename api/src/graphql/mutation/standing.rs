//! What governments and curators say of an entry as it stands: endorsements and flags.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use registry::checks::accept::accept_observed;
use registry::checks::policy::Policy;
use registry::checks::requests::{self, Subject};
use registry::endorsements;
use registry::flags::{self, Reply};

use super::fields::RetirementFields;
use super::payload::{UserError, mended};
use crate::graphql::actor::actor;
use crate::graphql::types::axes::Endorsement;
use crate::graphql::types::check::CheckRequest;
use crate::graphql::types::codes::Code;
use crate::graphql::types::flag::ReportedFlag;
use crate::graphql::types::proposal::Proposal;
use crate::graphql::{context, named, refuse};

/// An endorsement as it stands after the mutation.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct EndorsementPayload {
    /// The endorsement; null when it was refused.
    endorsement: Option<Endorsement>,
    /// What a person can mend.
    user_errors: Vec<UserError>,
}

/// A flag as it stands after the mutation.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct FlagPayload {
    /// The flag; null when it was refused.
    flag: Option<ReportedFlag>,
    /// The proposal that was drafted, when the answer was that it has moved or is no more.
    proposal: Option<Proposal>,
    /// What a person can mend.
    user_errors: Vec<UserError>,
}

/// A check that was asked for.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct CheckPayload {
    /// The request, to be followed by `checkRequest`; null when it was refused.
    request: Option<CheckRequest>,
    /// What a person can mend.
    user_errors: Vec<UserError>,
}

/// Whether something was done.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct DonePayload {
    /// Whether it was.
    pub(super) done: bool,
    /// What a person can mend.
    pub(super) user_errors: Vec<UserError>,
}

fn endorsed(
    ctx: &Context<'_>,
    outcome: registry::Result<registry::platforms::published::Endorsement>,
) -> Result<EndorsementPayload> {
    let (endorsement, user_errors) = mended(ctx, outcome)?;
    Ok(EndorsementPayload { endorsement: endorsement.map(Endorsement), user_errors })
}

/// The mutations about entries as they stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing;

/// Endorsements and flags.
#[Object(serial)]
impl Standing {
    /// Says for a government that it stands behind an entry, for a year from now: claims what nobody has confirmed, and
    /// renews what is due.
    async fn confirm_endorsement(&self, ctx: &Context<'_>, platform: ID) -> Result<EndorsementPayload> {
        let platform = named(&platform, "Platform")?;
        endorsed(ctx, endorsements::confirm(context(ctx)?, actor(ctx), platform).await)
    }

    /// Renews an endorsement by the link of a reminder. It needs no session: the link says who renews what.
    async fn renew_endorsement(&self, ctx: &Context<'_>, link: String) -> Result<EndorsementPayload> {
        endorsed(ctx, endorsements::renew(context(ctx)?, &link).await)
    }

    /// Takes an endorsement back.
    async fn revoke_endorsement(
        &self,
        ctx: &Context<'_>,
        platform: ID,
        reason: String,
    ) -> Result<EndorsementPayload> {
        let platform = named(&platform, "Platform")?;
        endorsed(ctx, endorsements::revoke(context(ctx)?, actor(ctx), platform, reason).await)
    }

    /// Answers a flag for the government. `MOVED` needs the new address; it and `RETIRED` draft the proposal that follows.
    async fn reply_to_flag(
        &self,
        ctx: &Context<'_>,
        flag: ID,
        reply: Code<Reply>,
        url: Option<String>,
        note: Option<String>,
    ) -> Result<FlagPayload> {
        let flag = named(&flag, "Flag")?;
        let outcome = flags::reply(context(ctx)?, actor(ctx), flag, reply.0, url.as_deref(), note).await;
        let (answered, user_errors) = mended(ctx, outcome)?;
        let (flag, proposal) = answered.map_or((None, None), |(flag, proposal)| (Some(flag), proposal));
        Ok(FlagPayload { flag: flag.map(ReportedFlag), proposal: proposal.map(Proposal), user_errors })
    }

    /// Says that a flag's cause is none. It stays closed until the cause has gone and come back, and for `suppressDays` in
    /// any case.
    async fn dismiss_flag(
        &self,
        ctx: &Context<'_>,
        flag: ID,
        reason: String,
        suppress_days: Option<u32>,
    ) -> Result<FlagPayload> {
        let flag = named(&flag, "Flag")?;
        let outcome = flags::dismiss(context(ctx)?, actor(ctx), flag, reason, suppress_days).await;
        let (flag, user_errors) = mended(ctx, outcome)?;
        Ok(FlagPayload { flag: flag.map(ReportedFlag), proposal: None, user_errors })
    }

    /// Retires the platform of a flag, for a curator who finds that it is no more. `fields` are those of a retirement.
    async fn retire_for_flag(
        &self,
        ctx: &Context<'_>,
        flag: ID,
        fields: RetirementFields,
    ) -> Result<FlagPayload> {
        let flag = named(&flag, "Flag")?;
        let outcome = flags::retire(context(ctx)?, actor(ctx), flag, fields.record()).await;
        let (flag, user_errors) = mended(ctx, outcome)?;
        Ok(FlagPayload { flag: flag.map(ReportedFlag), proposal: None, user_errors })
    }

    /// Has a platform checked now, or an address that is not listed yet: give one of the two. It has a place of its own in
    /// the queue of checks; follow it by `checkRequest`.
    async fn request_check(
        &self,
        ctx: &Context<'_>,
        platform: Option<ID>,
        url: Option<String>,
    ) -> Result<CheckPayload> {
        let (registry, actor, policy) = (context(ctx)?, actor(ctx), ctx.data::<Policy>()?);
        let asked = match (platform, url) {
            (Some(platform), None) => {
                let subject = Subject::Platform(named(&platform, "Platform")?);
                requests::ask(registry, actor, policy, &subject).await
            }
            (None, Some(url)) => requests::ask_for_address(registry, actor, policy, &url).await,
            _ => return Err(refuse("BAD_USER_INPUT", "give exactly one of `platform` and `url`")),
        };
        let (id, user_errors) = mended(ctx, asked)?;
        let request = match id {
            Some(id) => Some(CheckRequest::find(ctx, id).await?),
            None => None,
        };
        Ok(CheckPayload { request, user_errors })
    }

    /// Accepts what a platform's page says of itself now: from here on it is compared with that.
    async fn accept_observed(&self, ctx: &Context<'_>, platform: ID) -> Result<DonePayload> {
        let platform = named(&platform, "Platform")?;
        let policy = ctx.data::<Policy>()?;
        let outcome = accept_observed(context(ctx)?, actor(ctx), policy, platform).await;
        let (done, user_errors) = mended(ctx, outcome)?;
        Ok(DonePayload { done: done.is_some(), user_errors })
    }
}
