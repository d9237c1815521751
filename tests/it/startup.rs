//! Starting, stopping, and errors that say what to do.

use std::net::TcpListener;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::{Output, Program};
use crate::harness::records::Files;

/// A command that must fail with status 1 or 2 and one short explanation; gives what it said.
async fn refused(arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let environment: Vec<_> =
        environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let Output { status, stdout, stderr } = Program::run(arguments, &environment).await;
    assert!(matches!(status.code(), Some(1 | 2)), "{arguments:?}: {status}\n{stdout}{stderr}");
    assert_eq!(stdout, "", "an error belongs on standard error");
    assert!(!stderr.contains("panicked") && stderr.len() < 2_000, "{stderr}");
    stderr
}

#[tokio::test]
async fn a_port_that_is_taken_is_named_with_the_way_out() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let told = refused(&["serve", "--listen", &address], &[]).await;
    assert!(told.contains(&address) && told.contains("--listen"), "{told}");
    let told = refused(&["serve"], &[("PORTOLAN_SERVER__LISTEN", "not an address")]).await;
    assert!(told.contains("not an address"), "{told}");
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_is_named_without_its_password() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("postgres://me:s3cret@{closed}/portolan");
    for command in [&["serve", "--listen", "127.0.0.1:0"][..], &["migrate"], &["export", "out"]] {
        let told = refused(command, &[("DATABASE_URL", &url)]).await;
        assert!(told.contains(&closed.to_string()) && told.contains("DATABASE_URL"), "{told}");
        assert!(told.contains("Connection refused"), "{told}");
        assert!(!told.contains("s3cret"), "{told}");
    }
    let server = TestDatabase::create(Engine::Postgres);
    let (prefix, _) = server.url.rsplit_once('/').unwrap();
    let told = refused(&["migrate"], &[("DATABASE_URL", &format!("{prefix}/no_such_database"))]).await;
    assert!(told.contains("no_such_database"), "{told}");
}

#[tokio::test]
async fn a_database_that_is_none_is_told_so() {
    let files = Files::new();
    let told = refused(&["migrate"], &[("DATABASE_URL", "mysql://me:s3cret@localhost/portolan")]).await;
    assert!(told.contains("sqlite://") && told.contains("postgres://") && !told.contains("s3cret"), "{told}");
    let garbage = files.write("garbage.db", "This is no database. ".repeat(500));
    let told = refused(&["migrate"], &[("DATABASE_URL", &format!("sqlite://{garbage}"))]).await;
    assert!(told.contains("garbage.db") && told.contains("not a database"), "{told}");
    let folder = files.path("").display().to_string();
    let told = refused(&["migrate"], &[("DATABASE_URL", &format!("sqlite://{folder}"))]).await;
    assert!(told.contains("unable to open"), "{told}");
}

#[tokio::test]
async fn an_unknown_setting_is_named_with_the_nearest_known_one() {
    for (name, value, words) in [
        ("PORTOLAN_SERVER__LISTN", "x", &["PORTOLAN_SERVER__LISTN", "`server.listen`"][..]),
        ("PORTOLAN_CRAWLER__POLICY__DOWN_MISES", "3", &["`crawler.policy.down_misses`"]),
        ("PORTOLAN_CRAWLR__BATCH", "3", &["PORTOLAN_CRAWLR__BATCH", "`crawler`"]),
        ("PORTOLAN_CRAWLER__BATCH", "many", &["PORTOLAN_CRAWLER__BATCH", "`crawler.batch`", "integer"]),
        ("PORTOLAN_CRAWLER__ENABLED", "maybe", &["`crawler.enabled`", "boolean"]),
        ("PORTOLAN_CRAWLER__TIMEOUT_S", "-1", &["timeout_s"]),
        ("PORTOLAN_CONFIG", "/no/such/file.toml", &["/no/such/file.toml"]),
    ] {
        let told = refused(&["config"], &[(name, value)]).await;
        for word in words {
            assert!(told.contains(word), "{name}: {told}");
        }
    }
    let files = Files::new();
    for (text, words) in [
        ("[server]\nlissten = \"x\"", "did you mean `server.listen`?"),
        ("[servr]\nlisten = \"x\"", "did you mean `server`?"),
        ("listen = ", "is not valid TOML"),
        ("[crawler]\nbatch = \"64\"", "`crawler.batch` must be an integer, not a string"),
    ] {
        let path = files.write("portolan.toml", text);
        let told = refused(&["config"], &[("PORTOLAN_CONFIG", &path)]).await;
        assert!(told.contains(words) && told.contains(&path), "{text}: {told}");
    }
    let told = refused(&["migrate"], &[("PORTOLAN_LOG__FILTER", "a=b=c")]).await;
    assert!(told.contains("log.filter"), "{told}");
}

#[tokio::test]
async fn a_slip_on_the_command_line_is_answered_with_what_was_meant() {
    for (arguments, words) in [
        (&["srve"][..], "serve"),
        (&["serve", "--lisen", "127.0.0.1:0"], "--listen"),
        (&["import"], "<PATH>"),
        (&["export"], "<DIR>"),
        (&["job", "run", "chek"], "check"),
        (&["job", "run", "check", "--now", "tomorrow"], "--now"),
        (&["check", "not a url"], "not a url"),
    ] {
        let told = refused(arguments, &[]).await;
        assert!(told.contains(words), "{arguments:?}: {told}");
    }
}

#[tokio::test]
async fn the_program_stops_at_once_when_nobody_waits_for_it() {
    let program = Program::start(&["serve", "--listen", "127.0.0.1:0", "--no-crawler"], &[]).await;
    let output = program.stop().await;
    assert_eq!(output.status.code(), Some(0), "{}", output.stderr);
    assert!(!output.stderr.contains("WARN") && !output.stderr.contains("ERROR"), "{}", output.stderr);
}

#[tokio::test]
async fn a_request_under_way_is_finished_before_the_program_stops() {
    let program = Program::start(&["serve", "--listen", "127.0.0.1:0", "--no-crawler"], &[]).await;
    let body = r#"{"query":"{ platforms { totalCount } }"}"#;
    let (half, rest) = body.split_at(10);
    let mut connection = TcpStream::connect(program.address.trim_start_matches("http://")).await.unwrap();
    let head = format!(
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n\
         Content-Length: {}\r\n\r\n",
        body.len()
    );
    connection.write_all(head.as_bytes()).await.unwrap();
    // The server asks for the body once the request is under way.
    let mut asked = [0; 25];
    connection.read_exact(&mut asked).await.unwrap();
    assert_eq!(&asked, b"HTTP/1.1 100 Continue\r\n\r\n");
    connection.write_all(half.as_bytes()).await.unwrap();

    program.ask_to_stop();
    program.logged("stopping").await;
    connection.write_all(rest.as_bytes()).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("\"totalCount\":656"), "{answer}");
    let output = program.end().await;
    assert_eq!(output.status.code(), Some(0), "{}", output.stderr);
    assert!(!output.stderr.contains("WARN") && !output.stderr.contains("ERROR"), "{}", output.stderr);
}
