//! From the end of a journey to the one outcome of a check, with a sentence for people.

use outbound::{Broken, Failure, Response};
use registry::checks::outcome::Outcome;
use url::Url;

use crate::domain::{registrable, same_site};
use crate::extract::Page;
use crate::fetch::{Content, End, Journey, shown};

/// An outcome and why.
pub(crate) struct Verdict {
    pub(crate) outcome: Outcome,
    pub(crate) evidence: String,
}

fn verdict(outcome: Outcome, evidence: impl Into<String>) -> Verdict {
    Verdict { outcome, evidence: evidence.into() }
}

/// Decides.
pub(crate) fn judge(start: &Url, journey: &Journey) -> Verdict {
    match &journey.end {
        End::Arrived(response, content) => arrived(start, journey, response, content),
        End::Broken(broken) => failed(broken),
        End::Forbidden { failing, addresses: _ } => {
            let host = journey.url.host_str().unwrap_or_default();
            let what = if *failing {
                "answers with an error of the server, which asks robots to stay away from"
            } else {
                "keeps our agent away from"
            };
            let evidence = format!("The robots.txt of {host} {what} {}.", shown(&journey.url));
            verdict(Outcome::RobotsDenied, evidence)
        }
        End::Stuck(response, why) => verdict(
            Outcome::BadResponse,
            format!("{} answered {} and {why}.", shown(&journey.url), response.status.as_u16()),
        ),
        End::Fault(why) => verdict(Outcome::CheckerFault, why.as_str()),
    }
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

fn arrived(start: &Url, journey: &Journey, response: &Response, content: &Content) -> Verdict {
    let status = response.status.as_u16();
    let answered = format!("{} answered {status}", shown(&journey.url));
    // Detectors that read the text of a page at any status (bot walls, maintenance) speak here, before
    // the status decides.
    match status {
        200..=299 => good(start, journey, response, content),
        404 | 410 => verdict(Outcome::NotFound, format!("{answered}: the page does not exist.")),
        429 => verdict(Outcome::RateLimited, format!("{answered}: it asks us to come back later.")),
        500..=599 => {
            verdict(Outcome::ServerError, format!("{answered}: the server has an error of its own."))
        }
        400..=499 | 600.. => {
            verdict(Outcome::Blocked, format!("{answered}: the host is there and does not let us in."))
        }
        0..=199 | 300..=399 => {
            verdict(Outcome::BadResponse, format!("{answered}, which is no answer to a plain GET."))
        }
    }
}

fn good(start: &Url, journey: &Journey, response: &Response, content: &Content) -> Verdict {
    let status = response.status.as_u16();
    let page = match content {
        Content::Page(page) if !page.is_blank() => Some(page),
        Content::File => None,
        Content::Page(_) | Content::Nothing => {
            return verdict(
                Outcome::BadResponse,
                format!("{} answered {status} without any text to read.", shown(&journey.url)),
            );
        }
    };
    // Detectors that judge what the page says (soft 404, parked, identity) speak here, before the
    // domain decides: the verdict on the final page outranks the way there.
    let (from, to) = (start.host_str().unwrap_or_default(), journey.url.host_str().unwrap_or_default());
    let what = describe(page.map(AsRef::as_ref), response, journey.redirects.len());
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
