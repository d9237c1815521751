//! The sweep: flags that open by time alone, without a new check.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::reconcile::{self, Seen};
use crate::access::Acting;
use crate::checks::due;
use crate::checks::policy::{Policy, seconds};
use crate::checks::record::wanted;
use crate::checks::replay::stored_track;
use crate::context::Context;
use crate::entities::reachability;
use crate::error::Result;
use crate::events;
use crate::vocabulary::ReachabilityStatus;

/// Opens `UNREACHABLE` for what has been down long enough by now. Gives the number of flags moved.
pub async fn sweep(ctx: &Context, policy: &Policy) -> Result<usize> {
    let now = ctx.clock.now();
    let transaction = ctx.db.write().await?;
    let down = locked(&transaction, now - seconds(policy.unreachable_after_s)).await?;
    let ids: BTreeSet<_> = down.iter().map(|row| row.platform_id).collect();
    let mut flags = reconcile::load(&transaction, &ids).await?;
    let mut moved = Vec::new();
    for row in &down {
        let wanted = wanted(row, &stored_track(row)?, now, policy)?;
        let since = row.since.unwrap_or(now).format("%Y-%m-%d %H:%M UTC");
        let evidence = format!("Down since {since}.");
        let seen = Seen { at: now, evidence: &evidence, sighting: None, reasons: &BTreeMap::new() };
        let open = flags.entry(row.platform_id).or_default();
        moved.extend(open.settle(ctx, row.platform_id, &wanted, &seen, policy.into()));
    }
    reconcile::save(&transaction, flags).await?;
    let count = moved.len();
    events::append(ctx, &transaction, &Acting::job("flags"), moved.into_iter().map(Ok)).await?;
    transaction.commit().await?;
    Ok(count)
}

/// What has been down since then or longer. Locked as recording locks it, so that a check that is recorded
/// at the same time is judged before or after, never half.
async fn locked(transaction: &DatabaseTransaction, since: DateTime<Utc>) -> Result<Vec<reachability::Model>> {
    let select = reachability::Entity::find()
        .filter(reachability::Column::Status.eq(ReachabilityStatus::Down))
        .filter(reachability::Column::Since.lte(since))
        .filter(reachability::Column::PlatformId.not_in_subquery(due::retired()))
        .order_by_asc(reachability::Column::PlatformId)
        .lock_exclusive();
    Ok(select.all(transaction).await?)
}
