//! Checks against real servers on loopback, with real TLS.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod authority;
mod bodies;
mod certificates;
mod chains;
mod charsets;
mod codings;
mod cookies;
mod damage;
mod heads;
mod hostile;
mod names;
mod outcomes;
mod politeness;
mod redirects;
mod rest;
mod site;

use std::time::Duration;

use crawler::{Checker, CheckerConfig, Target};
use registry::checks::outcome::Outcome;
use registry::checks::report::Report;

/// Settings for loopback, with short times.
pub fn quick() -> CheckerConfig {
    let mut config = CheckerConfig {
        allow_private_addresses: true,
        timeout: Duration::from_secs(4),
        retry_delays: vec![Duration::from_millis(20), Duration::from_millis(40)],
        host_interval: Duration::from_millis(1),
        ..CheckerConfig::default()
    };
    config.limits.connect = Duration::from_secs(2);
    config.limits.head = Duration::from_millis(1_500);
    config.limits.linger = Duration::from_millis(300);
    config
}

/// One check with these settings.
pub async fn check_with(config: CheckerConfig, url: &str) -> Report {
    let target = Target { url: url.to_owned(), ..Target::default() };
    Checker::new(config).unwrap().check(&target).await
}

/// One check of a loopback site.
pub async fn check(url: &str) -> Report {
    check_with(quick(), url).await
}

/// The outcome of a check, with its evidence when it is not the expected one.
#[track_caller]
pub fn assert_outcome(report: &Report, expected: Outcome) {
    assert_eq!(report.outcome, expected, "{report:#?}");
    assert!(report.evidence.ends_with(['.', '!']), "{}", report.evidence);
}
