//! Every job and its cron line, on one screen.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result};
use crawler::{Audience, Crawler, Ended};
use registry::Context;
use registry::checks::days::{self, RolledUp};
use registry::checks::policy::Policy;
use registry::checks::report::Report;
use registry::checks::retention::{self, Retained};
use registry::checks::{Recorded, partitions};
use registry::endorsements::Aged;
use registry::flags::Told;
use registry::jobs::{self, Counts};
use registry::workers::Presence;
use registry::{accounts, endorsements, events, flags, mails, problems};
use tokio::sync::Mutex;
use tokio_cron_scheduler::{Job, JobScheduler};
use tokio_util::sync::CancellationToken;

use crate::alive::Alive;
use crate::mail::{Mailer, Sent};
use crate::settings::Settings;

/// How long a stop waits for the letter that is being sent: cut off, it would be sent twice.
const PATIENCE: Duration = Duration::from_secs(35);

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
    Mail,
    Flags,
    Partitions,
    RollUp,
    Retention,
    Chain,
    Endorsements,
    Attempts,
}

/// All of them.
pub const JOBS: &[Scheduled] = &[
    Scheduled {
        name: "check",
        cron: "* * * * * *",
        about: "check what is asked for and what is due",
        work: Work::Check,
    },
    Scheduled {
        name: "mail",
        cron: "*/5 * * * * *",
        about: "send the letters that are due",
        work: Work::Mail,
    },
    Scheduled {
        name: "flags",
        cron: "0 7 * * * *",
        about: "open flags that follow from time alone, and tell governments, then the public",
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
    Scheduled {
        name: "endorsements",
        cron: "0 33 0 * * *",
        about: "let endorsements fall due and lapse, and remind governments",
        work: Work::Endorsements,
    },
    Scheduled {
        name: "attempts",
        cron: "0 3 5 * * *",
        about: "forget who tried to sign in",
        work: Work::Attempts,
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
    /// Who sends the letters.
    pub mailer: Arc<Mailer>,
    /// Ends work early.
    pub stop: CancellationToken,
    /// Where runs are kept, by the real time whatever the job takes for now.
    pub runs: Context,
}

impl Hands {
    /// Hands with the real time, as the settings want them.
    pub fn new(
        settings: &Settings,
        ctx: Context,
        crawler: Arc<Crawler>,
        stop: CancellationToken,
    ) -> Result<Self> {
        Ok(Self {
            runs: ctx.clone(),
            ctx,
            crawler,
            policy: settings.crawler.policy.clone(),
            retention_days: settings.crawler.retention_days,
            mailer: Arc::new(Mailer::new(settings)?),
            stop,
        })
    }

    /// This process as others see it.
    pub fn presence(&self, checks: bool) -> Presence {
        Presence { id: self.crawler.id().to_owned(), checks, started_at: self.runs.clock.now() }
    }
}

/// What a run did, in words and in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// In words.
    pub words: String,
    /// In numbers.
    pub counts: Counts,
}

/// Who starts a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A cron line: where there is nothing to do, nothing is begun.
    Schedule,
    /// A person.
    Hand,
}

fn done(words: impl Into<String>, counts: &[(&str, usize)]) -> Done {
    let counts = counts.iter().map(|(name, count)| ((*name).to_owned(), *count as u64)).collect();
    Done { words: words.into(), counts }
}

impl Scheduled {
    /// The job of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        JOBS.iter().find(|job| job.name == name)
    }

    /// Runs the job once and keeps a row of that.
    pub async fn run(&self, hands: &Hands, by: By) -> Result<Option<Done>> {
        if by == By::Schedule && !self.is_wanted(hands).await? {
            return Ok(None);
        }
        let run = jobs::begin(&hands.runs, self.name, hands.crawler.id(), by == By::Hand).await?;
        let result = self.do_it(hands).await;
        let ended = match &result {
            Ok(Done { words, counts }) => Ok((words.clone(), counts.clone())),
            Err(error) => Err(format!("{error:#}")),
        };
        jobs::end(&hands.runs, run, ended).await?;
        result.map(Some)
    }

    /// Whether there is anything to do for a job that runs so often that it must leave no trace otherwise.
    async fn is_wanted(&self, hands: &Hands) -> Result<bool> {
        Ok(match self.work {
            Work::Check => hands.crawler.is_wanted().await?,
            Work::Mail => mails::are_due(&hands.ctx).await?,
            Work::Flags
            | Work::Partitions
            | Work::RollUp
            | Work::Retention
            | Work::Chain
            | Work::Endorsements
            | Work::Attempts => true,
        })
    }

    async fn do_it(&self, hands: &Hands) -> Result<Done> {
        match self.work {
            Work::Check => check(hands).await,
            Work::Mail => {
                let Sent { sent, failed } = hands.mailer.send_due(&hands.ctx, &hands.stop).await?;
                let words = format!("{sent} letters sent, {failed} to be tried again");
                Ok(done(words, &[("sent", sent), ("failed", failed)]))
            }
            Work::Flags => {
                let moved = flags::sweep(&hands.ctx, &hands.policy).await?;
                let Told { letters, notices } = flags::tell(&hands.ctx).await?;
                let counts = [("flags_moved", moved), ("letters", letters), ("notices", notices)];
                Ok(done(format!("{moved} flags moved, {letters} letters, {notices} public notices"), &counts))
            }
            Work::Partitions => {
                partitions::make_ahead(&hands.ctx).await?;
                Ok(done("partitions stand", &[]))
            }
            Work::RollUp => {
                let RolledUp { days, rows } = days::roll_up(&hands.ctx).await?;
                let counts = [("days", days), ("rows", rows)];
                Ok(done(format!("{days} days rolled up into {rows} rows"), &counts))
            }
            Work::Retention => {
                let days = hands.retention_days;
                let Retained { observations, since } =
                    retention::retain(&hands.ctx, &hands.policy, days).await?;
                let kept = since.map_or_else(|| "all are kept".to_owned(), |day| format!("kept since {day}"));
                let counts = [("let_go", observations)];
                Ok(done(format!("{observations} observations let go, {kept}"), &counts))
            }
            Work::Endorsements => {
                let Aged { due, lapsed, letters } = endorsements::age(&hands.ctx).await?;
                let counts = [("due", due), ("lapsed", lapsed), ("letters", letters)];
                Ok(done(format!("{due} endorsements fell due, {lapsed} lapsed, {letters} letters"), &counts))
            }
            Work::Attempts => {
                let forgotten = usize::try_from(accounts::forget_attempts(&hands.ctx).await?)?;
                let reports = usize::try_from(problems::forget(&hands.ctx).await?)?;
                let counts = [("forgotten", forgotten), ("reports", reports)];
                Ok(done(format!("{forgotten} attempts and {reports} old reports forgotten"), &counts))
            }
            Work::Chain => {
                let events = events::verify(&hands.ctx.db).await?.context("the chain of events is broken")?;
                let counts = [("events", usize::try_from(events)?)];
                Ok(done(format!("{events} events, none changed or lost"), &counts))
            }
        }
    }
}

/// Works until nothing is due.
async fn check(hands: &Hands) -> Result<Done> {
    let total = Total::default();
    let ended = hands.crawler.work(crawler::Work::Everything, &hands.stop, &total).await?;
    let total = std::mem::take(&mut *total.0.lock().unwrap_or_else(PoisonError::into_inner));
    let checked = total.observations();
    let words = match ended {
        Ended::Silent if checked == 0 => "no canary answers: nothing was judged".to_owned(),
        Ended::Silent => format!("{checked} platforms checked; then no canary answered"),
        Ended::Idle | Ended::Done => format!("{checked} platforms checked"),
    };
    let counts = [
        ("checked", checked),
        ("state_changed", total.transitions()),
        ("flags_opened", total.flags_opened.values().sum()),
        ("flags_closed", total.flags_closed.values().sum()),
    ];
    Ok(done(words, &counts))
}

/// Adds up what was recorded.
#[derive(Debug, Default)]
struct Total(std::sync::Mutex<Recorded>);

impl Audience for Total {
    fn began(&self, _: &str) {}

    fn checked(&self, _: &Report, _: usize) {}

    fn recorded(&self, recorded: Recorded) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).add(recorded);
    }
}

/// Jobs on their cron lines, in a process that says that it is alive.
pub struct Schedule {
    scheduler: JobScheduler,
    alive: Alive,
    /// Held while letters are sent.
    mailing: Arc<Mutex<()>>,
}

impl Schedule {
    /// Starts no more jobs. What runs is ended by the stop in its hands.
    pub async fn end(mut self) {
        if let Err(error) = self.scheduler.shutdown().await {
            tracing::warn!(%error, "the scheduler does not end");
        }
        if tokio::time::timeout(PATIENCE, self.mailing.lock()).await.is_err() {
            tracing::warn!("a letter that was being sent may be sent again");
        }
        self.alive.end().await;
    }
}

/// Starts `jobs` on their cron lines. A job that is still running when its time comes again is left alone.
pub async fn start(hands: &Hands, jobs: &[&'static Scheduled]) -> Result<Schedule> {
    let checks = jobs.iter().any(|job| job.work == Work::Check);
    let alive = Alive::begin(hands.runs.clone(), hands.presence(checks)).await?;
    let scheduler = JobScheduler::new().await.context("the scheduler does not start")?;
    let mailing = Arc::new(Mutex::new(()));
    for &job in jobs {
        let hands = hands.clone();
        let alone = if job.work == Work::Mail { Arc::clone(&mailing) } else { Arc::default() };
        let cron = Job::new_async(job.cron, move |_, _| {
            let (hands, alone) = (hands.clone(), Arc::clone(&alone));
            Box::pin(async move {
                let Ok(_alone) = alone.try_lock() else { return };
                match job.run(&hands, By::Schedule).await {
                    Ok(None) => {}
                    Ok(Some(done)) => tracing::debug!(job = job.name, "{}", done.words),
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
    Ok(Schedule { scheduler, alive, mailing })
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
