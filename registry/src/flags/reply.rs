//! How a government answers a flag.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a government says to a flag.
    "reply to a flag" pub enum Reply {
        /// The platform is still theirs, at this address.
        StillOurs = "STILL_OURS",
        /// It has another address.
        Moved = "MOVED",
        /// It is no more.
        Retired = "RETIRED",
    }
}
