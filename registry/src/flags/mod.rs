//! Flags: what the crawler or a date says that a person has to look at.

mod decide;
mod kind;
pub(crate) mod notice;
mod read;
pub(crate) mod reconcile;
mod reply;
mod sweep;
mod telling;

pub use decide::{dismiss, reply, retire};
pub use kind::FlagKind;
pub use notice::Notice;
pub use read::{Filter, Flag, get, list};
pub(crate) use read::{platforms_of, told};
pub use reply::Reply;
pub use sweep::sweep;
pub use telling::{Told, tell};
