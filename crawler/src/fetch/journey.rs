//! One check's way: redirects followed, cookies kept, robots asked at every host.

use std::collections::HashSet;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use http::HeaderMap;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE, HeaderValue};
use outbound::{Broken, Response};
use registry::checks::report::Redirect;
use tokio::task::spawn_blocking;
use url::Url;

use super::cookies::Jar;
use super::quirks::Quirk;
use super::redirect::{location, refresh, without_fragment};
use super::retry::{retry_after, worth_another_try};
use super::{Budget, Content, Errand, Fetcher, content};

const MOST_REDIRECTS: usize = 10;

/// A way and its end.
pub(crate) struct Journey {
    /// The responses that sent us on.
    pub(crate) redirects: Vec<Redirect>,
    /// The last address.
    pub(crate) url: Url,
    /// How it ended.
    pub(crate) end: End,
}

impl Journey {
    /// How long the last response asks us to wait.
    pub(crate) fn retry_after(&self, now: DateTime<Utc>) -> Option<u64> {
        match &self.end {
            End::Arrived(response, _) | End::Stuck(response, _) => retry_after(&response.headers, now),
            End::Resting { left, .. } => Some(left.as_secs() + 1),
            End::Broken(_) | End::Distrusted(..) | End::Forbidden { .. } | End::Fault(_) => None,
        }
    }
}

/// How a journey ended.
pub(crate) enum End {
    /// With a response and what it holds.
    Arrived(Box<Response>, Content),
    /// Without a response.
    Broken(Broken),
    /// With a certificate that was refused; behind it stood this, of which nothing may be trusted.
    Distrusted(Broken, Box<Response>, Content),
    /// Before it began: not long ago the host asked to be let be.
    Resting { addresses: Vec<IpAddr>, left: Duration },
    /// robots.txt keeps us out: by its words, or by an error of the server in their place.
    Forbidden { addresses: Vec<IpAddr>, failing: bool },
    /// With a redirect that cannot be followed; the text says why.
    Stuck(Box<Response>, String),
    /// Our own program failed.
    Fault(String),
}

/// What a response asks us to do.
enum Step {
    Onward(Url),
    Stay(End),
}

/// What tells one request of a journey from another.
type Asked = (String, Option<HeaderValue>);

/// Where a journey has been.
#[derive(Default)]
struct Trail {
    /// Whether one answer is as good as none: nothing is asked twice.
    hasty: bool,
    redirects: Vec<Redirect>,
    jar: Jar,
    /// Requests that were made, by address and cookies: a site may set one and come back.
    made: HashSet<Asked>,
}

impl Fetcher {
    /// Goes from a URL to the page at its end.
    pub(crate) async fn travel(&self, start: Url, languages: &[String], budget: &mut Budget) -> Journey {
        self.go_on(self.config.quirks.instead_of(start), languages, Trail::default(), budget).await
    }

    /// The same for an address that only serves to be compared with: no second try is worth the host's time.
    pub(crate) async fn glance(&self, start: Url, languages: &[String], budget: &mut Budget) -> Journey {
        self.go_on(start, languages, Trail { hasty: true, ..Trail::default() }, budget).await
    }

    async fn go_on(
        &self,
        start: Url,
        languages: &[String],
        mut trail: Trail,
        budget: &mut Budget,
    ) -> Journey {
        let mut url = start;
        loop {
            match self.step(&url, languages, &mut trail, budget).await {
                Step::Onward(next) => url = next,
                Step::Stay(end) => return Journey { redirects: trail.redirects, url, end },
            }
        }
    }

    #[tracing::instrument(level = "debug", name = "hop", skip_all, fields(url.full = %url))]
    async fn step(&self, url: &Url, languages: &[String], trail: &mut Trail, budget: &mut Budget) -> Step {
        let pinned = match self.pin(url, budget).await {
            Ok(pinned) => pinned,
            Err(broken) => return Step::Stay(End::Broken(broken)),
        };
        let addresses = pinned.addresses();
        if let Some(left) = self.hosts.rest_of(url, &addresses) {
            return Step::Stay(End::Resting { addresses, left });
        }
        let robots = self.robots_of(url, budget).await;
        if !robots.allows(url) {
            return Step::Stay(End::Forbidden { addresses, failing: robots.failing });
        }
        let quirk = self.config.quirks.of(url);
        let pause = robots.delay().max(quirk.map(Quirk::delay).unwrap_or_default());
        let mut errand = Errand {
            url,
            pinned: &pinned,
            headers: headers(&trail.jar, url, languages, quirk),
            limits: self.config.limits,
            pause: pause.min(self.config.crawl_delay_cap),
            blind: false,
        };
        let again = |result: &_| !trail.hasty && worth_another_try(result, self.config.clock.now());
        match self.visit_patiently(&errand, budget, again).await {
            Ok(response) => {
                self.let_rest(url, &response);
                self.consider(url, response, trail, budget).await
            }
            Err(broken) if !trail.hasty && broken.is_untrusted() => {
                errand.headers.remove(COOKIE);
                errand.blind = true;
                Step::Stay(self.look_behind(broken, &errand, budget).await)
            }
            Err(broken) => Step::Stay(End::Broken(broken)),
        }
    }

    /// One more request after a certificate that cannot be trusted: whether a platform or a parking page stands behind
    /// it tells people whom to call. It decides nothing.
    async fn look_behind(&self, broken: Broken, errand: &Errand<'_>, budget: &mut Budget) -> End {
        let Ok(response) = self.visit(errand, budget).await else { return End::Broken(broken) };
        let response = Arc::new(response);
        match self.read(errand.url, &response, budget).await {
            Ok(content) => End::Distrusted(broken, Box::new(Arc::unwrap_or_clone(response)), content),
            Err(_) => End::Broken(broken),
        }
    }

    /// A host that says 429 is let be, by this check and by others. They answer `RATE_LIMITED` without asking instead of
    /// waiting: the outcome would be the same, and a place among the checks is not to be held for an hour.
    fn let_rest(&self, url: &Url, response: &Response) {
        if response.status.as_u16() == 429 {
            let asked = retry_after(&response.headers, self.config.clock.now()).map(Duration::from_secs);
            let time = asked.unwrap_or(self.config.cool_down).min(self.config.cool_down_cap);
            self.hosts.rest(url, &response.addresses, time);
        }
    }

    async fn consider(&self, url: &Url, response: Response, trail: &mut Trail, budget: &mut Budget) -> Step {
        trail.made.insert(trail.request(url));
        trail.jar.take(url, &response.headers);
        let status = response.status.as_u16();
        if (300..=399).contains(&status) && status != 304 {
            return trail.redirected(url, response);
        }
        let is_good = (200..=299).contains(&status);
        let response = Arc::new(response);
        let content = match self.read(url, &response, budget).await {
            Ok(content) => content,
            // An error says enough by its status.
            Err(_) if !is_good => Content::Nothing,
            Err(fault) => return Step::Stay(End::Fault(fault)),
        };
        if !is_good {
            return Step::Stay(End::Arrived(Box::new(Arc::unwrap_or_clone(response)), content));
        }
        let page = match &content {
            Content::Page(page) => page.refresh.as_ref(),
            Content::File | Content::Nothing => None,
        };
        let onward = refresh(url, &response.headers, page);
        let response = Arc::unwrap_or_clone(response);
        // A page that reloads itself is read as it is, unless it set a cookie to see it again.
        let reloads = |next: &Url| {
            without_fragment(next) == without_fragment(url) && trail.made.contains(&trail.request(next))
        };
        match onward {
            Some(next) if !reloads(&next) => trail.go(url, next, response),
            Some(_) | None => Step::Stay(End::Arrived(Box::new(response), content)),
        }
    }

    /// Parses on a thread of its own; a page that breaks the parser breaks nothing else.
    async fn read(
        &self,
        url: &Url,
        response: &Arc<Response>,
        budget: &mut Budget,
    ) -> Result<Content, String> {
        let fault = |error: &dyn std::fmt::Display| {
            format!("The page could not be read by our own program: {error}.")
        };
        let desk = self.desk(budget).await.map_err(|error| fault(&error))?;
        let (url, response) = (url.clone(), Arc::clone(response));
        let reading = spawn_blocking(move || {
            let content = content::read(&url, &response.headers, &response.body);
            drop((desk, response));
            content
        });
        reading.await.map_err(|error| fault(&error))
    }
}

impl Trail {
    fn request(&self, url: &Url) -> Asked {
        (without_fragment(url), self.jar.header(url))
    }

    fn redirected(&mut self, url: &Url, response: Response) -> Step {
        match location(url, &response.headers) {
            Some(Ok(next)) => self.go(url, next, response),
            Some(Err(why)) => stuck(response, why),
            None => stuck(response, "redirects without saying where to".to_owned()),
        }
    }

    /// On to the next address, unless we have been there or have come too far.
    fn go(&mut self, url: &Url, next: Url, response: Response) -> Step {
        if self.redirects.len() >= MOST_REDIRECTS {
            return stuck(response, format!("is the end of more than {MOST_REDIRECTS} redirects"));
        }
        if self.made.contains(&self.request(&next)) {
            return stuck(response, format!("redirects in a circle, back to {}", shown(&next)));
        }
        self.redirects.push(Redirect { url: url.to_string(), status: response.status.as_u16() });
        Step::Onward(next)
    }
}

fn stuck(response: Response, why: String) -> Step {
    Step::Stay(End::Stuck(Box::new(response), why))
}

/// As much of an address as a sentence can hold.
pub(crate) fn shown(url: &Url) -> String {
    const MOST: usize = 200;
    let text = url.as_str();
    text.char_indices().nth(MOST).map_or_else(|| text.to_owned(), |(at, _)| format!("{}…", &text[..at]))
}

fn headers(jar: &Jar, url: &Url, languages: &[String], quirk: Option<&Quirk>) -> HeaderMap {
    const PAGES: HeaderValue =
        HeaderValue::from_static("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    let mut headers = HeaderMap::new();
    let accept = quirk.and_then(|quirk| HeaderValue::from_str(quirk.accept.as_deref()?).ok());
    headers.insert(ACCEPT, accept.unwrap_or(PAGES));
    let wanted =
        languages.iter().take(8).map(String::as_str).chain(["*;q=0.5"]).collect::<Vec<_>>().join(", ");
    headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_str(&wanted).unwrap_or(HeaderValue::from_static("*")));
    headers.extend(jar.header(url).map(|cookies| (COOKIE, cookies)));
    headers
}
