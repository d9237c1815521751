//! A proposal: its author writes and sends it here, and a curator decides on it here. What both see is the same: what it
//! says, what it changes, what stands against it, and what was said about it.

use askama::Template;
use registry::access::{Deed, may};
use registry::checks::requests::{self, Progress};
use registry::proposals::{self, About, Acceptance, Proposal, Reason, Warning, Words};
use registry::vocabulary::{CountryCode, Vocabulary as _};
use registry::workflow::{ProposalKind, ProposalStatus, Step};
use serde_json::Value;
use uuid::Uuid;

use super::Desk;
use super::act::{Done, Fault};
use super::fields::{Boxes, End, changed, typed, typed_end};
use super::rows::{ProposalRow, title};
use crate::letters::reason_in_words;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::marks::{Moment, Texts};

#[derive(Template)]
#[template(path = "desk/proposal.html")]
struct Page {
    frame: Frame,
    told: Option<String>,
    faults: Vec<Fault>,
    row: ProposalRow,
    revision: i32,
    platform: Option<(String, String)>,
    boxes: Option<Boxes>,
    end: Option<End>,
    is_editable: bool,
    changes: Vec<Change>,
    has_collisions: bool,
    open: Vec<Fault>,
    warnings: Vec<(String, String, String)>,
    check: Option<Evidence>,
    notes: Vec<Note>,
    author: Vec<Act>,
    review: Option<Review>,
    text: String,
}

#[derive(Template)]
#[template(path = "desk/proposals.html")]
struct List {
    frame: Frame,
    rows: Vec<ProposalRow>,
}

/// A leaf that is changed.
struct Change {
    field: String,
    before: String,
    after: String,
    now: Option<String>,
}

/// What the check of its address found.
struct Evidence {
    words: String,
    seen: String,
    facts: Vec<(String, String)>,
    is_waiting: bool,
}

struct Note {
    at: Moment,
    role: String,
    step: Option<String>,
    reasons: Vec<String>,
    text: String,
}

/// Something that can be done, as a button.
struct Act {
    code: &'static str,
    label: String,
}

/// What a curator may do.
struct Review {
    acts: Vec<Act>,
    reasons: Vec<(&'static str, String, bool)>,
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

/// The page as it stands; with what was typed, should that not have been kept.
async fn page(
    desk: &Desk,
    proposal: &Proposal,
    faults: Vec<Fault>,
    unsaved: Option<Value>,
) -> Result<Done, Failure> {
    let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
    let (_, wanted) = proposals::wanted(ctx, actor, proposal.id).await?;
    let record = unsaved.unwrap_or(wanted);
    let is_mine = may(actor, Deed::Pursue(proposal.matter())).is_ok();
    let is_open = matches!(proposal.status, ProposalStatus::Draft | ProposalStatus::ChangesRequested);
    let changes: Vec<Change> = if proposal.kind == ProposalKind::Retire {
        Vec::new()
    } else {
        proposals::changes_of(ctx, actor, proposal.id)
            .await?
            .into_iter()
            .map(|change| shown(desk, &change))
            .collect()
    };
    let open = if is_open && faults.is_empty() {
        proposals::problems(ctx, actor, proposal.id).await?
    } else {
        Vec::new()
    };
    let open = desk.faults(registry::Error::Invalid(open))?;
    let warnings = proposals::warnings(ctx, actor, proposal.id).await?;
    let entry = proposal.platform.and_then(|id| desk.visit.snapshot.by_id(id));
    let status =
        if faults.is_empty() { http::StatusCode::OK } else { http::StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page {
        frame: Frame::new(&desk.visit, title(desk, proposal), w.say("desk-title")).unlisted(),
        told: desk.told(),
        row: ProposalRow::new(desk, proposal),
        revision: proposal.revision,
        platform: entry.as_deref().map(|entry| {
            let document = entry.document();
            let name = Texts(&document.names, desk.visit.locale).chosen().map_or("", |name| name.text);
            (name.to_owned(), desk.visit.to.platform(&document.slug))
        }),
        boxes: (proposal.kind != ProposalKind::Retire).then(|| Boxes::of(&record, w)),
        end: (proposal.kind == ProposalKind::Retire).then(|| End::of(&record, w)),
        is_editable: is_mine && is_open,
        has_collisions: changes.iter().any(|change| change.now.is_some()),
        changes,
        open,
        warnings: warnings.iter().map(|warning| warned(desk, warning)).collect(),
        check: evidence(desk, proposal).await?,
        notes: notes(desk, proposal.id).await?,
        author: if is_mine { author(desk, proposal.status) } else { Vec::new() },
        review: review(desk, proposal),
        text: desk.form.text("text").to_owned(),
        faults,
    };
    Made::with(status, &page).map(Done::Page)
}

fn shown(desk: &Desk, change: &proposals::Change) -> Change {
    let words = |value: &Value| in_words(desk, value);
    let collides = change.collides();
    Change {
        field: field_in_words(desk, &change.field),
        before: words(&change.before),
        after: words(&change.after),
        now: collides.then(|| words(&change.now)),
    }
}

/// The name of a field; of a text, with its language.
fn field_in_words(desk: &Desk, field: &str) -> String {
    let (field, language) = field.split_once('.').map_or((field, None), |(field, tag)| (field, Some(tag)));
    let name = match field {
        "name" => "names",
        "summary" => "summaries",
        other => other,
    };
    let name = desk.visit.words.of_code("document", name);
    let language = language.map(|tag| {
        tag.parse().map_or_else(
            |_| tag.to_owned(),
            |tag: registry::vocabulary::LanguageTag| desk.visit.words.label(tag).to_owned(),
        )
    });
    language.map_or_else(|| name.clone().into_owned(), |language| format!("{name} ({language})"))
}

fn in_words(desk: &Desk, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let list: Vec<String> = list.iter().map(|value| in_words(desk, value)).collect();
            crate::i18n::list(list.iter().map(String::as_str), desk.visit.locale)
        }
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

/// What it has in common, with what, and where that is.
fn warned(desk: &Desk, warning: &Warning) -> (String, String, String) {
    let words = desk.visit.words.of_code("warning", warning.kind.code()).into_owned();
    let link = match warning.platform {
        Some(_) => desk.visit.to.at(&format!("/platforms/{}", warning.other)),
        None => desk.at(&format!("/desk/proposals/{}", warning.other)),
    };
    (words, warning.other.clone(), link)
}

async fn evidence(desk: &Desk, proposal: &Proposal) -> Result<Option<Evidence>, Failure> {
    let w = desk.visit.words;
    let Some(id) = proposal.check else { return Ok(None) };
    let waiting = |key: &str| Evidence {
        words: w.say(key).into_owned(),
        seen: String::new(),
        facts: Vec::new(),
        is_waiting: true,
    };
    Ok(Some(match requests::get(desk.ctx(), id).await? {
        Progress::Waiting { workers: false, .. } => waiting("check-nobody"),
        Progress::Waiting { .. } | Progress::Checking => waiting("check-waiting"),
        Progress::Finished { report, at: _ } => {
            let metadata = report.metadata.as_ref();
            let of = |text: Option<&String>| text.cloned().unwrap_or_default();
            let facts = [
                ("observed-title", of(metadata.and_then(|page| page.title.as_ref()))),
                ("observed-description", of(metadata.and_then(|page| page.description.as_ref()))),
                ("observed-language", of(metadata.and_then(|page| page.detected_language.as_ref()))),
                ("observed-address", of(report.final_url.as_ref())),
                ("check-hosts", metadata.map(|page| page.third_party_hosts.join(", ")).unwrap_or_default()),
            ];
            let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
            Evidence {
                words: w.of_code("outcome", report.outcome.code()).into_owned(),
                seen: report.evidence.clone(),
                facts: facts.map(|(key, value)| (w.say(key).into_owned(), value)).collect(),
                is_waiting: false,
            }
        }
    }))
}

async fn notes(desk: &Desk, id: Uuid) -> Result<Vec<Note>, Failure> {
    let w = desk.visit.words;
    let note = |note: proposals::Note| Note {
        at: Moment { at: note.at, w },
        role: w.of_code("role", &format!("of-{}", note.role)).into_owned(),
        step: note.step.map(|step| w.of_code("step", step.code()).into_owned()),
        reasons: note.reasons.iter().map(|reason| reason_in_words(*reason, desk.visit.locale)).collect(),
        text: note.text,
    };
    Ok(proposals::notes(desk.ctx(), desk.actor(), id).await?.into_iter().map(note).collect())
}

fn acts(desk: &Desk, steps: &[Step]) -> Vec<Act> {
    let act = |step: &Step| Act {
        code: step.code(),
        label: desk.visit.words.of_code("step", step.code()).into_owned(),
    };
    steps.iter().map(act).collect()
}

/// What its author may do with it now.
fn author(desk: &Desk, status: ProposalStatus) -> Vec<Act> {
    use ProposalStatus::{
        Accepted, ChangesRequested, Draft, InReview, OnHold, Rejected, Submitted, Withdrawn,
    };
    acts(
        desk,
        match status {
            Draft | ChangesRequested => &[Step::Submit, Step::Withdraw],
            Submitted | InReview | OnHold => &[Step::Withdraw],
            Withdrawn | Rejected => &[Step::Reopen],
            Accepted => &[],
        },
    )
}

/// What a curator may do with it now.
fn review(desk: &Desk, proposal: &Proposal) -> Option<Review> {
    use ProposalStatus::{
        Accepted, ChangesRequested, Draft, InReview, OnHold, Rejected, Submitted, Withdrawn,
    };
    may(desk.actor(), Deed::Review(proposal.matter())).ok()?;
    let steps: &[Step] = match proposal.status {
        Submitted => &[Step::Take],
        InReview => &[Step::Accept, Step::RequestChanges, Step::Reject, Step::Hold, Step::Release],
        OnHold => &[Step::Resume],
        Rejected => &[Step::Reopen],
        Draft | ChangesRequested | Accepted | Withdrawn => &[],
    };
    let chosen: Vec<&str> = desk.form.all("reasons").collect();
    let reason = |reason: &Reason| {
        (reason.code(), reason_in_words(*reason, desk.visit.locale), chosen.contains(&reason.code()))
    };
    Some(Review { acts: acts(desk, steps), reasons: Reason::all().iter().map(reason).collect() })
}

/// Saves, sends, takes back; takes, decides, says something.
pub(super) async fn act(desk: Desk) -> Result<Done, Failure> {
    let id = id(&desk)?;
    let proposal = found(&desk, id).await?;
    let seen = desk.form.given("revision").and_then(|revision| revision.parse().ok());
    match desk.form.text("do") {
        "save" | "SUBMIT" if desk.form.has("fields") => save(&desk, &proposal, seen).await,
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

/// A saved draft is sent too, if that button was pressed.
async fn after_saving(desk: &Desk, id: Uuid, seen: Option<i32>) -> Result<Done, Failure> {
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
