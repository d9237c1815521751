//! A proposal: its author writes and sends it here, and a curator decides on it here. What both see is the same: what it
//! says, what it changes, what stands against it, and what was said about it.

mod evidence;
mod shown;
mod steps;

use askama::Template;
use registry::access::{Deed, may};
use registry::proposals::{self, About, Proposal};
use registry::vocabulary::CountryCode;
use serde_json::Value;
use uuid::Uuid;

use self::shown::page;
pub(super) use self::steps::act;
use self::steps::after_saving;
use super::Desk;
use super::act::{Done, Fault};
use super::fields::{Boxes, changed, typed};
use super::rows::ProposalRow;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "desk/proposals.html")]
struct List {
    frame: Frame,
    rows: Vec<ProposalRow>,
}

/// The proposals that the visitor may read, the last changed first.
pub(super) async fn list(desk: Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let statuses = desk.visit.values("status").iter().filter_map(|code| code.parse().ok()).collect();
    let filter = proposals::Filter { statuses, ..proposals::Filter::default() };
    let found = proposals::list(desk.ctx(), desk.actor(), &filter, None, 100).await?;
    let page = List {
        frame: Frame::new(&desk.visit, w.say("desk-proposals"), w.say("desk-proposals")).unlisted(),
        rows: found.iter().map(|proposal| ProposalRow::new(&desk, proposal)).collect(),
    };
    Made::page(&page).map(Done::Page)
}

/// Begins one for a new platform.
pub(super) async fn begin(desk: Desk) -> Result<Done, Failure> {
    let country: CountryCode =
        desk.visit.value("country").and_then(|code| code.parse().ok()).ok_or(Failure::NotFound)?;
    may(desk.actor(), Deed::Propose(country))?;
    // Looking at an empty form makes nothing: the draft begins with the first saving.
    let w = desk.visit.words;
    let page = New {
        frame: Frame::new(&desk.visit, w.named("desk-new-of", w.label(country)), w.say("desk-title"))
            .unlisted(),
        faults: Vec::new(),
        boxes: Boxes::of(&Value::Null, w),
    };
    Made::page(&page).map(Done::Page)
}

#[derive(Template)]
#[template(path = "desk/new.html")]
struct New {
    frame: Frame,
    faults: Vec<Fault>,
    boxes: Boxes,
}

/// Keeps a new one.
pub(super) async fn create(desk: Desk) -> Result<Done, Failure> {
    let country: CountryCode =
        desk.visit.value("country").and_then(|code| code.parse().ok()).ok_or(Failure::NotFound)?;
    let (fields, _) = changed(typed(&desk.form), &Value::Null);
    let made = proposals::create(desk.ctx(), desk.actor(), About::New(country), fields).await;
    match made {
        Ok(proposal) => {
            let next = Desk {
                visit: crate::pages::visit::Visit { name: proposal.id.to_string(), ..desk.visit.clone() },
                ..desk.clone()
            };
            after_saving(&next, proposal.id, Some(proposal.revision)).await
        }
        Err(error) => {
            let faults = desk.faults(error)?;
            let w = desk.visit.words;
            let page = New {
                frame: Frame::new(&desk.visit, w.named("desk-new-of", w.label(country)), w.say("desk-title"))
                    .unlisted(),
                faults,
                boxes: Boxes::of(&typed(&desk.form), w),
            };
            Made::with(http::StatusCode::UNPROCESSABLE_ENTITY, &page).map(Done::Page)
        }
    }
}

fn id(desk: &Desk) -> Result<Uuid, Failure> {
    desk.visit.name.parse().map_err(|_| Failure::NotFound)
}

async fn found(desk: &Desk, id: Uuid) -> Result<Proposal, Failure> {
    proposals::find(desk.ctx(), desk.actor(), id).await?.ok_or(Failure::NotFound)
}

pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    let proposal = found(&desk, id(&desk)?).await?;
    page(&desk, &proposal, Vec::new(), None).await
}
