//! The read side of GraphQL against the running program on the real seed.

mod examples;
mod facets;
mod feed;
mod filters;
mod languages;
mod lookups;
mod paging;
mod places;

use std::path::Path;

use serde_json::Value;

use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::records::contents;

const SERVE: [&str; 4] = ["serve", "--listen", "127.0.0.1:0", "--no-crawler"];

/// The program on its embedded default, with the seed.
pub(crate) async fn seeded() -> Program {
    Program::start(&SERVE, &[]).await
}

/// The program on this database.
async fn serving(database: &TestDatabase) -> Program {
    Program::start(&SERVE, &database.environment()).await
}

/// Every record of the seed, as its files have it.
pub(crate) fn seed() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed-data/platforms");
    let files = contents(&folder).into_iter();
    files.flat_map(|(_, text)| serde_json::from_str::<Vec<Value>>(&text).unwrap()).collect()
}

/// A file of reference data.
fn reference(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed-data/reference").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The slugs of some records, sorted.
pub(crate) fn slugs<'a>(records: impl IntoIterator<Item = &'a Value>) -> Vec<String> {
    let mut slugs: Vec<String> =
        records.into_iter().map(|record| record["slug"].as_str().unwrap().to_owned()).collect();
    slugs.sort_unstable();
    slugs
}
