//! Several of the queue at once, where one word is true of all: each is decided on by the same use case as alone, and what
//! cannot be done is said with its reason beside what was.

use registry::checks::accept::accept_observed;
use registry::checks::requests::{self, Subject};
use registry::workflow::ProposalKind;
use registry::{flags, proposals};
use uuid::Uuid;

use super::{Narrowed, page};
use crate::pages::desk::Desk;
use crate::pages::desk::act::Done;
use crate::pages::desk::faults::{Fault, Faults};
use crate::pages::desk::rows::{called, title};
use crate::pages::failure::Failure;

/// Something of the queue that was ticked.
#[derive(Clone, Copy)]
enum Ticked {
    Proposal(Uuid),
    Flag(Uuid),
}

/// Most that are done at once.
const MOST: usize = 100;

fn read(item: &str) -> Option<Ticked> {
    match item.split_once(':')? {
        ("p", id) => id.parse().ok().map(Ticked::Proposal),
        ("f", id) => id.parse().ok().map(Ticked::Flag),
        _ => None,
    }
}

/// Does what was asked with all that was ticked.
pub(in crate::pages::desk) async fn act(desk: Desk) -> Result<Done, Failure> {
    let ticked: Vec<Ticked> = desk.form.all("item").filter_map(read).take(MOST).collect();
    let w = desk.visit.words;
    if ticked.is_empty() {
        let nothing = Fault::new(w, "", w.say("bulk-nothing").into_owned());
        return page(&desk, std::iter::once(nothing).collect()).await;
    }
    let faults = if desk.form.text("do") == "accept" {
        accept_together(&desk, &ticked).await?
    } else {
        each(&desk, &ticked).await?
    };
    if !faults.is_empty() {
        return page(&desk, faults).await;
    }
    let narrowed = Narrowed::read(&desk.visit.query);
    Ok(Done::see(narrowed.link(&desk, &narrowed.kinds), "bulk"))
}

/// Each by itself; what fails leaves the others done.
async fn each(desk: &Desk, ticked: &[Ticked]) -> Result<Faults, Failure> {
    let mut faults = Vec::new();
    for one in ticked {
        let done = match (desk.form.text("do"), *one) {
            ("assign", Ticked::Proposal(id)) => {
                proposals::assign(desk.ctx(), desk.actor(), id, desk.actor().account()).await.map(|_| true)
            }
            ("dismiss", Ticked::Flag(id)) => {
                let why = desk.form.text("why").to_owned();
                flags::dismiss(desk.ctx(), desk.actor(), id, why, None).await.map(|_| true)
            }
            ("observed", Ticked::Flag(id)) => observed(desk, id).await,
            ("check", Ticked::Flag(id)) => check(desk, id).await,
            ("assign" | "dismiss" | "observed" | "check", _) => Ok(false),
            (_, _) => return Err(Failure::NotFound),
        };
        match done {
            Ok(true) => {}
            Ok(false) => {
                let why = desk.visit.words.say("bulk-not-of-this").into_owned();
                faults.push(about(desk, *one, why).await?);
            }
            Err(error) => {
                for fault in &desk.faults(error)? {
                    faults.push(about(desk, *one, fault.message.clone()).await?);
                }
            }
        }
    }
    Ok(faults.into_iter().collect())
}

async fn observed(desk: &Desk, id: Uuid) -> registry::Result<bool> {
    let flag = flags::get(desk.ctx(), desk.actor(), id).await?;
    if flag.kind != flags::FlagKind::MetadataChanged {
        return Ok(false);
    }
    let policy = &desk.visit.service.policy;
    accept_observed(desk.ctx(), desk.actor(), policy, flag.platform).await.map(|()| true)
}

async fn check(desk: &Desk, id: Uuid) -> registry::Result<bool> {
    let flag = flags::get(desk.ctx(), desk.actor(), id).await?;
    let subject = Subject::Platform(flag.platform);
    requests::ask(desk.ctx(), desk.actor(), &desk.visit.service.policy, &subject).await.map(|_| true)
}

/// Changes of the same fields, all or none: each is looked at by the curator who accepts it.
async fn accept_together(desk: &Desk, ticked: &[Ticked]) -> Result<Faults, Failure> {
    let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
    let mut ids = Vec::with_capacity(ticked.len());
    for one in ticked {
        let found = match *one {
            Ticked::Proposal(id) => proposals::find(ctx, actor, id).await?,
            Ticked::Flag(_) => None,
        };
        let why = match found.filter(|found| found.kind == ProposalKind::Update) {
            None => "bulk-not-of-this",
            Some(found) if found.held_by_other(actor, ctx.clock.now()).is_some() => "queue-held",
            Some(found) => {
                ids.push(found.id);
                continue;
            }
        };
        return Ok(std::iter::once(about(desk, *one, w.say(why).into_owned()).await?).collect());
    }
    match proposals::take_and_accept_alike(ctx, actor, &ids).await {
        Ok(_) => Ok(Faults::default()),
        Err(error) => desk.faults(error),
    }
}

/// What could not be done, with the name of what it was to be done with.
async fn about(desk: &Desk, one: Ticked, why: String) -> Result<Fault, Failure> {
    let name = match one {
        Ticked::Proposal(id) => {
            let found = proposals::find(desk.ctx(), desk.actor(), id).await?.ok_or(Failure::NotFound)?;
            title(desk, &found)
        }
        Ticked::Flag(id) => {
            let flag = flags::get(desk.ctx(), desk.actor(), id).await?;
            let entry = desk.visit.snapshot.by_id(flag.platform);
            entry.map_or_else(String::new, |entry| called(desk, &entry).to_owned())
        }
    };
    Ok(Fault::new(desk.visit.words, "", format!("{name}: {why}")))
}
