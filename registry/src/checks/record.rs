//! Recording what was found: the observation, the state it leads to, the flags, what the page says of
//! itself, and when to look again, in one transaction. Writes nothing that a person decided.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Unchanged,
};
use serde_json::json;
use uuid::Uuid;

use super::change::Pages;
use super::days;
use super::due::{self, Worker};
use super::observed;
use super::outcome::Weight;
use super::policy::{Policy, seconds};
use super::replay::{self, stored_track};
use super::report::Report;
use super::state::{Sighting, Track};
use crate::access::Actor;
use crate::context::Context;
use crate::entities::{check_schedule, observation, reachability};
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

/// What recording moved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Observations stored.
    pub observations: usize,
    /// Platforms whose status changed.
    pub transitions: usize,
    /// Flags opened or opened again.
    pub flags_opened: usize,
    /// Flags closed.
    pub flags_closed: usize,
}

impl Recorded {
    fn of(observations: usize, events: &[NewEvent]) -> Self {
        let count = |kind| events.iter().filter(|event| event.kind == kind).count();
        Self {
            observations,
            transitions: count(EventKind::ReachabilityChanged),
            flags_opened: count(EventKind::FlagOpened),
            flags_closed: count(EventKind::FlagClosed),
        }
    }
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
        reschedule(ctx, &transaction, worker, policy, finding, &track, &sighting).await?;
    }
    let recorded = Recorded::of(findings.len(), &events);
    due::hasten(ctx, &transaction, worker, &newly_missing).await?;
    days::note_late(ctx, &transaction, findings.iter().map(|finding| finding.at)).await?;
    store(ctx, &transaction, worker, findings.into_iter().zip(statuses)).await?;
    for row in rows.into_values() {
        save(&transaction, row).await?;
    }
    reconcile::save(&transaction, flags).await?;
    events::append(ctx, &transaction, Actor::System("check"), events.into_iter().map(Ok)).await?;
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
    let mut select = reachability::Entity::find()
        .filter(reachability::Column::PlatformId.is_in(ids.iter().copied()))
        .order_by_asc(reachability::Column::PlatformId);
    if transaction.get_database_backend() == DbBackend::Postgres {
        select = select.lock(LockType::Update);
    }
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
        let rest = rows.split_off(rows.len().min(crate::db::rows_a_statement(9)));
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
    events.extend(flags.settle(ctx, row.platform_id, &wanted, &seen, seconds(policy.reopen_within_s)));
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
        before: json!({ "reachability": before }),
        after: json!({ "reachability": after }),
        reason: Some(finding.report.evidence.clone()),
    })
}

pub(super) async fn save(transaction: &DatabaseTransaction, row: reachability::Model) -> Result<()> {
    let reachability::Model {
        platform_id,
        status,
        since,
        checked_at,
        track,
        observed_at,
        observed_url,
        observed,
        pages,
        horizon,
    } = row;
    let row = reachability::ActiveModel {
        platform_id: Unchanged(platform_id),
        status: Set(status),
        since: Set(since),
        checked_at: Set(checked_at),
        track: Set(track),
        observed_at: Set(observed_at),
        observed_url: Set(observed_url),
        observed: Set(observed),
        pages: Set(pages),
        horizon: Set(horizon),
    };
    reachability::Entity::update(row).exec(transaction).await?;
    Ok(())
}

async fn reschedule(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    worker: &Worker,
    policy: &Policy,
    finding: &Finding,
    track: &Track,
    sighting: &Sighting,
) -> Result<()> {
    let wait = ctx.jittered(track.next_check_in(sighting, policy), policy.jitter_percent);
    // What the host asked for is the least, and no host can put itself off for ever.
    let asked = finding.report.retry_after_s.unwrap_or_default().min(u64::from(policy.interval_max_s));
    let asked = TimeDelta::seconds(i64::try_from(asked).unwrap_or_default());
    let row = check_schedule::ActiveModel {
        platform_id: Unchanged(finding.platform_id),
        vantage: Unchanged(worker.vantage.clone()),
        next_check_at: Set(finding.at + wait.max(asked)),
        lease_owner: Set(None),
        lease_until: Set(None),
    };
    check_schedule::Entity::update(row).exec(transaction).await?;
    Ok(())
}
