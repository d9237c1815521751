//! The registry at work: which jobs ran, and where a check stands that somebody asked for.

use async_graphql::{Context, ID, Json, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use registry::checks::requests;
use registry::jobs::{self, Counts, Outcome, Run};

use super::{Wanted, cursor};
use crate::error::OrRefusal;
use crate::graphql::actor::actor;
use crate::graphql::types::check::CheckRequest;
use crate::graphql::types::connection::Connection;
use crate::graphql::{context, named};

/// How a run of a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
pub enum JobOutcome {
    /// Not yet.
    Running,
    /// Well.
    Done,
    /// Not well; `message` says why.
    Failed,
    /// Its process is gone.
    Crashed,
}

/// A run of a job, or the rounds of an hour that all ended well.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct JobRun {
    /// The job.
    name: String,
    /// The process that ran it.
    worker: String,
    /// Whether a person started it.
    by_hand: bool,
    /// When it began.
    started_at: DateTime<Utc>,
    /// When it ended.
    ended_at: Option<DateTime<Utc>>,
    /// How many rounds these are.
    rounds: u32,
    /// How it ended.
    outcome: JobOutcome,
    /// What it did, or why it failed.
    message: Option<String>,
    /// What was counted, by name.
    counts: Json<Counts>,
}

impl From<Run> for JobRun {
    fn from(run: Run) -> Self {
        let Run { id: _, name, worker, by_hand, started_at, ended_at, rounds, outcome, counts } = run;
        let (outcome, message) = match outcome {
            Outcome::Running => (JobOutcome::Running, None),
            Outcome::Crashed => (JobOutcome::Crashed, None),
            Outcome::Done(words) => (JobOutcome::Done, Some(words)),
            Outcome::Failed(why) => (JobOutcome::Failed, Some(why)),
        };
        Self { name, worker, by_hand, started_at, ended_at, rounds, outcome, message, counts: Json(counts) }
    }
}

/// Reading how the registry works.
#[derive(Debug, Clone, Copy, Default)]
pub struct Operation;

/// Reading how the registry works.
#[Object(serial, name = "DeskOperation")]
impl Operation {
    /// Which jobs ran, the newest first, for curators and administrators; `name` for one of them.
    async fn job_runs(
        &self,
        ctx: &Context<'_>,
        name: Option<String>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<JobRun>> {
        let wanted = Wanted::of("run", first, after)?;
        let before = wanted.place(|id| id.parse().ok())?;
        let runs = jobs::runs(context(ctx)?, actor(ctx), name.as_deref(), before, wanted.limit).await;
        let placed = runs.or_refusal()?.into_iter();
        let placed = placed.map(|run| (cursor("run", run.id), JobRun::from(run)));
        Ok(Connection::page(placed, wanted.limit, wanted.after.is_some()))
    }

    /// Where a check stands that `requestCheck` asked for. Ask again every second or two until it is finished.
    async fn check_request(&self, ctx: &Context<'_>, id: ID) -> Result<CheckRequest> {
        let id = named(&id, "CheckRequest")?;
        let progress = requests::follow(context(ctx)?, actor(ctx), id).await.or_refusal()?;
        Ok(CheckRequest::of(id, progress))
    }
}
