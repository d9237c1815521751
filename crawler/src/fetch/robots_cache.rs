//! What each host's robots.txt says, fetched once a day.

use std::sync::Arc;
use std::time::Duration;

use outbound::{Broken, Limits, Response};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tokio::time::Instant;
use url::Url;

use super::retry::worth_another_try;
use super::robots::{READ, Robots};
use super::{Budget, Errand, Fetcher, redirect};

const MOST_REDIRECTS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(10);
/// A host that fails for a moment must not be shut out for a day.
const CLOSED_LIFETIME: Duration = Duration::from_mins(10);
/// Bytes of all files that are kept, as far as they concern us.
const MOST_KEPT: u64 = 24 * 1024 * 1024;

/// The files of the hosts that were met, by origin.
pub(super) struct RobotsCache(Cache<String, Kept, Bytes>);

/// A file, or what stands for one.
#[derive(Clone)]
struct Kept {
    robots: Arc<Robots>,
    until: Instant,
    /// Since when the server has failed to give one.
    failing_since: Option<Instant>,
}

#[derive(Clone)]
struct Bytes;

impl Weighter<String, Kept> for Bytes {
    fn weight(&self, key: &String, kept: &Kept) -> u64 {
        (key.len() + kept.robots.weight()) as u64
    }
}

impl Default for RobotsCache {
    fn default() -> Self {
        Self(Cache::with_weighter(10_000, MOST_KEPT, Bytes))
    }
}

/// What asking for the file came to.
enum Asked {
    Read(Robots),
    /// 5xx: RFC 9309 has us stay away altogether.
    Failed,
    /// No answer; the page itself will show why.
    Unknown,
}

impl Fetcher {
    /// What the host of a URL says to us; checks of one origin at the same time ask it once.
    pub(super) async fn robots_of(&self, url: &Url, budget: &mut Budget) -> Arc<Robots> {
        if !self.config.robots || self.config.quirks.of(url).is_some_and(|quirk| quirk.ignores_robots) {
            return Arc::new(Robots::open());
        }
        let key = url.origin().ascii_serialization();
        let old = self.robots.0.remove_if(&key, |kept| kept.until <= Instant::now());
        let failing_since = old.and_then(|(_, kept)| kept.failing_since);
        let queued = Instant::now();
        let place = self.robots.0.get_value_or_guard_async(&key).await;
        // Waiting for another check is our own politeness, as waiting for a turn at the host is.
        budget.forgive(queued.elapsed());
        let guard = match place {
            Ok(kept) => return kept.robots,
            Err(guard) => guard,
        };
        let asked = self.ask_robots(url, budget).await;
        let Some(kept) = self.keep(asked, failing_since) else { return Arc::new(Robots::open()) };
        let robots = Arc::clone(&kept.robots);
        // What is too large for the cache is obeyed all the same, and asked for again.
        let _ = guard.insert(kept);
        robots
    }

    /// A host that fails at everything would be denied for ever, and never be seen to be down. So RFC 9309 lets a
    /// file that was undefined for a reasonably long time count as absent: then the page's own fate decides.
    fn keep(&self, asked: Asked, failing_since: Option<Instant>) -> Option<Kept> {
        let now = Instant::now();
        let brief = CLOSED_LIFETIME.min(self.config.robots_lifetime);
        let (robots, lifetime, failing_since) = match asked {
            Asked::Read(robots) => (robots, self.config.robots_lifetime, None),
            Asked::Failed => {
                let since = failing_since.unwrap_or(now);
                let given_up = now - since >= self.config.robots_patience;
                let robots = if given_up { Robots::open() } else { Robots::closed() };
                (robots, brief, Some(since))
            }
            Asked::Unknown => return None,
        };
        Some(Kept { robots: Arc::new(robots), until: now + lifetime, failing_since })
    }

    #[tracing::instrument(level = "debug", name = "robots", skip_all)]
    async fn ask_robots(&self, url: &Url, budget: &mut Budget) -> Asked {
        let Ok(mut at) = url.join("/robots.txt") else { return Asked::Unknown };
        for _ in 0..=MOST_REDIRECTS {
            let Ok(pinned) = self.pin(&at, budget).await else { return Asked::Unknown };
            let limits =
                Limits { body_bytes: READ, total: PATIENCE.min(budget.left() / 2), ..self.config.limits };
            let headers = http::HeaderMap::new();
            let errand =
                Errand { url: &at, pinned: &pinned, headers, limits, pause: Duration::ZERO, blind: false };
            // A silence is not asked twice here: the page is asked next, and as patiently.
            let wobbles = |result: &Result<Response, Broken>| {
                result.is_ok() && worth_another_try(result, self.config.clock.now())
            };
            let Ok(response) = self.visit_patiently(&errand, budget, wobbles).await else {
                return Asked::Unknown;
            };
            match judge(&response, &at) {
                Ok(asked) => return asked,
                Err(onward) => at = onward,
            }
        }
        Asked::Read(Robots::open())
    }
}

fn judge(response: &Response, at: &Url) -> Result<Asked, Url> {
    match response.status.as_u16() {
        200..=299 => Ok(Asked::Read(Robots::parse(&response.body))),
        300..=399 => match redirect::location(at, &response.headers) {
            Some(Ok(onward)) => Err(onward),
            Some(Err(_)) | None => Ok(Asked::Read(Robots::open())),
        },
        500..=599 => Ok(Asked::Failed),
        _ => Ok(Asked::Read(Robots::open())),
    }
}
