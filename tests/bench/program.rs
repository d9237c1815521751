//! The release program as a child process: how long it took, and how much memory it holds.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

use crate::client::Client;

const ANNOUNCEMENT: &str = "Portolan is at http://";

/// The release program in a folder of its own.
pub fn portolan(arguments: &[&str], folder: &Path, database: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portolan"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PORTOLAN_") {
            command.env_remove(name);
        }
    }
    command.args(arguments).current_dir(folder);
    command.env("DATABASE_URL", database).env("PORTOLAN_LOG__FILTER", "warn");
    command
}

/// A run of a command to its end.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// How long it took.
    pub took: Duration,
    /// The most memory it held, in bytes.
    pub peak: u64,
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Result<Run> {
    let begun = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let mut peak = 0;
    loop {
        // The highest so far never falls, so only what is taken in the last moments can be missed.
        peak = peak.max(memory(&child, "VmHWM:").unwrap_or(0));
        if let Some(status) = child.try_wait()? {
            let took = begun.elapsed();
            ensure!(status.success(), "{command:?} ended with {status}");
            return Ok(Run { took, peak });
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A server that listens.
pub struct Server {
    /// `HOST:PORT`.
    pub address: String,
    child: Child,
    begun: Instant,
}

impl Server {
    /// Starts one that prints its address as the program does.
    pub fn start(command: &mut Command) -> Result<Self> {
        let begun = Instant::now();
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().context("the child has no output")?;
        for line in BufReader::new(output).lines() {
            if let Some(address) = line?.strip_prefix(ANNOUNCEMENT) {
                return Ok(Self { address: address.to_owned(), child, begun });
            }
        }
        bail!("{command:?} ended before it listened ({})", child.wait()?)
    }

    /// From its start until it has answered this query.
    pub fn first_answer(&self, query: &str) -> Result<Duration> {
        Client::connect(&self.address)?.ask(query)?;
        Ok(self.begun.elapsed())
    }

    /// The memory it holds now, in bytes.
    pub fn resident(&self) -> Result<u64> {
        memory(&self.child, "VmRSS:").context("the system does not tell how much memory a process holds")
    }

    /// Ends it politely, so that the next start finds everything in order.
    pub fn stop(mut self) -> Result<ExitStatus> {
        Command::new("kill").arg(self.child.id().to_string()).status()?;
        Ok(self.child.wait()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn memory(child: &Child, line: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let found = status.lines().find_map(|text| text.strip_prefix(line))?;
    let kibibytes: u64 = found.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kibibytes * 1024)
}
