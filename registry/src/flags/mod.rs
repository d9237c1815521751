//! Flags: what the crawler or a date says that a person has to look at.

mod decide;
mod kind;
pub(crate) mod notice;
pub(crate) mod reconcile;
mod reply;
mod sweep;
mod telling;

pub use decide::{Filter, Flag, dismiss, get, list, reply, retire};
pub(crate) use decide::{platforms_of, told};
pub use kind::FlagKind;
pub use notice::Notice;
pub use reply::Reply;
pub use sweep::sweep;
pub use telling::{Told, tell};
