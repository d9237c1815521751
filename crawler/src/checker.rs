//! The checker: one call from a URL to a report.

use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;
use http::HeaderMap;
use http::header::{CONTENT_SECURITY_POLICY, ETAG, LAST_MODIFIED, STRICT_TRANSPORT_SECURITY};
use outbound::{Client, Config, ConfigError, Handshake, Limits, Request, TlsProblem as Problem};
use registry::checks::outcome::{Notice, Outcome, TlsProblem};
use registry::checks::report::{Metadata, Report, ResponseHeaders, Tls};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use url::Url;

use crate::config::CheckerConfig;
use crate::detect::probe::{self, Visit};
use crate::extract::{self, Page};
use crate::fetch::{Budget, Content, End, Fetcher, Journey, without_credentials};
use crate::verdict::{self, Judgement, Verdict};

/// What to check, and what its page should show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The address.
    pub url: String,
    /// Names of the platform and its operator; any one in the visible text suffices.
    pub names: Vec<String>,
    /// Languages (BCP 47) that the page should be in; asked for, in this order.
    pub languages: Vec<String>,
    /// The `SimHash` of the text that was accepted of this page last, 16 hex digits, if any was: what the page says now
    /// can be compared with it (`extract::distance`).
    pub accepted_text_hash: Option<String>,
}

/// So many checks are under way for each exchange that may be: most of the time, a check waits for its turn.
const UNDER_WAY: usize = 8;

/// Checks URLs, politely. Clones share their memory of hosts.
#[derive(Clone)]
pub struct Checker {
    fetcher: Arc<Fetcher>,
    places: Arc<Semaphore>,
}

impl Checker {
    /// Prepares a checker; fails only on settings that cannot be used.
    pub fn new(config: CheckerConfig) -> Result<Self, ConfigError> {
        let client = Client::new(Config {
            user_agent: config.user_agent(),
            allow_private_addresses: config.allow_private_addresses,
            overrides: config.overrides.clone(),
            nameservers: config.nameservers.clone(),
            extra_roots_pem: config.extra_roots_pem.clone(),
        })?;
        let most = config.concurrency.saturating_mul(UNDER_WAY).clamp(1, Semaphore::MAX_PERMITS);
        let places = Arc::new(Semaphore::new(most));
        Ok(Self { fetcher: Arc::new(Fetcher::new(client, config)), places })
    }

    /// One check: one observation, whatever happens.
    pub async fn check(&self, target: &Target) -> Report {
        let _place = self.places.acquire().await;
        let mut budget = Budget::new(self.fetcher.config.timeout);
        let Ok(mut start) = Url::parse(&target.url) else {
            let verdict =
                Verdict { outcome: Outcome::BadResponse, evidence: "The address cannot be read.".to_owned() };
            return bare(target, verdict);
        };
        let masked = masked(target, &mut start);
        let target = masked.as_ref().unwrap_or(target);
        let journey = self.fetcher.travel(start.clone(), &target.languages, &mut budget).await;
        let (journey, judgement) =
            match self.judged(target.clone(), start.clone(), journey, &mut budget).await {
                Ok(judged) => judged,
                Err(fault) => return bare(target, fault),
            };
        let Judgement { mut verdict, mut notices, doubtful } = judgement;
        if doubtful && let Some(unmasked) = self.unmask(target, &start, &journey, &mut budget).await {
            verdict = unmasked;
            notices.clear();
        }
        let took = budget.elapsed();
        let retry_after_s = journey.retry_after(self.fetcher.config.clock.now());
        let mut report = Report { retry_after_s, ..report(target, verdict, journey, took) };
        report.notices.append(&mut notices);
        report
    }

    /// Judges on a thread of its own: a long page takes long to read.
    #[tracing::instrument(level = "debug", name = "judge", skip_all)]
    async fn judged(
        &self,
        target: Target,
        start: Url,
        journey: Journey,
        budget: &mut Budget,
    ) -> Result<(Journey, Judgement), Verdict> {
        let fault = |error: &dyn std::fmt::Display| Verdict {
            outcome: Outcome::CheckerFault,
            evidence: format!("The page could not be judged by our own program: {error}."),
        };
        let desk = self.fetcher.desk(budget).await.map_err(|error| fault(&error))?;
        let judging = spawn_blocking(move || {
            let judgement = verdict::judge(&target, &start, &journey);
            drop(desk);
            (journey, judgement)
        });
        judging.await.map_err(|error| fault(&error))
    }

    /// Asks the host for an address that nobody ever gave out, and compares. A host that does not answer that one
    /// has said nothing about ours.
    async fn unmask(
        &self,
        target: &Target,
        start: &Url,
        journey: &Journey,
        budget: &mut Budget,
    ) -> Option<Verdict> {
        let invented = probe::address(start, &self.fetcher.config.chance.token())?;
        if self.fetcher.knows_as_honest(&invented) {
            return None;
        }
        let answer = self.fetcher.glance(invented.clone(), &target.languages, budget).await;
        if is_missing(&answer) {
            self.fetcher.note_as_honest(&invented);
        }
        let ours = Visit { asked: start, end: &journey.url, page: arrived(journey)? };
        let other = Visit { asked: &invented, end: &answer.url, page: arrived(&answer)? };
        Some(verdict::unmasked(journey, &probe::compare(&ours, &other)?))
    }

    /// Whether a URL gives any HTTP response at all: what a canary is asked. No robots, no waiting.
    pub async fn answers(&self, url: &str) -> bool {
        let Ok(url) = Url::parse(url) else { return false };
        let limits =
            Limits { total: Duration::from_secs(15), body_bytes: 64 * 1024, ..self.fetcher.config.limits };
        self.fetcher.client.send(Request::get(url), &limits).await.is_ok()
    }
}

/// Credentials in an address are nobody's to send on or to repeat.
fn masked(target: &Target, start: &mut Url) -> Option<Target> {
    let asked = start.clone();
    without_credentials(start);
    (*start != asked).then(|| Target { url: start.to_string(), ..target.clone() })
}

/// The page at the end of a way that ended well.
fn arrived(journey: &Journey) -> Option<&Page> {
    match &journey.end {
        End::Arrived(response, Content::Page(page)) if response.status.is_success() => Some(page),
        End::Arrived(..)
        | End::Broken(_)
        | End::Distrusted(..)
        | End::Resting { .. }
        | End::Forbidden { .. }
        | End::Stuck(..)
        | End::Fault(_) => None,
    }
}

/// Whether a host says plainly that there is no such page.
fn is_missing(journey: &Journey) -> bool {
    match &journey.end {
        End::Arrived(response, _) => matches!(response.status.as_u16(), 404 | 410),
        End::Broken(_)
        | End::Distrusted(..)
        | End::Resting { .. }
        | End::Forbidden { .. }
        | End::Stuck(..)
        | End::Fault(_) => false,
    }
}

fn bare(target: &Target, verdict: Verdict) -> Report {
    let Verdict { outcome, evidence } = verdict;
    Report::without_answer(target.url.as_str(), outcome, evidence)
}

fn report(target: &Target, verdict: Verdict, journey: Journey, elapsed: Duration) -> Report {
    let Journey { redirects, url, end } = journey;
    let mut report = bare(target, verdict);
    report.elapsed_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    report.http_status = redirects.last().map(|redirect| redirect.status);
    let reached = !redirects.is_empty() || matches!(end, End::Arrived(..) | End::Stuck(..));
    report.final_url = reached.then(|| url.into());
    report.redirects = redirects;
    let page = match end {
        End::Arrived(response, content) => {
            fill(&mut report, &response);
            Some((content, interesting(&response.headers)))
        }
        End::Stuck(response, _) => {
            fill(&mut report, &response);
            None
        }
        End::Broken(broken) | End::Distrusted(broken, ..) => {
            report.addresses = broken.addresses;
            handshake(&mut report, broken.tls);
            None
        }
        End::Resting { addresses, left: _ } | End::Forbidden { addresses, failing: _ } => {
            report.addresses = addresses;
            None
        }
        End::Fault(_) => None,
    };
    if let (Some((Content::Page(page), headers)), Outcome::Up | Outcome::Moved) = (page, report.outcome) {
        report.metadata = Some(Metadata { headers, ..page.metadata });
    }
    report
}

/// Headers that tell how a site is cared for.
fn interesting(headers: &HeaderMap) -> ResponseHeaders {
    const LONGEST: usize = 1_000;
    let read = |name| extract::line(&String::from_utf8_lossy(headers.get(name)?.as_bytes()), LONGEST);
    ResponseHeaders {
        strict_transport_security: read(STRICT_TRANSPORT_SECURITY),
        content_security_policy: read(CONTENT_SECURITY_POLICY),
        last_modified: read(LAST_MODIFIED),
        etag: read(ETAG),
    }
}

fn fill(report: &mut Report, response: &outbound::Response) {
    report.http_status = Some(response.status.as_u16());
    report.bytes = response.body.len() as u64;
    report.addresses.clone_from(&response.addresses);
    handshake(report, response.tls.clone());
}

/// What is wrong with a certificate that was accepted is a notice.
fn handshake(report: &mut Report, tls: Option<Handshake>) {
    let Some(Handshake { version, issuer, not_after, problem, incomplete_chain, expires_soon }) = tls else {
        return;
    };
    let refused = problem.map(named);
    let accepted = |flag: bool| flag && refused.is_none();
    if accepted(expires_soon) {
        report.notices.push(Notice::CertificateExpiresSoon);
    }
    if accepted(incomplete_chain) {
        report.notices.push(Notice::IncompleteChain);
    }
    let noticed = match (accepted(incomplete_chain), accepted(expires_soon)) {
        (_, true) => Some(TlsProblem::ExpiresSoon),
        (true, false) => Some(TlsProblem::IncompleteChain),
        (false, false) => None,
    };
    report.tls = Some(Tls {
        version: version.map(str::to_owned),
        issuer,
        valid_until: not_after.and_then(|seconds| DateTime::from_timestamp(seconds, 0)),
        problem: refused.or(noticed),
    });
}

fn named(problem: Problem) -> TlsProblem {
    match problem {
        Problem::Expired => TlsProblem::Expired,
        Problem::NotYetValid => TlsProblem::NotYetValid,
        Problem::WrongHost => TlsProblem::WrongHost,
        Problem::SelfSigned => TlsProblem::SelfSigned,
        Problem::UntrustedIssuer => TlsProblem::UntrustedIssuer,
        Problem::ObsoleteProtocol => TlsProblem::ObsoleteProtocol,
    }
}
