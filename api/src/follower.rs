//! Keeps the catalogue fresh: follows the change feed by `seq`, and the times of checks by a second
//! cursor. Other processes' writes arrive the same way as our own.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use registry::events::feed;
use registry::platforms::published;
use registry::{Context, Result};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::catalogue::{Catalogue, Check, Update};

/// How often the feed is asked: other processes' writes must be seen within two seconds.
const FEED_EVERY: Duration = Duration::from_millis(250);
/// How often check times are asked for, in ticks of the feed.
const CHECKS_EVERY: u32 = 20;
/// How far the second cursor looks back. A check bears the time at which it was made and is recorded at the
/// end of its batch, workers' clocks differ, and reading a row twice does no harm.
const OVERLAP: TimeDelta = TimeDelta::minutes(15);
const PAGE: u64 = 2_000;
/// So many are taken in at once at start: few enough that they need not all be held twice, so many that the orders are
/// not merged too often.
const PIECE: usize = 40_000;

/// Where the follower stands.
#[derive(Debug)]
pub struct Follower {
    ctx: Context,
    catalogue: Arc<Catalogue>,
    seq: i64,
    checked: DateTime<Utc>,
}

impl Follower {
    /// Builds the catalogue from the database and stands at its last event.
    pub async fn start(ctx: Context, catalogue: Arc<Catalogue>) -> Result<Self> {
        // The head is read first: what commits while the pages are read is then read again.
        let seq = feed::head(&ctx.db).await?;
        let mut piece = Vec::new();
        let mut after: Option<Uuid> = None;
        let mut checked = DateTime::UNIX_EPOCH;
        loop {
            let page = published::page(&ctx.db, after, PAGE).await?;
            after = page.last().map(|last| last.document.id);
            let times = page.iter().filter_map(|platform| platform.reachability.checked_at);
            checked = times.fold(checked, DateTime::max);
            piece.extend(page);
            if after.is_none() || piece.len() >= PIECE {
                let published = std::mem::take(&mut piece);
                catalogue.apply(Update { published, event_seq: seq, checks: Vec::new() });
            }
            if after.is_none() {
                break;
            }
        }
        catalogue.settle();
        let checked = checked.min(ctx.clock.now());
        Ok(Self { ctx, catalogue, seq, checked })
    }

    /// Follows until `stop`. A database that fails is asked again; the catalogue meanwhile answers from
    /// what it has.
    pub async fn follow(mut self, stop: CancellationToken) {
        let mut ticks = 0_u32;
        let mut failing = false;
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(FEED_EVERY) => {}
            }
            ticks = ticks.wrapping_add(1);
            let followed = self.step(ticks.is_multiple_of(CHECKS_EVERY)).await;
            match (failing, followed) {
                (false, Err(error)) => {
                    failing = true;
                    tracing::error!(%error, "the catalogue cannot follow the database; it answers from what it has");
                }
                (true, Ok(())) => {
                    failing = false;
                    tracing::info!("the catalogue follows the database again");
                }
                (true, Err(_)) | (false, Ok(())) => {}
            }
        }
    }

    async fn step(&mut self, with_checks: bool) -> Result<()> {
        let steps = feed::after(&self.ctx.db, self.seq, PAGE).await?;
        let checked = if with_checks {
            published::checked_since(&self.ctx.db, self.checked - OVERLAP).await?
        } else {
            Vec::new()
        };
        if steps.is_empty() && checked.is_empty() {
            return Ok(());
        }
        let ids: BTreeSet<Uuid> = steps.iter().filter_map(|step| step.platform_id).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let published = published::load(&self.ctx.db, &ids).await?;
        // Both cursors move only once what they passed is in the catalogue; and a clock that runs ahead
        // must not carry the second one past what honest ones will still write.
        let seq = steps.last().map_or(self.seq, |last| last.seq);
        let now = self.ctx.clock.now();
        let newest = checked.iter().map(|row| row.at.min(now)).fold(self.checked, DateTime::max);
        let check = |row: published::Checked| Check { platform: row.platform_id, at: row.at };
        let checks = checked.into_iter().map(check).collect();
        self.catalogue.apply(Update { published, event_seq: seq, checks });
        (self.seq, self.checked) = (seq, newest);
        Ok(())
    }
}
