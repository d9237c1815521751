//! Politeness: one connection at a time to a host and to an address, a pause between two, and rest for a host that
//! asks for it.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use outbound::vet;
use tokio::sync::{Mutex as TurnLock, OwnedMutexGuard};
use tokio::time::{Instant, sleep_until};
use url::{Host, Url};

/// What takes one connection at a time. A name is one host whatever its ports. On a test network one address is many
/// servers, so there the port tells them apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Place {
    Name(String),
    Address(IpAddr, u16),
}

type Last = Option<Instant>;

/// Who was visited when.
#[derive(Debug, Default)]
pub(crate) struct Hosts {
    places: Mutex<HashMap<Place, Arc<TurnLock<Last>>>>,
    resting: Mutex<HashMap<Place, Instant>>,
}

/// The right to be connected to a host; its end is remembered.
#[derive(Debug)]
pub(crate) struct Turn(Vec<OwnedMutexGuard<Last>>);

impl Drop for Turn {
    fn drop(&mut self) {
        for place in &mut self.0 {
            **place = Some(Instant::now());
        }
    }
}

const MANY: usize = 20_000;

impl Hosts {
    /// Waits until nobody else is there and `pause` has passed since somebody was.
    pub(crate) async fn turn(
        &self,
        url: &Url,
        addresses: &[IpAddr],
        pause: Duration,
        interval: Duration,
    ) -> Turn {
        let mut guards = Vec::new();
        // Always names first and then addresses in order, so that no two checks wait for each other.
        for place in places(url, addresses) {
            let is_host = matches!(place, Place::Name(..)) || url.domain().is_none();
            let wait = if is_host { pause.max(interval) } else { interval };
            let guard = self.lock_of(&place).lock_owned().await;
            if let Some(last) = *guard {
                sleep_until(last + wait).await;
            }
            guards.push(guard);
        }
        Turn(guards)
    }

    /// Lets a host be for so long: it said 429.
    pub(crate) fn rest(&self, url: &Url, addresses: &[IpAddr], time: Duration) {
        let mut resting = self.resting.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if resting.len() > MANY {
            resting.retain(|_, until| *until > now);
        }
        resting.extend(host_of(url, addresses).map(|host| (host, now + time)));
    }

    /// How long a host still wants to be let be.
    pub(crate) fn rest_of(&self, url: &Url, addresses: &[IpAddr]) -> Option<Duration> {
        let host = host_of(url, addresses)?;
        let until = *self.resting.lock().unwrap_or_else(PoisonError::into_inner).get(&host)?;
        Some(until.saturating_duration_since(Instant::now())).filter(|left| !left.is_zero())
    }

    fn lock_of(&self, place: &Place) -> Arc<TurnLock<Last>> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if places.len() > MANY {
            places.retain(|_, lock| Arc::strong_count(lock) > 1 || recent(lock));
        }
        Arc::clone(places.entry(place.clone()).or_default())
    }
}

fn recent(lock: &TurnLock<Last>) -> bool {
    lock.try_lock().map_or(true, |last| last.is_some_and(|at| at.elapsed() < Duration::from_mins(1)))
}

/// The host itself: its neighbours at an address have asked for nothing.
fn host_of(url: &Url, addresses: &[IpAddr]) -> Option<Place> {
    places(url, addresses).into_iter().next()
}

/// Names come first.
fn places(url: &Url, addresses: &[IpAddr]) -> Vec<Place> {
    let public = addresses.iter().all(|address| vet(*address).is_ok());
    let port = if public { 0 } else { url.port_or_known_default().unwrap_or_default() };
    let mut places: Vec<_> = addresses.iter().map(|address| Place::Address(*address, port)).collect();
    if let Some(Host::Domain(name)) = url.host() {
        places.push(Place::Name(name.trim_end_matches('.').to_owned()));
    }
    places.sort();
    places.dedup();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn two_visits_to_a_host_are_apart_and_two_hosts_are_not() {
        let hosts = Hosts::default();
        let (one, two) = (Url::parse("http://a.test/").unwrap(), Url::parse("http://b.test/").unwrap());
        let (first, second) = (["192.0.2.1".parse().unwrap()], ["192.0.2.2".parse().unwrap()]);
        let gap = Duration::from_millis(100);
        let started = Instant::now();
        drop(hosts.turn(&one, &first, Duration::ZERO, gap).await);
        drop(hosts.turn(&two, &second, Duration::ZERO, gap).await);
        assert!(started.elapsed() < gap);
        drop(hosts.turn(&one, &second, Duration::from_millis(300), gap).await);
        assert!(started.elapsed() >= Duration::from_millis(300));
        let held = hosts.turn(&one, &first, Duration::ZERO, gap).await;
        let crowded = hosts.turn(&two, &first, Duration::ZERO, gap);
        assert!(
            tokio::time::timeout(Duration::from_millis(300), crowded).await.is_err(),
            "the address is taken"
        );
        drop(held);
    }
}
