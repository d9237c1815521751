//! What is asked: the queries of everyday use, with the same variables every time or with new ones.

use anyhow::{Context as _, Result};
use rand::SeedableRng as _;
use rand::rngs::SmallRng;
use rand::seq::SliceRandom as _;
use registry::vocabulary::EducationLevel;
use serde_json::{Value, json};

use crate::client::Client;
use crate::platforms::World;
use crate::words;

/// The smallest query that needs the catalogue.
pub const ANYTHING: &str = r#"{"query": "{ platforms(first: 1) { totalCount } }"}"#;

const LIST: &str =
    "query ($filter: PlatformFilter!) { platforms(filter: $filter, first: 20) { totalCount nodes {
  id slug name url country { code } languages { code } levels kind access updatedAt } } }";
const PLATFORM: &str = "query ($slug: String!) { platform(slug: $slug) {
  id slug name url country { code } languages { code } levels kind access updatedAt } }";
const COVERAGE: &str = "{ coverage(by: [COUNTRY, LEVEL]) { country { code } level count } }";
const SLUGS: &str = "{ platforms(first: 100, orderBy: CREATED_AT_DESC) { nodes { slug } } }";

/// A query and where its variables come from.
pub struct Question {
    /// As the table names it.
    pub title: &'static str,
    /// How many clients ask at once, each as its own measurement.
    pub at_once: &'static [u32],
    /// How often it is asked in one round, by all clients together.
    pub requests: u32,
    query: &'static str,
    variables: Variables,
}

type Variables = Box<dyn Fn(&mut SmallRng) -> Value>;

impl Question {
    /// The body of one request.
    pub fn body(&self, rng: &mut SmallRng) -> String {
        json!({"query": self.query, "variables": (self.variables)(rng)}).to_string()
    }

    /// The body of one answer.
    pub fn example(&self, address: &str) -> Result<Vec<u8>> {
        let body = self.body(&mut SmallRng::seed_from_u64(0));
        Ok(Client::connect(address)?.ask(&body)?.to_vec())
    }
}

/// All of them, fit for what the server at this address has.
pub fn all(world: &World, address: &str) -> Result<Vec<Question>> {
    let (country, language) = world.fullest();
    let found = slugs(address)?;
    Ok(vec![
        Question {
            title: "list, same variables",
            at_once: &[1, 16],
            requests: 1_600,
            query: LIST,
            variables: Box::new(
                move |_| json!({"filter": {"countries": [country], "languages": [language]}}),
            ),
        },
        Question {
            title: "list, new variables",
            at_once: &[1, 16],
            requests: 1_600,
            query: LIST,
            // All levels in one of 362,880 orders: the same answer to a request that was never made before.
            variables: Box::new(move |rng| {
                let mut levels = EducationLevel::ALL.to_vec();
                levels.shuffle(rng);
                json!({"filter": {"countries": [country], "languages": [language], "levels": levels}})
            }),
        },
        Question {
            title: "one platform by slug",
            at_once: &[1, 16],
            requests: 1_600,
            query: PLATFORM,
            variables: Box::new(move |rng| json!({"slug": words::one(&found, rng)})),
        },
        Question {
            title: "coverage, country × level",
            at_once: &[1],
            requests: 40,
            query: COVERAGE,
            variables: Box::new(|_| json!({})),
        },
    ])
}

fn slugs(address: &str) -> Result<Vec<String>> {
    let mut client = Client::connect(address)?;
    let answer: Value = serde_json::from_slice(client.ask(&json!({"query": SLUGS}).to_string())?)?;
    let nodes = answer["data"]["platforms"]["nodes"].as_array().context("a list of platforms")?;
    Ok(nodes.iter().filter_map(|node| node["slug"].as_str()).map(str::to_owned).collect())
}
