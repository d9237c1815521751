//! The whole from outside: the built program over its own surfaces, and the rules of the house.
//! Must not know the inside of any crate; what can be tested there is tested there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test and what carries it may stop at the first surprise"
)]

#[macro_use]
mod harness;

mod bad_input;
mod crawl;
mod documents;
mod generated;
mod history;
mod house;
mod import;
mod killed;
mod mail;
mod organisations;
mod pages;
mod read;
mod search;
mod startup;
mod storage;
mod workflow;
