//! The domain of Portolan: what a registry of platforms is.
//! It knows nothing of the web, of GraphQL, of HTTP or of a search engine.

pub mod access;
pub mod accounts;
pub mod checks;
pub mod clock;
mod context;
mod db;
pub mod endorsements;
mod entities;
pub mod error;
pub mod events;
pub mod figures;
pub mod flags;
pub mod jobs;
pub mod mails;
pub mod news;
pub mod platforms;
pub mod problems;
pub mod proposals;
pub mod queue;
pub mod said;
pub mod seed;
pub mod vocabulary;
pub mod workers;
pub mod workflow;

pub use access::Actor;
pub use context::Context;
pub use db::{Db, Memory};
pub use error::{Error, Result};
