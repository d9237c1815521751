//! What every test from outside stands on: databases, the program as a child, and a site to be checked.
//! Must not know what any single test is about.

#[macro_use]
pub mod database;
pub mod graphql;
pub mod http;
pub mod postgres;
pub mod program;
pub mod provider;
pub mod records;
pub mod site;
pub mod smtp;
