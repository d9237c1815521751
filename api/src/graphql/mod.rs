//! GraphQL: the schema, the edge that speaks HTTP, and the limits before it. Knows nothing of pages.
//!
//! Every object resolves its fields in order (`serial`): the answer has the order of the question, as the
//! specification asks, and fields that wait for nothing pay for no queue. Items of a list go side by side.
#![expect(
    clippy::unused_async,
    reason = "async-graphql takes resolvers that are async, also those that wait for nothing"
)]

pub mod console;
pub mod edge;
pub mod limits;
mod loaders;
mod merged;
mod query;
mod schema;
pub mod types;

pub use query::Query;
pub use schema::{PortolanSchema, build, sdl};
pub(crate) use schema::{
    change_cursor, context, node_id, parse_change_cursor, parse_node_id, refuse, snapshot,
};
