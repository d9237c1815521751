//! The workflow's laws, pure: which step leads from where to where, and who may take it. Knows no database and no time.
//!
//! Both tables are printed in `docs/workflow.md`; a test compares.

use crate::vocabulary::{EndorsementStatus, vocabulary};

vocabulary! {
    /// What a proposal wants.
    "proposal kind" pub enum ProposalKind {
        /// To list a platform.
        Create = "CREATE",
        /// To change what is said of one.
        Update = "UPDATE",
        /// To retire one.
        Retire = "RETIRE",
    }
}

vocabulary! {
    /// Where a proposal stands.
    "proposal status" pub enum ProposalStatus {
        /// Being written; nobody was asked to look at it.
        Draft = "DRAFT",
        /// Sent; waits for a curator.
        Submitted = "SUBMITTED",
        /// A curator looks at it.
        InReview = "IN_REVIEW",
        /// Waits for its author, who was asked to change something.
        ChangesRequested = "CHANGES_REQUESTED",
        /// Waits for something else.
        OnHold = "ON_HOLD",
        /// In force.
        Accepted = "ACCEPTED",
        /// Refused.
        Rejected = "REJECTED",
        /// Taken back by its author.
        Withdrawn = "WITHDRAWN",
    }
}

vocabulary! {
    /// What moves a proposal on.
    "step" pub enum Step {
        /// Send it to the curators.
        Submit = "SUBMIT",
        /// Take it back.
        Withdraw = "WITHDRAW",
        /// Begin to look at it.
        Take = "TAKE",
        /// Leave it to others.
        Release = "RELEASE",
        /// Put it in force.
        Accept = "ACCEPT",
        /// Ask its author for changes.
        RequestChanges = "REQUEST_CHANGES",
        /// Refuse it.
        Reject = "REJECT",
        /// Let it wait for something else.
        Hold = "HOLD",
        /// Go on with what was on hold.
        Resume = "RESUME",
        /// Open again what was refused or taken back.
        Reopen = "REOPEN",
    }
}

vocabulary! {
    /// Who takes a step.
    "side" pub enum Side {
        /// Whoever may go on with the proposal.
        Author = "AUTHOR",
        /// Whoever may decide on it.
        Reviewer = "REVIEWER",
    }
}

/// A law: from where, which step, by whom, to where.
pub type SubmissionLaw = (ProposalStatus, Step, Side, ProposalStatus);

/// Every step that a proposal may take; there are no others.
pub const SUBMISSION: &[SubmissionLaw] = {
    use ProposalStatus::{
        Accepted, ChangesRequested, Draft, InReview, OnHold, Rejected, Submitted, Withdrawn,
    };
    use Side::{Author, Reviewer};
    use Step::{Accept, Hold, Reject, Release, Reopen, RequestChanges, Resume, Submit, Take, Withdraw};
    &[
        (Draft, Submit, Author, Submitted),
        (Draft, Withdraw, Author, Withdrawn),
        (Submitted, Take, Reviewer, InReview),
        (Submitted, Withdraw, Author, Withdrawn),
        (InReview, Take, Reviewer, InReview),
        (InReview, Release, Reviewer, Submitted),
        (InReview, Accept, Reviewer, Accepted),
        (InReview, RequestChanges, Reviewer, ChangesRequested),
        (InReview, Reject, Reviewer, Rejected),
        (InReview, Hold, Reviewer, OnHold),
        (InReview, Withdraw, Author, Withdrawn),
        (ChangesRequested, Submit, Author, Submitted),
        (ChangesRequested, Withdraw, Author, Withdrawn),
        (OnHold, Resume, Reviewer, InReview),
        (OnHold, Withdraw, Author, Withdrawn),
        (Rejected, Reopen, Author, Draft),
        (Rejected, Reopen, Reviewer, InReview),
        (Withdrawn, Reopen, Author, Draft),
    ]
};

impl ProposalStatus {
    /// Where a step leads from here; none if nobody of that side may take it.
    pub fn after(self, step: Step, side: Side) -> Option<Self> {
        let law = SUBMISSION.iter().find(|(from, by, who, _)| (*from, *by, *who) == (self, step, side));
        law.map(|(_, _, _, to)| *to)
    }

    /// The steps that a side may take from here.
    pub fn steps(self, side: Side) -> impl Iterator<Item = Step> {
        SUBMISSION
            .iter()
            .filter(move |(from, _, who, _)| (*from, *who) == (self, side))
            .map(|(_, step, _, _)| *step)
    }

    /// Whether its author may still change what it says.
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::ChangesRequested)
    }

    /// Whether curators owe the next step: only then does its age grow.
    pub const fn waits_for_curators(self) -> bool {
        matches!(self, Self::Submitted | Self::InReview)
    }

    /// Whether something is still to happen.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Draft | Self::Submitted | Self::InReview | Self::ChangesRequested | Self::OnHold => true,
            Self::Accepted | Self::Rejected | Self::Withdrawn => false,
        }
    }
}

vocabulary! {
    /// What moves an endorsement.
    "endorsement step" pub enum EndorsementStep {
        /// The government says that it stands behind the entry: for one year from then.
        Confirm = "CONFIRM",
        /// The end is 45 days off.
        FallDue = "FALL_DUE",
        /// The year is over.
        Lapse = "LAPSE",
        /// It is taken back.
        Revoke = "REVOKE",
    }
}

vocabulary! {
    /// Who moves an endorsement.
    "endorsing party" pub enum Party {
        /// The government of the platform's country.
        Government = "GOVERNMENT",
        /// A curator.
        Curator = "CURATOR",
        /// An administrator, or whoever may use the command line.
        Admin = "ADMIN",
        /// The passing of time.
        Time = "TIME",
    }
}

/// A law: from where, which step, by whom, to where.
pub type EndorsementLaw = (EndorsementStatus, EndorsementStep, Party, EndorsementStatus);

/// Every way in which an endorsement may move; there are no others.
pub const ENDORSEMENT: &[EndorsementLaw] = {
    use EndorsementStatus::{Current, Due, Lapsed, Revoked, Unverified};
    use EndorsementStep::{Confirm, FallDue, Lapse, Revoke};
    use Party::{Admin, Curator, Government, Time};
    &[
        (Unverified, Confirm, Government, Current),
        (Current, Confirm, Government, Current),
        (Due, Confirm, Government, Current),
        (Lapsed, Confirm, Government, Current),
        (Revoked, Confirm, Government, Current),
        (Current, FallDue, Time, Due),
        (Due, Lapse, Time, Lapsed),
        (Current, Revoke, Government, Revoked),
        (Current, Revoke, Curator, Revoked),
        (Current, Revoke, Admin, Revoked),
        (Due, Revoke, Government, Revoked),
        (Due, Revoke, Curator, Revoked),
        (Due, Revoke, Admin, Revoked),
        (Lapsed, Revoke, Government, Revoked),
        (Lapsed, Revoke, Curator, Revoked),
        (Lapsed, Revoke, Admin, Revoked),
    ]
};

impl EndorsementStatus {
    /// Where a step leads from here; none if that party may not take it.
    pub fn after(self, step: EndorsementStep, party: Party) -> Option<Self> {
        let law = ENDORSEMENT.iter().find(|(from, by, who, _)| (*from, *by, *who) == (self, step, party));
        law.map(|(_, _, _, to)| *to)
    }
}

/// Both tables as the documentation prints them.
pub fn tables() -> String {
    const HEAD: &str = "| from | step | by | to |\n| --- | --- | --- | --- |\n";
    let submission =
        SUBMISSION.iter().map(|(from, step, side, to)| format!("| {from} | {step} | {side} | {to} |\n"));
    let endorsement =
        ENDORSEMENT.iter().map(|(from, step, party, to)| format!("| {from} | {step} | {party} | {to} |\n"));
    [HEAD.to_owned()]
        .into_iter()
        .chain(submission)
        .chain(["\n".to_owned(), HEAD.to_owned()])
        .chain(endorsement)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_law_stands_twice_and_none_contradicts_another() {
        for (place, (from, step, side, _)) in SUBMISSION.iter().enumerate() {
            let twin = |(f, s, w, _): &SubmissionLaw| (f, s, w) == (from, step, side);
            assert!(!SUBMISSION[..place].iter().any(twin), "{from} {step} {side}");
        }
        for (place, (from, step, party, _)) in ENDORSEMENT.iter().enumerate() {
            let twin = |(f, s, w, _): &EndorsementLaw| (f, s, w) == (from, step, party);
            assert!(!ENDORSEMENT[..place].iter().any(twin), "{from} {step} {party}");
        }
    }

    #[test]
    fn what_is_accepted_stays_so_and_everything_can_come_to_an_end() {
        assert!(!SUBMISSION.iter().any(|(from, ..)| *from == ProposalStatus::Accepted));
        for status in ProposalStatus::ALL {
            let mut reached = vec![*status];
            while let Some(next) =
                SUBMISSION.iter().find(|(from, _, _, to)| reached.contains(from) && !reached.contains(to))
            {
                reached.push(next.3);
            }
            assert!(reached.contains(&ProposalStatus::Accepted), "{status} never ends");
        }
    }

    #[test]
    fn only_a_government_confirms_and_only_time_lets_lapse() {
        for (_, step, party, to) in ENDORSEMENT {
            match step {
                EndorsementStep::Confirm => {
                    assert_eq!((*party, *to), (Party::Government, EndorsementStatus::Current));
                }
                EndorsementStep::FallDue | EndorsementStep::Lapse => assert_eq!(*party, Party::Time),
                EndorsementStep::Revoke => assert_ne!(*party, Party::Time),
            }
        }
    }
}
