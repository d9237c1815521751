//! From observations to state: a pure function of history and policy. Knows no database and no clock;
//! the order in which observations arrive, and seeing one twice, change nothing.
//!
//! | state | hit | miss | unknown |
//! |---|---|---|---|
//! | `UNKNOWN` | `UP` | `SUSPECT` | third in a row: `BLOCKED` |
//! | `UP` | `UP` | `SUSPECT` | third in a row: `BLOCKED` |
//! | `SUSPECT` | second in a row, or never `UP` before: `UP` | fourth since the last hit and 48 h since the first of them: `DOWN` | third in a row: `BLOCKED` |
//! | `DOWN` | second in a row: `UP` | `DOWN` | third in a row: `BLOCKED` |
//! | `BLOCKED` | `UP` | `SUSPECT` | `BLOCKED` |
//!
//! An unknown says nothing: it neither counts as a miss nor ends a row of misses or hits. A fault of the
//! checker is no observation at all. Several vantages that reported within the window are judged
//! together: `UP` if any is, `DOWN` only if all are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::outcome::{Notice, Outcome, Weight};
use super::policy::{Policy, seconds};
use crate::flags::FlagKind;
use crate::vocabulary::ReachabilityStatus as Status;

/// What the state function needs of an observation. Their order is the order of judging.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sighting {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// From where.
    #[serde(default = "default_vantage")]
    pub vantage: String,
    /// What was found.
    pub outcome: Outcome,
    /// What was noticed besides.
    #[serde(default)]
    pub notices: Vec<Notice>,
}

fn default_vantage() -> String {
    "default".to_owned()
}

/// What the sightings so far amount to: one vantage's word each, and the word of all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Track {
    vantages: BTreeMap<String, Vantage>,
    status: Option<Status>,
    /// Since when the status is what it is.
    pub since: Option<DateTime<Utc>>,
    /// The newest sighting, faults left out.
    pub last_at: Option<DateTime<Utc>>,
    /// Since when the platform has the address that is judged; what was seen before was another place.
    pub(crate) began_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Vantage {
    status: Option<Status>,
    last_at: Option<DateTime<Utc>>,
    was_up: bool,
    hits_in_row: u32,
    unknowns_in_row: u32,
    misses: u32,
    first_miss_at: Option<DateTime<Utc>>,
    causes: BTreeSet<FlagKind>,
    /// The last sighting raised a cause that is to be confirmed.
    unconfirmed: bool,
}

impl Track {
    /// The status over all vantages.
    pub fn status(&self) -> Status {
        self.status.unwrap_or(Status::Unknown)
    }

    /// Judges a whole history, in whatever order it comes.
    pub fn replay(sightings: impl IntoIterator<Item = Sighting>, policy: &Policy) -> Self {
        Self::default().replayed(sightings, policy)
    }

    /// The same on top of what was judged before; none of `sightings` is older than that.
    #[must_use]
    pub(crate) fn replayed(self, sightings: impl IntoIterator<Item = Sighting>, policy: &Policy) -> Self {
        self.ordered(&sightings.into_iter().collect(), policy)
    }

    /// The same of sightings that stand in their order already.
    #[must_use]
    pub fn ordered(mut self, sightings: &BTreeSet<Sighting>, policy: &Policy) -> Self {
        for sighting in sightings {
            self.observe(sighting, policy);
        }
        self
    }

    /// The same, of an address that the platform has since `at`.
    #[must_use]
    pub(crate) fn beginning(self, at: Option<DateTime<Utc>>) -> Self {
        Self { began_at: at, ..self }
    }

    /// Takes in one more sighting, which must not be older than the newest one.
    pub fn observe(&mut self, sighting: &Sighting, policy: &Policy) {
        let weight = sighting.outcome.weight();
        if weight == Weight::Fault {
            return;
        }
        self.vantages.entry(sighting.vantage.clone()).or_default().observe(sighting, weight, policy);
        self.last_at = Some(sighting.at);
        let status = self.together(sighting.at, policy);
        if Some(status) != self.status {
            self.status = Some(status);
            self.since = Some(sighting.at);
        }
    }

    fn together(&self, now: DateTime<Utc>, policy: &Policy) -> Status {
        let words = || self.reporting(now, policy).map(|vantage| vantage.status.unwrap_or(Status::Unknown));
        // Unknown stands before Down: down needs the word of every vantage.
        let order = [Status::Up, Status::Suspect, Status::Blocked, Status::Unknown, Status::Down];
        order.into_iter().find(|status| words().any(|word| word == *status)).unwrap_or_else(|| self.status())
    }

    fn reporting(&self, now: DateTime<Utc>, policy: &Policy) -> impl Iterator<Item = &Vantage> {
        let since = self.heard_since(now, policy);
        self.vantages.values().filter(move |vantage| vantage.last_at.is_some_and(|at| at >= since))
    }

    /// Whether `vantage` has reported so lately that its word counts at `now`.
    pub(crate) fn hears(&self, vantage: &str, now: DateTime<Utc>, policy: &Policy) -> bool {
        let at = self.vantages.get(vantage).and_then(|vantage| vantage.last_at);
        at.is_some_and(|at| at >= self.heard_since(now, policy))
    }

    /// Since when reports count at `now`. It is counted from the newest sighting: silence of our own takes nobody's
    /// word away.
    fn heard_since(&self, now: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
        let judged_at = self.last_at.map_or(now, |at| at.min(now));
        judged_at.checked_sub_signed(seconds(policy.vantage_window_s)).unwrap_or(DateTime::<Utc>::MIN_UTC)
    }

    /// The flags that should be open at `now`.
    pub fn flags(&self, now: DateTime<Utc>, policy: &Policy) -> BTreeSet<FlagKind> {
        let mut flags: BTreeSet<FlagKind> =
            self.reporting(now, policy).flat_map(|vantage| vantage.causes.iter().copied()).collect();
        let down = self.status() == Status::Down;
        if !down {
            flags.remove(&FlagKind::NotFound);
        }
        let down_since = self.since.filter(|_| down);
        if down_since.is_some_and(|since| now - since >= seconds(policy.unreachable_after_s)) {
            flags.insert(FlagKind::Unreachable);
        }
        if self.status() == Status::Blocked {
            flags.insert(FlagKind::Blocked);
        }
        flags
    }

    /// Whether some vantage that is heard does not see the platform.
    fn is_disputed(&self, now: DateTime<Utc>, policy: &Policy) -> bool {
        self.reporting(now, policy)
            .any(|vantage| matches!(vantage.status, Some(Status::Suspect | Status::Down)))
    }

    /// Whether `outcome` from `vantage` would be a first miss after `UP`.
    pub fn newly_misses(&self, vantage: &str, outcome: Outcome) -> bool {
        let up = self.vantages.get(vantage).is_some_and(|vantage| vantage.status == Some(Status::Up));
        up && outcome.weight() == Weight::Miss
    }

    /// How long until the vantage of `sighting`, the newest, should look again, before jitter.
    pub fn next_check_in(&self, sighting: &Sighting, policy: &Policy) -> TimeDelta {
        let repeated = policy.suspect_s.last().copied().unwrap_or(policy.interval_day_s);
        let Some(vantage) = self.vantages.get(&sighting.vantage) else {
            return seconds(policy.interval_min_s);
        };
        let fault = sighting.outcome.weight() == Weight::Fault;
        if vantage.unconfirmed && (fault || vantage.last_at == Some(sighting.at)) {
            return seconds(policy.confirm_s);
        }
        let interval = match vantage.status.unwrap_or(Status::Unknown) {
            Status::Unknown => seconds(policy.interval_min_s),
            // Whoever sees it where another does not must be heard again before its word runs out.
            Status::Up if self.is_disputed(sighting.at, policy) => {
                seconds(policy.interval_day_s).min(vantage.healthy_interval(sighting.at, self.since, policy))
            }
            Status::Up => vantage.healthy_interval(sighting.at, self.since, policy),
            Status::Suspect => {
                let step = usize::try_from(vantage.misses.saturating_sub(1)).unwrap_or(usize::MAX);
                seconds(policy.suspect_s.get(step).copied().unwrap_or(repeated))
            }
            Status::Down | Status::Blocked => seconds(repeated),
        };
        if fault {
            // Nothing was learned, so a stable platform must not wait its long interval out again.
            return interval.min(seconds(policy.interval_min_s));
        }
        interval
    }

    /// As stored beside the platform.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }
}

impl Vantage {
    fn observe(&mut self, sighting: &Sighting, weight: Weight, policy: &Policy) {
        let status = self.status.unwrap_or(Status::Unknown);
        let next = match weight {
            Weight::Hit => self.hit(status, policy),
            Weight::Miss => self.miss(status, sighting.at, policy),
            Weight::Unknown => self.unknown(status, policy),
            Weight::Fault => return,
        };
        self.was_up |= next == Status::Up;
        self.status = Some(next);
        self.last_at = Some(sighting.at);
        self.note_causes(sighting, weight);
    }

    fn hit(&mut self, status: Status, policy: &Policy) -> Status {
        self.hits_in_row = self.hits_in_row.saturating_add(1);
        self.unknowns_in_row = 0;
        self.misses = 0;
        self.first_miss_at = None;
        let enough = self.hits_in_row >= policy.up_hits;
        match status {
            Status::Unknown | Status::Up | Status::Blocked => Status::Up,
            Status::Suspect if enough || !self.was_up => Status::Up,
            Status::Down if enough => Status::Up,
            Status::Suspect | Status::Down => status,
        }
    }

    fn miss(&mut self, status: Status, at: DateTime<Utc>, policy: &Policy) -> Status {
        self.hits_in_row = 0;
        self.unknowns_in_row = 0;
        self.misses = self.misses.saturating_add(1);
        let first = *self.first_miss_at.get_or_insert(at);
        let enough = self.misses >= policy.down_misses && at - first >= seconds(policy.down_after_s);
        match status {
            Status::Suspect if enough => Status::Down,
            Status::Down => Status::Down,
            Status::Unknown | Status::Up | Status::Suspect | Status::Blocked => Status::Suspect,
        }
    }

    fn unknown(&mut self, status: Status, policy: &Policy) -> Status {
        self.unknowns_in_row = self.unknowns_in_row.saturating_add(1);
        if self.unknowns_in_row >= policy.blocked_unknowns { Status::Blocked } else { status }
    }

    /// What each outcome says about the causes of flags. Only a hit can clear one: a miss of another kind
    /// does not mean that the cause is gone.
    fn note_causes(&mut self, sighting: &Sighting, weight: Weight) {
        self.unconfirmed = false;
        let mut set =
            |kind, there: bool| if there { self.causes.insert(kind) } else { self.causes.remove(&kind) };
        match weight {
            Weight::Hit => {
                let noticed = |notice| sighting.notices.contains(&notice);
                set(FlagKind::Moved, sighting.outcome == Outcome::Moved);
                set(FlagKind::ClosureAnnounced, noticed(Notice::ClosureAnnounced));
                set(FlagKind::SpamInjected, noticed(Notice::SpamInjected));
                if self.status == Some(Status::Up) {
                    self.causes.remove(&FlagKind::NotFound);
                    self.causes.remove(&FlagKind::Parked);
                    self.causes.remove(&FlagKind::IdentityChanged);
                    self.causes.remove(&FlagKind::Certificate);
                }
                if noticed(Notice::CertificateExpiresSoon) {
                    self.causes.insert(FlagKind::Certificate);
                }
            }
            Weight::Miss => {
                if let Some(kind) = flagged_by(sighting.outcome) {
                    let new = set(kind, true);
                    self.unconfirmed = new && matches!(kind, FlagKind::Parked | FlagKind::IdentityChanged);
                }
            }
            Weight::Unknown | Weight::Fault => {}
        }
    }

    /// Doubles with every hit in a row up to a day; beyond that a tenth of the time since anything changed.
    fn healthy_interval(
        &self,
        now: DateTime<Utc>,
        since: Option<DateTime<Utc>>,
        policy: &Policy,
    ) -> TimeDelta {
        let doublings = self.hits_in_row.saturating_sub(1).min(16);
        let doubled =
            seconds(policy.interval_min_s.saturating_mul(1 << doublings).min(policy.interval_day_s));
        let stable = since.map_or(TimeDelta::zero(), |since| (now - since) / 10);
        doubled.max(stable).min(seconds(policy.interval_max_s))
    }
}

impl Sighting {
    /// Whether it shows the cause of a flag of this kind, and so is its latest evidence.
    pub(crate) fn speaks_for(&self, kind: FlagKind) -> bool {
        let noticed = |notice| self.notices.contains(&notice);
        match (self.outcome.weight(), kind) {
            (Weight::Hit, FlagKind::Moved) => self.outcome == Outcome::Moved,
            (Weight::Hit, FlagKind::ClosureAnnounced) => noticed(Notice::ClosureAnnounced),
            (Weight::Hit, FlagKind::SpamInjected) => noticed(Notice::SpamInjected),
            (Weight::Hit, FlagKind::Certificate) => noticed(Notice::CertificateExpiresSoon),
            (Weight::Miss, FlagKind::Unreachable) | (Weight::Unknown, FlagKind::Blocked) => true,
            (Weight::Miss, kind) => flagged_by(self.outcome) == Some(kind),
            (Weight::Hit | Weight::Unknown | Weight::Fault, _) => false,
        }
    }
}

/// The flag that a miss raises by itself.
const fn flagged_by(outcome: Outcome) -> Option<FlagKind> {
    match outcome {
        Outcome::NotFound => Some(FlagKind::NotFound),
        Outcome::Parked => Some(FlagKind::Parked),
        Outcome::IdentityChanged => Some(FlagKind::IdentityChanged),
        Outcome::TlsInvalid => Some(FlagKind::Certificate),
        Outcome::Up
        | Outcome::Moved
        | Outcome::ServerError
        | Outcome::Timeout
        | Outcome::DnsFailure
        | Outcome::ConnectionFailed
        | Outcome::BadResponse
        | Outcome::Blocked
        | Outcome::RateLimited
        | Outcome::RobotsDenied
        | Outcome::UnsafeAddress
        | Outcome::CheckerFault => None,
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
