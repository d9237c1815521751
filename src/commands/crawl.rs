//! `portolan crawl`: a worker without a server.

use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;
use clap::Args;
use crawler::{Crawler, Round};
use registry::Memory;
use registry::checks::record::Recorded;
use tokio_util::sync::CancellationToken;

use super::progress::Bar;
use super::{answer, serve};
use crate::schedule::{self, Hands, Scheduled};
use crate::settings::Settings;
use crate::startup;

/// What `crawl` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Check what is due now, then end
    #[arg(long)]
    once: bool,
    /// A label for where this worker stands, such as eu-west [setting: crawler.vantage]
    #[arg(long, value_name = "NAME")]
    vantage: Option<String>,
}

/// Works until a signal or, with `--once`, until what is due now is done.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { once, vantage } = arguments;
    let flags: Vec<_> = vantage.map(|vantage| ("crawler.vantage", vantage)).into_iter().collect();
    let settings = Settings::load(&flags)?;
    startup::log(&settings.log)?;
    let ctx = startup::open(&settings, Memory::Lean).await?;
    registry::checks::partitions::make_ahead(&ctx).await?;
    let crawler = startup::crawler(&settings, &ctx)?;
    let stop = CancellationToken::new();
    let asked_to_stop = serve::stopped()?;
    let ending = stop.clone();
    tokio::spawn(async move {
        asked_to_stop.await;
        ending.cancel();
    });
    if once {
        return once_through(&crawler, &stop).await;
    }
    let policy = settings.crawler.policy.clone();
    let retention_days = settings.crawler.retention_days;
    let hands = Hands { ctx, crawler: crawler.clone(), policy, retention_days, stop: stop.clone() };
    let mut scheduler = schedule::start(&hands, Scheduled::find("check").into_iter()).await?;
    tracing::info!(vantage = settings.crawler.vantage, "the worker waits for what is due");
    stop.cancelled().await;
    let _ = scheduler.shutdown().await;
    crawler.release().await?;
    Ok(ExitCode::SUCCESS)
}

async fn once_through(crawler: &Crawler, stop: &CancellationToken) -> Result<ExitCode> {
    let due = usize::try_from(crawler.due().await?)?;
    let bar = Bar::new("Checking");
    let done = AtomicUsize::new(0);
    let mut total = Recorded::default();
    let mut silent = false;
    // What becomes due again meanwhile is for the next run.
    while total.observations < due && !stop.is_cancelled() {
        let heard = |_: &_, _: &_| {
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            bar.advance(1, due.max(done));
        };
        match crawler.round(stop, &heard).await? {
            Round::Checked(Recorded { observations, transitions, flags_opened, flags_closed }) => {
                total.observations += observations;
                total.transitions += transitions;
                total.flags_opened += flags_opened;
                total.flags_closed += flags_closed;
            }
            Round::Idle => break,
            Round::Silent => {
                silent = true;
                break;
            }
        }
    }
    bar.finish();
    if silent {
        answer(
            "Nothing was judged: no canary answers, so the network of this machine is taken to be down.\n",
        )?;
        return Ok(ExitCode::FAILURE);
    }
    let Recorded { observations, transitions, flags_opened, flags_closed } = total;
    answer(&format!(
        "{observations} platforms checked: {transitions} changed state, {flags_opened} flags opened, \
         {flags_closed} closed.\n"
    ))?;
    Ok(ExitCode::SUCCESS)
}
