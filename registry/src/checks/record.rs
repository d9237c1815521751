//! Recording what was found: the observation, the state it leads to, the flags, what the page says of
//! itself, and when to look again, in one transaction. Writes nothing that a person decided.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel,
    Iterable, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use super::change::Pages;
use super::days;
use super::due::{self, Worker};
use super::observed;
use super::outcome::Weight;
use super::policy::Policy;
use super::recorded::Recorded;
use super::replay::{self, stored_track};
use super::report::Report;
use super::requests;
use super::state::{Sighting, Track};
use crate::access::Acting;
use crate::context::Context;
use crate::db::rows_a_statement;
use crate::entities::{observation, reachability};
use crate::error::{Error, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::flags::FlagKind;
use crate::flags::reconcile::{self, PlatformFlags, Seen};
use crate::vocabulary::ReachabilityStatus;

/// One check of one platform, ready to be recorded.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The platform.
    pub platform_id: Uuid,
    /// When the check was made.
    pub at: DateTime<Utc>,
    /// What it found.
    pub report: Report,
    /// The languages that the platform declared when it was claimed.
    pub languages: Vec<String>,
}

/// Records `findings` of `worker` and gives its claims on their platforms back. Of a platform that another
/// worker has claimed meanwhile, that one will record what it finds.
pub async fn record(
    ctx: &Context,
    worker: &Worker,
    policy: &Policy,
    mut findings: Vec<Finding>,
) -> Result<Recorded> {
    let mut events = Vec::new();
    let transaction = ctx.db.write().await?;
    let ids = findings.iter().map(|finding| finding.platform_id).collect();
    let ids = due::held(&transaction, worker, &ids).await?;
    findings.retain(|finding| ids.contains(&finding.platform_id));
    let mut rows = locked(&transaction, &ids).await?;
    let mut flags = reconcile::load(&transaction, &ids).await?;
    let mut statuses = Vec::with_capacity(findings.len());
    let mut newly_missing = BTreeSet::new();
    let mut next = HashMap::with_capacity(findings.len());
    for finding in &findings {
        let Some(row) = rows.get_mut(&finding.platform_id) else {
            return Err(Error::corrupt(
                format!("reachability of {}", finding.platform_id),
                "its row is missing",
            ));
        };
        let sighting = sighting(worker, finding);
        let missed = sighting.outcome.weight() == Weight::Miss;
        if missed && stored_track(row)?.newly_misses(&sighting.vantage, sighting.outcome) {
            newly_missing.insert(finding.platform_id);
        }
        let alike = findings.iter().filter(|other| other.platform_id == finding.platform_id);
        let stored = alike.map(|other| self::sighting(worker, other));
        let track = replay::judge(&transaction, policy, row, &sighting, stored).await?;
        statuses.push(track.status());
        if sighting.outcome.weight() != Weight::Fault {
            let flags = flags.entry(finding.platform_id).or_default();
            events.extend(apply(ctx, policy, row, flags, finding, &sighting, &track)?);
        }
        next.insert(finding.platform_id, next_check_at(ctx, policy, finding, &track, &sighting));
    }
    let recorded = Recorded::of(&findings, &events);
    requests::answer(ctx, &transaction, &findings).await?;
    due::put_back(&transaction, worker, &next).await?;
    due::hasten(ctx, &transaction, worker, &newly_missing).await?;
    days::note_late(ctx, &transaction, findings.iter().map(|finding| finding.at)).await?;
    store(ctx, &transaction, worker, findings.into_iter().zip(statuses)).await?;
    save(&transaction, rows.into_values()).await?;
    reconcile::save(&transaction, flags).await?;
    events::append(ctx, &transaction, &Acting::job("check"), events.into_iter().map(Ok)).await?;
    transaction.commit().await?;
    Ok(recorded)
}

/// What the state function makes of each platform now; the worker's circuit breaker asks before recording.
pub async fn tracks(ctx: &Context, ids: &[Uuid]) -> Result<HashMap<Uuid, Track>> {
    let rows = reachability::Entity::find()
        .filter(reachability::Column::PlatformId.is_in(ids.iter().copied()))
        .all(ctx.db.read())
        .await?;
    rows.into_iter().map(|row| Ok((row.platform_id, stored_track(&row)?))).collect()
}

/// The rows in one order, so that two workers never wait for each other crosswise.
pub(super) async fn locked(
    transaction: &DatabaseTransaction,
    ids: &BTreeSet<Uuid>,
) -> Result<BTreeMap<Uuid, reachability::Model>> {
    let select = reachability::Entity::find()
        .filter(reachability::Column::PlatformId.is_in(ids.iter().copied()))
        .order_by_asc(reachability::Column::PlatformId)
        .lock_exclusive();
    Ok(select.all(transaction).await?.into_iter().map(|row| (row.platform_id, row)).collect())
}

async fn store(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    worker: &Worker,
    findings: impl ExactSizeIterator<Item = (Finding, ReachabilityStatus)>,
) -> Result<()> {
    let mut rows = Vec::with_capacity(findings.len());
    for (Finding { platform_id, at, report, languages: _ }, status) in findings {
        rows.push(observation::ActiveModel {
            id: Set(ctx.new_id()),
            checked_at: Set(at),
            platform_id: Set(platform_id),
            outcome: Set(report.outcome),
            http_status: Set(report.http_status.map(i32::from)),
            report: Set(serde_json::to_string(&report).map_err(|error| Error::corrupt("report", error))?),
            url: Set(report.url),
            vantage: Set(worker.vantage.clone()),
            status: Set(Some(status)),
        });
    }
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(rows_a_statement(9)));
        observation::Entity::insert_many(rows).exec_without_returning(transaction).await?;
        rows = rest;
    }
    Ok(())
}

fn sighting(worker: &Worker, finding: &Finding) -> Sighting {
    Sighting {
        at: finding.at,
        vantage: worker.vantage.clone(),
        outcome: finding.report.outcome,
        notices: finding.report.notices.clone(),
    }
}

/// Writes the new state and what the page says of itself into `row`, and makes the flags follow; gives the events.
fn apply(
    ctx: &Context,
    policy: &Policy,
    row: &mut reachability::Model,
    flags: &mut PlatformFlags,
    finding: &Finding,
    sighting: &Sighting,
    track: &Track,
) -> Result<Vec<NewEvent>> {
    let mut events = Vec::new();
    events.extend(state_moved(row, finding, track));
    let read = observed::read(policy, row, finding, sighting)?;
    events.extend(read.event);
    let wanted = wanted(row, track, track.last_at.unwrap_or(finding.at), policy)?;
    let seen = Seen {
        at: finding.at,
        evidence: &finding.report.evidence,
        sighting: Some(sighting),
        reasons: &read.reasons,
    };
    events.extend(flags.settle(ctx, row.platform_id, &wanted, &seen, policy.into()));
    Ok(events)
}

/// The flags that should be open: for what the checks found, and for what the pages say.
pub(crate) fn wanted(
    row: &reachability::Model,
    track: &Track,
    at: DateTime<Utc>,
    policy: &Policy,
) -> Result<BTreeSet<FlagKind>> {
    let mut wanted = track.flags(at, policy);
    wanted.extend(Pages::of(row)?.flags(track, at, policy));
    Ok(wanted)
}

fn state_moved(row: &mut reachability::Model, finding: &Finding, track: &Track) -> Option<NewEvent> {
    let (before, after) = (row.status, track.status());
    row.status = after;
    row.since = track.since;
    row.checked_at = row.checked_at.max(Some(finding.at));
    row.track = track.to_json();
    (before != after).then(|| NewEvent {
        kind: EventKind::ReachabilityChanged,
        platform_id: Some(row.platform_id),
        proposal_id: None,
        before: json!({ "reachability": before }),
        after: json!({ "reachability": after }),
        reason: Some(finding.report.evidence.clone()),
    })
}

/// Writes rows that were locked, many in one statement.
pub(super) async fn save(
    transaction: &DatabaseTransaction,
    rows: impl IntoIterator<Item = reachability::Model>,
) -> Result<()> {
    let mut rows: Vec<_> = rows.into_iter().map(|row| row.into_active_model().reset_all()).collect();
    let changed = OnConflict::column(reachability::Column::PlatformId)
        .update_columns(reachability::Column::iter().skip(1))
        .to_owned();
    while !rows.is_empty() {
        let batch = rows.split_off(rows.len().saturating_sub(rows_a_statement(10)));
        reachability::Entity::insert_many(batch)
            .on_conflict(changed.clone())
            .exec_without_returning(transaction)
            .await?;
    }
    Ok(())
}

fn next_check_at(
    ctx: &Context,
    policy: &Policy,
    finding: &Finding,
    track: &Track,
    sighting: &Sighting,
) -> DateTime<Utc> {
    let wait = ctx.jittered(track.next_check_in(sighting, policy), policy.jitter_percent);
    // What the host asked for is the least, and no host can put itself off for ever.
    let asked = finding.report.retry_after_s.unwrap_or_default().min(u64::from(policy.interval_max_s));
    let asked = TimeDelta::seconds(i64::try_from(asked).unwrap_or_default());
    finding.at + wait.max(asked)
}
