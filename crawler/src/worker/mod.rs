//! The worker: claims what is due, checks it, and records what was found unless the fault is ours.
//! When something is down is decided in `registry::checks::state`, never here.

mod breaker;
mod canaries;
mod check;
mod flow;
mod judging;

use std::convert::Infallible;
use std::sync::Mutex;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use registry::checks::Recorded;
use registry::checks::due::{self, Worker};
use registry::checks::policy::Policy;
use registry::checks::report::Report;
use registry::checks::requests;
use registry::{Context, Result};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

pub use breaker::{Breaker, BreakerPolicy};
use canaries::Canaries;
use flow::Flow;

use crate::Checker;

/// How a worker works.
#[derive(Debug, Clone)]
pub struct CrawlerSettings {
    /// Where the worker stands, as a label.
    pub vantage: String,
    /// Platforms claimed at a time.
    pub batch: u64,
    /// How long a claim lasts if the worker dies.
    pub lease: TimeDelta,
    /// Addresses that are always up.
    pub canaries: Vec<String>,
    /// When the circuit breaker trips.
    pub breaker: BreakerPolicy,
    /// How findings are judged.
    pub policy: Policy,
}

/// What a worker takes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// What people ask for and what is due, until there is no more of it.
    Everything,
    /// What people ask for and what was due at a moment.
    DueAt(DateTime<Utc>),
    /// What people ask for, and nothing else.
    Requests,
}

/// What a stretch of work came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// There was nothing to do.
    Idle,
    /// No canary answers: what was not recorded until then is not judged.
    Silent,
    /// All of it was done, or it was asked to stop.
    Done,
}

/// Who hears how the work goes. What was recorded is told here and nowhere else, so that it is known however the
/// work ends.
pub trait Audience: Sync {
    /// A check begins.
    fn began(&self, url: &str);
    /// It has come to its end; so many platforms share the address.
    fn checked(&self, report: &Report, platforms: usize);
    /// So much more stands in the database.
    fn recorded(&self, recorded: Recorded);
}

/// Nobody listens.
impl Audience for () {
    fn began(&self, _: &str) {}

    fn checked(&self, _: &Report, _: usize) {}

    fn recorded(&self, _: Recorded) {}
}

/// A worker with its memory.
pub struct Crawler {
    ctx: Context,
    checker: Checker,
    settings: CrawlerSettings,
    worker: Worker,
    canaries: Canaries,
    breaker: Mutex<Breaker>,
    enrolled: Mutex<Option<Instant>>,
    /// Held while it works, so that claims are given back only when it has let go of them.
    at_work: tokio::sync::Mutex<()>,
}

/// How often platforms that were listed meanwhile are looked for: it means a look at every platform.
const ENROLMENT: Duration = Duration::from_secs(10);

impl Crawler {
    /// A worker over `ctx`; its id is new, so that its claims are its own.
    pub fn new(ctx: Context, checker: Checker, settings: CrawlerSettings) -> Self {
        let id = format!("{}-{}", settings.vantage, ctx.new_id().simple());
        let worker = Worker { id, vantage: settings.vantage.clone(), lease: settings.lease };
        let canaries = Canaries::new(settings.canaries.clone());
        Self {
            ctx,
            checker,
            settings,
            worker,
            canaries,
            breaker: Mutex::default(),
            enrolled: Mutex::default(),
            at_work: tokio::sync::Mutex::default(),
        }
    }

    /// The id under which it claims.
    pub fn id(&self) -> &str {
        &self.worker.id
    }

    /// How many platforms are due now from this vantage.
    pub async fn due(&self) -> Result<u64> {
        self.enrol().await?;
        Ok(due::count(&self.ctx, &self.worker.vantage).await?.0)
    }

    /// Whether there is anything to do: somebody asks, or something is due; and a canary may answer.
    pub async fn is_wanted(&self) -> Result<bool> {
        if self.canaries.were_silent_lately() {
            return Ok(false);
        }
        self.enrol().await?;
        Ok(requests::any(&self.ctx).await? || due::any(&self.ctx, &self.worker).await?)
    }

    /// Works until nothing is left, or until `stop`; then every claim is given back. What somebody asked for is taken
    /// on before what is due, also in the middle of it.
    pub async fn work(&self, work: Work, stop: &CancellationToken, audience: &dyn Audience) -> Result<Ended> {
        let _at_work = self.at_work.lock().await;
        self.enrol().await?;
        let ended = tokio::select! {
            ended = Flow::new(self, work, stop, audience).run() => ended,
            never = self.keep_claims() => match never {},
        };
        if !matches!(ended, Ok(Ended::Idle)) {
            due::release(&self.ctx, &self.worker).await?;
        }
        ended
    }

    /// Gives every claim of this worker back, once the work under way has ended; stop it first.
    pub async fn release(&self) -> Result<()> {
        let _at_work = self.at_work.lock().await;
        due::release(&self.ctx, &self.worker).await.map(drop)
    }

    async fn enrol(&self) -> Result<()> {
        let lately = |at: &Instant| at.elapsed() < ENROLMENT;
        if !lock(&self.enrolled).as_ref().is_some_and(lately) {
            due::enrol(&self.ctx, &self.worker.vantage).await?;
            *lock(&self.enrolled) = Some(Instant::now());
        }
        Ok(())
    }

    /// Claims last as long as the work, however slow the hosts: only those of a dead worker run out.
    async fn keep_claims(&self) -> Infallible {
        let pause = self.worker.lease.to_std().unwrap_or_default() / 3;
        loop {
            tokio::time::sleep(pause).await;
            if let Err(error) = due::renew(&self.ctx, &self.worker).await {
                tracing::warn!(%error, "the claims of this worker cannot be renewed");
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
