//! One platform now: asks for it as anybody may, and works on what people ask for until the answer is there. Whether
//! this process or another one makes the check is all the same.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result};
use crawler::{Crawler, Ended, Work};
use registry::checks::policy::Policy;
use registry::checks::requests::{self, Progress, Subject};
use registry::vocabulary::Slug;
use registry::{Actor, Context, platforms};
use tokio_util::sync::CancellationToken;

use crate::commands::{answer, check};

/// Asks, works and prints the report.
pub async fn check_now(
    ctx: &Context,
    crawler: &Crawler,
    policy: &Policy,
    stop: &CancellationToken,
    slug: &Slug,
    json: bool,
) -> Result<ExitCode> {
    let platform = platforms::find(ctx, slug)
        .await?
        .with_context(|| format!("there is no platform `{}`", slug.as_str()))?;
    let request = requests::ask(ctx, &Actor::Operator, policy, &Subject::Platform(platform)).await?;
    let mut said = String::new();
    loop {
        let progress = requests::get(ctx, request).await?;
        if let Progress::Finished { report, at: _ } = progress {
            check::print(&report, json, false)?;
            return Ok(ExitCode::SUCCESS);
        }
        tell(&progress, &mut said);
        if crawler.work(Work::Requests, stop, &()).await? == Ended::Silent {
            answer(
                "Nothing was judged: no canary answers, so the network of this machine is taken to be down.\n",
            )?;
            return Ok(ExitCode::FAILURE);
        }
        if stop.is_cancelled() {
            return Ok(ExitCode::from(super::CUT_SHORT));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Says where the request stands, when that is news.
fn tell(progress: &Progress, said: &mut String) {
    let words = match progress {
        Progress::Waiting { place: 1, workers: _ } => "next in the queue".to_owned(),
        Progress::Waiting { place, workers: _ } => format!("number {place} in the queue"),
        Progress::Checking => "being checked".to_owned(),
        Progress::Finished { .. } => return,
    };
    if words != *said {
        eprintln!("{words}");
        *said = words;
    }
}
