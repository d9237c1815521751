//! How people and programs read and edit the registry

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")
)]

pub mod graphql;
pub mod i18n;
