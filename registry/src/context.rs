//! What every use case is handed: the database, the time, and chance.

use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use rand::rngs::SmallRng;
use rand::{Rng, RngCore, SeedableRng};
use uuid::{Builder, Uuid};

use crate::clock::{Clock, SystemClock};
use crate::db::Db;

/// The surroundings of a use case. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Context {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    rng: Arc<Mutex<SmallRng>>,
}

impl Context {
    /// The real time and a generator seeded by the system.
    pub fn new(db: Db) -> Self {
        Self::with(db, Arc::new(SystemClock), SmallRng::from_os_rng())
    }

    /// A chosen time and chance, for tests and for jobs run as of another moment.
    pub fn with(db: Db, clock: Arc<dyn Clock>, rng: SmallRng) -> Self {
        Self { db, clock, rng: Arc::new(Mutex::new(rng)) }
    }

    /// The same database and chance under another clock.
    #[must_use]
    pub fn under(&self, clock: Arc<dyn Clock>) -> Self {
        Self { db: self.db.clone(), clock, rng: Arc::clone(&self.rng) }
    }

    /// A new `UUIDv7` of this moment.
    pub fn new_id(&self) -> Uuid {
        let mut random = [0; 10];
        self.chance(|rng| rng.fill_bytes(&mut random));
        let millis = u64::try_from(self.clock.now().timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// `duration` give or take `percent` of it, so that what was done together is not due together.
    pub fn jittered(&self, duration: TimeDelta, percent: u8) -> TimeDelta {
        let span = duration.num_milliseconds() * i64::from(percent) / 100;
        let shift = if span > 0 { self.chance(|rng| rng.random_range(-span..=span)) } else { 0 };
        duration + TimeDelta::milliseconds(shift)
    }

    fn chance<T>(&self, draw: impl FnOnce(&mut SmallRng) -> T) -> T {
        draw(&mut self.rng.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}
