//! The name of a state of the catalogue, for caches.

use std::fmt;

/// The last event about a platform. Processes of one version give the same answers, once they have
/// read what they follow; the step tells apart the states that one event left, such as the pieces of
/// a first load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Version {
    seq: i64,
    step: u32,
}

impl Version {
    pub(super) const fn next(self, seq: i64) -> Self {
        if seq > self.seq { Self { seq, step: 0 } } else { Self { seq: self.seq, step: self.step + 1 } }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seq, step } = self;
        write!(f, "{seq}.{step}")
    }
}
