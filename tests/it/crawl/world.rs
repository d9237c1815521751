//! A registry in which only the platforms of one test are alive, and a server that says what stands in it.
//! Must not know what is tested with it.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::database::TestDatabase;
use crate::harness::program::{Output, Program};
use crate::harness::site::Site;

/// How long the witness may take to see what was written.
const PATIENCE: Duration = Duration::from_secs(15);

/// The registry, its settings and its witness.
pub struct World {
    pub database: TestDatabase,
    witness: Program,
    settings: Vec<(String, String)>,
    folder: TempDir,
    markers: AtomicUsize,
}

/// A record in the seed format.
pub fn record(slug: &str, url: &str) -> Value {
    json!({
        "slug": slug, "name": { "en": format!("Platform {slug}") }, "url": url, "url_basis": "own",
        "country": "AD", "languages": ["en"], "levels": ["ISCED_1"], "audiences": ["LEARNERS"],
        "kind": "LEARNING_MANAGEMENT", "subjects": ["GENERAL"], "access": "OPEN", "lifecycle": "ACTIVE",
        "summary": { "en": "A platform that a test made so that it can be checked, and for nothing else." },
        "sources": ["https://example.org/source"], "confidence": "sourced"
    })
}

/// The address of a site under a name of its own.
pub fn named(site: &Site, host: &str, path: &str) -> String {
    format!("http://{host}:{}{path}", site.port())
}

/// A page with this title that a check calls readable.
pub fn html(title: &str) -> String {
    format!(
        "<!doctype html><html lang=en><title>{title}</title><p>Lessons, books and exercises for every school \
         of the country, free of charge.</html>"
    )
}

impl World {
    /// Starts the witness on an empty database, retires what it was seeded with and lists `records`.
    /// Names under `.test` lead to loopback, no canary is asked, and nothing is jittered.
    pub async fn with(database: TestDatabase, records: &[Value]) -> Self {
        let mut settings = database.environment();
        for (name, value) in [
            ("SERVER__LISTEN", "127.0.0.1:0"),
            ("CRAWLER__ALLOW_PRIVATE_ADDRESSES", "true"),
            ("CRAWLER__CANARIES", ""),
            ("CRAWLER__ROBOTS", "false"),
            ("CRAWLER__RESOLVE", &resolved(records)),
            ("CRAWLER__POLICY__JITTER_PERCENT", "0"),
            // What the checks find is told at once; that governments answer first is tested elsewhere.
            ("CRAWLER__POLICY__NOTICE_AFTER_S", "0"),
        ] {
            settings.push((format!("PORTOLAN_{name}"), value.to_owned()));
        }
        let witness = Program::start(&["serve", "--no-crawler"], &settings).await;
        let folder = tempfile::tempdir().unwrap();
        let world = Self { database, witness, settings, folder, markers: AtomicUsize::new(0) };
        let mut all = retired_seed();
        all.extend_from_slice(records);
        world.import(&all).await;
        world
    }

    /// Its settings and some more, which win.
    pub fn environment(&self, more: &[(&str, &str)]) -> Vec<(String, String)> {
        let more = more.iter().map(|(name, value)| (format!("PORTOLAN_{name}"), (*value).to_owned()));
        self.settings.iter().cloned().chain(more).collect()
    }

    /// Imports records through the program, and waits until the witness has seen all that came before.
    pub async fn import(&self, records: &[Value]) {
        let file = self.folder.path().join("records.json");
        std::fs::write(&file, Value::from(records).to_string()).unwrap();
        let output = Program::run(&["import", file.to_str().unwrap()], &self.settings).await;
        assert!(output.status.success(), "{}{}", output.stdout, output.stderr);
        self.settled().await;
    }

    /// `crawl --once`, which must succeed.
    pub async fn crawl(&self, more: &[(&str, &str)]) -> Output {
        let output = Program::run(&["crawl", "--once"], &self.environment(more)).await;
        assert!(output.status.success(), "{}{}", output.stdout, output.stderr);
        self.settled().await;
        output
    }

    /// `job run NAME --now TIME`, which must succeed.
    pub async fn job(&self, name: &str, now: &str, more: &[(&str, &str)]) -> Output {
        let output = Program::run(&["job", "run", name, "--now", now], &self.environment(more)).await;
        assert!(output.status.success(), "{}{}", output.stdout, output.stderr);
        self.settled().await;
        output
    }

    /// What the witness answers, which must be free of errors.
    pub async fn ask(&self, query: &str, variables: Value) -> Value {
        let answer = self.witness.graphql(query, variables).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"].clone()
    }

    /// Everything that checks could move on a platform, and some that they must not.
    pub async fn platform(&self, slug: &str) -> Value {
        let query = "query ($slug: String!) { platform(slug: $slug) {
            id version updatedAt flags { id kind evidence }
            reachability { status since checkedAt checks(first: 100) { outcome evidence vantage at httpStatus } }
            observed { title description language canonicalUrl finalUrl } } }";
        self.ask(query, json!({ "slug": slug })).await["platform"].clone()
    }

    /// The status of a platform.
    pub async fn status(&self, slug: &str) -> String {
        self.platform(slug).await["reachability"]["status"].as_str().unwrap().to_owned()
    }

    /// The outcomes of a platform's checks, newest first.
    pub async fn outcomes(&self, slug: &str) -> Vec<String> {
        let platform = self.platform(slug).await;
        let checks = platform["reachability"]["checks"].as_array().unwrap().clone();
        checks.iter().map(|check| check["outcome"].as_str().unwrap().to_owned()).collect()
    }

    /// The public changes of a platform in order, as kinds.
    pub async fn changes(&self, slug: &str) -> Vec<String> {
        let id = self.platform(slug).await["id"].clone();
        let query = "query ($after: String) { changes(after: $after, first: 100) {
            nodes { kind platformId } pageInfo { endCursor hasNextPage } } }";
        let (mut kinds, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = self.ask(query, json!({ "after": after })).await["changes"].clone();
            let ours = page["nodes"].as_array().unwrap().iter().filter(|node| node["platformId"] == id);
            kinds.extend(ours.map(|node| node["kind"].as_str().unwrap().to_owned()));
            if page["pageInfo"]["hasNextPage"] == false {
                return kinds;
            }
            after = page["pageInfo"]["endCursor"].clone();
        }
    }

    /// Waits until the witness has followed every event so far: until it knows a platform that is listed now.
    pub async fn settled(&self) {
        let marker = format!("marker-{}", self.markers.fetch_add(1, Ordering::Relaxed));
        let file = self.folder.path().join("marker.json");
        let mut retired = record(&marker, &format!("https://{marker}.example.org/"));
        retired["lifecycle"] = json!("RETIRED");
        std::fs::write(&file, json!([retired]).to_string()).unwrap();
        let output = Program::run(&["import", file.to_str().unwrap()], &self.settings).await;
        assert!(output.status.success(), "{}{}", output.stdout, output.stderr);
        self.witness_sees(&marker).await;
    }

    async fn witness_sees(&self, slug: &str) {
        let seen = async {
            while self.platform(slug).await.is_null() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        assert!(tokio::time::timeout(PATIENCE, seen).await.is_ok(), "{slug} is never seen");
    }
}

/// `HOST:PORT:127.0.0.1` for every name under `.test` that the records use.
pub fn resolved(records: &[Value]) -> String {
    let authority = |record: &Value| {
        let authority = record["url"].as_str().unwrap().split('/').nth(2).unwrap().to_owned();
        authority.contains(".test:").then_some(format!("{authority}:127.0.0.1"))
    };
    records.iter().filter_map(authority).collect::<Vec<_>>().join(",")
}

/// The records that the program brings along, all retired, so that no check ever leaves this machine.
pub fn retired_seed() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed-data/platforms");
    let files = std::fs::read_dir(folder).unwrap();
    let records = files.flat_map(|file| {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        serde_json::from_str::<Vec<Value>>(&text).unwrap()
    });
    records
        .map(|mut record| {
            record["lifecycle"] = json!("RETIRED");
            record
        })
        .collect()
}
