//! The registry over GraphQL.

pub mod console;
pub mod edge;
pub mod limits;
