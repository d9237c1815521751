//! What the documents promise: the README's queries work when pasted, and the commands' page is the
//! program's own help.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

#[tokio::test]
async fn the_queries_of_the_readme_work_when_pasted() {
    let database = TestDatabase::create(Engine::Sqlite);
    let serve = ["serve", "--no-crawler", "--listen", "127.0.0.1:0"];
    let program = Program::start(&serve, &database.environment()).await;
    let readme = read("README.md");
    let queries: Vec<&str> =
        readme.split("```graphql\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(queries.len(), 6);
    for query in queries {
        let answer = program.graphql(query, json!({})).await;
        assert!(answer["errors"].is_null(), "{query}\n{answer}");
        let found = answer["data"].as_object().unwrap().values().all(|value| !value.is_null());
        assert!(found, "{query}\n{answer}");
    }
    program.stop().await;
}

/// The help of the program and of every command, as the commands' page shows it.
async fn commands() -> String {
    let mut page = "# Commands\n\nWhat `portolan --help` and `portolan COMMAND --help` say.\n".to_owned();
    let names = [
        "",
        "serve",
        "crawl",
        "check",
        "migrate",
        "import",
        "export",
        "state",
        "job",
        "job run",
        "job list",
        "job runs",
        "account",
        "account invite",
        "account link",
        "account list",
        "account roles",
        "account suspend",
        "account restore",
        "account token",
        "account mails",
        "audit",
        "audit verify",
        "schema",
        "config",
    ];
    for name in names {
        let mut arguments: Vec<&str> = name.split_whitespace().collect();
        arguments.push("--help");
        let help = Program::run(&arguments, &[]).await;
        assert!(help.status.success(), "{name}: {}", help.stderr);
        let title = format!("portolan {name}");
        let _ = write!(page, "\n## {}\n\n```text\n{}\n```\n", title.trim(), help.stdout.trim_end());
    }
    page
}

#[tokio::test]
async fn the_page_of_commands_is_what_the_program_says() {
    let page = commands().await;
    if std::env::var_os("PORTOLAN_TEST_WRITE").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
        std::fs::write(path, &page).unwrap();
    }
    let mend = "PORTOLAN_TEST_WRITE=1 cargo test --test it the_page_of_commands";
    assert!(page == read("docs/commands.md"), "docs/commands.md is out of date; mend it with\n  {mend}");
}

#[test]
fn the_page_of_the_workflow_shows_the_laws_as_they_are() {
    let page = read("docs/workflow.md");
    let (words, _) = page.split_once("## Steps").expect("the page has its steps");
    let (intro, _) = page[words.len()..].split_once("| from |").unwrap_or((&page[words.len()..], ""));
    let wanted = format!("{words}{}\n\n{}", intro.trim_end(), laws());
    if std::env::var_os("PORTOLAN_TEST_WRITE").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/workflow.md"), &wanted).unwrap();
    }
    let mend = "PORTOLAN_TEST_WRITE=1 cargo test --test it the_page_of_the_workflow";
    assert!(read("docs/workflow.md") == wanted, "docs/workflow.md is out of date; mend it with\n  {mend}");
}

fn laws() -> String {
    let tables = registry::workflow::tables();
    let (submission, endorsement) = tables.split_once("\n\n").expect("there are two tables");
    format!(
        "{submission}\n\nAn endorsement moves like this; a confirmation holds for 365 days and is due 45 days before its end:\n\n{endorsement}"
    )
}
