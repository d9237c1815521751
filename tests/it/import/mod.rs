//! `portolan import` and `portolan export`: what a file may hold, what a fault says, and what a second time does.

mod addresses;
mod changes;
mod faults;
mod files;
mod round_trip;

use crate::harness::database::TestDatabase;
use crate::harness::program::{Output, Program};

impl TestDatabase {
    /// Runs an import to its end, however that is.
    async fn import(&self, paths: &[&str]) -> Output {
        Program::run(&[&["import"], paths].concat(), &self.environment()).await
    }

    /// An import that must go through; gives what it printed.
    async fn import_all(&self, paths: &[&str]) -> String {
        let Output { status, stdout, stderr } = self.import(paths).await;
        assert!(status.success(), "{stdout}{stderr}");
        stdout
    }

    fn slugs(&self) -> String {
        self.sql("SELECT slug FROM platforms ORDER BY slug").replace('\n', " ")
    }

    fn events(&self) -> String {
        self.sql("SELECT count(*) FROM events")
    }
}
