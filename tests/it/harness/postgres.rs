//! The PostgreSQL that tests share, and fresh databases in it. Speaks through `psql`, so that the tests from outside
//! need no database library of their own.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The server that `tests/run.sh` started for all test processes, else one for this process alone.
fn server() -> &'static str {
    static SERVER: OnceLock<(String, Option<Child>)> = OnceLock::new();
    let (url, _) = SERVER.get_or_init(|| match std::env::var("PORTOLAN_TEST_POSTGRES") {
        Ok(url) => (url, None),
        Err(_) => start(),
    });
    url
}

/// The child is kept, never stopped: when this process ends in whatever way, the pipe to the script closes, and the
/// script takes the server and its folder away.
fn start() -> (String, Option<Child>) {
    let mut child = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/postgres.sh"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("tests/postgres.sh can be run");
    let mut line = String::new();
    let stdout = child.stdout.take().expect("its output is a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("its output can be read");
    let url = line.trim().to_owned();
    assert!(url.starts_with("postgres://"), "tests/postgres.sh started no server; it says above why");
    (url, Some(child))
}

/// Makes an empty database and gives its name.
pub fn create_database() -> String {
    static MADE: AtomicUsize = AtomicUsize::new(0);
    let name = format!("test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    // A test that was killed may have left one behind, and process ids come again.
    drop_database(&name);
    // Nobody is ever connected to template0, so any number of tests can copy it at once.
    psql(&url_of("postgres"), &format!("CREATE DATABASE {name} TEMPLATE template0"));
    name
}

/// Drops a database, even under the feet of a program that still uses it.
pub fn drop_database(name: &str) {
    psql(&url_of("postgres"), &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
}

/// The address of one database of the server.
pub fn url_of(name: &str) -> String {
    let (server, _) = server().rsplit_once('/').expect("the server's address names a database");
    format!("{server}/{name}")
}

/// Runs SQL and gives what it prints, one row a line, columns parted by `|`.
pub fn psql(url: &str, sql: &str) -> String {
    try_psql(url, sql).unwrap_or_else(|refusal| panic!("{sql}: {refusal}"))
}

/// The same, or why the server refused.
pub fn try_psql(url: &str, sql: &str) -> Result<String, String> {
    let output = Command::new(psql_program())
        .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"])
        .args(["--dbname", url, "--command", sql])
        .env("PGOPTIONS", "--client-min-messages=warning")
        .stdin(Stdio::null())
        .output()
        .expect("psql can be run");
    printed(&output)
}

/// What a database's own command line printed, or its complaint.
pub fn printed(output: &Output) -> Result<String, String> {
    if output.status.success() {
        Ok(String::from_utf8(output.stdout.clone()).expect("databases speak UTF-8").trim_end().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// Debian's `psql` in the path is a script that looks for clusters first; the real one is ten times as quick.
fn psql_program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
        let found = versions.map(|version| version.path().join("bin/psql")).filter(|psql| psql.is_file());
        found.max().unwrap_or_else(|| PathBuf::from("psql"))
    })
}

#[test]
fn a_dropped_database_is_gone_though_somebody_is_connected() {
    let name = create_database();
    let url = url_of(&name);
    let mut idle = Command::new(psql_program())
        .args(["--no-psqlrc", "--dbname", &url])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    drop_database(&name);
    let left =
        psql(&url_of("postgres"), &format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'"));
    drop(idle.stdin.take());
    idle.wait().unwrap();
    assert_eq!(left, "0");
}
