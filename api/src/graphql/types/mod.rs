//! The types of the schema. Each reads a domain value and decides nothing.

pub mod account;
pub mod axes;
pub mod change;
pub mod check;
pub mod codes;
pub mod connection;
pub mod coverage;
pub mod facets;
pub mod flag;
pub mod input;
pub mod place;
mod plain;
pub mod platform;
pub mod proposal;
pub mod scalars;
pub mod suggestion;
pub mod text;
pub mod version;

use async_graphql::Interface;

pub use platform::Platform;

/// What `node` can give.
#[derive(Debug, Interface)]
#[graphql(field(name = "id", ty = "async_graphql::ID", desc = "Global id; the same for ever."))]
pub enum Node {
    /// A platform.
    Platform(Platform),
}
