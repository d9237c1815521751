//! How long a change takes from the program's own import to the search of a server that runs beside it.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng as _};
use serde_json::{Value, json};

use crate::client::Client;
use crate::platforms::World;
use crate::program::{self, Server, portolan};

const SEARCH: &str = r#"query ($text: String!) {
  platforms(filter: {search: $text}, first: 1) { nodes { name(language: "en") } } }"#;

/// Longer than this is a fault, and not waited for.
const PATIENCE: Duration = Duration::from_mins(1);

/// What was measured.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// From the start of the import to the first search that found the change.
    pub from_start: Duration,
    /// From the end of the import; nothing if it was found before the process had ended.
    pub from_end: Duration,
}

/// Gives one platform a name with a new word, by an import, and searches for the word until it is found.
pub fn measure(world: &World, number: u32, folder: &Path, database: &str, server: &Server) -> Result<Seen> {
    let new = new_word(number);
    let mut record = world.platform(number)?.record();
    record["name"]["en"] = format!("{new} {number}").into();
    let file = folder.join("changed.json");
    std::fs::write(&file, Value::from(vec![record]).to_string())?;
    let mut client = Client::connect(&server.address)?;
    let mut finds = || -> Result<bool> {
        let data = client.data(SEARCH, &json!({"text": new}))?;
        Ok(data["platforms"]["nodes"][0]["name"].as_str().is_some_and(|name| name.starts_with(&new)))
    };
    ensure!(!finds()?, "{new} is found before it is there");
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let import = scope.spawn(|| -> Result<Instant> {
            program::run(&mut portolan(&["import", &file.display().to_string()], folder, database))?;
            Ok(Instant::now())
        });
        while !finds()? {
            ensure!(begun.elapsed() < PATIENCE, "the change was not found in {PATIENCE:?}");
            std::thread::sleep(Duration::from_millis(2));
        }
        let found = Instant::now();
        let ended = import.join().map_err(|_| anyhow!("the import panicked"))??;
        Ok(Seen { from_start: found - begun, from_end: found.saturating_duration_since(ended) })
    })
}

/// A word like no other, not even by a slip of the finger; a kept folder may hold those of earlier runs.
fn new_word(number: u32) -> String {
    let mut rng = SmallRng::seed_from_u64(u64::from(std::process::id()) << 32 | u64::from(number));
    (0..14).map(|_| char::from(rng.random_range(b'a'..=b'z'))).collect()
}
