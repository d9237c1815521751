//! The worker: claims what is due, checks it, and records what was found unless the fault is ours.
//! When something is down is decided in `registry::checks::state`, never here.

mod breaker;
mod canaries;

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

use chrono::TimeDelta;
use futures::{StreamExt, stream};
use registry::checks::due::{self, Due, Worker};
use registry::checks::outcome::{Outcome, Weight};
use registry::checks::policy::Policy;
use registry::checks::record::{self, Finding, Recorded};
use registry::checks::report::Report;
use registry::checks::requests;
use registry::{Context, Result};
use tokio_util::sync::CancellationToken;

pub use breaker::{Breaker, BreakerPolicy};
use canaries::Canaries;

use crate::{Checker, Target};

/// How a worker works.
#[derive(Debug, Clone)]
pub struct CrawlerSettings {
    /// Where the worker stands, as a label.
    pub vantage: String,
    /// Checks at the same time.
    pub concurrency: usize,
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

/// What one round came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Round {
    /// Nothing was due.
    Idle,
    /// No canary answers: nothing was judged.
    Silent,
    /// So much was checked and recorded.
    Checked(Recorded),
}

/// A worker with its memory.
pub struct Crawler {
    ctx: Context,
    checker: Checker,
    settings: CrawlerSettings,
    worker: Worker,
    canaries: Canaries,
    breaker: Mutex<Breaker>,
    /// Held through a round, so that claims are given back only when it has let go of them.
    at_work: tokio::sync::Mutex<()>,
}

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
            at_work: tokio::sync::Mutex::default(),
        }
    }

    /// How many platforms are due now from this vantage.
    pub async fn due(&self) -> Result<u64> {
        due::enrol(&self.ctx, &self.worker.vantage).await?;
        Ok(due::count(&self.ctx, &self.worker.vantage).await?.0)
    }

    /// One round: requested checks first, then a batch of what is due. `progress` hears of every platform
    /// done; `stop` ends the round early and gives every claim back.
    pub async fn round(
        &self,
        stop: &CancellationToken,
        progress: &(dyn Fn(&Due, &Report) + Sync),
    ) -> Result<Round> {
        let _at_work = self.at_work.lock().await;
        let work = async {
            if !self.canaries.answer(&self.checker).await {
                return Ok(Round::Silent);
            }
            self.requested().await?;
            due::enrol(&self.ctx, &self.worker.vantage).await?;
            let claimed = due::claim(&self.ctx, &self.worker, self.settings.batch).await?;
            if claimed.is_empty() {
                return Ok(Round::Idle);
            }
            let findings = self.check_all(claimed, progress).await;
            self.judge(findings).await
        };
        let round = tokio::select! {
            round = work => round,
            () = stop.cancelled() => Ok(Round::Idle),
            never = self.keep_claims() => match never {},
        };
        let kept_claims = stop.is_cancelled() || matches!(round, Ok(Round::Silent) | Err(_));
        if kept_claims {
            due::release(&self.ctx, &self.worker).await?;
        }
        round
    }

    /// Gives every claim of this worker back, once the round under way has ended; stop it first.
    pub async fn release(&self) -> Result<()> {
        let _at_work = self.at_work.lock().await;
        due::release(&self.ctx, &self.worker).await.map(drop)
    }

    /// Claims last as long as their round, however slow the hosts: only those of a dead worker run out.
    async fn keep_claims(&self) -> Infallible {
        let pause = self.worker.lease.to_std().unwrap_or_default() / 3;
        loop {
            tokio::time::sleep(pause).await;
            if let Err(error) = due::renew(&self.ctx, &self.worker).await {
                tracing::warn!(%error, "the claims of this worker cannot be renewed");
            }
        }
    }

    async fn requested(&self) -> Result<()> {
        let asked = requests::claim(&self.ctx, &self.worker, self.settings.batch).await?;
        let reports = stream::iter(asked)
            .map(|asked| async move {
                let target = Target { url: asked.url, ..Target::default() };
                (asked.id, self.check(target).await)
            })
            .buffer_unordered(self.settings.concurrency)
            .collect::<Vec<_>>()
            .await;
        for (id, report) in reports {
            requests::finish(&self.ctx, id, &report).await?;
        }
        Ok(())
    }

    /// One fetch for every distinct address; a finding for every platform that has it.
    async fn check_all(
        &self,
        claimed: Vec<Due>,
        progress: &(dyn Fn(&Due, &Report) + Sync),
    ) -> Vec<(Due, Finding)> {
        let mut by_address: BTreeMap<String, Vec<Due>> = BTreeMap::new();
        for due in claimed {
            by_address.entry(due.url_key.clone()).or_default().push(due);
        }
        stream::iter(by_address.into_values())
            .map(|sharing| async move {
                let report = self.check(target(&sharing)).await;
                let at = self.ctx.clock.now();
                let finding = |due: Due| {
                    progress(&due, &report);
                    let languages = due.languages.clone();
                    let finding =
                        Finding { platform_id: due.platform_id, at, report: report.clone(), languages };
                    (due, finding)
                };
                sharing.into_iter().map(finding).collect::<Vec<_>>()
            })
            .buffer_unordered(self.settings.concurrency)
            .collect::<Vec<_>>()
            .await
            .into_iter()
            .flatten()
            .collect()
    }

    /// A check in a task of its own: whatever goes wrong in it is our fault and an outcome like any other.
    async fn check(&self, target: Target) -> Report {
        let checker = self.checker.clone();
        let url = target.url.clone();
        match tokio::spawn(async move { checker.check(&target).await }).await {
            Ok(report) => report,
            Err(error) => {
                tracing::error!(%url, %error, "a check did not come to its end");
                let evidence = "The check itself failed; nothing was learned about the platform.";
                Report::without_answer(url, Outcome::CheckerFault, evidence)
            }
        }
    }

    /// Records the findings, unless our own network failed meanwhile or the breaker says that it may have.
    async fn judge(&self, findings: Vec<(Due, Finding)>) -> Result<Round> {
        let missed = findings.iter().any(|(_, finding)| finding.report.outcome.weight() == Weight::Miss);
        if missed && !self.canaries.answer(&self.checker).await {
            return Ok(Round::Silent);
        }
        let newly_missing = self.newly_missing(&findings).await?;
        if !self.trips(&findings, &newly_missing) {
            return self.record(findings).await;
        }
        let (of, mut missing) = (findings.len(), newly_missing.into_iter());
        let (held, mut findings): (Vec<_>, Vec<_>) =
            findings.into_iter().partition(|_| missing.next().unwrap_or_default());
        tracing::warn!(
            held = held.len(),
            of,
            "unusually many platforms miss at once: their observations are held back and checked once more"
        );
        let held = held.into_iter().map(|(due, _)| due).collect();
        findings.extend(self.check_all(held, &|_, _| {}).await);
        if !self.canaries.answer(&self.checker).await {
            return Ok(Round::Silent);
        }
        self.record(findings).await
    }

    /// Notes the findings in the breaker's window. Whether some must be held back.
    fn trips(&self, findings: &[(Due, Finding)], newly_missing: &[bool]) -> bool {
        let mut breaker = self.breaker.lock().unwrap_or_else(PoisonError::into_inner);
        for ((_, finding), missing) in findings.iter().zip(newly_missing) {
            breaker.note(finding.at, *missing);
        }
        let tripped = breaker.is_tripped(self.ctx.clock.now(), self.settings.breaker);
        tripped && newly_missing.contains(&true)
    }

    async fn newly_missing(&self, findings: &[(Due, Finding)]) -> Result<Vec<bool>> {
        let missed: Vec<_> = findings
            .iter()
            .filter(|(_, finding)| finding.report.outcome.weight() == Weight::Miss)
            .map(|(due, _)| due.platform_id)
            .collect();
        let tracks =
            if missed.is_empty() { HashMap::new() } else { record::tracks(&self.ctx, &missed).await? };
        let newly = |finding: &Finding| {
            tracks
                .get(&finding.platform_id)
                .is_some_and(|track| track.newly_misses(&self.worker.vantage, finding.report.outcome))
        };
        Ok(findings.iter().map(|(_, finding)| newly(finding)).collect())
    }

    async fn record(&self, findings: Vec<(Due, Finding)>) -> Result<Round> {
        let findings = findings.into_iter().map(|(_, finding)| finding).collect();
        record::record(&self.ctx, &self.worker, &self.settings.policy, findings).await.map(Round::Checked)
    }
}

/// What to check for platforms that share one address.
fn target(sharing: &[Due]) -> Target {
    let all = |of: fn(&Due) -> &Vec<String>| {
        let mut all: Vec<String> = Vec::new();
        for text in sharing.iter().flat_map(of) {
            if !all.contains(text) {
                all.push(text.clone());
            }
        }
        all
    };
    Target {
        url: sharing.first().map(|due| due.url.clone()).unwrap_or_default(),
        names: all(|due| &due.names),
        languages: all(|due| &due.languages),
        accepted_text_hash: sharing.iter().find_map(|due| due.accepted_text_hash.clone()),
    }
}
