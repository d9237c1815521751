//! A real SMTP server as a child process, which keeps what it is given. Its letters are read by Python, so that no
//! mistake of ours in writing them can be made again in reading them. Knows nothing of what letters say.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use serde::Deserialize;
use tempfile::TempDir;

/// How long a letter may be on its way.
const PATIENCE: Duration = Duration::from_mins(2);

/// A letter that arrived.
#[derive(Debug, Clone, Deserialize)]
pub struct Arrived {
    /// From whom, in the envelope.
    pub from: String,
    /// To whom, in the envelope.
    pub to: Vec<String>,
    /// The headers in order, decoded.
    pub headers: Vec<(String, String)>,
    /// What the parser disliked.
    pub defects: Vec<String>,
    /// What it says, decoded.
    pub body: String,
    /// As it came.
    pub raw: String,
    /// Whether it came over TLS.
    pub sealed: bool,
    /// Who logged in to send it.
    pub login: Option<String>,
}

impl Arrived {
    /// A header that it has once.
    pub fn header(&self, name: &str) -> &str {
        let found: Vec<_> =
            self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name)).collect();
        assert_eq!(found.len(), 1, "{name}: {:?}", self.headers);
        &found[0].1
    }

    /// What follows this in its line: the secret of a link.
    pub fn after(&self, beginning: &str) -> &str {
        let mut lines = self.body.lines().filter_map(|line| line.strip_prefix(beginning));
        lines.next().unwrap_or_else(|| panic!("no line begins with {beginning}:\n{}", self.body))
    }
}

/// The server; gone when it is dropped.
#[derive(Debug)]
pub struct SmtpServer {
    /// Where it listens.
    pub port: u16,
    child: Child,
    folder: TempDir,
}

impl SmtpServer {
    /// One that takes everything.
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// One with these flags of `tests/mail/server.py`.
    pub fn with(flags: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("the machine has room for a temporary folder");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/server.py");
        let mut child = Command::new(python())
            .arg(script)
            .arg(folder.path())
            .args(flags)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("tests/mail/install.sh printed a Python");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("its output is a pipe");
        BufReader::new(stdout).read_line(&mut line).expect("its output can be read");
        let port = line.trim().parse().expect("it prints its port, or says above why not");
        Self { port, child, folder }
    }

    /// What `mail.smtp` takes.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// What has arrived until now, in its order.
    pub fn letters(&self) -> Vec<Arrived> {
        let entries = std::fs::read_dir(self.folder.path()).expect("the folder is there");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        let read = |path| std::fs::read_to_string(path).expect("a letter that is whole");
        paths.into_iter().map(|path| serde_json::from_str(&read(path)).expect("as it writes them")).collect()
    }

    /// Waits until so many have.
    pub async fn arrived(&self, count: usize) -> Vec<Arrived> {
        let wait = async {
            while self.letters().len() < count {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let came = tokio::time::timeout(PATIENCE, wait).await;
        assert!(came.is_ok(), "{count} letters never arrived: {:?}", self.letters());
        self.letters()
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Installed once for all tests.
fn python() -> &'static str {
    static PYTHON: OnceLock<String> = OnceLock::new();
    PYTHON.get_or_init(|| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/install.sh");
        let output = Command::new(script).stderr(Stdio::inherit()).output().expect("bash can be run");
        assert!(output.status.success(), "there is no SMTP server to test on; it says above why");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    })
}
