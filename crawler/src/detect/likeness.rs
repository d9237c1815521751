//! Whether a page still says what was accepted of it. Knows fingerprints only: the text itself is not kept.

use crate::extract::{Page, distance};

/// Bits in which two versions of one text differ at most, and in which two texts differ at least. Between them lies
/// what an edit and a stranger may both be.
const SAME: u32 = 8;
const OTHER: u32 = 22;

/// A page beside what was accepted of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// Nothing was accepted, or it says nothing.
    Unknown,
    /// The same text.
    Same,
    /// Another text altogether.
    Other,
}

impl Likeness {
    pub(super) fn of(page: &Page, accepted: Option<&str>) -> Self {
        let between = || distance(accepted?, page.metadata.text_hash.as_deref()?);
        match between() {
            Some(0..=SAME) => Self::Same,
            Some(OTHER..) => Self::Other,
            Some(_) | None => Self::Unknown,
        }
    }
}
