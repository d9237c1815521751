//! What a page says of itself that its status does not: one detector a file, and here the order in which they speak.
//!
//! Detectors are pure: a page that was read goes in, a finding comes out. They know no network, no history and no
//! policy; when something counts as down is the registry's business. The words they know are data (`data/`), what
//! *dominates* a page is measured in one place (`measure`).
//!
//! The order is by how little each may be mistaken for the next. A bot wall hides the page, so nothing else can be
//! said. A domain for sale shows advertisements of every kind, gambling included. A seller of games may call a
//! section "not found". That a page says it is missing is plainer than that it is being worked on. What a page of a few
//! words is about comes after what it says; and that a stranger lives here, known by what is absent, is the weakest
//! finding and comes last.

mod bot_wall;
mod closure;
mod commerce;
#[cfg(test)]
mod confusion;
mod fold;
#[cfg(test)]
mod hostile;
mod identity;
mod lexicon;
mod likeness;
mod maintenance;
mod marks;
mod measure;
mod names;
mod parked;
pub(crate) mod probe;
mod reading;
mod soft_404;
mod spam;
mod tiny;

use http::HeaderMap;
use registry::checks::outcome::{Notice, Outcome};
use url::Url;

use crate::checker::Target;
use likeness::Likeness;
pub(crate) use reading::Reading;

/// What a detector says, without its subject: the verdict adds who answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) outcome: Outcome,
    pub(crate) what: String,
}

fn finding(outcome: Outcome) -> impl FnOnce(String) -> Finding {
    move |what| Finding { outcome, what }
}

/// Speaks before the status: walls come with any, and an account that was suspended as well.
pub(crate) fn at_any_status(reading: &Reading<'_>, headers: &HeaderMap, status: u16) -> Option<Finding> {
    let wall = bot_wall::find(reading, headers).map(finding(Outcome::Blocked));
    let refusing = matches!(status, 400..=599);
    wall.or_else(|| refusing.then(|| parked::by_words(reading)).flatten().map(finding(Outcome::Parked)))
}

/// Speaks of an answer that is no page, or none that we read.
pub(crate) fn by_headers(headers: &HeaderMap) -> Option<Finding> {
    bot_wall::by_header(headers).map(finding(Outcome::Blocked))
}

/// Speaks of a page with a good status. A page that says what was accepted of it is nobody else's, whatever its words are.
pub(crate) fn on_a_page(reading: &Reading<'_>, target: &Target, start: &Url, end: &Url) -> Option<Finding> {
    let changed = reading.likeness != Likeness::Same;
    let somebody_else = |found: fn(&Reading<'_>) -> Option<String>| changed.then(|| found(reading)).flatten();
    parked::by_machinery(reading, start, end)
        .or_else(|| somebody_else(parked::by_words))
        .or_else(|| somebody_else(parked::by_disclaimer))
        .map(finding(Outcome::Parked))
        .or_else(|| somebody_else(identity::seller).map(finding(Outcome::IdentityChanged)))
        .or_else(|| soft_404::find(reading).map(finding(Outcome::NotFound)))
        .or_else(|| maintenance::find(reading).map(finding(Outcome::ServerError)))
        .or_else(|| somebody_else(tiny::refusal).map(finding(Outcome::Blocked)))
        .or_else(|| somebody_else(tiny::hosting).map(finding(Outcome::Parked)))
        .or_else(|| {
            let stranger = || identity::stranger(reading, &target.names, &target.languages);
            changed.then(stranger).flatten().map(finding(Outcome::IdentityChanged))
        })
}

/// What is worth telling of a page that is well.
pub(crate) fn notices(reading: &Reading<'_>, names: &[String], host: &str) -> Vec<Notice> {
    let found = [
        (Notice::MaintenanceBanner, maintenance::is_announced(reading)),
        (Notice::ClosureAnnounced, closure::is_announced(reading, names)),
        (Notice::SpamInjected, spam::is_injected(reading, host)),
    ];
    found.into_iter().filter_map(|(notice, is_so)| is_so.then_some(notice)).collect()
}
