//! Checks: what one found, what a history of them means, which are due, and how they are recorded.

pub mod accept;
pub mod change;
pub mod days;
mod described;
pub mod due;
pub mod history;
mod names;
mod observed;
pub mod outcome;
pub mod partitions;
pub mod policy;
pub mod record;
mod recorded;
pub(crate) mod replay;
pub mod report;
pub mod requests;
pub(crate) mod restart;
pub mod retention;
pub mod state;

pub use recorded::Recorded;
