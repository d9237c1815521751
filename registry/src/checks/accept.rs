//! Accepting what a platform's page says now: a curator has looked at the change, and from here on the page is
//! compared with what it says today.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use uuid::Uuid;

use super::change::Pages;
use super::policy::Policy;
use super::record::{locked, save, wanted};
use super::replay::stored_track;
use crate::access::{Actor, Deed, may};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::flags::reconcile::{self, Seen};
use crate::platforms::country_of;

/// Accepts what the page of `platform` said when it was read last, and closes `METADATA_CHANGED`. No job may: that a
/// change is right is a person's word.
pub async fn accept_observed(ctx: &Context, actor: &Actor, policy: &Policy, platform: Uuid) -> Result<()> {
    if let Actor::System(job) = actor {
        return Err(Error::Forbidden(format!("the job `{job}` may not accept what a page says")));
    }
    let country = country_of(ctx, platform).await?;
    let acting = may(actor, Deed::DecideFlag(country))?;
    let transaction = ctx.db.write().await?;
    let mut row = locked(&transaction, &BTreeSet::from([platform]))
        .await?
        .remove(&platform)
        .ok_or_else(|| Error::NotFound(format!("the platform {platform}")))?;
    let mut pages = Pages::of(&row)?;
    let before = json!(pages.accepted());
    if !pages.accept() {
        return Err(Error::Conflict("what the page says is accepted already".to_owned()));
    }
    let evidence = "What the page says now was accepted.";
    let accepted = NewEvent {
        kind: EventKind::ObservedAccepted,
        platform_id: Some(platform),
        proposal_id: None,
        before,
        after: json!(pages.accepted()),
        reason: Some(evidence.to_owned()),
    };
    row.pages = pages.to_json();
    let now = ctx.clock.now();
    let wanted = wanted(&row, &stored_track(&row)?, now, policy)?;
    let mut flags = reconcile::load(&transaction, &BTreeSet::from([platform])).await?;
    let seen = Seen { at: now, evidence, sighting: None, reasons: &BTreeMap::new() };
    let closed = flags.entry(platform).or_default().settle(ctx, platform, &wanted, &seen, policy.into());
    save(&transaction, [row]).await?;
    reconcile::save(&transaction, flags).await?;
    let events = std::iter::once(accepted).chain(closed);
    events::append(ctx, &transaction, &acting, events.map(Ok)).await?;
    transaction.commit().await?;
    Ok(())
}
