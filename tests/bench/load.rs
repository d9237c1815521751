//! Asking again and again from several connections, and what the waits come to.

use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use rand::SeedableRng as _;
use rand::rngs::SmallRng;

use crate::client::Client;
use crate::questions::Question;

/// The waits of many requests.
#[derive(Debug, Default)]
pub struct Waits {
    each: Vec<Duration>,
    whole: Duration,
}

impl Waits {
    /// The wait that this share of all does not exceed; `share` in percent.
    pub fn percentile(&mut self, share: usize) -> Duration {
        self.each.sort_unstable();
        let place = self.each.len() * share / 100;
        self.each.get(place).or(self.each.last()).copied().unwrap_or_default()
    }

    /// Answers in a second, all connections together.
    pub fn rate(&self) -> f64 {
        let count = u32::try_from(self.each.len()).unwrap_or(u32::MAX);
        f64::from(count) / self.whole.as_secs_f64().max(f64::EPSILON)
    }
}

/// One round at one server: so many connections share the requests of the question. `round` seeds the
/// variables, so that two servers are asked the same and no two rounds are.
pub fn round(waits: &mut Waits, question: &Question, address: &str, at_once: u32, round: u64) -> Result<()> {
    let mut rng = SmallRng::seed_from_u64(round);
    let each = question.requests.div_ceil(at_once);
    let bodies: Vec<Vec<String>> =
        (0..at_once).map(|_| (0..each).map(|_| question.body(&mut rng)).collect()).collect();
    let begun = Instant::now();
    let found = std::thread::scope(|scope| -> Result<Vec<_>> {
        let clients: Vec<_> = bodies.iter().map(|bodies| scope.spawn(move || ask(address, bodies))).collect();
        clients.into_iter().map(|client| client.join().map_err(|_| anyhow!("a client panicked"))?).collect()
    })?;
    waits.whole += begun.elapsed();
    waits.each.extend(found.into_iter().flatten());
    Ok(())
}

fn ask(address: &str, bodies: &[String]) -> Result<Vec<Duration>> {
    let mut client = Client::connect(address)?;
    let mut waits = Vec::with_capacity(bodies.len());
    for body in bodies {
        let begun = Instant::now();
        client.ask(body)?;
        waits.push(begun.elapsed());
    }
    Ok(waits)
}
