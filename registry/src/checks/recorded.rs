//! What recording moved, for whoever wants to tell: counts that can be added up.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::outcome::Outcome;
use super::record::Finding;
use crate::events::{EventKind, NewEvent};
use crate::flags::FlagKind;
use crate::vocabulary::ReachabilityStatus as Status;

/// What recording moved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Observations stored, by outcome.
    pub outcomes: BTreeMap<Outcome, usize>,
    /// Platforms whose status changed, by the status before and after.
    pub moves: BTreeMap<(Status, Status), usize>,
    /// Flags opened or opened again.
    pub flags_opened: BTreeMap<FlagKind, usize>,
    /// Flags closed.
    pub flags_closed: BTreeMap<FlagKind, usize>,
}

impl Recorded {
    pub(super) fn of(findings: &[Finding], events: &[NewEvent]) -> Self {
        let mut recorded = Self::default();
        sum(&mut recorded.outcomes, findings.iter().map(|finding| (finding.report.outcome, 1)));
        for event in events {
            recorded.note(event);
        }
        recorded
    }

    fn note(&mut self, event: &NewEvent) {
        let flag = |document: &Value| word(document, "flag");
        let status = |document: &Value| word(document, "reachability");
        match event.kind {
            EventKind::ReachabilityChanged => {
                let moved = status(&event.before).zip(status(&event.after));
                sum(&mut self.moves, moved.map(|moved| (moved, 1)));
            }
            EventKind::FlagOpened => {
                sum(&mut self.flags_opened, flag(&event.after).map(|kind| (kind, 1)));
            }
            EventKind::FlagClosed => {
                sum(&mut self.flags_closed, flag(&event.before).map(|kind| (kind, 1)));
            }
            EventKind::PlatformCreated
            | EventKind::PlatformUpdated
            | EventKind::PlatformRetired
            | EventKind::EndorsementChanged
            | EventKind::ObservedChanged
            | EventKind::ObservedAccepted
            | EventKind::FlagPublished
            | EventKind::FlagDecided
            | EventKind::ProposalMoved
            | EventKind::AccountChanged => {}
        }
    }

    /// Adds what was recorded later.
    pub fn add(&mut self, later: Self) {
        let Self { outcomes, moves, flags_opened, flags_closed } = later;
        sum(&mut self.outcomes, outcomes);
        sum(&mut self.moves, moves);
        sum(&mut self.flags_opened, flags_opened);
        sum(&mut self.flags_closed, flags_closed);
    }

    /// Observations stored.
    pub fn observations(&self) -> usize {
        self.outcomes.values().sum()
    }

    /// Platforms whose status changed.
    pub fn transitions(&self) -> usize {
        self.moves.values().sum()
    }

    /// Platforms that came to a status from another one that this accepts.
    pub fn came_to(&self, status: Status, from: impl Fn(Status) -> bool) -> usize {
        let came = self.moves.iter().filter(|((before, after), _)| *after == status && from(*before));
        came.map(|(_, count)| count).sum()
    }
}

fn sum<K: Ord>(counts: &mut BTreeMap<K, usize>, more: impl IntoIterator<Item = (K, usize)>) {
    for (key, count) in more {
        *counts.entry(key).or_default() += count;
    }
}

fn word<T: DeserializeOwned>(document: &Value, key: &str) -> Option<T> {
    T::deserialize(document.get(key)?.clone()).ok()
}
