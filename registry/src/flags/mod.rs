//! Flags: what the crawler or a date says that a person has to look at.

mod decide;
mod kind;
pub(crate) mod reconcile;
mod reply;
mod sweep;

pub use decide::{Flag, dismiss, get, list, reply};
pub use kind::FlagKind;
pub use reply::Reply;
pub use sweep::sweep;
