//! Checks: what one found, what a history of them means, which are due, and how they are recorded.

pub mod due;
pub mod history;
pub mod outcome;
pub mod partitions;
pub mod policy;
pub mod record;
pub mod report;
pub mod requests;
pub(crate) mod restart;
pub mod state;
