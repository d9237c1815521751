//! `kill -9` in the middle of writing: the next start opens what is left and completes it.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::records::{Files, many};

const SERVE: [&str; 4] = ["serve", "--listen", "127.0.0.1:0", "--no-crawler"];
const PATIENCE: Duration = Duration::from_mins(1);
const FILES: usize = 10;
const RECORDS: usize = 200;

impl TestDatabase {
    /// Waits until a query that may not even have its table yet gives something that passes.
    async fn comes_to(&self, sql: &str, passes: impl Fn(&str) -> bool) {
        let begun = Instant::now();
        while !self.try_sql(sql).is_ok_and(|found| passes(&found)) {
            assert!(begun.elapsed() < PATIENCE, "{sql} came to nothing");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

/// Kills a first start while it loads the seed. Nobody looks at the database after that, so that the next start finds
/// it as the kill left it. Gives the next start.
async fn killed_at_first_start(database: &TestDatabase) -> Program {
    let first = Program::launch(&SERVE, &database.environment());
    database.comes_to("SELECT count(*) FROM seed_loads", |loads| loads == "1").await;
    first.kill().await;
    Program::start(&SERVE, &database.environment()).await
}

on_both_databases! {
    async fn a_first_start_that_is_killed_is_completed_by_the_next(database: TestDatabase) {
        let mut caught = false;
        for attempt in 0..5 {
            let fresh = TestDatabase::create(database.engine);
            let program = killed_at_first_start(&fresh).await;
            caught = program.stderr().contains("the seed was loaded created=661");
            let query = "{ platforms(filter: { lifecycle: [ACTIVE, PILOT, UNCERTAIN, RETIRED] }) { totalCount } }";
            let data = program.data(query, json!({})).await;
            assert_eq!(data["platforms"]["totalCount"], 661, "attempt {attempt}");
            let output = program.stop().await;
            assert!(output.status.success() && !output.stderr.contains("ERROR"), "{}", output.stderr);
            assert_eq!(fresh.sql("SELECT count(*), count(DISTINCT slug) FROM platforms"), "661|661");
            assert_eq!(fresh.verified_events().await, 661);
            if caught {
                break;
            }
        }
        assert!(caught, "no kill ever came before the seed was loaded");
    }

    async fn an_import_that_is_killed_leaves_whole_files_and_is_completed_by_the_same_import(database: TestDatabase) {
        let files = Files::new();
        for file in 0..FILES {
            files.json(&format!("{file}.json"), &many(&format!("f{file}"), RECORDS));
        }
        let folder = files.path("").display().to_string();
        let import = Program::launch(&["import", &folder], &database.environment());
        let count = "SELECT count(*) FROM platforms";
        database.comes_to(count, |found| found.parse::<usize>().is_ok_and(|found| found >= RECORDS)).await;
        import.kill().await;

        let again = Program::run(&["import", &folder], &database.environment()).await;
        assert!(again.status.success(), "{}", again.stderr);
        let numbers: Vec<usize> =
            again.stdout.split(|letter: char| !letter.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
        let (created, updated, unchanged) = (numbers[0], numbers[1], numbers[2]);
        assert_eq!((created + unchanged, updated), (FILES * RECORDS, 0), "{}", again.stdout);
        assert!(created > 0, "the kill came too late to be in the middle");
        assert!(unchanged >= RECORDS, "what was committed before the kill stays");
        assert_eq!(unchanged % RECORDS, 0, "a file is imported whole or not at all");
        let total = FILES * RECORDS;
        assert_eq!(database.sql("SELECT count(*), count(DISTINCT slug) FROM platforms"), format!("{total}|{total}"));
        assert_eq!(database.verified_events().await, i64::try_from(total).unwrap());
    }

    async fn a_server_that_is_killed_starts_again_with_what_was_acknowledged(database: TestDatabase) {
        let program = Program::start(&SERVE, &database.environment()).await;
        let files = Files::new();
        let import = Program::run(&["import", &files.json("new.json", &many("new", 3))], &database.environment()).await;
        assert!(import.status.success(), "{}", import.stderr);
        program.kill().await;
        let program = Program::start(&SERVE, &database.environment()).await;
        assert!(!program.stderr().contains("the seed was loaded"), "what was loaded is not loaded again");
        let data = program.data("{ platform(slug: \"new-2\") { version } }", json!({})).await;
        assert_eq!(data["platform"]["version"], 1);
        program.stop().await;
        assert_eq!(database.verified_events().await, 664);
    }
}
