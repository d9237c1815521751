//! What of the findings counts. A hit counts at once. A miss counts when a canary has answered after it was seen, and
//! when the circuit breaker does not say that too many miss at once: those are held back and looked at once more.

use std::collections::{HashMap, HashSet};

use registry::Result;
use registry::checks::outcome::Weight;
use registry::checks::record;
use uuid::Uuid;

use super::flow::{Flow, Found, Whom, Why, by_address};
use super::lock;

impl Flow<'_> {
    /// Records what is certain, and what is doubtful when it may be. False when no canary answers.
    ///
    /// Misses wait for each other, some seconds at most: canaries are asked for many at once, and the breaker sees
    /// together what came together. Nobody who asked is kept waiting for that.
    pub(super) async fn settle(&mut self) -> Result<bool> {
        let found = std::mem::take(&mut self.found);
        let (misses, certain): (Vec<_>, Vec<_>) = found.into_iter().partition(misses);
        self.note(&certain, &HashSet::new());
        self.record(certain).await?;
        self.doubtful.extend(misses);
        let asked_for = self.doubtful.iter().any(|found| found.why == Why::Asked);
        let may_wait = !self.rests() && !asked_for && self.crawler.canaries.answered_lately();
        if self.doubtful.is_empty() || may_wait {
            return Ok(true);
        }
        if !self.canary_answers().await {
            return Ok(false);
        }
        if !self.stop.is_cancelled() {
            self.judge().await?;
        }
        Ok(true)
    }

    async fn judge(&mut self) -> Result<()> {
        let doubtful = std::mem::take(&mut self.doubtful);
        let newly_missing = self.newly_missing(&doubtful).await?;
        let is_new =
            |found: &Found| found.why != Why::HeldBack && newly_missing.contains(&found.finding.platform_id);
        self.note(&doubtful, &newly_missing);
        let of = doubtful.len();
        let trips = self.breaker_trips();
        let (held, counting): (Vec<_>, Vec<_>) =
            doubtful.into_iter().partition(|found| trips && is_new(found));
        if !held.is_empty() {
            tracing::warn!(
                held = held.len(),
                of,
                "unusually many platforms miss at once: their observations are held back and checked once more"
            );
            let held = held.into_iter().map(|found| found.due).collect();
            for sharing in by_address(held) {
                self.visit(Whom::Platforms(sharing, Why::HeldBack));
            }
        }
        self.record(counting).await
    }

    /// Puts findings into the breaker's window; a second look is no new check.
    fn note(&self, found: &[Found], newly_missing: &HashSet<Uuid>) {
        let mut breaker = lock(&self.crawler.breaker);
        for found in found.iter().filter(|found| found.why != Why::HeldBack) {
            breaker.note(found.finding.at, newly_missing.contains(&found.finding.platform_id));
        }
    }

    fn breaker_trips(&self) -> bool {
        let now = self.crawler.ctx.clock.now();
        lock(&self.crawler.breaker).is_tripped(now, self.crawler.settings.breaker)
    }

    /// Those that were up before.
    async fn newly_missing(&self, missed: &[Found]) -> Result<HashSet<Uuid>> {
        let outcomes: HashMap<_, _> =
            missed.iter().map(|found| (found.finding.platform_id, found.finding.report.outcome)).collect();
        let ids: Vec<_> = outcomes.keys().copied().collect();
        let tracks = record::tracks(&self.crawler.ctx, &ids).await?;
        let vantage = &self.crawler.worker.vantage;
        let newly = tracks.into_iter().filter(|(id, track)| track.newly_misses(vantage, outcomes[id]));
        Ok(newly.map(|(id, _)| id).collect())
    }

    #[tracing::instrument(level = "debug", skip_all, fields(observations = found.len()))]
    async fn record(&self, found: Vec<Found>) -> Result<()> {
        if found.is_empty() {
            return Ok(());
        }
        let crawler = self.crawler;
        let findings = found.into_iter().map(|found| found.finding).collect();
        let policy = &crawler.settings.policy;
        let recorded = record::record(&crawler.ctx, &crawler.worker, policy, findings).await?;
        self.audience.recorded(recorded);
        Ok(())
    }
}

fn misses(found: &Found) -> bool {
    found.finding.report.outcome.weight() == Weight::Miss
}
