//! How people and programs read and edit the registry: over GraphQL and on pages. Parses, asks
//! `registry` or the catalogue, and renders; decides nothing itself.

pub mod auth;
pub mod catalogue;
mod error;
mod follower;
pub mod graphql;
pub mod http;
pub mod i18n;
pub mod letters;
mod ordinal;
mod pages;
mod routes;
pub mod search;
pub mod urls;

pub use follower::Follower;
pub use routes::{Service, routes};
