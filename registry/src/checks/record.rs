//! Recording what was found: the observation, the state it leads to, the flags, what the page says of
//! itself, and when to look again, in one transaction. Writes nothing that a person decided.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Unchanged,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::due::{self, Worker};
use super::outcome::Weight;
use super::policy::{Policy, seconds};
use super::report::{Metadata, Report};
use super::state::{Sighting, Track};
use crate::access::Actor;
use crate::context::Context;
use crate::entities::{check_schedule, observation, reachability};
use crate::error::{Error, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::flags::reconcile::{self, Seen};

/// One check of one platform, ready to be recorded.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The platform.
    pub platform_id: Uuid,
    /// When the check was made.
    pub at: DateTime<Utc>,
    /// What it found.
    pub report: Report,
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
    store(ctx, &transaction, worker, &findings).await?;
    for finding in &findings {
        let Some(row) = rows.get_mut(&finding.platform_id) else {
            return Err(Error::corrupt(
                format!("reachability of {}", finding.platform_id),
                "its row is missing",
            ));
        };
        let sighting = sighting(worker, finding);
        let track = judge(&transaction, policy, row, &sighting).await?;
        if sighting.outcome.weight() != Weight::Fault {
            let open = flags.entry(finding.platform_id).or_default();
            let wanted = track.flags(track.last_at.unwrap_or(finding.at), policy);
            let seen = Seen { at: finding.at, evidence: &finding.report.evidence, sighting: Some(&sighting) };
            let moved =
                open.settle(ctx, finding.platform_id, &wanted, &seen, seconds(policy.reopen_within_s));
            events.extend(apply(row, finding, &track));
            events.extend(moved);
        }
        reschedule(ctx, &transaction, worker, policy, finding, &track, &sighting).await?;
    }
    for row in rows.into_values() {
        save(&transaction, row).await?;
    }
    reconcile::save(&transaction, flags).await?;
    let recorded = Recorded::of(findings.len(), &events);
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

pub(crate) fn stored_track(row: &reachability::Model) -> Result<Track> {
    serde_json::from_str(&row.track)
        .map_err(|error| Error::corrupt(format!("state of {}", row.platform_id), error))
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
    findings: &[Finding],
) -> Result<()> {
    for batch in findings.chunks(crate::db::rows_a_statement(8)) {
        let mut rows = Vec::with_capacity(batch.len());
        for Finding { platform_id, at, report } in batch {
            rows.push(observation::ActiveModel {
                id: Set(ctx.new_id()),
                checked_at: Set(*at),
                platform_id: Set(*platform_id),
                url: Set(report.url.clone()),
                vantage: Set(worker.vantage.clone()),
                outcome: Set(report.outcome),
                http_status: Set(report.http_status.map(i32::from)),
                report: Set(serde_json::to_string(report).map_err(|error| Error::corrupt("report", error))?),
            });
        }
        observation::Entity::insert_many(rows).exec_without_returning(transaction).await?;
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

/// The state after `sighting`. One that is not the newest makes the whole history be judged again.
async fn judge(
    transaction: &DatabaseTransaction,
    policy: &Policy,
    row: &reachability::Model,
    sighting: &Sighting,
) -> Result<Track> {
    let mut track = stored_track(row)?;
    if track.last_at.is_none_or(|last| last < sighting.at) {
        track.observe(sighting, policy);
        return Ok(track);
    }
    let began_at = track.began_at.unwrap_or(DateTime::UNIX_EPOCH);
    let history = observation::Entity::find()
        .filter(observation::Column::PlatformId.eq(row.platform_id))
        .filter(observation::Column::CheckedAt.gte(began_at))
        .all(transaction)
        .await?
        .into_iter()
        .map(|row| {
            let report: Report = serde_json::from_str(&row.report)
                .map_err(|error| Error::corrupt(format!("observation {}", row.id), error))?;
            Ok(Sighting {
                at: row.checked_at,
                vantage: row.vantage,
                outcome: row.outcome,
                notices: report.notices,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Track::replay(history, policy).beginning(track.began_at))
}

/// Writes the new state and, after a hit, what the page says of itself into `row`; gives the events.
fn apply(row: &mut reachability::Model, finding: &Finding, track: &Track) -> Vec<NewEvent> {
    let mut events = Vec::new();
    let platform_id = Some(finding.platform_id);
    let status = track.status();
    if status != row.status {
        events.push(NewEvent {
            kind: EventKind::ReachabilityChanged,
            platform_id,
            before: json!({ "reachability": row.status }),
            after: json!({ "reachability": status }),
            reason: Some(finding.report.evidence.clone()),
        });
        row.status = status;
    }
    row.since = track.since;
    row.checked_at = row.checked_at.max(Some(finding.at));
    row.track = track.to_json();
    let readable = finding.report.outcome.weight() == Weight::Hit;
    let newest = row.observed_at.is_none_or(|at| at <= finding.at);
    if let Some(metadata) = finding.report.metadata.as_ref().filter(|_| readable && newest) {
        let before = row.observed.as_deref().and_then(|text| serde_json::from_str(text).ok());
        let facts_before = before.as_ref().map(|metadata| facts(metadata, row.observed_url.as_deref()));
        let facts_after = facts(metadata, finding.report.final_url.as_deref());
        if facts_before.as_ref() != Some(&facts_after) {
            events.push(NewEvent {
                kind: EventKind::ObservedChanged,
                platform_id,
                before: facts_before.unwrap_or(Value::Null),
                after: facts_after,
                reason: None,
            });
        }
        row.observed_at = Some(finding.at);
        row.observed_url.clone_from(&finding.report.final_url);
        row.observed = serde_json::to_string(metadata).ok();
    }
    events
}

/// What of a page is worth an event when it changes.
fn facts(metadata: &Metadata, final_url: Option<&str>) -> Value {
    json!({
        "title": metadata.title,
        "description": metadata.description,
        "language": metadata.language,
        "canonical_url": metadata.canonical_url,
        "final_url": final_url,
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
