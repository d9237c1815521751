//! What is done with a proposal: saved, sent, taken back by its author; taken, decided by a curator; talked about by both.

use registry::access::{Deed, may};
use registry::checks::requests;
use registry::proposals::{self, Acceptance, Proposal, Reason, Words};
use registry::workflow::{ProposalKind, Step};
use serde_json::Value;
use uuid::Uuid;

use super::{found, id, page};
use crate::pages::desk::Desk;
use crate::pages::desk::act::Done;
use crate::pages::desk::fields::{changed, typed, typed_end};
use crate::pages::failure::Failure;

/// Saves, sends, takes back; takes, decides, says something.
pub(in crate::pages) async fn act(desk: Desk) -> Result<Done, Failure> {
    let id = id(&desk)?;
    let proposal = found(&desk, id).await?;
    let seen = desk.form.given("revision").and_then(|revision| revision.parse().ok());
    match desk.form.text("do") {
        "save" | "SUBMIT" if desk.form.has("fields") => save(&desk, &proposal, seen).await,
        "fill" => fill(&desk, &proposal, seen).await,
        "use" => take_over(&desk, &proposal, seen).await,
        "comment" => {
            let said =
                proposals::comment(desk.ctx(), desk.actor(), id, desk.form.text("text").to_owned()).await;
            stepped(&desk, &proposal, said.map(|()| "commented")).await
        }
        "rebase" => {
            let based = proposals::rebase(desk.ctx(), desk.actor(), id, &[], seen).await;
            stepped(&desk, &proposal, based.map(|_| "saved")).await
        }
        step => {
            let step: Step = step.parse().map_err(|_| Failure::NotFound)?;
            let done = take_step(&desk, &proposal, step, seen).await;
            stepped(&desk, &proposal, done).await
        }
    }
}

async fn save(desk: &Desk, proposal: &Proposal, seen: Option<i32>) -> Result<Done, Failure> {
    let (ctx, actor) = (desk.ctx(), desk.actor());
    let record =
        if proposal.kind == ProposalKind::Retire { typed_end(&desk.form) } else { typed(&desk.form) };
    let (before, _) = proposals::wanted(ctx, actor, proposal.id).await?;
    let (fields, same) = changed(record.clone(), &before);
    match proposals::save(ctx, actor, proposal.id, fields, &same, seen).await {
        Ok(saved) => after_saving(desk, saved.id, Some(saved.revision)).await,
        Err(error) => {
            // Whoever was quicker is told of; what was typed stays in the boxes.
            let faults = desk.faults(error)?;
            let now = found(desk, proposal.id).await?;
            page(desk, &now, faults, Some(record)).await
        }
    }
}

/// Saves what was typed, and has the address looked at; what is found is offered, and never put over what was typed.
async fn fill(desk: &Desk, proposal: &Proposal, seen: Option<i32>) -> Result<Done, Failure> {
    let (ctx, actor, policy) = (desk.ctx(), desk.actor(), &desk.visit.service.policy);
    let record = typed(&desk.form);
    let (before, _) = proposals::wanted(ctx, actor, proposal.id).await?;
    let (fields, same) = changed(record.clone(), &before);
    let url = desk.form.text("url").to_owned();
    let asked = match proposals::save(ctx, actor, proposal.id, fields, &same, seen).await {
        Ok(_) => requests::ask_for_address(ctx, actor, policy, &url).await,
        Err(error) => Err(error),
    };
    match asked {
        Ok(check) => {
            Ok(Done::see(desk.at(&format!("/desk/proposals/{}?check={check}", proposal.id)), "check-asked"))
        }
        Err(error) => {
            let faults = desk.faults(error)?;
            let now = found(desk, proposal.id).await?;
            page(desk, &now, faults, Some(record)).await
        }
    }
}

/// Takes a text that was found into a field that is empty.
async fn take_over(desk: &Desk, proposal: &Proposal, seen: Option<i32>) -> Result<Done, Failure> {
    let (ctx, actor, form) = (desk.ctx(), desk.actor(), &desk.form);
    let (_, wanted) = proposals::wanted(ctx, actor, proposal.id).await?;
    let field = ["name", "summary"]
        .into_iter()
        .find(|field| *field == form.text("field"))
        .ok_or(Failure::NotFound)?;
    let mut texts = wanted[field].as_object().cloned().unwrap_or_default();
    let stands =
        texts.get(form.text("language")).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
    if !stands {
        texts.insert(form.text("language").to_owned(), form.text("found").into());
    }
    let fields = serde_json::json!({ field: texts });
    let saved = proposals::save(ctx, actor, proposal.id, fields, &[], seen).await;
    stepped(desk, proposal, saved.map(|_| "saved")).await
}

/// A saved draft is sent too, if that button was pressed.
pub(super) async fn after_saving(desk: &Desk, id: Uuid, seen: Option<i32>) -> Result<Done, Failure> {
    let here = desk.at(&format!("/desk/proposals/{id}"));
    if desk.form.text("do") != "SUBMIT" {
        return Ok(Done::see(here, "saved"));
    }
    let text = desk.form.given("text").map(str::to_owned);
    match proposals::submit(desk.ctx(), desk.actor(), &desk.visit.service.policy, id, seen, text).await {
        Ok(_) => Ok(Done::see(here, "submitted")),
        Err(error) => {
            let faults = desk.faults(error)?;
            let proposal = found(desk, id).await?;
            page(desk, &proposal, faults, None).await
        }
    }
}

async fn take_step(
    desk: &Desk,
    proposal: &Proposal,
    step: Step,
    seen: Option<i32>,
) -> registry::Result<&'static str> {
    let (ctx, actor, id) = (desk.ctx(), desk.actor(), proposal.id);
    let text = desk.form.given("text").map(str::to_owned);
    let is_author = may(actor, Deed::Pursue(proposal.matter())).is_ok();
    let reasons = desk.form.all("reasons").filter_map(|code| code.parse::<Reason>().ok()).collect();
    let words = Words { reasons, text: text.clone() };
    Ok(match step {
        Step::Submit => {
            proposals::submit(ctx, actor, &desk.visit.service.policy, id, seen, text).await?;
            "submitted"
        }
        Step::Withdraw => {
            proposals::withdraw(ctx, actor, id, seen).await?;
            "withdrawn"
        }
        Step::Reopen if is_author => {
            proposals::reopen(ctx, actor, id, seen).await?;
            "reopened"
        }
        Step::Take => {
            proposals::take(ctx, actor, id, desk.form.has("from-other")).await?;
            "taken"
        }
        Step::Release => {
            proposals::release(ctx, actor, id).await?;
            "released"
        }
        Step::Accept => {
            let acceptance = Acceptance { seen, text, shared_address: desk.form.has("shared-address") };
            proposals::accept(ctx, actor, id, acceptance).await?;
            "accepted"
        }
        Step::RequestChanges | Step::Reject | Step::Hold | Step::Resume | Step::Reopen => {
            proposals::decide(ctx, actor, id, step, words, seen).await?;
            "decided"
        }
    })
}

/// What came of a step: on to what it led to; after a decision, to what waits next.
async fn stepped(
    desk: &Desk,
    proposal: &Proposal,
    done: registry::Result<&'static str>,
) -> Result<Done, Failure> {
    match done {
        Ok(told @ ("accepted" | "decided" | "released")) => Ok(Done::see(desk.at("/desk/queue"), told)),
        Ok(told) => Ok(Done::see(desk.at(&format!("/desk/proposals/{}", proposal.id)), told)),
        Err(error) => {
            let faults = desk.faults(error)?;
            let now = found(desk, proposal.id).await?;
            page(desk, &now, faults, None).await
        }
    }
}
