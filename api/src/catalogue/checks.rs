//! When each platform was last checked. Uptime is not here: it moves at midnight without any check, so it is read from
//! the days, for a whole list at once. This is kept beside the entries, since it changes every hour for all
//! of them and must spoil neither the caches nor the memory that snapshots share.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The last check of a platform.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LastCheck {
    /// When it was, whatever it found; none before the first.
    pub at: Option<DateTime<Utc>>,
}

impl LastCheck {
    /// A number to sum over all platforms: equal sums, equal checks, in whatever order they came.
    pub(super) fn trace(self, id: Uuid) -> u64 {
        let Self { at } = self;
        let Some(at) = at else { return 0 };
        let (high, low) = id.as_u64_pair();
        [high, low, at.timestamp_micros().cast_unsigned()].into_iter().fold(0, mixed)
    }
}

/// The finalizer of `SplitMix64`.
const fn mixed(state: u64, word: u64) -> u64 {
    let z = state.wrapping_add(word).wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
