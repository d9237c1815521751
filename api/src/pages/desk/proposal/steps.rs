//! What is done with a proposal: saved, sent, taken back by its author; taken, decided by a curator; talked about by both.

use registry::access::{Deed, may};
use registry::checks::requests;
use registry::proposals::{self, Acceptance, Proposal, Reason, Words};
use registry::workflow::{ProposalKind, Step};
use uuid::Uuid;

use super::begin::lost_texts;
use super::evidence::take_over;
use super::review::Review;
use super::{found, id, page};
use crate::pages::desk::act::Done;
use crate::pages::desk::faults::{Fault, Faults};
use crate::pages::desk::fields::{changed, typed, typed_end};
use crate::pages::desk::queue::{back, onwards};
use crate::pages::desk::{Desk, Form};
use crate::pages::failure::Failure;

/// A form that was not kept, as somebody left it.
pub(super) struct Left {
    pub form: Form,
    /// Of which field they asked another box.
    pub more: String,
    /// Whether others were quicker.
    pub is_stale: bool,
    /// What was done meanwhile, as the key of a sentence.
    pub told: Option<&'static str>,
}

impl Left {
    /// All that was typed.
    pub(super) fn as_typed(desk: &Desk) -> Self {
        Self { form: desk.form.clone(), more: String::new(), is_stale: false, told: None }
    }
}

/// The form with one box more or less, if that is what was asked for.
pub(super) fn rearranged(desk: &Desk) -> Option<Left> {
    let (what, which) = desk.form.text("do").split_once(':')?;
    match what {
        "add" => Some(Left { more: which.to_owned(), ..Left::as_typed(desk) }),
        "drop" => Some(Left { form: desk.form.clone().without(which), ..Left::as_typed(desk) }),
        _ => None,
    }
}

/// Saves, sends, takes back; takes, gives, decides, says something.
pub(in crate::pages) async fn act(desk: Desk) -> Result<Done, Failure> {
    let id = id(&desk)?;
    let proposal = found(&desk, id).await?;
    let seen = desk.form.given("revision").and_then(|revision| revision.parse().ok());
    if let Some(left) = rearranged(&desk) {
        return page(&desk, &proposal, Faults::default(), Some(&left)).await;
    }
    match desk.form.text("do") {
        "save" | "SUBMIT" | "fill" if desk.form.has("fields") => save(&desk, &proposal, seen).await,
        "use" => stepped(&desk, &proposal, take_over(&desk, &proposal, seen).await).await,
        "comment" => {
            let text = desk.form.text("comment").to_owned();
            let said = proposals::comment(desk.ctx(), desk.actor(), id, text).await;
            beside(&desk, &proposal, seen, said.map(|()| "commented")).await
        }
        "rebase" => {
            let based = proposals::rebase(desk.ctx(), desk.actor(), id, &[], seen).await;
            stepped(&desk, &proposal, based.map(|_| "saved")).await
        }
        "assign" => {
            let to = desk.form.given("assignee").and_then(|id| id.parse().ok());
            let given = proposals::assign(desk.ctx(), desk.actor(), id, to).await;
            beside(&desk, &proposal, seen, given.map(|_| "assigned")).await
        }
        step => {
            let step: Step = step.parse().map_err(|_| Failure::NotFound)?;
            if step == Step::Accept && proposal.kind == ProposalKind::Retire && !desk.form.has("sure") {
                let w = desk.visit.words;
                let faults =
                    std::iter::once(Fault::new(w, "sure", w.say("decide-sure-missing").into_owned()));
                return page(&desk, &proposal, faults.collect(), None).await;
            }
            if let (true, Some(held)) = (is_decision(step), held_by_other(&desk, &proposal).await?) {
                let fault = Fault::new(desk.visit.words, "", held);
                return page(&desk, &proposal, std::iter::once(fault).collect(), None).await;
            }
            let done = take_step(&desk, &proposal, step, seen).await;
            stepped(&desk, &proposal, done).await
        }
    }
}

async fn save(desk: &Desk, proposal: &Proposal, seen: Option<i32>) -> Result<Done, Failure> {
    let (ctx, actor) = (desk.ctx(), desk.actor());
    let is_end = proposal.kind == ProposalKind::Retire;
    let lost = lost_texts(desk);
    if !lost.is_empty() {
        return page(desk, proposal, lost, Some(&Left::as_typed(desk))).await;
    }
    let record = if is_end { typed_end(desk) } else { typed(&desk.form, desk.visit.locale) };
    let (before, _) = proposals::wanted(ctx, actor, proposal.id).await?;
    let (fields, same) = changed(record, &before);
    match proposals::save(ctx, actor, proposal.id, fields, &same, seen).await {
        Ok(saved) => after_saving(desk, saved.id).await,
        Err(error) => {
            // Whoever was quicker is told of, with what they say otherwise; what was typed stays in the boxes.
            let is_stale = matches!(error, registry::Error::Conflict(_));
            let faults = desk.faults(error)?;
            let now = found(desk, proposal.id).await?;
            page(desk, &now, faults, Some(&Left { is_stale, ..Left::as_typed(desk) })).await
        }
    }
}

/// A draft that was saved is looked at once more before it is sent, or its address is looked at, if that was asked for.
pub(super) async fn after_saving(desk: &Desk, id: Uuid) -> Result<Done, Failure> {
    let (ctx, actor) = (desk.ctx(), desk.actor());
    let here = desk.at(&format!("/desk/proposals/{id}"));
    let faults = match desk.form.text("do") {
        "SUBMIT" => match proposals::problems(ctx, actor, id).await? {
            sound if sound.is_empty() => return Ok(Done::see(format!("{here}/send"), "")),
            faults => desk.faults_of(faults),
        },
        "fill" => {
            let policy = &desk.visit.service.policy;
            match requests::ask_for_address(ctx, actor, policy, desk.form.text("url")).await {
                Ok(check) => return Ok(Done::see(format!("{here}?check={check}"), "check-asked")),
                Err(error) => desk.faults(error)?,
            }
        }
        _ => return Ok(Done::see(here, "saved")),
    };
    let proposal = found(desk, id).await?;
    page(desk, &proposal, faults, None).await
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

/// Whether a step decides on a proposal, which is for whoever looks at it.
const fn is_decision(step: Step) -> bool {
    matches!(step, Step::Accept | Step::RequestChanges | Step::Reject | Step::Hold)
}

/// Who else looks at it now, in a sentence that says what to do.
async fn held_by_other(desk: &Desk, proposal: &Proposal) -> Result<Option<String>, Failure> {
    let other = Review::of(desk, proposal).await?.and_then(|review| review.other);
    Ok(other.map(|name| desk.visit.words.named("review-held", &name)))
}

/// What came of something that was done beside a form: whatever else was typed into that stays.
async fn beside(
    desk: &Desk,
    proposal: &Proposal,
    seen: Option<i32>,
    done: registry::Result<&'static str>,
) -> Result<Done, Failure> {
    let is_typed = desk.form.has("fields") || desk.form.has("reasons") || !desk.form.text("text").is_empty();
    let told = match done {
        Ok(told) if is_typed => told,
        other => return stepped(desk, proposal, other).await,
    };
    let is_stale = seen.is_some_and(|seen| seen != proposal.revision);
    let now = found(desk, proposal.id).await?;
    let left = Left { is_stale, told: Some(told), ..Left::as_typed(desk) };
    page(desk, &now, Faults::default(), Some(&left)).await
}

/// What came of a step: on to what it led to; after a decision, to what waits next.
async fn stepped(
    desk: &Desk,
    proposal: &Proposal,
    done: registry::Result<&'static str>,
) -> Result<Done, Failure> {
    match done {
        Ok(told @ ("accepted" | "decided" | "released")) => Ok(Done::see(back(desk), told)),
        Ok(told) => {
            let here = desk.at(&format!("/desk/proposals/{}", proposal.id));
            Ok(Done::see(here + &onwards(desk), told))
        }
        Err(error) => {
            let faults = desk.faults(error)?;
            let now = found(desk, proposal.id).await?;
            page(desk, &now, faults, None).await
        }
    }
}
