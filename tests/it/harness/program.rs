//! The built program as a child process: a server to ask, or a command that runs to its end.
//! Everything that waits is bounded, and no child outlives the value that holds it.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::oneshot;

use super::http;

/// How long a server may take to its address, and a command to its end: a debug build on a busy machine is slow.
const PATIENCE: Duration = Duration::from_mins(2);
const ANNOUNCEMENT: &str = "Portolan is at ";

/// What a command left.
#[derive(Debug)]
pub struct Output {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed.
    pub stdout: String,
    /// What it logged or complained.
    pub stderr: String,
}

/// A running program: a server that has printed its address, or a worker.
#[derive(Debug)]
pub struct Program {
    /// Where it listens, as `http://127.0.0.1:PORT`; empty for a command that was only launched.
    pub address: String,
    process: Process,
}

impl Program {
    /// Starts the program and waits for its address.
    pub async fn start(arguments: &[&str], environment: &[(String, String)]) -> Self {
        Self::try_start(arguments, environment).await.unwrap_or_else(|fault| panic!("{fault}"))
    }

    /// The same for a test that expects it to fail, and then reads why.
    pub async fn try_start(arguments: &[&str], environment: &[(String, String)]) -> Result<Self, String> {
        Self::listening(Process::spawn(&mut portolan(arguments, environment))).await
    }

    /// Runs a command to its end.
    pub async fn run(arguments: &[&str], environment: &[(String, String)]) -> Output {
        Process::spawn(&mut portolan(arguments, environment)).output().await
    }

    /// Starts a command that prints no address, such as a worker, and lets it run.
    pub fn launch(arguments: &[&str], environment: &[(String, String)]) -> Self {
        let process = Process::spawn(&mut portolan(arguments, environment));
        Self { address: String::new(), process }
    }

    /// Waits until it has ended.
    pub async fn end(self) -> Output {
        self.process.output().await
    }

    async fn listening(mut process: Process) -> Result<Self, String> {
        let announced = process.announced.take().expect("only this takes it");
        match tokio::time::timeout(PATIENCE, announced).await {
            Ok(Ok(address)) => Ok(Self { address, process }),
            Ok(Err(_)) => {
                let Output { status, stdout, stderr } = process.output().await;
                Err(format!("it ended before it printed an address ({status}):\n{stdout}{stderr}"))
            }
            Err(_) => Err(format!("no address after {PATIENCE:?}:\n{}", process.stderr.text())),
        }
    }

    /// Asks `/graphql` and gives the whole answer, errors included.
    pub async fn graphql(&self, query: &str, variables: Value) -> Value {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let response = http::client()
            .post(format!("{}/graphql", self.address))
            .header("content-type", "application/json")
            .header("accept", "application/graphql-response+json")
            .body(body)
            .send()
            .await
            .unwrap_or_else(|error| panic!("{error:?}\n{}", self.stderr()));
        let status = response.status();
        let bytes = response.bytes().await.expect("the answer arrives whole");
        serde_json::from_slice(&bytes)
            .unwrap_or_else(|error| panic!("{status}, {error}: {}", String::from_utf8_lossy(&bytes)))
    }

    /// Waits until it has logged this: what was just written may still be on its way.
    pub async fn logged(&self, text: &str) {
        let wait = async {
            while !self.stderr().contains(text) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let heard = tokio::time::timeout(PATIENCE, wait).await;
        assert!(heard.is_ok(), "it never logged {text:?}:\n{}", self.stderr());
    }

    /// What of its log has arrived until now.
    pub fn stderr(&self) -> String {
        self.process.stderr.text()
    }

    /// Asks it to end (TERM) and waits until it has.
    pub async fn stop(self) -> Output {
        self.ask_to_stop();
        self.end().await
    }

    /// Asks it to end (TERM), no more.
    pub fn ask_to_stop(&self) {
        let id = self.process.child.id().to_string();
        let sent = Command::new("sh").args(["-c", "kill -TERM \"$1\"", "sh", &id]).status();
        assert!(
            sent.is_ok_and(|status| status.success()),
            "the program had ended by itself: {}",
            self.stderr()
        );
    }

    /// Ends it as a power cut would (KILL).
    pub async fn kill(mut self) -> Output {
        self.process.child.kill().expect("a child of ours can be killed");
        self.process.output().await
    }
}

/// In an empty folder and without the settings of whoever runs the tests.
fn portolan(arguments: &[&str], environment: &[(String, String)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portolan"));
    for (name, _) in std::env::vars_os() {
        if name == "DATABASE_URL" || name == "RUST_LOG" || name.to_string_lossy().starts_with("PORTOLAN_") {
            command.env_remove(name);
        }
    }
    command.args(arguments).env("NO_COLOR", "1").envs(environment.iter().cloned());
    command
}

/// A child with both its outputs being read, so that it never waits for us.
#[derive(Debug)]
struct Process {
    child: Child,
    announced: Option<oneshot::Receiver<String>>,
    stdout: Stream,
    stderr: Stream,
    _folder: TempDir,
}

impl Process {
    fn spawn(command: &mut Command) -> Self {
        let folder = tempfile::tempdir().expect("the machine has room for a temporary folder");
        command.current_dir(folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program was built");
        let (announce, announced) = oneshot::channel();
        let stdout = Stream::read(child.stdout.take().expect("a pipe"), Some(announce));
        let stderr = Stream::read(child.stderr.take().expect("a pipe"), None);
        Self { child, announced: Some(announced), stdout, stderr, _folder: folder }
    }

    async fn output(mut self) -> Output {
        let ended = tokio::time::timeout(PATIENCE, self.ended()).await;
        let status =
            ended.unwrap_or_else(|_| panic!("still running after {PATIENCE:?}:\n{}", self.stderr.text()));
        self.stdout.finish();
        self.stderr.finish();
        Output { status, stdout: self.stdout.text(), stderr: self.stderr.text() }
    }

    async fn ended(&mut self) -> ExitStatus {
        loop {
            if let Some(status) = self.child.try_wait().expect("a child of ours can be waited for") {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One output of a child, read by a thread as it comes.
#[derive(Debug)]
struct Stream {
    text: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
}

impl Stream {
    fn read(source: impl Read + Send + 'static, mut announce: Option<oneshot::Sender<String>>) -> Self {
        let text = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&text);
        let reader = std::thread::spawn(move || {
            let mut lines = BufReader::new(source);
            let mut line = Vec::new();
            while lines.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
                let read = String::from_utf8_lossy(&line).into_owned();
                kept.lock().unwrap_or_else(PoisonError::into_inner).push_str(&read);
                if let Some(address) = read.trim_end().strip_prefix(ANNOUNCEMENT)
                    && let Some(announce) = announce.take()
                {
                    // Nobody waits any more when the test has given up.
                    let _ = announce.send(address.to_owned());
                }
                line.clear();
            }
        });
        Self { text, reader: Some(reader) }
    }

    fn text(&self) -> String {
        self.text.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The child has ended, so the pipe has too.
    fn finish(&mut self) {
        if let Some(reader) = self.reader.take() {
            reader.join().expect("reading does not panic");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::harness::site::{Answer, Site};

    /// A shell script in the place of the program.
    async fn script(text: &str) -> Result<Program, String> {
        Program::listening(Process::spawn(Command::new("sh").args(["-c", text]))).await
    }

    #[tokio::test]
    async fn a_server_is_known_by_the_address_it_prints_and_ends_when_told_to() {
        let waits = "trap 'echo bye; exit 3' TERM; echo log >&2; echo Portolan is at http://127.0.0.1:1; \
                     while :; do sleep 0.01; done";
        let program = script(waits).await.unwrap();
        assert_eq!(program.address, "http://127.0.0.1:1");
        program.logged("log").await;
        let Output { status, stdout, stderr } = program.stop().await;
        assert_eq!((status.code(), stderr.as_str()), (Some(3), "log\n"));
        assert_eq!(stdout, "Portolan is at http://127.0.0.1:1\nbye\n");
    }

    #[tokio::test]
    async fn a_server_that_ignores_term_can_still_be_killed() {
        let program =
            script("trap '' TERM; echo Portolan is at http://127.0.0.1:1; exec sleep 60").await.unwrap();
        assert_eq!(program.kill().await.status.code(), None);
    }

    #[tokio::test]
    async fn a_server_that_fails_to_start_says_why() {
        let fault = script("echo The port is taken >&2; exit 1").await.unwrap_err();
        assert!(fault.contains("exit status: 1") && fault.contains("The port is taken"), "{fault}");
        let fault = Program::try_start(&["serve", "--no-such-flag"], &[]).await.unwrap_err();
        assert!(fault.starts_with("it ended before it printed an address"), "{fault}");
    }

    #[tokio::test]
    #[should_panic(expected = "it ended before it printed an address")]
    async fn a_test_that_needs_a_server_stops_when_there_is_none() {
        Program::start(&["serve", "--no-such-flag"], &[]).await;
    }

    #[tokio::test]
    async fn a_query_is_posted_as_json_and_its_answer_parsed() {
        let site = Site::start().await;
        site.set("/graphql", Answer::status(400).body(r#"{"errors": [{"message": "no"}]}"#));
        let program = script(&format!("echo Portolan is at {}; exec sleep 60", site.url(""))).await.unwrap();
        let answer = program.graphql("{ no }", json!({})).await;
        assert_eq!(answer["errors"][0]["message"], "no");
        assert_eq!(site.requests("/graphql"), 1);
    }

    #[tokio::test]
    async fn a_command_runs_to_its_end_without_the_settings_of_whoever_runs_the_tests() {
        let environment = [("PORTOLAN_SERVER__LISTEN".to_owned(), "127.0.0.1:0".to_owned())];
        assert!(Program::run(&["--help"], &environment).await.status.success());
        let given: Vec<_> = portolan(&[], &environment)
            .get_envs()
            .filter(|(_, value)| value.is_some())
            .map(|(name, _)| name.to_owned())
            .collect();
        assert_eq!(given, ["NO_COLOR", "PORTOLAN_SERVER__LISTEN"]);
    }

    #[tokio::test]
    async fn a_dropped_server_is_gone() {
        let program = script("echo Portolan is at http://127.0.0.1:1; exec sleep 60").await.unwrap();
        let folder = format!("/proc/{}", program.process.child.id());
        assert!(std::fs::exists(&folder).unwrap());
        drop(program);
        assert!(!std::fs::exists(&folder).unwrap());
    }
}
