//! The last look before a proposal is sent: what it says, what it changes, and what it resembles.

use askama::Template;
use registry::access::{Deed, may};
use registry::proposals;
use registry::workflow::ProposalStatus;

use super::shown::{Differences, warned};
use super::{found, id};
use crate::pages::answer::Made;
use crate::pages::desk::Desk;
use crate::pages::desk::act::Done;
use crate::pages::desk::rows::ProposalRow;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "desk/send.html")]
struct Page {
    frame: Frame,
    row: ProposalRow,
    revision: i32,
    differences: Differences,
    warnings: Vec<(String, String, String)>,
}

/// The page. What cannot be sent now is shown where it can be mended.
pub(in crate::pages) async fn show(desk: Desk) -> Result<Done, Failure> {
    let proposal = found(&desk, id(&desk)?).await?;
    let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
    may(actor, Deed::Pursue(proposal.matter()))?;
    let is_open = matches!(proposal.status, ProposalStatus::Draft | ProposalStatus::ChangesRequested);
    if !is_open || !proposals::problems(ctx, actor, proposal.id).await?.is_empty() {
        return Ok(Done::see(desk.at(&format!("/desk/proposals/{}", proposal.id)), ""));
    }
    let warnings = proposals::warnings(ctx, actor, proposal.id).await?;
    let page = Page {
        frame: desk.frame(w.say("send-title")),
        row: ProposalRow::new(&desk, &proposal),
        revision: proposal.revision,
        differences: Differences::of(&desk, &proposal).await?,
        warnings: warnings.iter().map(|warning| warned(&desk, warning)).collect(),
    };
    Made::page(&page).map(Done::Page)
}
