//! Flags: what the crawler or a date says that a person has to look at.

mod kind;

pub use kind::FlagKind;
