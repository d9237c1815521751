//! `portolan crawl`: a worker without a server.

mod now;
mod report;
mod tally;

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use crawler::{Crawler, Ended, Work};
use registry::vocabulary::Slug;
use registry::{Context, Memory};
use tokio_util::sync::CancellationToken;

use self::tally::Tally;
use super::{answer, serve};
use crate::alive::Alive;
use crate::schedule::{self, Hands, Scheduled};
use crate::settings::Settings;
use crate::startup;

/// Not all that was due was checked.
const CUT_SHORT: u8 = 3;

/// What `crawl` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "The exit status of --once and --platform is 0 when all was checked, whatever was found; 1 when no canary \
                  answers, so that nothing more was judged, or when portolan itself failed; 2 for bad arguments; 3 \
                  when it was asked to stop before the end: what was not recorded by then is due as before."
)]
pub struct Arguments {
    /// Check what is due now, print what was found, then end
    #[arg(long, group = "stretch")]
    once: bool,
    /// Check this platform now, due or not, print the report, then end
    #[arg(long, value_name = "SLUG", group = "stretch")]
    platform: Option<Slug>,
    /// Print the summary of --once, or the report of --platform, as one JSON object
    #[arg(long, requires = "stretch")]
    json: bool,
    /// A label for where this worker stands, such as eu-west [setting: crawler.vantage]
    #[arg(long, value_name = "NAME")]
    vantage: Option<String>,
}

/// Works until a signal or, with `--once`, until what is due now is done.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { once, platform, json, vantage } = arguments;
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
    let hands = Hands::new(&settings, ctx.clone(), Arc::clone(&crawler), stop.clone())?;
    if once || platform.is_some() {
        let alive = Alive::begin(ctx.clone(), hands.presence(true)).await?;
        let ended = match platform {
            Some(slug) => now::check_now(&ctx, &crawler, &hands.policy, &stop, &slug, json).await,
            None => once_through(&ctx, &crawler, &stop, json).await,
        };
        alive.end().await;
        return ended;
    }
    let schedule = schedule::start(&hands, Scheduled::find("check").as_slice()).await?;
    tracing::info!(vantage = settings.crawler.vantage, "the worker waits for what is due");
    stop.cancelled().await;
    schedule.end().await;
    crawler.release().await?;
    Ok(ExitCode::SUCCESS)
}

/// What becomes due again meanwhile is for the next run.
async fn once_through(
    ctx: &Context,
    crawler: &Crawler,
    stop: &CancellationToken,
    json: bool,
) -> Result<ExitCode> {
    let tally = Tally::of(crawler.due().await?);
    let ended = crawler.work(Work::DueAt(ctx.clock.now()), stop, &tally).await;
    let summary = tally.finish(matches!(ended, Ok(Ended::Silent)), stop.is_cancelled());
    answer(&if json { summary.json()? } else { summary.table() })?;
    Ok(match ended? {
        Ended::Silent => ExitCode::FAILURE,
        Ended::Idle | Ended::Done if stop.is_cancelled() => ExitCode::from(CUT_SHORT),
        Ended::Idle | Ended::Done => ExitCode::SUCCESS,
    })
}
