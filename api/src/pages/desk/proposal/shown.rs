//! The page of a proposal: everything that its author and its curator see.

use askama::Template;
use registry::access::{Deed, may};
use registry::checks::requests;
use registry::proposals::{self, Proposal, Reason, Warning};
use registry::vocabulary::Vocabulary as _;
use registry::workflow::{ProposalKind, ProposalStatus, Step};
use serde_json::Value;
use uuid::Uuid;

use super::evidence::{Evidence, Found, evidence, offered};
use crate::letters::reason_in_words;
use crate::pages::answer::Made;
use crate::pages::desk::Desk;
use crate::pages::desk::act::{Done, Fault};
use crate::pages::desk::fields::{Boxes, End};
use crate::pages::desk::rows::{ProposalRow, title};
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
    found: Option<Found>,
    notes: Vec<Note>,
    author: Vec<Act>,
    review: Option<Review>,
    text: String,
}

/// A leaf that is changed.
struct Change {
    field: String,
    before: String,
    after: String,
    now: Option<String>,
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

/// The page as it stands; with what was typed, should that not have been kept.
pub(super) async fn page(
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
        check: match proposal.check {
            Some(id) => Some(evidence(desk, &requests::get(ctx, id).await?)),
            None => None,
        },
        found: offered(desk, &record).await?,
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
