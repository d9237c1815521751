//! Canaries: addresses that are always up. If none answers, our own network is down and nothing that was
//! seen counts.

use std::sync::atomic::{AtomicBool, Ordering};

use futures::StreamExt;
use futures::stream::FuturesUnordered;

use crate::Checker;

/// The canaries and whether they answered last time.
#[derive(Debug)]
pub(super) struct Canaries {
    addresses: Vec<String>,
    silent: AtomicBool,
}

impl Canaries {
    pub(super) fn new(addresses: Vec<String>) -> Self {
        Self { addresses, silent: AtomicBool::new(false) }
    }

    /// Whether the network works: any canary answers. Without canaries it is taken to.
    /// The log hears of a change once, not at every round.
    pub(super) async fn answer(&self, checker: &Checker) -> bool {
        if self.addresses.is_empty() {
            return true;
        }
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
