//! What is neither GraphQL nor a page: health now; dumps, feeds and badges later.

pub mod health;
mod server;

pub use server::serve;
