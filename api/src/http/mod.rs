//! What is neither GraphQL nor a page: connections, health, files, and what pages and programs share of HTTP.

pub(crate) mod assets;
pub(crate) mod coding;
pub(crate) mod guards;
pub mod health;
mod proxies;
mod server;
pub(crate) mod validators;

pub use proxies::Proxies;
pub use server::serve;
