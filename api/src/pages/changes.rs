//! What changed last, newest first.

use std::sync::Arc;

use askama::Template;
use registry::events::EventKind;
use registry::events::feed::{self, Change};
use registry::vocabulary::{EndorsementStatus, ReachabilityStatus};

use super::answer::Made;
use super::failure::Failure;
use super::frame::Frame;
use super::marks::{Moment, Phrase, Texts};
use super::visit::Visit;
use crate::catalogue::Entry;

/// Changes on a page.
const SIZE: usize = 50;

#[derive(Template)]
#[template(path = "changes.html")]
struct Page<'a> {
    frame: Frame,
    rows: Vec<Row<'a>>,
    older: Option<String>,
}

struct Row<'a> {
    at: Moment,
    what: String,
    fields: Option<String>,
    name: Option<Phrase<'a>>,
    link: String,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let w = visit.words;
    // What is no number of a change is before all of them.
    let before = visit.value("before").map(|before| before.parse::<i64>().unwrap_or(0));
    let mut changes = feed::latest(&visit.service.ctx.db, before, SIZE as u64 + 1).await?;
    let more = changes.len() > SIZE;
    changes.truncate(SIZE);
    let older =
        changes.last().filter(|_| more).map(|change| format!("{}?before={}", visit.to.changes(), change.seq));
    let entries: Vec<Option<Arc<Entry>>> =
        changes.iter().map(|change| visit.snapshot.by_id(change.platform_id)).collect();
    let rows = changes
        .iter()
        .zip(&entries)
        .filter_map(|(change, entry)| Some(row(&visit, change, entry.as_deref()?)));
    let frame = Frame::new(&visit, w.say("changes-title"), w.say("changes-lead"));
    let page =
        Page { frame: if before.is_some() { frame.unlisted() } else { frame }, rows: rows.collect(), older };
    Made::page(&page)
}

fn row<'a>(visit: &Visit, change: &Change, entry: &'a Entry) -> Row<'a> {
    let w = visit.words;
    let document = entry.document();
    Row {
        at: Moment { at: change.at, w },
        what: what(visit, change),
        fields: fields(visit, change),
        name: Texts(&document.names, visit.locale).chosen(),
        link: visit.to.platform(&document.slug),
    }
}

/// What happened; of a status, which it is now.
fn what(visit: &Visit, change: &Change) -> String {
    let w = visit.words;
    let words = w.of_code("change", change.kind.code());
    let code = |name: &str| change.after.get(name).and_then(serde_json::Value::as_str);
    let status = match change.kind {
        EventKind::ReachabilityChanged => code("reachability")
            .and_then(|code| code.parse().ok())
            .map(|status| w.label::<ReachabilityStatus>(status)),
        EventKind::EndorsementChanged => code("endorsement")
            .and_then(|code| code.parse().ok())
            .map(|status| w.label::<EndorsementStatus>(status)),
        _ => None,
    };
    status.map_or_else(
        || words.clone().into_owned(),
        |status| w.with("change-to", &[("what", words.clone().into()), ("status", status.into())]),
    )
}

/// Which parts of an entry changed.
fn fields(visit: &Visit, change: &Change) -> Option<String> {
    (change.kind == EventKind::PlatformUpdated)
        .then(|| super::platform::fields_in_words(visit, &change.fields))
}
