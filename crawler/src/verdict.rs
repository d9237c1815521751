//! From the end of a journey to the one outcome of a check, with a sentence for people.

use std::time::Duration;

use outbound::{Broken, Failure, Response};
use registry::checks::outcome::{Notice, Outcome};
use url::Url;

use crate::checker::Target;
use crate::detect::{self, Finding, Reading};
use crate::extract::Page;
use crate::fetch::{Content, End, Journey, shown};
use registry::vocabulary::{registrable, same_site};

/// An outcome and why.
pub(crate) struct Verdict {
    pub(crate) outcome: Outcome,
    pub(crate) evidence: String,
}

fn verdict(outcome: Outcome, evidence: impl Into<String>) -> Verdict {
    Verdict { outcome, evidence: evidence.into() }
}

/// Decides. What the page is worth telling beside that comes along.
pub(crate) fn judge(target: &Target, start: &Url, journey: &Journey) -> Judgement {
    let (verdict, notices) = match &journey.end {
        End::Arrived(response, content) => return arrived(target, start, journey, response, content),
        End::Broken(broken) => (failed(broken), Vec::new()),
        End::Distrusted(broken, response, content) => {
            (distrusted(broken, response, content, start, journey), Vec::new())
        }
        End::Resting { addresses: _, left } => (resting(&journey.url, *left), Vec::new()),
        End::Forbidden { failing, addresses: _ } => (forbidden(&journey.url, *failing), Vec::new()),
        End::Stuck(response, why) => (
            verdict(
                Outcome::BadResponse,
                format!("{} answered {} and {why}.", shown(&journey.url), response.status.as_u16()),
            ),
            Vec::new(),
        ),
        End::Fault(why) => (verdict(Outcome::CheckerFault, why.as_str()), Vec::new()),
    };
    Judgement { verdict, notices, doubtful: false }
}

/// A verdict and what goes with it.
pub(crate) struct Judgement {
    pub(crate) verdict: Verdict,
    pub(crate) notices: Vec<Notice>,
    /// Whether the page might be what the host shows to any address.
    pub(crate) doubtful: bool,
}

fn forbidden(url: &Url, failing: bool) -> Verdict {
    let host = url.host_str().unwrap_or_default();
    let what = if failing {
        "answers with an error of the server, which asks robots to stay away from"
    } else {
        "keeps our agent away from"
    };
    verdict(Outcome::RobotsDenied, format!("The robots.txt of {host} {what} {}.", shown(url)))
}

fn failed(broken: &Broken) -> Verdict {
    let outcome = match &broken.failure {
        Failure::BadUrl(_) | Failure::Malformed(_) | Failure::Undecodable(_) => Outcome::BadResponse,
        Failure::NoAddress(_) => Outcome::DnsFailure,
        Failure::UnsafeAddress(_) => Outcome::UnsafeAddress,
        Failure::Connection(_) => Outcome::ConnectionFailed,
        Failure::Timeout(_) => Outcome::Timeout,
        Failure::Tls { .. } => Outcome::TlsInvalid,
        Failure::TlsRefused(_) => Outcome::Blocked,
        Failure::Own(_) => Outcome::CheckerFault,
    };
    verdict(outcome, broken.failure.to_string())
}

/// What stands behind a certificate that was refused is told and decides nothing: anybody may have sent it. Of its words
/// none is repeated.
fn distrusted(
    broken: &Broken,
    response: &Response,
    content: &Content,
    start: &Url,
    journey: &Journey,
) -> Verdict {
    let Verdict { outcome, evidence } = failed(broken);
    let status = response.status.as_u16();
    let looks = match content {
        Content::Page(page) => {
            let host = journey.url.host_str().unwrap_or_default();
            let nobody = Target::default();
            let reading = Reading::of(page, &nobody, host);
            let found = detect::at_any_status(&reading, &response.headers, status)
                .or_else(|| detect::on_a_page(&reading, &nobody, start, &journey.url));
            found.map(|finding| format!(" with a page that looks {}", finding.outcome.code()))
        }
        Content::File | Content::Nothing => None,
    };
    let looks = looks.unwrap_or_default();
    verdict(outcome, format!("{evidence} Behind it, unverified, the server answers {status}{looks}."))
}

fn resting(url: &Url, left: Duration) -> Verdict {
    let host = url.host_str().unwrap_or_default();
    let seconds = left.as_secs() + 1;
    verdict(
        Outcome::RateLimited,
        format!(
            "{host} asked us not long ago to come back later, and was not asked again: {seconds} s are left."
        ),
    )
}

fn arrived(
    target: &Target,
    start: &Url,
    journey: &Journey,
    response: &Response,
    content: &Content,
) -> Judgement {
    let status = response.status.as_u16();
    let plain = |verdict| Judgement { verdict, notices: Vec::new(), doubtful: false };
    let found = |finding: Finding| plain(told(journey, status, finding));
    let page = match content {
        Content::Page(page) => page,
        Content::File | Content::Nothing => {
            let file = matches!(content, Content::File);
            return match detect::by_headers(&response.headers) {
                Some(finding) => found(finding),
                None if !(200..=299).contains(&status) => plain(by_status(journey, status)),
                None if file => plain(readable(start, journey, response, None)),
                None => plain(empty(journey, status)),
            };
        }
    };
    let host = journey.url.host_str().unwrap_or_default();
    let reading = Reading::of(page, target, host);
    // Walls and suspended accounts come with any status; else an error speaks for itself.
    if let Some(finding) = detect::at_any_status(&reading, &response.headers, status) {
        return found(finding);
    }
    if !(200..=299).contains(&status) {
        return plain(by_status(journey, status));
    }
    if let Some(finding) = detect::on_a_page(&reading, target, start, &journey.url) {
        return found(finding);
    }
    if page.is_blank() {
        return plain(empty(journey, status));
    }
    Judgement {
        verdict: readable(start, journey, response, Some(page)),
        notices: detect::notices(&reading, &target.names, host),
        doubtful: detect::probe::is_suspicious(&reading, start, &journey.url),
    }
}

/// A detector's finding, said of the page at the end of the way: it outranks how one came there.
fn told(journey: &Journey, status: u16, finding: Finding) -> Verdict {
    let Finding { outcome, what } = finding;
    verdict(outcome, format!("{} answered {status}, but {what}.", shown(&journey.url)))
}

/// What became of an address whose host has the same answer for any other.
pub(crate) fn unmasked(journey: &Journey, what: &str) -> Verdict {
    let status = match &journey.end {
        End::Arrived(response, _) | End::Stuck(response, _) => response.status.as_u16(),
        End::Broken(_)
        | End::Distrusted(..)
        | End::Resting { .. }
        | End::Forbidden { .. }
        | End::Fault(_) => 0,
    };
    told(journey, status, Finding { outcome: Outcome::NotFound, what: what.to_owned() })
}

fn by_status(journey: &Journey, status: u16) -> Verdict {
    let answered = format!("{} answered {status}", shown(&journey.url));
    match status {
        404 | 410 => verdict(Outcome::NotFound, format!("{answered}: the page does not exist.")),
        429 => verdict(Outcome::RateLimited, format!("{answered}: it asks us to come back later.")),
        500..=599 => {
            verdict(Outcome::ServerError, format!("{answered}: the server has an error of its own."))
        }
        400..=499 | 600.. => {
            verdict(Outcome::Blocked, format!("{answered}: the host is there and does not let us in."))
        }
        0..=399 => verdict(Outcome::BadResponse, format!("{answered}, which is no answer to a plain GET.")),
    }
}

fn empty(journey: &Journey, status: u16) -> Verdict {
    verdict(
        Outcome::BadResponse,
        format!("{} answered {status} without any text to read.", shown(&journey.url)),
    )
}

fn readable(start: &Url, journey: &Journey, response: &Response, page: Option<&Page>) -> Verdict {
    let status = response.status.as_u16();
    let (from, to) = (start.host_str().unwrap_or_default(), journey.url.host_str().unwrap_or_default());
    let what = describe(page, response, journey.redirects.len());
    if same_site(from, to) {
        verdict(Outcome::Up, format!("{to} answered {status} with {what}."))
    } else {
        let (old, new) = (registrable(from), registrable(to));
        verdict(
            Outcome::Moved,
            format!("{from} leads from {old} to another domain, {new}, which answered {status} with {what}."),
        )
    }
}

fn describe(page: Option<&Page>, response: &Response, redirects: usize) -> String {
    let more = if response.truncated { "more than " } else { "" };
    let size = format!("{more}{} bytes", response.body.len());
    let way = match redirects {
        0 => String::new(),
        1 => ", after one redirect".to_owned(),
        count => format!(", after {count} redirects"),
    };
    match page.map(|page| page.metadata.title.as_deref()) {
        Some(Some(title)) => format!("a readable page titled “{title}” ({size}{way})"),
        Some(None) => format!("a readable page without a title ({size}{way})"),
        None => format!("a file ({size}{way})"),
    }
}
