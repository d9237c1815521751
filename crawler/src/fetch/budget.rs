//! The time of one check. What is spent waiting for our own politeness is not the site's to pay.

use std::time::Duration;

use tokio::time::Instant;

/// Counts down.
#[derive(Debug)]
pub(crate) struct Budget {
    started: Instant,
    limit: Duration,
    waited: Duration,
}

impl Budget {
    pub(crate) fn new(limit: Duration) -> Self {
        Self { started: Instant::now(), limit, waited: Duration::ZERO }
    }

    /// Time that does not count.
    pub(crate) fn forgive(&mut self, waited: Duration) {
        self.waited += waited;
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed().saturating_sub(self.waited)
    }

    pub(crate) fn left(&self) -> Duration {
        self.limit.saturating_sub(self.elapsed())
    }

    pub(crate) fn limit(&self) -> Duration {
        self.limit
    }
}
