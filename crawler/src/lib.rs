//! How the world is checked: fetch, extract, judge, record.
//!
//! A check is one observation of one URL with its evidence. What a history of them means is the
//! registry's business; a socket is opened only by `outbound`.

mod chance;
mod checker;
mod config;
mod detect;
pub mod extract;
mod fetch;
mod verdict;
pub mod worker;

pub use chance::Chance;
pub use checker::{Checker, Target};
pub use config::CheckerConfig;
pub use fetch::Quirks;
pub use outbound::{ConfigError, Override};
pub use worker::{Audience, Crawler, CrawlerSettings, Ended, Work};
