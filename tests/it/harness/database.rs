//! A database of its own for every test, and the macro that runs one test on both engines.
//! Must not know what the tables are.

use std::process::{Command, Stdio};

use registry::Db;
use tempfile::TempDir;

use super::postgres;

/// The engines that Portolan runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default.
    Sqlite,
    /// Many copies over one database.
    Postgres,
}

/// An empty database that is gone when the test ends.
#[derive(Debug)]
pub struct TestDatabase {
    /// What `DATABASE_URL` takes.
    pub url: String,
    /// Which engine it is.
    pub engine: Engine,
    _home: Home,
}

/// Where it lives; dropping it takes the database away.
#[derive(Debug)]
enum Home {
    Folder { _folder: TempDir },
    Server { name: String },
}

impl Drop for Home {
    fn drop(&mut self) {
        match self {
            Self::Folder { .. } => {}
            Self::Server { name } => postgres::drop_database(name),
        }
    }
}

impl TestDatabase {
    /// A fresh one on this engine.
    pub fn create(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let folder = tempfile::tempdir().expect("the machine has room for a temporary folder");
                let url = format!("sqlite://{}?mode=rwc", folder.path().join("portolan.db").display());
                Self { url, engine, _home: Home::Folder { _folder: folder } }
            }
            Engine::Postgres => {
                let name = postgres::create_database();
                Self { url: postgres::url_of(&name), engine, _home: Home::Server { name } }
            }
        }
    }

    /// Runs SQL and gives what it prints, one row a line, columns parted by `|`; or why it was refused.
    pub fn try_sql(&self, sql: &str) -> Result<String, String> {
        match self.engine {
            Engine::Sqlite => sqlite(&self.url, sql),
            Engine::Postgres => postgres::try_psql(&self.url, sql),
        }
    }

    /// The same for SQL that must not be refused.
    pub fn sql(&self, sql: &str) -> String {
        self.try_sql(sql).unwrap_or_else(|refusal| panic!("{sql}: {refusal}"))
    }

    /// A connection like the program's own.
    pub async fn connect(&self) -> Db {
        Db::connect(&self.url, registry::Memory::Lean).await.expect("the database was made for this test")
    }

    /// Walks the chain of events and gives their number.
    pub async fn verified_events(&self) -> i64 {
        let db = self.connect().await;
        let verdict = registry::events::verify(&db).await.expect("the events can be read");
        db.close().await.expect("a connection can be closed");
        verdict.unwrap_or_else(|broken| panic!("{broken}"))
    }

    /// The environment that makes a program use it.
    pub fn environment(&self) -> Vec<(String, String)> {
        vec![("DATABASE_URL".to_owned(), self.url.clone())]
    }
}

/// Other programs may be writing: like the program itself, this waits for them.
fn sqlite(url: &str, sql: &str) -> Result<String, String> {
    let file = url.trim_start_matches("sqlite://").trim_end_matches("?mode=rwc");
    let output = Command::new("sqlite3")
        .args(["-batch", "-bail", "-init", "/dev/null", "-cmd", ".timeout 30000", file, sql])
        .stdin(Stdio::null())
        .output()
        .expect("sqlite3 can be run (on Debian: apt-get install sqlite3)");
    postgres::printed(&output)
}

/// Writes a test once and runs it on SQLite and on PostgreSQL, as `name::on_sqlite` and `name::on_postgres`.
///
/// ```ignore
/// on_both_databases! {
///     async fn an_import_is_seen_by_the_next_start(database: TestDatabase) { … }
/// }
/// ```
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* async fn $name:ident($database:ident: TestDatabase) $body:block)+) => {$(
        $(#[$attribute])*
        async fn $name($database: $crate::harness::database::TestDatabase) $body

        mod $name {
            use crate::harness::database::{Engine, TestDatabase};

            #[tokio::test(flavor = "multi_thread")]
            async fn on_sqlite() {
                super::$name(TestDatabase::create(Engine::Sqlite)).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_postgres() {
                super::$name(TestDatabase::create(Engine::Postgres)).await;
            }
        }
    )+};
}

on_both_databases! {
    async fn every_test_gets_an_address_of_its_own(database: TestDatabase) {
        let other = TestDatabase::create(database.engine);
        let scheme = match database.engine {
            Engine::Sqlite => "sqlite://",
            Engine::Postgres => "postgres://",
        };
        assert!(database.url.starts_with(scheme), "{}", database.url);
        assert_ne!(database.url, other.url);
        assert_eq!(database.sql("SELECT 1, 'a'"), "1|a");
        assert!(database.try_sql("SELECT * FROM nowhere").is_err_and(|refusal| refusal.contains("nowhere")));
        assert_eq!(database.environment(), [("DATABASE_URL".to_owned(), database.url.clone())]);
    }
}

#[test]
fn a_database_on_the_server_is_gone_with_its_test() {
    let database = TestDatabase::create(Engine::Postgres);
    assert_eq!(postgres::psql(&database.url, "SELECT 1"), "1");
    let name = database.url.rsplit('/').next().unwrap().to_owned();
    drop(database);
    let names = postgres::psql(&postgres::url_of("postgres"), "SELECT datname FROM pg_database");
    assert!(!names.lines().any(|line| line == name), "{names}");
}
