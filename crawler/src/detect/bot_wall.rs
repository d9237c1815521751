//! Challenge pages and refusals of the services that keep robots out. Knows nothing of the page behind them.
//!
//! Such a service leaves its scripts on healthy pages too, so a trace of it says nothing while there is a page to
//! read: only what the service says in its own pages counts, or a trace on a page that has nothing else.

use std::sync::LazyLock;

use http::HeaderMap;

use super::lexicon::Topic;
use super::measure::{WHOLLY, statements};
use super::names::Named;
use super::reading::{Reading, quoted};
use crate::extract::Page;

/// A page with more words of its own than this is a page, whatever else it carries.
const A_PAGE: usize = 220;
/// A page that asks for nothing but a captcha has fewer.
const A_QUESTION: usize = 70;
/// Links of a page that leads somewhere.
const A_MENU: usize = 12;

/// A trace and whose it is.
struct Trace {
    kind: Kind,
    text: String,
    owner: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// In scripts, addresses and names of elements; only ever on a challenge.
    Certain,
    /// There too, but healthy pages may have it.
    Captcha,
    /// A response header with this value.
    Header,
}

/// From lines such as `certain | Cloudflare | _cf_chl_opt`.
static TRACES: LazyLock<Vec<Trace>> = LazyLock::new(|| {
    let lines = include_str!("data/wall_traces.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(trace).collect()
});

fn trace(line: &str) -> Option<Trace> {
    let mut fields = line.splitn(3, '|').map(str::trim);
    let kind = match fields.next()? {
        "certain" => Kind::Certain,
        "captcha" => Kind::Captcha,
        "header" => Kind::Header,
        _ => return None,
    };
    let owner = fields.next()?.to_owned();
    Some(Trace { kind, owner, text: fields.next()?.to_ascii_lowercase() })
}

/// What the wall says, if the page is one.
pub(super) fn find(reading: &Reading<'_>, headers: &HeaderMap) -> Option<String> {
    let page = reading.page;
    by_header(headers)
        .or_else(|| by_trace(reading))
        .or_else(|| by_words(reading))
        .or_else(|| by_captcha(reading))
        .or_else(|| by_noscript(page))
        .or_else(|| by_cookie_script(page))
}

/// Services name their own answers for machines: enough even without a body.
pub(super) fn by_header(headers: &HeaderMap) -> Option<String> {
    let says = |text: &str| {
        let (name, value) = text.split_once(':')?;
        let found = headers.get(name.trim())?.to_str().ok()?.to_ascii_lowercase();
        found.contains(value.trim()).then_some(())
    };
    let trace = TRACES.iter().find(|trace| trace.kind == Kind::Header && says(&trace.text).is_some())?;
    Some(format!("the answer is marked as a challenge of {}", trace.owner))
}

fn by_trace(reading: &Reading<'_>) -> Option<String> {
    if reading.prose() > A_PAGE || reading.page.outline.links.len() > A_MENU {
        return None;
    }
    let trace = found(reading.page, Kind::Certain)?;
    Some(format!("a challenge of {} stands in the place of the page", trace.owner))
}

fn by_words(reading: &Reading<'_>) -> Option<String> {
    let voice = statements(reading, &[Topic::Wall]);
    let outline = &reading.page.outline;
    // "One moment, please" is also what an application says until its scripts are there.
    let loads = !voice.stated && outline.loaded_scripts > 0;
    let own = reading.named == Named::InWords && (voice.share() < WHOLLY || voice.teaches());
    let said =
        voice.said.clone().filter(|_| voice.dominates() && outline.passwords == 0 && !loads && !own)?;
    Some(format!("a page that keeps robots out says {}", quoted(&said)))
}

/// A captcha, and nothing else to fill in, to read or to follow.
fn by_captcha(reading: &Reading<'_>) -> Option<String> {
    let outline = &reading.page.outline;
    let alone = outline.fields == 0 && reading.words() <= A_QUESTION && outline.links.len() <= 3;
    let trace = found(reading.page, Kind::Captcha).filter(|_| alone)?;
    Some(format!("the page holds nothing but a captcha of {}", trace.owner))
}

fn by_noscript(page: &Page) -> Option<String> {
    if !page.outline.passages.is_empty() || page.outline.noscript.is_empty() {
        return None;
    }
    let told = super::reading::Sentence::new(&page.outline.noscript, crate::extract::Place::Prose);
    told.states(Topic::Wall).then(|| format!("a page that keeps robots out says {}", quoted(told.shown)))
}

/// An empty page whose only script sets a cookie and loads the page again.
fn by_cookie_script(page: &Page) -> Option<String> {
    let outline = &page.outline;
    let script = outline.scripts.to_ascii_lowercase();
    let moves = ["location.reload", "location.href", "location.replace", "location.assign", "location="];
    let returns = moves.into_iter().any(|way| script.contains(way));
    let empty = outline.passages.is_empty() && outline.loaded_scripts <= 1 && outline.fields == 0;
    (empty && script.contains("document.cookie") && returns)
        .then(|| "an empty page sets a cookie by script before it shows anything".to_owned())
}

fn found(page: &Page, kind: Kind) -> Option<&'static Trace> {
    let outline = &page.outline;
    let (markup, scripts) = (outline.markup.to_ascii_lowercase(), outline.scripts.to_ascii_lowercase());
    TRACES
        .iter()
        .find(|trace| trace.kind == kind && (markup.contains(&trace.text) || scripts.contains(&trace.text)))
}
