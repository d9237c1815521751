//! Flags: what the crawler or a date says that a person has to look at.

mod kind;
pub(crate) mod reconcile;
mod reply;
mod sweep;

pub use kind::FlagKind;
pub use reply::Reply;
pub use sweep::sweep;
