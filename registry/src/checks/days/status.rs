//! The words for a day.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What the checks of one day (UTC) found, over all places that checks are made from.
    "status of a day" pub enum DayStatus {
        /// It answered every check that could tell.
        Up = "UP",
        /// It answered some checks and missed others.
        Partly = "PARTLY",
        /// It answered none, but not for so long that it counted as down.
        Suspect = "SUSPECT",
        /// It answered none, and counted as down.
        Down = "DOWN",
        /// The host answers, but no check could tell what browsers get.
        Blocked = "BLOCKED",
        /// No check was made, or none of ours worked.
        Unchecked = "UNCHECKED",
    }
}
