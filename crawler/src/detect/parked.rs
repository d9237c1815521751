//! Addresses without a platform behind them: domains for sale, expired or waiting, suspended accounts, and what
//! servers and panels show before anybody put a site there.

use std::sync::LazyLock;

use url::Url;

use super::lexicon::Topic;
use super::measure::{WHOLLY, statements, statements_unless};
use super::names::Named;
use super::reading::{Reading, quoted};
use crate::extract::Place;
use registry::vocabulary::{registrable, same_site};

/// Words of a server's own welcome that are no accident.
const A_WELCOME: usize = 15;
/// A page with more words of its own is not what a parking script is loaded into.
const A_PAGE: usize = 150;

static TRACES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("data/parking_traces.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('|')).map(|(kind, text)| (kind.trim(), text.trim())).collect()
});

/// What shows it without a word of the page's own. `start` is where the check began, `end` where it came out.
pub(super) fn by_machinery(reading: &Reading<'_>, start: &Url, end: &Url) -> Option<String> {
    broker(start, end)
        .or_else(|| default_page(reading))
        .or_else(|| by_trace(reading))
        .or_else(|| empty_folder(reading))
}

/// Statements alone: what may be believed whatever the status, since hosts send them with any.
pub(super) fn by_words(reading: &Reading<'_>) -> Option<String> {
    // Who speaks of school in the same breath speaks of somebody's domain, not of this one.
    let voice = statements_unless(reading, &[Topic::Parked], |sentence| sentence.states(Topic::Education));
    let own = reading.named == Named::InWords && (voice.share() < WHOLLY || voice.teaches());
    let free = reading.page.outline.passwords == 0;
    let said = voice.said.clone().filter(|_| voice.dominates() && free && !own)?;
    Some(format!("no site stands behind this address any more: {}", quoted(&said)))
}

/// What parking services write under their advertisements outweighs what these are about.
pub(super) fn by_disclaimer(reading: &Reading<'_>) -> Option<String> {
    if reading.prose() > A_PAGE || reading.named == Named::InWords || reading.page.outline.passwords > 0 {
        return None;
    }
    let mut own =
        reading.title.iter().chain(&reading.body).filter(|sentence| sentence.place != Place::Quoted);
    let said =
        own.find(|sentence| sentence.states(Topic::Disclaimer) && !sentence.mentions(Topic::Lesson))?;
    Some(format!("a parking service says of itself {}", quoted(said.shown)))
}

/// Long as they are, such pages are the same everywhere; who writes about them has a title of his own.
fn default_page(reading: &Reading<'_>) -> Option<String> {
    let voice = statements(reading, &[Topic::DefaultPage]);
    let plain = voice.title && voice.claimed >= A_WELCOME && !voice.teaches();
    let nothing_else = voice.title && voice.words == 0;
    let said = voice.said.clone().filter(|_| plain || nothing_else || voice.dominates())?;
    Some(format!("the server shows the page that it came with: {}", quoted(&said)))
}

/// Led to a house that sells names.
fn broker(start: &Url, end: &Url) -> Option<String> {
    let (from, to) = (start.host_str()?, end.host_str()?);
    let sold = TRACES.iter().any(|(kind, host)| *kind == "broker" && registrable(to) == *host);
    (sold && !same_site(from, to)).then(|| format!("{from} leads to {to}, which sells domains"))
}

fn by_trace(reading: &Reading<'_>) -> Option<String> {
    let outline = &reading.page.outline;
    if reading.prose() > A_PAGE || outline.passwords > 0 {
        return None;
    }
    let (markup, scripts) = (outline.markup.to_ascii_lowercase(), outline.scripts.to_ascii_lowercase());
    let shown = |text: &str| markup.contains(text) || scripts.contains(text);
    let empty = reading.body.is_empty();
    let found = |kind: &str, text: &str| match kind {
        "parking" => shown(text),
        "shell" => empty && shown(text),
        _ => false,
    };
    let (_, text) = TRACES.iter().find(|(kind, text)| found(kind, text))?;
    Some(format!("the page is filled by a parking service ({text})"))
}

/// A list of files with nothing to read in it. With books in it, it is a library of the plainest kind.
fn empty_folder(reading: &Reading<'_>) -> Option<String> {
    let title = reading.page.metadata.title.as_deref()?;
    let listing = ["Index of /", "Directory listing for /", "Directory Listing For", "目录列表"];
    let listed = listing.iter().any(|start| title.starts_with(start)) || title.ends_with(" - /");
    let links = &reading.page.outline.links;
    let documents = links.iter().filter(|link| is_document(&link.url)).count();
    (listed && documents == 0).then(|| format!("the server lists an empty folder: {}", quoted(title)))
}

fn is_document(url: &Url) -> bool {
    const KINDS: [&str; 18] = [
        "pdf", "epub", "doc", "docx", "odt", "ppt", "pptx", "xls", "xlsx", "mp3", "mp4", "webm", "ogg",
        "zim", "djvu", "zip", "html", "htm",
    ];
    let path = url.path().to_ascii_lowercase();
    path.rsplit_once('.').is_some_and(|(_, kind)| KINDS.contains(&kind))
}
