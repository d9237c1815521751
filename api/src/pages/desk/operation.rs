//! How the registry works inside: runs of jobs, and letters on their way.

use std::collections::HashSet;

use askama::Template;
use registry::jobs::{self, Outcome};
use registry::mails;

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

/// Something of the inside that an administrator should know of.
pub(super) struct Standing {
    pub label: String,
    pub link: String,
    pub state: String,
    pub number: String,
    pub is_well: bool,
}

/// How the inside stands: letters that wait, and jobs whose last run failed.
pub(super) async fn standing(desk: &Desk) -> Result<Vec<Standing>, Failure> {
    let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
    let letters = mails::list(ctx, actor, SIZE).await?;
    let waiting = letters.iter().filter(|letter| letter.sent_at.is_none()).count();
    let runs = jobs::runs(ctx, actor, None, None, SIZE).await?;
    let mut seen = HashSet::new();
    let failed = runs
        .iter()
        .filter(|run| seen.insert(run.name.as_str()))
        .filter(|run| matches!(run.outcome, Outcome::Failed(_) | Outcome::Crashed))
        .count();
    let row = |key: &str, path: &str, state: &str, number: usize| Standing {
        label: w.say(key).into_owned(),
        link: desk.at(path),
        state: w.say(state).into_owned(),
        number: w.number(number as u64),
        is_well: number == 0,
    };
    Ok(vec![
        row("desk-mail", "/desk/mail", "mail-waits", waiting),
        row("desk-jobs", "/desk/jobs", "status-ill", failed),
    ])
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
    let page = Jobs { frame: desk.frame(w.say("desk-jobs")), rows: runs.into_iter().map(run).collect() };
    Made::page(&page).map(Done::Page)
}

/// The newest letters.
pub(super) async fn mail(desk: Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let letter = |posted: mails::Posted| Letter {
        recipient: posted.recipient,
        kind: w.of_code("mail-kind", posted.kind.code()).into_owned(),
        at: Moment { at: posted.created_at, w },
        sent: posted.sent_at.map(|at| Moment { at, w }),
        tries: w.number(posted.attempts.unsigned_abs()),
        error: posted.error.unwrap_or_default(),
    };
    let page = Mail {
        frame: desk.frame(w.say("desk-mail")),
        rows: mails::list(desk.ctx(), desk.actor(), SIZE).await?.into_iter().map(letter).collect(),
    };
    Made::page(&page).map(Done::Page)
}
