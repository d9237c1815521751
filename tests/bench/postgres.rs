//! A throw-away PostgreSQL, the one that the tests use; gone when this is dropped.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};

/// A running server with one empty database.
pub struct Postgres {
    /// What `DATABASE_URL` takes.
    pub url: String,
    script: Child,
}

impl Postgres {
    /// Starts it.
    pub fn start() -> Result<Self> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/postgres.sh");
        let mut script = Command::new(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut url = String::new();
        BufReader::new(script.stdout.take().context("the script has no output")?).read_line(&mut url)?;
        let url = url.trim().to_owned();
        ensure!(url.starts_with("postgres://"), "tests/postgres.sh started no server");
        Ok(Self { url, script })
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // The script ends, and takes the server with it, when its input closes.
        drop(self.script.stdin.take());
        let _ = self.script.wait();
    }
}
