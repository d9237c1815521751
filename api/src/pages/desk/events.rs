//! Everything that happened, for those who answer for the registry: searched by what, about which entry, by whom and when,
//! and taken away as a file.

use std::collections::{HashMap, hash_map};

use askama::Template;
use axum::body::{Body, Bytes};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use registry::access::{Deed, may};
use registry::accounts::{self, Email};
use registry::events::EventKind;
use registry::events::audit::{self, audit};
use registry::proposals::sheet::inert;
use registry::vocabulary::{Slug, Vocabulary as _};
use serde_json::json;
use uuid::Uuid;

use super::Desk;
use super::act::Done;
use super::faults::{Fault, Faults};
use super::rows::called;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::marks::Moment;

/// Rows on a page.
const SIZE: u64 = 100;
/// Rows of a file that are read at once.
const READ: u64 = 1_000;

#[derive(Template)]
#[template(path = "desk/events.html")]
struct Page {
    frame: Frame,
    faults: Faults,
    kinds: Vec<(&'static str, String, bool)>,
    are_kinds_chosen: bool,
    search: Search,
    rows: Vec<Happened>,
    older: Option<String>,
    files: Vec<(&'static str, String)>,
}

/// An event in a list.
pub(super) struct Happened {
    pub seq: String,
    pub at: Moment,
    pub what: String,
    /// Where a proposal now stands, if it moved; or that it was commented on.
    pub to: Option<String>,
    pub who: String,
    pub about: Option<(String, String)>,
    pub proposal: Option<String>,
    pub change: String,
    pub reason: String,
}

/// What is looked for, as it was typed.
#[derive(Default)]
struct Search {
    platform: String,
    account: String,
    since: String,
    until: String,
}

impl Search {
    fn read(desk: &Desk) -> Self {
        let typed = |key| desk.visit.value(key).unwrap_or_default().trim().to_owned();
        Self {
            platform: typed("platform"),
            account: typed("account"),
            since: typed("since"),
            until: typed("until"),
        }
    }

    /// What it asks of the events, or what of it says nothing.
    async fn filter(&self, desk: &Desk) -> Result<(audit::Filter, Faults), Failure> {
        let w = desk.visit.words;
        let mut faults = Vec::new();
        let mut unknown = |field: &str, key: &str, typed: &str| {
            faults.push(Fault::new(w, field, w.named(key, typed)));
        };
        let slug = self.platform.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let platform = slug.parse::<Slug>().ok().and_then(|slug| desk.visit.snapshot.by_slug(&slug));
        if !self.platform.is_empty() && platform.is_none() {
            unknown("platform", "events-no-platform", &self.platform);
        }
        let account = match self.account.parse::<Email>() {
            Ok(email) => match accounts::by_email(desk.ctx(), desk.actor(), &email).await {
                Ok(account) => Some(account.id),
                Err(registry::Error::NotFound(_)) => None,
                Err(other) => return Err(other.into()),
            },
            Err(_) => None,
        };
        if !self.account.is_empty() && account.is_none() {
            unknown("account", "events-no-account", &self.account);
        }
        let mut day = |field: &str, typed: &str, later: i64| -> Option<DateTime<Utc>> {
            let day = typed.parse::<NaiveDate>().ok();
            if !typed.is_empty() && day.is_none() {
                unknown(field, "events-no-day", typed);
            }
            day.and_then(|day| day.checked_add_signed(TimeDelta::days(later)))
                .map(|day| day.and_time(chrono::NaiveTime::MIN).and_utc())
        };
        let (since, until) = (day("since", &self.since, 0), day("until", &self.until, 1));
        let kinds = desk.visit.values("kind").iter().filter_map(|code| code.parse().ok()).collect();
        let platform = platform.map(|entry| entry.id());
        Ok((
            audit::Filter { account, platform, proposal: None, kinds, since, until },
            faults.into_iter().collect(),
        ))
    }

    /// The query of the same search, with what goes on from there.
    fn query(&self, kinds: &[EventKind], more: (&str, &str)) -> String {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        pairs.extend_pairs(kinds.iter().map(|kind| ("kind", kind.code())));
        let typed = [
            ("platform", &self.platform),
            ("account", &self.account),
            ("since", &self.since),
            ("until", &self.until),
        ];
        pairs.extend_pairs(typed.into_iter().filter(|(_, typed)| !typed.is_empty()));
        pairs.append_pair(more.0, more.1);
        pairs.finish()
    }
}

/// The page.
pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let search = Search::read(&desk);
    let (filter, faults) = search.filter(&desk).await?;
    if let (Some(form), true) = (desk.visit.value("as"), faults.is_empty()) {
        return file(&desk, filter, &form).await;
    }
    let before = desk.visit.value("before").and_then(|before| before.parse().ok());
    let found = if faults.is_empty() {
        audit(desk.ctx(), desk.actor(), &filter, before, SIZE).await?
    } else {
        Vec::new()
    };
    let here = desk.at("/desk/events");
    let link = |more: (&str, &str)| format!("{here}?{}", search.query(&filter.kinds, more));
    let last = found.last().filter(|_| found.len() as u64 == SIZE);
    let older = last.map(|last| link(("before", &last.seq.to_string())));
    let kind = |kind: &EventKind| {
        (kind.code(), w.of_code("event", kind.code()).into_owned(), filter.kinds.contains(kind))
    };
    let status = faults.status();
    let page = Page {
        frame: desk.frame(w.say("desk-events")),
        are_kinds_chosen: !filter.kinds.is_empty(),
        kinds: EventKind::all().iter().map(kind).collect(),
        rows: rows(&desk, found).await?,
        older,
        files: [("JSON Lines", "jsonl"), ("CSV", "csv")]
            .map(|(name, form)| (name, link(("as", form))))
            .to_vec(),
        faults,
        search,
    };
    Made::with(status, &page).map(Done::Page)
}

/// Events in words, with the accounts that acted and that were changed, for those who manage accounts.
async fn rows(desk: &Desk, found: Vec<audit::Event>) -> Result<Vec<Happened>, Failure> {
    let manages = may(desk.actor(), Deed::ManageAccounts).is_ok();
    let mut emails: HashMap<Uuid, Option<String>> = HashMap::new();
    let mut rows = Vec::with_capacity(found.len());
    for event in found {
        let changed = event.after.get("account").or_else(|| event.before.get("account"));
        let changed = changed.and_then(|id| id.as_str()?.parse::<Uuid>().ok());
        let ids = [event.account, changed];
        let mut row = happened(desk, event);
        for id in ids.into_iter().flatten().filter(|_| manages) {
            if let hash_map::Entry::Vacant(place) = emails.entry(id) {
                place.insert(match accounts::by_id(desk.ctx(), desk.actor(), id).await {
                    Ok(account) => Some(account.email.to_string()),
                    Err(registry::Error::NotFound(_)) => None,
                    Err(other) => return Err(other.into()),
                });
            }
        }
        let called = |id: Option<Uuid>| emails.get(&id?)?.clone();
        if let Some(email) = called(ids[0]) {
            row.who = format!("{} ({email})", row.who);
        }
        let link = changed.map(|id| desk.at(&format!("/desk/accounts/{id}")));
        row.about = row.about.or_else(|| called(changed).zip(link));
        rows.push(row);
    }
    Ok(rows)
}

/// An event in words.
pub(super) fn happened(desk: &Desk, event: audit::Event) -> Happened {
    let w = desk.visit.words;
    let entry = event.platform.and_then(|id| desk.visit.snapshot.by_id(id));
    let about =
        entry.map(|entry| (called(desk, &entry).to_owned(), desk.visit.to.platform(&entry.document().slug)));
    let role = w.of_code("role", &format!("of-{}", event.role)).into_owned();
    Happened {
        seq: event.seq.to_string(),
        at: Moment { at: event.at, w },
        what: w.of_code("event", event.kind.code()).into_owned(),
        to: moved_to(desk, &event),
        who: event.job.map_or_else(|| role.clone(), |job| format!("{role} ({job})")),
        about,
        proposal: event.proposal.map(|id| desk.at(&format!("/desk/proposals/{id}"))),
        change: if event.before.is_null() && event.after.is_null() {
            String::new()
        } else {
            format!("{} → {}", event.before, event.after)
        },
        reason: event.reason.unwrap_or_default(),
    }
}

/// Where an event says that a proposal stands now, or that somebody commented on it.
fn moved_to(desk: &Desk, event: &audit::Event) -> Option<String> {
    if event.after.get("comment").is_some() && event.proposal.is_some() {
        return Some(desk.visit.words.say("proposal-comment").into_owned());
    }
    let code = event.after.get("status")?.as_str().filter(|_| event.proposal.is_some())?;
    let words = desk.visit.words.of_code("proposal-status", code);
    (!words.is_empty()).then(|| words.into_owned())
}

/// All that was found as a file, newest first, read as it is sent.
async fn file(desk: &Desk, filter: audit::Filter, form: &str) -> Result<Done, Failure> {
    let (write, kind, ending): (fn(&audit::Event) -> String, _, _) = match form {
        "jsonl" => (as_json, "application/jsonl; charset=utf-8", "jsonl"),
        "csv" => (as_csv, "text/csv; charset=utf-8; header=present", "csv"),
        _ => return Err(Failure::NotFound),
    };
    // Whoever may not is told so before anything is sent.
    audit(desk.ctx(), desk.actor(), &filter, None, 1).await?;
    let head = if ending == "csv" { row(COLUMNS.map(str::to_owned)) } else { String::new() };
    let (ctx, caller) = (desk.ctx().clone(), std::sync::Arc::clone(&desk.caller));
    let pieces = futures::stream::unfold(Some(None), move |before| {
        let (ctx, caller, filter) = (ctx.clone(), std::sync::Arc::clone(&caller), filter.clone());
        async move {
            let found = audit(&ctx, &caller.actor, &filter, before?, READ).await;
            match found {
                Ok(found) if found.is_empty() => None,
                Ok(found) => {
                    let next = found.last().map(|last| Some(last.seq));
                    Some((Ok(Bytes::from(found.iter().map(write).collect::<String>())), next))
                }
                // A file that ends early must not look whole.
                Err(error) => Some((Err(std::io::Error::other(error)), None)),
            }
        }
    });
    let head = futures::stream::once(async move { Ok::<_, std::io::Error>(Bytes::from(head)) });
    let name =
        format!("attachment; filename=\"portolan-events-{}.{ending}\"", desk.ctx().clock.now().date_naive());
    let response: Response = (
        [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)],
        Body::from_stream(futures::StreamExt::chain(head, pieces)),
    )
        .into_response();
    Ok(Done::File(response))
}

const COLUMNS: [&str; 11] =
    ["seq", "at", "kind", "role", "account", "job", "platform", "proposal", "before", "after", "reason"];

fn as_json(event: &audit::Event) -> String {
    let audit::Event { seq, at, kind, role, account, job, platform, proposal, before, after, reason, hash } =
        event;
    let line = json!({
        "seq": seq, "at": at, "kind": kind.code(), "role": role, "account": account, "job": job, "platform": platform,
        "proposal": proposal, "before": before, "after": after, "reason": reason, "hash": hash,
    });
    format!("{line}\n")
}

/// A row; text that a spreadsheet would take for a formula is made inert.
fn as_csv(event: &audit::Event) -> String {
    let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let value = |value: &serde_json::Value| if value.is_null() { String::new() } else { value.to_string() };
    row([
        event.seq.to_string(),
        event.at.to_rfc3339(),
        event.kind.code().to_owned(),
        event.role.clone(),
        id(event.account),
        event.job.clone().unwrap_or_default(),
        id(event.platform),
        id(event.proposal),
        value(&event.before),
        value(&event.after),
        event.reason.clone().unwrap_or_default(),
    ])
}

fn row(cells: [String; 11]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    let written = writer.write_record(cells.map(inert));
    written
        .ok()
        .and_then(|()| writer.into_inner().ok())
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}
