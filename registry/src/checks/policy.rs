//! Every interval and threshold of judging and scheduling, with its default.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// When an address is called down, and when it is checked again. Durations are in seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Fewest misses since the last hit before `DOWN`.
    pub down_misses: u32,
    /// Shortest time from the first of those misses to the last.
    pub down_after_s: u32,
    /// Hits in a row that make a platform `UP` again.
    pub up_hits: u32,
    /// Unknowns in a row that make it `BLOCKED`.
    pub blocked_unknowns: u32,
    /// How long a vantage's word counts after its last report.
    pub vantage_window_s: u32,
    /// How long a platform is `DOWN` before it is flagged `UNREACHABLE`.
    pub unreachable_after_s: u32,
    /// Within which time after closing a flag reopens as the same flag.
    pub reopen_within_s: u32,
    /// How long a government may answer a flag before the public is told of it. What harms whoever follows the link
    /// (`PARKED`, `IDENTITY_CHANGED`) is told at once.
    pub notice_after_s: u32,
    /// In how many of the 64 bits of its fingerprint a text may differ from the accepted one and be the same. With a
    /// third of its words replaced a page of the fixtures differs in 10 to 19, with half in 14 to 25; two pages in one
    /// language that have nothing in common differ in 22 to 38.
    pub text_distance: u32,
    /// First re-check of a new or healthy platform; doubled with each hit in a row.
    pub interval_min_s: u32,
    /// Where doubling stops.
    pub interval_day_s: u32,
    /// The longest interval, for platforms that hardly ever change.
    pub interval_max_s: u32,
    /// Re-checks of a suspect, in order; the last repeats, and serves `DOWN` and `BLOCKED` too.
    pub suspect_s: Vec<u32>,
    /// When `PARKED` and `IDENTITY_CHANGED` are confirmed.
    pub confirm_s: u32,
    /// How long the answer to a requested check also answers whoever asks for the same.
    pub request_pause_s: u32,
    /// Every interval is moved by up to this many percent either way.
    pub jitter_percent: u8,
}

impl Default for Policy {
    fn default() -> Self {
        const HOUR: u32 = 3_600;
        const DAY: u32 = 24 * HOUR;
        Self {
            down_misses: 4,
            down_after_s: 48 * HOUR,
            up_hits: 2,
            blocked_unknowns: 3,
            vantage_window_s: 48 * HOUR,
            unreachable_after_s: 7 * DAY,
            reopen_within_s: 30 * DAY,
            notice_after_s: 7 * DAY,
            text_distance: 22,
            interval_min_s: HOUR,
            interval_day_s: DAY,
            interval_max_s: 7 * DAY,
            suspect_s: vec![600, HOUR, 6 * HOUR, DAY],
            confirm_s: 300,
            request_pause_s: 60,
            jitter_percent: 10,
        }
    }
}

pub(crate) fn seconds(seconds: u32) -> TimeDelta {
    TimeDelta::seconds(i64::from(seconds))
}
