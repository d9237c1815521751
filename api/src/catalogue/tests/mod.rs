//! Random catalogues and random questions against the plainest possible answers.

mod changes;
mod counts;
mod cursors;
mod facets;
mod lists;
mod oracle;
#[expect(dead_code, reason = "the program that measures, which shares the file, wants a whole world")]
pub(crate) mod sample;
mod searches;
mod suggestions;

use rand::SeedableRng;
use rand::rngs::SmallRng;
use registry::platforms::published::Published;

use self::sample::World;
use super::{Catalogue, Update};

fn seeded(seed: u64) -> SmallRng {
    SmallRng::seed_from_u64(seed)
}

fn platforms(world: &World, count: u32, rng: &mut SmallRng) -> Vec<Published> {
    (0..count).map(|number| world.platform(number, rng)).collect()
}

fn filled(published: &[Published]) -> Catalogue {
    let catalogue = Catalogue::new();
    catalogue.apply(Update { published: published.to_vec(), event_seq: 1, checks: Vec::new() });
    catalogue
}
