//! The way from a URL to the page at its end: politely, hop by hop, within one budget of time.
//! Knows what happened and nothing of what it means; that is the verdict's business.

mod budget;
mod charset;
mod content;
mod cookies;
mod honest;
mod host;
#[cfg(test)]
mod hostile;
mod journey;
mod prescan;
mod quirks;
mod redirect;
mod retry;
mod robots;
mod robots_cache;

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use outbound::{Broken, Client, Failure, Limits, Pinned, Request, Response};
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep, timeout};
use tokio_util::task::AbortOnDropHandle;
use url::Url;

pub(crate) use budget::Budget;
pub(crate) use content::Content;
#[cfg(test)]
pub(crate) use content::read as read_content;
pub(crate) use journey::{End, Journey, shown};
pub use quirks::Quirks;
pub(crate) use redirect::without_credentials;

use crate::config::CheckerConfig;
use honest::Honest;
use host::Hosts;
use robots_cache::RobotsCache;

/// Fetches, and remembers between checks only what politeness needs.
pub(crate) struct Fetcher {
    pub(crate) client: Client,
    pub(crate) config: CheckerConfig,
    hosts: Hosts,
    robots: RobotsCache,
    honest: Honest,
    /// Exchanges at one time.
    places: Semaphore,
    /// Trees are the largest things in memory, so only a few pages are read and judged at one time.
    desks: Arc<Semaphore>,
}

/// An exchange that takes longer mostly waits, and leaves its place to another: a host that hangs would hold it for half
/// a minute, and a few dozen of them would hold up all others.
const PROMPT: Duration = Duration::from_millis(250);

/// One request of a check.
struct Errand<'a> {
    url: &'a Url,
    pinned: &'a Pinned,
    headers: HeaderMap,
    limits: Limits,
    /// The pause that the host asks for.
    pause: Duration,
    /// Whether any certificate will do, since nothing of the answer will be trusted.
    blind: bool,
}

impl Fetcher {
    pub(crate) fn new(client: Client, config: CheckerConfig) -> Self {
        let places = Semaphore::new(config.concurrency.clamp(1, Semaphore::MAX_PERMITS));
        let desks = Arc::new(Semaphore::new(4));
        let (hosts, robots, honest) = (Hosts::default(), RobotsCache::default(), Honest::default());
        Self { client, config, hosts, robots, honest, places, desks }
    }

    /// A place where a page can be read or judged; to wait for it is nothing that the host must pay for. Many more
    /// threads than processors would only be in each other's way, and each would keep memory of its own.
    pub(crate) async fn desk(&self, budget: &mut Budget) -> Result<OwnedSemaphorePermit, AcquireError> {
        let queued = Instant::now();
        let desk = Arc::clone(&self.desks).acquire_owned().await;
        budget.forgive(queued.elapsed());
        desk
    }

    /// Whether the host lately said of an address beside this one that it does not exist.
    pub(crate) fn knows_as_honest(&self, url: &Url) -> bool {
        self.honest.knows(url)
    }

    /// The host said that this address does not exist.
    pub(crate) fn note_as_honest(&self, url: &Url) {
        self.honest.note(url, self.config.honesty_lifetime);
    }

    /// The vetted addresses of a URL, within the time that is left.
    async fn pin(&self, url: &Url, budget: &Budget) -> Result<Pinned, Broken> {
        let silent = || {
            let host = url.host_str().unwrap_or_default();
            let limit = budget.limit().as_secs_f32();
            Err(Failure::NoAddress(format!("The resolver did not answer for {host} within {limit} s."))
                .into())
        };
        timeout(budget.left(), self.client.pin(url)).await.unwrap_or_else(|_| silent())
    }

    /// One request, when it is our turn at the host.
    async fn visit(&self, errand: &Errand<'_>, budget: &mut Budget) -> Result<Response, Broken> {
        let queued = Instant::now();
        let interval = self.config.host_interval;
        let turn = self.hosts.turn(errand.url, &errand.pinned.addresses(), errand.pause, interval).await;
        let place = self.places.acquire().await;
        budget.forgive(queued.elapsed());
        let left = budget.left();
        if left.is_zero() {
            return Err(out_of_time(budget));
        }
        let limits = Limits { total: errand.limits.total.min(left), ..errand.limits };
        let mut request = Request::get(errand.url.clone());
        request.headers.clone_from(&errand.headers);
        let (client, pinned, blind) = (self.client.clone(), errand.pinned.clone(), errand.blind);
        // On a task of its own, so that a flood that keeps the exchange busy cannot keep its own end from being noticed.
        let exchange = AbortOnDropHandle::new(tokio::spawn(async move {
            if blind {
                client.look_behind(&pinned, request, &limits).await
            } else {
                client.send_to(&pinned, request, &limits).await
            }
        }));
        // The exchange keeps its own time; this holds back one that had to be made twice.
        let mut exchange = pin!(timeout(left + Duration::from_secs(1), exchange));
        let ended = if let Ok(ended) = timeout(PROMPT, &mut exchange).await {
            ended
        } else {
            drop(place);
            exchange.await
        };
        let result = match ended {
            Ok(joined) => joined.unwrap_or_else(|error| Err(Failure::Own(error.to_string()).into())),
            Err(_) => Err(out_of_time(budget)),
        };
        drop(turn);
        result.and_then(needing_its_body).map_err(|broken| name_the_limit(broken, budget))
    }

    /// A visit, and two more when they may help and there is time.
    async fn visit_patiently(
        &self,
        errand: &Errand<'_>,
        budget: &mut Budget,
        again: impl Fn(&Result<Response, Broken>) -> bool,
    ) -> Result<Response, Broken> {
        for delay in &self.config.retry_delays {
            let result = self.visit(errand, budget).await;
            let pause = retry::jittered(*delay, self.config.chance.roll());
            if !again(&result) || budget.left() <= pause {
                return result;
            }
            sleep(pause).await;
        }
        self.visit(errand, budget).await
    }
}

/// A page is nothing without its body; any other answer says enough by its status.
fn needing_its_body(mut response: Response) -> Result<Response, Broken> {
    match response.damage.take_if(|_| response.status.is_success()) {
        Some(failure) => Err(Broken { failure, addresses: response.addresses, tls: response.tls }),
        None => Ok(response),
    }
}

fn out_of_time(budget: &Budget) -> Broken {
    Failure::Timeout(format!("The whole check took more than {} s.", budget.limit().as_secs_f32())).into()
}

/// An exchange that was cut off by the check's end knows only the rest of the time that it was given.
fn name_the_limit(mut broken: Broken, budget: &Budget) -> Broken {
    const AN_INSTANT: Duration = Duration::from_millis(50);
    if matches!(broken.failure, Failure::Timeout(_)) && budget.left() < AN_INSTANT {
        broken.failure = out_of_time(budget).failure;
    }
    broken
}
