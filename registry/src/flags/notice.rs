//! When the public is told of a flag, and from when it waits for curators: a government answers first, where nobody comes
//! to harm meanwhile.

use chrono::{DateTime, TimeDelta, Utc};

use super::FlagKind;
use crate::checks::policy::{Policy, seconds};

/// When the public is told of a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// As soon as it opens: whoever follows the link meets strangers.
    AtOnce,
    /// Once the government has had the policy's time to answer.
    AfterReply,
    /// Not at all: it is work to do, and says nothing about the platform that its other axes do not.
    Never,
}

impl FlagKind {
    /// When the public is told.
    pub const fn notice(self) -> Notice {
        match self {
            Self::Parked | Self::IdentityChanged => Notice::AtOnce,
            Self::Unreachable
            | Self::NotFound
            | Self::Moved
            | Self::Certificate
            | Self::ClosureAnnounced
            | Self::SpamInjected
            | Self::LanguageMismatch
            | Self::Blocked => Notice::AfterReply,
            Self::MetadataChanged | Self::EndorsementDue | Self::Reported => Notice::Never,
        }
    }
}

/// What flags go by.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Rules {
    /// Within which time after closing one opens again as the same.
    pub reopen_within: TimeDelta,
    /// How long a government has to answer.
    pub notice_after: TimeDelta,
}

impl From<&Policy> for Rules {
    fn from(policy: &Policy) -> Self {
        Self { reopen_within: seconds(policy.reopen_within_s), notice_after: seconds(policy.notice_after_s) }
    }
}

/// The times of a flag that opens.
pub(super) struct Times {
    /// As if it had waited for curators since then; until then it is the government's.
    pub rank_at: DateTime<Utc>,
    /// From when the public may be told.
    pub notice_from: Option<DateTime<Utc>>,
    /// Since when it is.
    pub noticed_at: Option<DateTime<Utc>>,
}

impl Times {
    pub(super) fn of(kind: FlagKind, opened_at: DateTime<Utc>, rules: Rules) -> Self {
        /// What harms is ranked as if it had waited that long.
        const HARM: TimeDelta = TimeDelta::days(30);
        /// An endorsement that nobody renews is the curators' matter in its last fourteen days.
        const GRACE: TimeDelta = TimeDelta::days(31);
        match kind.notice() {
            Notice::AtOnce => {
                Self { rank_at: opened_at - HARM, notice_from: Some(opened_at), noticed_at: Some(opened_at) }
            }
            Notice::AfterReply => {
                let from = opened_at + rules.notice_after;
                let at_once = rules.notice_after.is_zero().then_some(opened_at);
                Self { rank_at: from, notice_from: Some(from), noticed_at: at_once }
            }
            Notice::Never if kind == FlagKind::EndorsementDue => {
                Self { rank_at: opened_at + GRACE, notice_from: None, noticed_at: None }
            }
            Notice::Never => Self { rank_at: opened_at, notice_from: None, noticed_at: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_harms_is_told_at_once_and_first_in_the_queue() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let rules = Rules { notice_after: TimeDelta::days(7), ..Rules::default() };
        let of = |kind| Times::of(kind, now, rules);
        assert_eq!(of(FlagKind::Parked).noticed_at, Some(now));
        assert!(of(FlagKind::IdentityChanged).rank_at < now);
        let moved = of(FlagKind::Moved);
        assert_eq!((moved.noticed_at, moved.notice_from), (None, Some(now + TimeDelta::days(7))));
        assert_eq!(moved.rank_at, now + TimeDelta::days(7), "a government answers first");
        let changed = of(FlagKind::MetadataChanged);
        assert_eq!((changed.rank_at, changed.notice_from), (now, None), "nothing for the public");
    }
}
