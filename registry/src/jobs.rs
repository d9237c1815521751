//! Runs of scheduled jobs, as rows: what ran when, who ran it, and how it ended.
//!
//! A job that runs every few moments must not fill the table. So a run that ends well is folded into the one before
//! if that ended well too, in the same process and within the hour: a row then stands for an hour of rounds, with
//! their counts added up. (To record only every tenth run would have been simpler, and would have lost counts.)
//! What found nothing to do is not begun at all. Rows go after three months.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::access::{Actor, Deed, may};
use crate::context::Context;
use crate::entities::{job_run, worker};
use crate::error::{Error, Result};
use crate::workers;

/// Rounds that began within this time of the first are one row.
const FOLDED: TimeDelta = TimeDelta::hours(1);

/// How long rows are kept.
const KEPT: TimeDelta = TimeDelta::days(92);

/// Things that were counted, by name.
pub type Counts = BTreeMap<String, u64>;

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Not yet.
    Running,
    /// Its process is gone.
    Crashed,
    /// Well, and these words say what it did.
    Done(String),
    /// Not well, and this is why.
    Failed(String),
}

/// A run, or the rounds of an hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its id; later runs have greater ones.
    pub id: Uuid,
    /// The job.
    pub name: String,
    /// The process.
    pub worker: String,
    /// Whether a person started it.
    pub by_hand: bool,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// How many rounds these are.
    pub rounds: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// What was counted.
    pub counts: Counts,
}

/// Notes that a job begins. `worker` is the id under which the process says that it is alive.
pub async fn begin(ctx: &Context, name: &str, worker: &str, by_hand: bool) -> Result<Uuid> {
    let id = ctx.new_id();
    let row = job_run::ActiveModel {
        id: Set(id),
        name: Set(name.to_owned()),
        worker: Set(worker.to_owned()),
        by_hand: Set(by_hand),
        started_at: Set(ctx.clock.now()),
        ended_at: Set(None),
        rounds: Set(1),
        result: Set(None),
        error: Set(None),
        counts: Set("{}".to_owned()),
    };
    let transaction = ctx.db.write().await?;
    job_run::Entity::insert(row).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Notes how it ended: the words for what was done and what was counted, or why it failed.
pub async fn end(
    ctx: &Context,
    id: Uuid,
    ended: std::result::Result<(String, Counts), String>,
) -> Result<()> {
    let transaction = ctx.db.write().await?;
    let mut row = job_run::Entity::find_by_id(id)
        .one(&transaction)
        .await?
        .ok_or_else(|| Error::NotFound(format!("the run {id}")))?;
    row.ended_at = Some(ctx.clock.now());
    match ended {
        Ok((result, counts)) => {
            row.result = Some(result);
            row.counts = written(&counts)?;
        }
        Err(error) => row.error = Some(error),
    }
    let row = match before(&transaction, &row).await? {
        Some(earlier) => {
            job_run::Entity::delete_by_id(id).exec(&transaction).await?;
            folded(earlier, row)?
        }
        None => row,
    };
    let old = job_run::Column::StartedAt.lt(ctx.clock.now() - KEPT);
    job_run::Entity::delete_many()
        .filter(job_run::Column::Name.eq(row.name.as_str()))
        .filter(old)
        .exec(&transaction)
        .await?;
    row.into_active_model().reset_all().update(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// The row that this one may be folded into.
async fn before(transaction: &DatabaseTransaction, row: &job_run::Model) -> Result<Option<job_run::Model>> {
    if row.error.is_some() {
        return Ok(None);
    }
    let last = job_run::Entity::find()
        .filter(job_run::Column::Name.eq(row.name.as_str()))
        .filter(job_run::Column::Worker.eq(row.worker.as_str()))
        .filter(job_run::Column::Id.ne(row.id))
        .order_by_desc(job_run::Column::StartedAt)
        .one(transaction)
        .await?;
    Ok(last.filter(|last| last.result.is_some() && row.started_at - last.started_at < FOLDED))
}

fn folded(mut earlier: job_run::Model, later: job_run::Model) -> Result<job_run::Model> {
    let mut counts = read(&earlier)?;
    for (name, count) in read(&later)? {
        *counts.entry(name).or_default() += count;
    }
    earlier.counts = written(&counts)?;
    earlier.rounds += later.rounds;
    earlier.ended_at = later.ended_at;
    earlier.result = later.result;
    Ok(earlier)
}

/// How a job is doing, as far as everybody may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The job.
    pub name: String,
    /// When it ran last.
    pub at: DateTime<Utc>,
    /// Whether that went well, or is still going.
    pub is_well: bool,
}

/// The last run of every job, by name.
pub async fn health(ctx: &Context) -> Result<Vec<Health>> {
    let names = job_run::Entity::find().select_only().column(job_run::Column::Name).distinct();
    let mut names: Vec<String> = names.into_tuple().all(ctx.db.read()).await?;
    names.sort_unstable();
    let mut health = Vec::with_capacity(names.len());
    for name in names {
        let newest = job_run::Entity::find()
            .filter(job_run::Column::Name.eq(&name))
            .order_by_desc(job_run::Column::StartedAt)
            .one(ctx.db.read())
            .await?;
        health.extend(newest.map(|row| {
            let at = row.ended_at.unwrap_or(row.started_at);
            Health { name, at, is_well: row.error.is_none() }
        }));
    }
    Ok(health)
}

/// The newest runs, of one job or of all; those before one, at most `limit`.
pub async fn runs(
    ctx: &Context,
    actor: &Actor,
    name: Option<&str>,
    before: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Run>> {
    may(actor, Deed::SeeJobs)?;
    let alive: Vec<String> =
        workers::alive(ctx).select_only().column(worker::Column::Id).into_tuple().all(ctx.db.read()).await?;
    let mut rows = job_run::Entity::find().order_by_desc(job_run::Column::Id).limit(limit);
    if let Some(name) = name {
        rows = rows.filter(job_run::Column::Name.eq(name));
    }
    if let Some(before) = before {
        rows = rows.filter(job_run::Column::Id.lt(before));
    }
    let rows = rows.all(ctx.db.read()).await?;
    rows.into_iter().map(|row| Ok(Run { counts: read(&row)?, ..run(row, &alive) })).collect()
}

fn run(row: job_run::Model, alive: &[String]) -> Run {
    let job_run::Model { id, name, worker, by_hand, started_at, ended_at, rounds, result, error, counts: _ } =
        row;
    let outcome = match (result, error, ended_at) {
        (_, Some(error), _) => Outcome::Failed(error),
        (Some(result), None, _) => Outcome::Done(result),
        (None, None, None) if alive.contains(&worker) => Outcome::Running,
        (None, None, _) => Outcome::Crashed,
    };
    let rounds = u32::try_from(rounds).unwrap_or_default();
    Run { id, name, worker, by_hand, started_at, ended_at, rounds, outcome, counts: Counts::new() }
}

fn read(row: &job_run::Model) -> Result<Counts> {
    serde_json::from_str(&row.counts)
        .map_err(|error| Error::corrupt(format!("counts of run {}", row.id), error))
}

fn written(counts: &Counts) -> Result<String> {
    serde_json::to_string(counts).map_err(|error| Error::corrupt("counts", error))
}
