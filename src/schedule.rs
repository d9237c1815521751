//! Every job and its cron line, on one screen.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use crawler::{Crawler, Round};
use registry::Context;
use registry::checks::days::{self, RolledUp};
use registry::checks::partitions;
use registry::checks::policy::Policy;
use registry::checks::retention::{self, Retained};
use registry::{events, flags};
use tokio::sync::Mutex;
use tokio_cron_scheduler::{Job, JobScheduler};
use tokio_util::sync::CancellationToken;

/// A job: its name, when it runs (seconds first, UTC), and what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheduled {
    /// As `portolan job run` takes it.
    pub name: &'static str,
    /// The cron line.
    pub cron: &'static str,
    /// For people.
    pub about: &'static str,
    work: Work,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Check,
    Flags,
    Partitions,
    RollUp,
    Retention,
    Chain,
}

/// All of them.
pub const JOBS: &[Scheduled] = &[
    Scheduled {
        name: "check",
        cron: "*/10 * * * * *",
        about: "check the platforms that are due",
        work: Work::Check,
    },
    Scheduled {
        name: "flags",
        cron: "0 7 * * * *",
        about: "open flags that follow from time alone",
        work: Work::Flags,
    },
    Scheduled {
        name: "partitions",
        cron: "0 23 3 * * *",
        about: "make next months' partitions (PostgreSQL)",
        work: Work::Partitions,
    },
    Scheduled {
        name: "roll-up",
        cron: "0 13 1 * * *",
        about: "add up the checks of each day that is over",
        work: Work::RollUp,
    },
    Scheduled {
        name: "retention",
        cron: "0 53 3 * * *",
        about: "let old observations go, once rolled up",
        work: Work::Retention,
    },
    Scheduled {
        name: "chain",
        cron: "0 43 4 * * *",
        about: "prove that no event was changed or lost",
        work: Work::Chain,
    },
];

/// What jobs work with.
#[derive(Clone)]
pub struct Hands {
    /// The database, the time and chance.
    pub ctx: Context,
    /// The worker.
    pub crawler: Arc<Crawler>,
    /// How findings are judged.
    pub policy: Policy,
    /// How long single observations are kept.
    pub retention_days: u32,
    /// Ends a round early.
    pub stop: CancellationToken,
}

impl Scheduled {
    /// The job of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        JOBS.iter().find(|job| job.name == name)
    }

    /// Runs the job once and says what it did.
    pub async fn run(&self, hands: &Hands) -> Result<String> {
        match self.work {
            Work::Check => check(hands).await,
            Work::Flags => {
                let moved = flags::sweep(&hands.ctx, &hands.policy).await?;
                Ok(format!("{moved} flags moved"))
            }
            Work::Partitions => {
                partitions::make_ahead(&hands.ctx).await?;
                Ok("partitions stand".to_owned())
            }
            Work::RollUp => {
                let RolledUp { days, rows } = days::roll_up(&hands.ctx).await?;
                Ok(format!("{days} days rolled up into {rows} rows"))
            }
            Work::Retention => {
                let days = hands.retention_days;
                let Retained { observations, since } =
                    retention::retain(&hands.ctx, &hands.policy, days).await?;
                let kept = since.map_or_else(|| "all are kept".to_owned(), |day| format!("kept since {day}"));
                Ok(format!("{observations} observations let go, {kept}"))
            }
            Work::Chain => {
                let events = events::verify(&hands.ctx.db).await?.context("the chain of events is broken")?;
                Ok(format!("{events} events, none changed or lost"))
            }
        }
    }
}

/// Rounds until nothing is due.
async fn check(hands: &Hands) -> Result<String> {
    let mut checked = 0;
    while !hands.stop.is_cancelled() {
        match hands.crawler.round(&hands.stop, &|_, _| {}).await? {
            Round::Checked(recorded) => checked += recorded.observations,
            Round::Idle => break,
            Round::Silent => return Ok("no canary answers: nothing was judged".to_owned()),
        }
    }
    Ok(format!("{checked} platforms checked"))
}

/// Starts `jobs` on their cron lines. A job that is still running when its time comes again is left alone.
pub async fn start(hands: &Hands, jobs: impl Iterator<Item = &'static Scheduled>) -> Result<JobScheduler> {
    let scheduler = JobScheduler::new().await.context("the scheduler does not start")?;
    for job in jobs {
        let hands = hands.clone();
        let alone = Arc::new(Mutex::new(()));
        let cron = Job::new_async(job.cron, move |_, _| {
            let (hands, alone) = (hands.clone(), Arc::clone(&alone));
            Box::pin(async move {
                let Ok(_alone) = alone.try_lock() else { return };
                match job.run(&hands).await {
                    Ok(done) => tracing::debug!(job = job.name, "{done}"),
                    Err(error) => {
                        tracing::error!(job = job.name, error = format!("{error:#}"), "the job failed");
                    }
                }
            })
        });
        let cron = cron.with_context(|| format!("the cron line of `{}` is wrong", job.name))?;
        scheduler.add(cron).await.with_context(|| format!("the job `{}` cannot be scheduled", job.name))?;
    }
    scheduler.start().await.context("the scheduler does not start")?;
    Ok(scheduler)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_is_found_by_its_name() {
        for job in JOBS {
            assert_eq!(Scheduled::find(job.name), Some(job));
        }
        assert_eq!(Scheduled::find("nothing"), None);
    }
}
