//! GraphQL: the schema, the edge that speaks HTTP, and the limits before it. Knows nothing of pages.

mod query;
mod schema;
pub mod types;

pub use query::Query;
pub use schema::{PortolanSchema, build, sdl};
pub(crate) use schema::{
    change_cursor, context, node_id, parse_change_cursor, parse_node_id, refuse, snapshot,
};
