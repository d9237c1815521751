//! What a curator can do with a proposal, who else looks at it, and to whom it is given.

use registry::accounts;
use registry::proposals::{Proposal, Reason};
use registry::vocabulary::Vocabulary as _;
use registry::workflow::{ProposalKind, ProposalStatus, Step};
use uuid::Uuid;

use crate::letters::reason_in_words;
use crate::pages::desk::Desk;
use crate::pages::desk::queue::back;
use crate::pages::failure::Failure;

/// Something that can be done, as a button.
pub(super) struct Act {
    pub code: &'static str,
    pub label: String,
}

/// What a curator may do.
pub(super) struct Review {
    pub acts: Vec<Act>,
    pub reasons: Vec<(&'static str, String, bool)>,
    /// Who else looks at it.
    pub other: Option<String>,
    /// Who may decide on it, and whether it is given to them.
    pub reviewers: Vec<(Uuid, String, bool)>,
    /// Whether it waits, so that somebody may be asked to see to it.
    pub can_be_given: bool,
    /// Whether accepting it cannot be undone.
    pub is_final: bool,
    /// The queue that they came from.
    pub queue: String,
}

impl Review {
    /// Whether it is now the visitor's to decide, with reasons and in words.
    pub(super) const fn can_decide(&self) -> bool {
        self.acts.len() > 1
    }

    /// What the visitor may do, if they may decide on it.
    pub(super) async fn of(desk: &Desk, proposal: &Proposal) -> Result<Option<Self>, Failure> {
        let found = match accounts::reviewers(desk.ctx(), desk.actor(), proposal.matter()).await {
            Ok(found) => found,
            Err(registry::Error::Forbidden(_) | registry::Error::Unauthenticated(_)) => return Ok(None),
            Err(other) => return Err(other.into()),
        };
        let called =
            |account: &accounts::Account| account.name.clone().unwrap_or_else(|| account.email.to_string());
        let other = proposal.held_by_other(desk.actor(), desk.ctx().clock.now());
        let other =
            other.map(|id| found.iter().find(|account| account.id == id).map(called).unwrap_or_default());
        let chosen: Vec<&str> = desk.form.all("reasons").collect();
        let reason = |reason: &Reason| {
            (reason.code(), reason_in_words(*reason, desk.visit.locale), chosen.contains(&reason.code()))
        };
        Ok(Some(Self {
            // What another looks at is theirs until it is taken from them.
            acts: if other.is_some() { Vec::new() } else { acts(desk, steps(proposal.status)) },
            can_be_given: proposal.status.waits_for_curators(),
            reasons: Reason::all().iter().map(reason).collect(),
            other,
            reviewers: found
                .iter()
                .map(|account| (account.id, called(account), proposal.assignee == Some(account.id)))
                .collect(),
            is_final: proposal.kind == ProposalKind::Retire,
            queue: back(desk),
        }))
    }
}

const fn steps(status: ProposalStatus) -> &'static [Step] {
    use ProposalStatus::{
        Accepted, ChangesRequested, Draft, InReview, OnHold, Rejected, Submitted, Withdrawn,
    };
    match status {
        Submitted => &[Step::Take],
        InReview => &[Step::Accept, Step::RequestChanges, Step::Reject, Step::Hold, Step::Release],
        OnHold => &[Step::Resume],
        Rejected => &[Step::Reopen],
        Draft | ChangesRequested | Accepted | Withdrawn => &[],
    }
}

/// What its author may do with it now.
pub(super) fn of_author(desk: &Desk, status: ProposalStatus) -> Vec<Act> {
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

fn acts(desk: &Desk, steps: &[Step]) -> Vec<Act> {
    let act = |step: &Step| Act {
        code: step.code(),
        label: desk.visit.words.of_code("step", step.code()).into_owned(),
    };
    steps.iter().map(act).collect()
}
