//! A proposal: its author writes and sends it here, and a curator decides on it here. What both see is the same: what it
//! says, what it changes, what stands against it, and what was said about it.

mod begin;
mod differences;
mod evidence;
mod review;
mod send;
mod shown;
mod steps;

use askama::Template;
use registry::proposals::{self, Proposal};
use uuid::Uuid;

pub(super) use self::begin::{begin, create};
pub(super) use self::differences::{Change, in_order};
pub(super) use self::send::show as look_before_sending;
use self::shown::page;
pub(super) use self::steps::act;
use super::Desk;
use super::act::Done;
use super::faults::Faults;
use super::rows::ProposalRow;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "desk/proposals.html")]
struct List {
    frame: Frame,
    told: Option<String>,
    rows: Vec<ProposalRow>,
}

/// The proposals that the visitor may read, the last changed first.
pub(super) async fn list(desk: Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let statuses = desk.visit.values("status").iter().filter_map(|code| code.parse().ok()).collect();
    let filter = proposals::Filter { statuses, ..proposals::Filter::default() };
    let found = proposals::list(desk.ctx(), desk.actor(), &filter, None, 100).await?;
    let page = List {
        frame: desk.frame(w.say("desk-proposals")),
        told: desk.told(),
        rows: found.iter().map(|proposal| ProposalRow::new(&desk, proposal)).collect(),
    };
    Made::page(&page).map(Done::Page)
}

fn id(desk: &Desk) -> Result<Uuid, Failure> {
    desk.visit.name.parse().map_err(|_| Failure::NotFound)
}

async fn found(desk: &Desk, id: Uuid) -> Result<Proposal, Failure> {
    proposals::find(desk.ctx(), desk.actor(), id).await?.ok_or(Failure::NotFound)
}

pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    let proposal = found(&desk, id(&desk)?).await?;
    page(&desk, &proposal, Faults::default(), None).await
}
