//! What a changed document means for checks: another address is another place, about which nothing is
//! known yet; what is retired is not looked at any more, so nothing about it waits for a person.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use super::record::{locked, save};
use super::state::Track;
use super::{due, requests};
use crate::context::Context;
use crate::entities::{check_schedule, reachability};
use crate::error::Result;
use crate::events::{EventKind, NewEvent};
use crate::flags::FlagKind;
use crate::flags::notice::Rules;
use crate::flags::reconcile::{self, Seen};
use crate::vocabulary::ReachabilityStatus;

/// Why what was known of a platform's address no longer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Restart {
    /// It has another address.
    AddressChanged,
    /// It was retired.
    Retired,
}

impl Restart {
    /// Whether a change of the document is one, from its kind and the documents around it.
    pub(crate) fn after(kind: EventKind, before: &Value, after: &Value) -> Option<Self> {
        if kind == EventKind::PlatformRetired {
            return Some(Self::Retired);
        }
        (before["url"] != after["url"]).then_some(Self::AddressChanged)
    }
}

/// Does what `restart` asks for, and gives the events.
pub(crate) async fn follow(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    platform: Uuid,
    restart: Restart,
) -> Result<Vec<NewEvent>> {
    match restart {
        Restart::AddressChanged => address_changed(ctx, transaction, platform).await,
        Restart::Retired => {
            const WHY: &str = "The platform was retired.";
            let mut events = let_go(ctx, transaction, platform, WHY).await?;
            for kind in FlagKind::ALL.iter().copied().filter(|kind| !kind.is_from_checks()) {
                events.extend(reconcile::open_or_close(ctx, transaction, platform, kind, false, WHY).await?);
            }
            due::strike_off(transaction, platform).await?;
            requests::withdraw(transaction, platform).await?;
            Ok(events)
        }
    }
}

/// Forgets what was known of the old address of `platform` and makes the new one due at once. A check of
/// the old one that is under way loses its claim, and so is not recorded.
async fn address_changed(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    platform: Uuid,
) -> Result<Vec<NewEvent>> {
    let now = ctx.clock.now();
    let mut events = let_go(ctx, transaction, platform, "The platform has another address.").await?;
    for row in locked(transaction, &BTreeSet::from([platform])).await?.into_values() {
        if row.status != ReachabilityStatus::Unknown {
            events.push(NewEvent {
                kind: EventKind::ReachabilityChanged,
                platform_id: Some(platform),
                proposal_id: None,
                before: json!({ "reachability": row.status }),
                after: json!({ "reachability": ReachabilityStatus::Unknown }),
                reason: Some("The platform has another address.".to_owned()),
            });
        }
        let track = Track::default().beginning(Some(now));
        let fresh = reachability::Model {
            platform_id: platform,
            status: ReachabilityStatus::Unknown,
            since: None,
            checked_at: None,
            track: track.to_json(),
            observed_at: None,
            observed_url: None,
            observed: None,
            pages: None,
            horizon: None,
        };
        save(transaction, [fresh]).await?;
    }
    Ok(events)
}

/// Takes the platform from whoever checks it now, and closes its flags.
async fn let_go(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    platform: Uuid,
    why: &str,
) -> Result<Vec<NewEvent>> {
    let now = ctx.clock.now();
    check_schedule::Entity::update_many()
        .col_expr(check_schedule::Column::NextCheckAt, Expr::value(now))
        .col_expr(check_schedule::Column::LeaseOwner, Expr::value(None::<String>))
        .col_expr(check_schedule::Column::LeaseUntil, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .filter(check_schedule::Column::PlatformId.eq(platform))
        .exec(transaction)
        .await?;
    let mut flags = reconcile::load(transaction, &BTreeSet::from([platform])).await?;
    let seen = Seen { at: now, evidence: why, sighting: None, reasons: &BTreeMap::new() };
    let events = flags
        .get_mut(&platform)
        .map(|open| open.settle(ctx, platform, &BTreeSet::new(), &seen, Rules::default()))
        .unwrap_or_default();
    reconcile::save(transaction, flags).await?;
    Ok(events)
}
