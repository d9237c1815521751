//! GraphQL: the schema, the edge that speaks HTTP, and the limits before it. Knows nothing of pages.
//!
//! Every object resolves its fields in order (`serial`): the answer has the order of the question, as the
//! specification asks, and fields that wait for nothing pay for no queue. Items of a list go side by side.
#![expect(
    clippy::unused_async,
    reason = "async-graphql takes resolvers that are async, also those that wait for nothing"
)]

pub(crate) mod actor;
pub mod console;
pub mod desk;
pub mod edge;
mod kept;
pub mod limits;
mod loaders;
mod merged;
pub mod mutation;
mod query;
mod reads;
mod schema;
pub mod types;

pub use desk::Desk;
pub use query::Query;
pub use schema::{KEPT, PortolanSchema, build, sdl};
pub(crate) use schema::{
    change_cursor, context, named, node_id, outside, parse_change_cursor, parse_node_id, refuse, snapshot,
};
