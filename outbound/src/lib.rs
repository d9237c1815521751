//! The only place that opens a socket to a stranger.
//!
//! It resolves a name, refuses addresses that are not public, connects to the very address it vetted,
//! and makes one exchange within limits. It follows nothing, remembers nothing between exchanges, and
//! knows nothing of platforms, checks or verdicts: a failure is a value for its caller to judge.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may stop at the first surprise"))]

mod address;
mod body;
mod client;
mod exchange;
mod failure;
#[cfg(test)]
mod hostile;
mod limits;
mod resolve;
mod tls;

pub use address::{NotPublic, vet};
pub use client::{Client, Config, Request, Response};
pub use failure::{Broken, ConfigError, Failure};
pub use limits::Limits;
pub use resolve::{Override, OverrideError, Pinned};
pub use tls::{Handshake, TlsProblem};
