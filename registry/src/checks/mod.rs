//! Checks: what one found, what a history of them means, which are due, and how they are recorded.

pub mod outcome;
pub mod report;
