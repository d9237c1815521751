//! A database of its own for every test, and the macro that runs one test on both engines.
//! Must not know what the tables are.

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

    /// The environment that makes a program use it.
    pub fn environment(&self) -> Vec<(String, String)> {
        vec![("DATABASE_URL".to_owned(), self.url.clone())]
    }
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
