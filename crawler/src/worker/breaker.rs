//! The circuit breaker: when too many healthy platforms miss at once, the fault is more likely ours.
//! Knows neither clock nor network.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};

/// When the breaker trips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BreakerPolicy {
    /// How long a check counts.
    pub window: TimeDelta,
    /// Fewest checks in the window before it can trip.
    pub least_checks: usize,
    /// It trips above this many percent of new misses.
    pub percent: u8,
}

impl Default for BreakerPolicy {
    fn default() -> Self {
        Self { window: TimeDelta::minutes(5), least_checks: 20, percent: 20 }
    }
}

/// The checks of one worker within the window.
#[derive(Debug, Default)]
pub struct Breaker {
    checks: VecDeque<(DateTime<Utc>, bool)>,
}

impl Breaker {
    /// Notes a check: did a platform that was up miss it?
    pub fn note(&mut self, at: DateTime<Utc>, newly_missed: bool) {
        self.checks.push_back((at, newly_missed));
    }

    /// Whether the window at `now` holds too many new misses.
    pub fn is_tripped(&mut self, now: DateTime<Utc>, policy: BreakerPolicy) -> bool {
        while self.checks.front().is_some_and(|(at, _)| now - *at > policy.window) {
            self.checks.pop_front();
        }
        let missed = self.checks.iter().filter(|(_, missed)| *missed).count();
        self.checks.len() >= policy.least_checks
            && missed * 100 > self.checks.len() * usize::from(policy.percent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::minutes(minutes)
    }

    fn breaker(healthy: usize, missed: usize) -> Breaker {
        let mut breaker = Breaker::default();
        (0..healthy).for_each(|_| breaker.note(at(0), false));
        (0..missed).for_each(|_| breaker.note(at(0), true));
        breaker
    }

    #[test]
    fn it_trips_above_a_fifth_of_at_least_twenty_checks() {
        let policy = BreakerPolicy::default();
        assert!(!breaker(0, 19).is_tripped(at(0), policy));
        assert!(!breaker(16, 4).is_tripped(at(0), policy));
        assert!(breaker(15, 5).is_tripped(at(0), policy));
    }

    #[test]
    fn old_checks_leave_the_window() {
        let policy = BreakerPolicy::default();
        let mut breaker = breaker(0, 40);
        assert!(breaker.is_tripped(at(5), policy));
        assert!(!breaker.is_tripped(at(6), policy));
    }
}
