//! The numbers that matter, for the home page and whoever asks how the registry is doing.

use registry::vocabulary::ReachabilityStatus;

use super::snapshot::Snapshot;

/// The registry in numbers; tombstones are left out of all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// Platforms listed.
    pub platforms: u64,
    /// Countries with at least one.
    pub countries: u64,
    /// Platforms not known to be down.
    pub live: u64,
    /// Platforms by reachability, every status in the order of the vocabulary.
    pub reachability: Vec<(ReachabilityStatus, u64)>,
}

impl Statistics {
    /// The share of platforms that answer among those that can be judged: `UNKNOWN` and `BLOCKED`
    /// are neither up nor down. None while nothing was judged.
    pub fn share_up(&self) -> Option<f64> {
        let of = |status| self.reachability.iter().find(|row| row.0 == status).map_or(0, |row| row.1);
        let up = of(ReachabilityStatus::Up);
        let judged = up + of(ReachabilityStatus::Suspect) + of(ReachabilityStatus::Down);
        #[expect(clippy::cast_precision_loss, reason = "platforms are counted in thousands")]
        (judged > 0).then(|| up as f64 / judged as f64)
    }
}

impl Snapshot {
    /// The registry in numbers.
    pub fn statistics(&self) -> Statistics {
        let index = &self.index;
        let listed =
            |status| index.reachability.get(status).map_or(0, |all| all.intersection_len(&self.listed));
        let reachability: Vec<_> = ReachabilityStatus::ALL.iter().map(|&s| (s, listed(s))).collect();
        Statistics {
            platforms: self.listed.len(),
            countries: index.countries.iter().filter(|(_, all)| !all.is_disjoint(&self.listed)).count()
                as u64,
            live: self.listed.len() - listed(ReachabilityStatus::Down),
            reachability,
        }
    }
}
