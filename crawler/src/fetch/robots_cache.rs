//! What each host's robots.txt says, fetched once a day.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use outbound::{Broken, Limits, Response};
use tokio::sync::Mutex as Single;
use tokio::time::Instant;
use url::Url;

use super::retry::worth_another_try;
use super::robots::{READ, Robots};
use super::{Budget, Errand, Fetcher, redirect};

const MOST_REDIRECTS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(10);
/// A host that fails for a moment must not be shut out for a day.
const CLOSED_LIFETIME: Duration = Duration::from_mins(10);
const MANY: usize = 20_000;

/// The files of the hosts that were met.
#[derive(Default)]
pub(super) struct RobotsCache {
    known: Mutex<HashMap<String, (Arc<Robots>, Instant)>>,
    /// Whoever holds an origin's lock asks its host; the others wait for what it finds.
    asking: Mutex<HashMap<String, Arc<Single<()>>>>,
}

impl RobotsCache {
    fn find(&self, key: &str) -> Option<Arc<Robots>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(key).filter(|(_, until)| *until > Instant::now()).map(|(robots, _)| Arc::clone(robots))
    }

    fn single(&self, key: &str) -> Arc<Single<()>> {
        let mut asking = self.asking.lock().unwrap_or_else(PoisonError::into_inner);
        if asking.len() > MANY {
            asking.retain(|_, single| Arc::strong_count(single) > 1);
        }
        Arc::clone(asking.entry(key.to_owned()).or_default())
    }

    fn keep(&self, key: String, robots: &Arc<Robots>, lifetime: Duration) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if known.len() > MANY {
            known.retain(|_, (_, until)| *until > now);
        }
        if known.len() > MANY {
            known.clear();
        }
        known.insert(key, (Arc::clone(robots), now + lifetime));
    }
}

/// What asking for the file came to.
enum Asked {
    Read(Robots),
    /// 5xx: RFC 9309 has us stay away altogether.
    Closed,
    /// No answer; the page itself will show why.
    Unknown,
}

impl Fetcher {
    /// What the host of a URL says to us; checks of one origin at the same time ask it once.
    pub(super) async fn robots_of(&self, url: &Url, budget: &mut Budget) -> Arc<Robots> {
        if !self.config.robots {
            return Arc::default();
        }
        let key = url.origin().ascii_serialization();
        if let Some(known) = self.robots.find(&key) {
            return known;
        }
        let single = self.robots.single(&key);
        let queued = Instant::now();
        let _asking = single.lock().await;
        // Waiting for another check is our own politeness, as waiting for a turn at the host is.
        budget.forgive(queued.elapsed());
        if let Some(known) = self.robots.find(&key) {
            return known;
        }
        let (robots, lifetime) = match self.ask_robots(url, budget).await {
            Asked::Read(robots) => (Arc::new(robots), self.config.robots_lifetime),
            Asked::Closed => (Arc::new(Robots::closed()), CLOSED_LIFETIME.min(self.config.robots_lifetime)),
            Asked::Unknown => return Arc::default(),
        };
        self.robots.keep(key, &robots, lifetime);
        robots
    }

    async fn ask_robots(&self, url: &Url, budget: &mut Budget) -> Asked {
        let Ok(mut at) = url.join("/robots.txt") else { return Asked::Unknown };
        for _ in 0..=MOST_REDIRECTS {
            let Ok(pinned) = self.pin(&at, budget).await else { return Asked::Unknown };
            let limits =
                Limits { body_bytes: READ, total: PATIENCE.min(budget.left() / 2), ..self.config.limits };
            let headers = http::HeaderMap::new();
            let errand = Errand { url: &at, pinned: &pinned, headers, limits, pause: Duration::ZERO };
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
        Asked::Read(Robots::default())
    }
}

fn judge(response: &Response, at: &Url) -> Result<Asked, Url> {
    match response.status.as_u16() {
        200..=299 => Ok(Asked::Read(Robots::parse(&response.body))),
        300..=399 => match redirect::location(at, &response.headers) {
            Some(Ok(onward)) => Err(onward),
            Some(Err(_)) | None => Ok(Asked::Read(Robots::default())),
        },
        500..=599 => Ok(Asked::Closed),
        _ => Ok(Asked::Read(Robots::default())),
    }
}
