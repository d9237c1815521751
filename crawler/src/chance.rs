//! The one source of randomness of a checker: jitter, and addresses that nobody can have thought of before.

use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};

/// A generator that clones share; seeded by the system unless a test says otherwise.
#[derive(Debug, Clone)]
pub struct Chance(Arc<Mutex<SmallRng>>);

impl Default for Chance {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(SmallRng::from_os_rng())))
    }
}

impl Chance {
    /// The same fortune every time.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(SmallRng::seed_from_u64(seed))))
    }

    /// From 0 to 1.
    pub(crate) fn roll(&self) -> f64 {
        self.draw(Rng::random)
    }

    /// A name of small letters and digits that begins with a letter.
    pub(crate) fn token(&self) -> String {
        const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
        self.draw(|rng| {
            let first = rng.random_range(0..26);
            let rest = std::iter::repeat_with(|| rng.random_range(0..LETTERS.len())).take(13);
            std::iter::once(first).chain(rest.collect::<Vec<_>>()).map(|at| char::from(LETTERS[at])).collect()
        })
    }

    fn draw<T>(&self, draw: impl FnOnce(&mut SmallRng) -> T) -> T {
        draw(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_a_fortune_and_tokens_differ() {
        let chance = Chance::seeded(7);
        let (one, other) = (chance.token(), chance.token());
        assert_eq!(one, Chance::seeded(7).token());
        assert_ne!(one, other);
        assert!(one.len() == 14 && one.starts_with(|c: char| c.is_ascii_lowercase()));
    }
}
