//! What is neither GraphQL nor a page: health now; dumps, feeds and badges later.

pub mod health;
mod proxies;
mod server;

pub use proxies::Proxies;
pub use server::serve;
