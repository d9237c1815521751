//! The page of a proposal: everything that its author and its curator see.

use askama::Template;
use registry::access::{Deed, may};
use registry::checks::requests;
use registry::proposals::{self, Proposal, Warning};
use registry::workflow::{ProposalKind, ProposalStatus};
use serde_json::Value;
use uuid::Uuid;

use super::differences::{Change, in_order};
use super::evidence::{Evidence, Found, evidence, offered};
use super::review::{Act, Review, of_author};
use super::steps::Left;
use crate::letters::reason_in_words;
use crate::pages::answer::Made;
use crate::pages::desk::Desk;
use crate::pages::desk::act::Done;
use crate::pages::desk::boxes::{Boxes, End};
use crate::pages::desk::faults::Faults;
use crate::pages::desk::fields::{typed, typed_end};
use crate::pages::desk::queue::onwards;
use crate::pages::desk::rows::{ProposalRow, called, title};
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::marks::Moment;

#[derive(Template)]
#[template(path = "desk/proposal.html")]
struct Page {
    frame: Frame,
    told: Option<String>,
    faults: Faults,
    row: ProposalRow,
    /// Where its forms are sent, whichever address showed it.
    action: String,
    revision: i32,
    platform: Option<(String, String)>,
    boxes: Option<Boxes>,
    end: Option<End>,
    is_editable: bool,
    is_returned: bool,
    differences: Differences,
    meanwhile: Vec<Change>,
    open: Faults,
    warnings: Vec<(String, String, String)>,
    check: Option<Evidence>,
    found: Option<Found>,
    notes: Vec<Note>,
    author: Vec<Act>,
    review: Option<Review>,
    talk: Talk,
}

impl Page {
    /// What curators asked for when they sent it back.
    fn returned(&self) -> Option<&Note> {
        self.is_returned.then(|| self.notes.iter().rev().find(|note| !note.reasons.is_empty())).flatten()
    }
}

/// What a proposal says otherwise than what stands; of a new platform and of an end, all that it says.
pub(super) struct Differences {
    pub changes: Vec<Change>,
    /// Whether there was something before.
    pub are_changes: bool,
    /// Whether others have meanwhile changed the same.
    pub collide: bool,
}

impl Differences {
    pub(super) async fn of(desk: &Desk, proposal: &Proposal) -> Result<Self, Failure> {
        let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
        let are_changes = proposal.kind == ProposalKind::Update;
        let found = if are_changes {
            proposals::changes_of(ctx, actor, proposal.id).await?
        } else {
            let (before, wanted) = proposals::wanted(ctx, actor, proposal.id).await?;
            proposals::between(&before, &wanted)
        };
        let mut found: Vec<_> = found
            .into_iter()
            .filter(|change| are_changes || !(change.after.is_null() || change.after == ""))
            .collect();
        if proposal.kind == ProposalKind::Create {
            found.extend(left_out(&found));
        }
        for change in found.iter_mut().filter(|change| change.field == "successor") {
            change.after = named(desk, &change.after);
        }
        let changes = in_order(w, &found);
        Ok(Self { collide: changes.iter().any(|change| change.now.is_some()), changes, are_changes })
    }
}

/// What a new entry may say and this one does not, so that a curator sees that it is missing.
fn left_out(found: &[proposals::Change]) -> Vec<proposals::Change> {
    const MAY: [&str; 4] = ["operator", "authority", "launched", "sources"];
    let is_missing = |field: &&str| !found.iter().any(|change| change.field == *field);
    let none = |field: &str| proposals::Change {
        field: field.to_owned(),
        before: Value::Null,
        after: Value::Null,
        now: Value::Null,
    };
    MAY.into_iter().filter(is_missing).map(none).collect()
}

/// The platform of a slug by its name.
fn named(desk: &Desk, slug: &Value) -> Value {
    let entry = slug.as_str().and_then(|slug| desk.visit.snapshot.by_slug(&slug.parse().ok()?));
    entry.map_or_else(|| slug.clone(), |entry| called(desk, &entry).into())
}

/// What is written on the page besides the fields.
struct Talk {
    /// The form that a comment is sent with, so that nothing else that was typed is lost.
    form: &'static str,
    /// What was written for a decision.
    text: String,
    comment: String,
}

impl Talk {
    fn of(desk: &Desk, is_editable: bool, review: Option<&Review>, is_said: bool) -> Self {
        let can_decide = review.is_some_and(Review::can_decide);
        let (text, comment) = (desk.form.text("text"), desk.form.text("comment"));
        let comment = match (is_said, comment) {
            (true, _) => "",
            // What was written for a decision that can no longer be taken is offered as a comment.
            (false, "") if !can_decide => text,
            (false, comment) => comment,
        };
        let form = match (is_editable, can_decide) {
            (true, _) => "edit-form",
            (false, true) => "decide-form",
            (false, false) => "comment-form",
        };
        Self { form, text: text.to_owned(), comment: comment.to_owned() }
    }
}

struct Note {
    at: Moment,
    role: String,
    step: Option<String>,
    reasons: Vec<String>,
    text: String,
}

/// The page as it stands; with what was typed, should that not have been kept.
pub(super) async fn page(
    desk: &Desk,
    proposal: &Proposal,
    faults: Faults,
    left: Option<&Left>,
) -> Result<Done, Failure> {
    let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
    let (_, wanted) = proposals::wanted(ctx, actor, proposal.id).await?;
    let is_mine = may(actor, Deed::Pursue(proposal.matter())).is_ok();
    let is_open = matches!(proposal.status, ProposalStatus::Draft | ProposalStatus::ChangesRequested);
    let is_end = proposal.kind == ProposalKind::Retire;
    let told = left.and_then(|left| left.told);
    let review = Review::of(desk, proposal).await?;
    let talk = Talk::of(desk, is_mine && is_open, review.as_ref(), told.is_some());
    let boxes = (!is_end).then(|| match left {
        Some(left) => Boxes::left(&left.form, w, &left.more),
        None => Boxes::of(&wanted, w),
    });
    let end = is_end.then(|| {
        let record = left.map_or_else(|| wanted.clone(), |_| typed_end(desk));
        End::of(desk, &record, proposal.country)
    });
    let placed = |faults: Faults| match &boxes {
        Some(boxes) => boxes.place(faults),
        None => faults,
    };
    let open = if is_open && is_mine && faults.is_empty() {
        placed(desk.faults_of(proposals::problems(ctx, actor, proposal.id).await?))
    } else {
        Faults::default()
    };
    let page = Page {
        frame: desk.frame(title(desk, proposal)),
        told: told.map(|key| desk.done(key)).or_else(|| desk.told()),
        action: desk.at(&format!("/desk/proposals/{}", proposal.id)) + &onwards(desk),
        row: ProposalRow::new(desk, proposal),
        revision: proposal.revision,
        platform: about(desk, proposal),
        is_editable: is_mine && is_open,
        is_returned: proposal.status == ProposalStatus::ChangesRequested,
        differences: Differences::of(desk, proposal).await?,
        meanwhile: meanwhile(desk, &wanted, is_end, left),
        open,
        warnings: warnings(desk, proposal.id).await?,
        check: match proposal.check {
            Some(id) => Some(evidence(desk, &requests::get(ctx, id).await?)),
            None => None,
        },
        found: offered(desk, &wanted).await?,
        notes: notes(desk, proposal.id).await?,
        author: if is_mine { of_author(desk, proposal.status) } else { Vec::new() },
        review,
        talk,
        faults: placed(faults),
        boxes,
        end,
    };
    Made::with(page.faults.status(), &page).map(Done::Page)
}

/// The platform that it is about, and its page.
fn about(desk: &Desk, proposal: &Proposal) -> Option<(String, String)> {
    let entry = desk.visit.snapshot.by_id(proposal.platform?)?;
    Some((called(desk, &entry).to_owned(), desk.visit.to.platform(&entry.document().slug)))
}

/// What was typed and could not be kept, beside what others have saved since.
fn meanwhile(desk: &Desk, stands: &Value, is_end: bool, left: Option<&Left>) -> Vec<Change> {
    let Some(Left { form, is_stale: true, .. }) = left else { return Vec::new() };
    let typed = if is_end { typed_end(desk) } else { typed(form, desk.visit.locale) };
    let changes = proposals::between(stands, &typed);
    let changes = in_order(desk.visit.words, &changes).into_iter();
    changes.filter(|change| !(change.before.is_empty() && change.after.is_empty())).collect()
}

async fn warnings(desk: &Desk, id: Uuid) -> Result<Vec<(String, String, String)>, Failure> {
    let found = proposals::warnings(desk.ctx(), desk.actor(), id).await?;
    Ok(found.iter().map(|warning| warned(desk, warning)).collect())
}

/// What it has in common, with what, and where that is.
pub(super) fn warned(desk: &Desk, warning: &Warning) -> (String, String, String) {
    let words = desk.visit.words.of_code("warning", warning.kind.code()).into_owned();
    let Some(platform) = warning.platform else {
        let link = desk.at(&format!("/desk/proposals/{}", warning.other));
        return (words, warning.other.clone(), link);
    };
    let entry = desk.visit.snapshot.by_id(platform);
    let name = entry.map_or_else(|| warning.other.clone(), |entry| called(desk, &entry).to_owned());
    (words, name, desk.visit.to.at(&format!("/platforms/{}", warning.other)))
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
