//! How people and programs read and edit the registry
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::allow_attributes,
        reason = "a test may stop at the first surprise"
    )
)]

pub mod catalogue;
mod error;
mod follower;
pub mod graphql;
pub mod i18n;

pub use follower::Follower;
