//! Canaries: addresses that are always up. If none answers, our own network is down and nothing that was
//! seen counts.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::time::Instant;

use super::lock;
use crate::Checker;

/// For so long an answer speaks for what is seen after it; canaries are other people's servers.
const LATELY: Duration = Duration::from_secs(5);

/// The canaries and whether they answered last time.
#[derive(Debug)]
pub(super) struct Canaries {
    addresses: Vec<String>,
    silent: AtomicBool,
    asked: Mutex<Option<Instant>>,
}

impl Canaries {
    pub(super) fn new(addresses: Vec<String>) -> Self {
        Self { addresses, silent: AtomicBool::new(false), asked: Mutex::default() }
    }

    /// Whether one answered a few seconds ago.
    pub(super) fn answered_lately(&self) -> bool {
        !self.silent.load(Ordering::Relaxed) && self.asked_lately()
    }

    /// Whether none did, so that it is too early to ask again.
    pub(super) fn were_silent_lately(&self) -> bool {
        self.silent.load(Ordering::Relaxed) && self.asked_lately()
    }

    fn asked_lately(&self) -> bool {
        lock(&self.asked).is_some_and(|at| at.elapsed() < LATELY)
    }

    /// Whether the network works: any canary answers. Without canaries it is taken to.
    /// The log hears of a change once, not at every round.
    pub(super) async fn answer(&self, checker: &Checker) -> bool {
        let any = self.addresses.is_empty() || self.ask(checker).await;
        *lock(&self.asked) = Some(Instant::now());
        any
    }

    async fn ask(&self, checker: &Checker) -> bool {
        let mut answers: FuturesUnordered<_> =
            self.addresses.iter().map(|url| checker.answers(url)).collect();
        let mut any = false;
        while let Some(answered) = answers.next().await {
            if answered {
                any = true;
                break;
            }
        }
        let was_silent = self.silent.swap(!any, Ordering::Relaxed);
        match (was_silent, any) {
            (false, false) => tracing::warn!(
                canaries = self.addresses.join(", "),
                "no canary answers: the network of this machine is taken to be down, nothing is judged until one \
                 does (crawler.canaries names them; an empty list means none)"
            ),
            (true, true) => tracing::info!("a canary answers again: checks go on"),
            (true, false) | (false, true) => {}
        }
        any
    }
}
