//! How the registry works inside: runs of jobs, letters on their way, and everything that happened.

use askama::Template;
use registry::events::EventKind;
use registry::events::audit::{self, audit};
use registry::jobs::{self, Outcome};
use registry::mails;
use registry::vocabulary::Vocabulary as _;

use super::Desk;
use super::act::Done;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::marks::Moment;

/// Rows on a page.
const SIZE: u64 = 100;

#[derive(Template)]
#[template(path = "desk/jobs.html")]
struct Jobs {
    frame: Frame,
    rows: Vec<Run>,
}

struct Run {
    name: String,
    at: Moment,
    rounds: String,
    is_well: bool,
    words: String,
}

#[derive(Template)]
#[template(path = "desk/mail.html")]
struct Mail {
    frame: Frame,
    rows: Vec<Letter>,
}

struct Letter {
    recipient: String,
    kind: String,
    at: Moment,
    sent: Option<Moment>,
    tries: String,
    error: String,
}

#[derive(Template)]
#[template(path = "desk/events.html")]
struct Events {
    frame: Frame,
    kinds: Vec<(&'static str, String, bool)>,
    rows: Vec<Event>,
    older: Option<String>,
}

struct Event {
    seq: String,
    at: Moment,
    what: String,
    who: String,
    about: Option<(String, String)>,
    change: String,
    reason: String,
}

/// The newest runs of jobs.
pub(super) async fn jobs(desk: Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let name = desk.visit.value("name");
    let runs = jobs::runs(desk.ctx(), desk.actor(), name.as_deref(), None, SIZE).await?;
    let run = |run: jobs::Run| {
        let (is_well, words) = match run.outcome {
            Outcome::Running => (true, w.say("jobs-running").into_owned()),
            Outcome::Crashed => (false, w.say("jobs-crashed").into_owned()),
            Outcome::Done(words) => (true, words),
            Outcome::Failed(why) => (false, why),
        };
        Run {
            name: run.name,
            at: Moment { at: run.started_at, w },
            rounds: w.number(run.rounds),
            is_well,
            words,
        }
    };
    let page = Jobs {
        frame: Frame::new(&desk.visit, w.say("desk-jobs"), w.say("desk-jobs")).unlisted(),
        rows: runs.into_iter().map(run).collect(),
    };
    Made::page(&page).map(Done::Page)
}

/// The newest letters.
pub(super) async fn mail(desk: Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let letter = |posted: mails::Posted| Letter {
        recipient: posted.recipient,
        kind: posted.kind.code().to_owned(),
        at: Moment { at: posted.created_at, w },
        sent: posted.sent_at.map(|at| Moment { at, w }),
        tries: w.number(posted.attempts.unsigned_abs()),
        error: posted.error.unwrap_or_default(),
    };
    let page = Mail {
        frame: Frame::new(&desk.visit, w.say("desk-mail"), w.say("desk-mail")).unlisted(),
        rows: mails::list(desk.ctx(), desk.actor(), SIZE).await?.into_iter().map(letter).collect(),
    };
    Made::page(&page).map(Done::Page)
}

/// Everything that happened, newest first, by kind if that is asked for.
pub(super) async fn events(desk: Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let kinds: Vec<EventKind> =
        desk.visit.values("kind").iter().filter_map(|code| code.parse().ok()).collect();
    let before = desk.visit.value("before").and_then(|before| before.parse().ok());
    let platform = desk.visit.value("platform").and_then(|slug| slug.parse().ok());
    let platform = platform.and_then(|slug| desk.visit.snapshot.by_slug(&slug)).map(|entry| entry.id());
    let filter = audit::Filter { kinds: kinds.clone(), platform, ..audit::Filter::default() };
    let found = audit(desk.ctx(), desk.actor(), &filter, before, SIZE).await?;
    let older = found.last().filter(|_| found.len() as u64 == SIZE).map(|last| {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        for kind in &kinds {
            pairs.append_pair("kind", kind.code());
        }
        pairs.append_pair("before", &last.seq.to_string());
        format!("{}?{}", desk.at("/desk/events"), pairs.finish())
    });
    let kind =
        |kind: &EventKind| (kind.code(), w.of_code("event", kind.code()).into_owned(), kinds.contains(kind));
    let page = Events {
        frame: Frame::new(&desk.visit, w.say("desk-events"), w.say("desk-events")).unlisted(),
        kinds: EventKind::all().iter().map(kind).collect(),
        rows: found.into_iter().map(|event| row(&desk, event)).collect(),
        older,
    };
    Made::page(&page).map(Done::Page)
}

fn row(desk: &Desk, event: audit::Event) -> Event {
    let w = desk.visit.words;
    let entry = event.platform.and_then(|id| desk.visit.snapshot.by_id(id));
    let about =
        entry.map(|entry| (entry.own_name().to_owned(), desk.visit.to.platform(&entry.document().slug)));
    let role = w.of_code("role", &format!("of-{}", event.role)).into_owned();
    Event {
        seq: event.seq.to_string(),
        at: Moment { at: event.at, w },
        what: w.of_code("event", event.kind.code()).into_owned(),
        who: event.job.map_or_else(|| role.clone(), |job| format!("{role}: {job}")),
        about,
        change: if event.before.is_null() && event.after.is_null() {
            String::new()
        } else {
            format!("{} → {}", event.before, event.after)
        },
        reason: event.reason.unwrap_or_default(),
    }
}
