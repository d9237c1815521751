//! The desks, as a browser without scripts uses them.

mod admin;
mod curators;
mod forms;
mod interrupted;
mod journey;
mod mine;
mod rights;
mod sheet;

use std::cell::RefCell;

use super::Shown;
use crate::harness::database::TestDatabase;
use crate::harness::program::Program;

const SERVE: [&str; 4] = ["serve", "--listen", "127.0.0.1:0", "--no-crawler"];

/// A browser of somebody, with their cookies.
struct Person<'a> {
    program: &'a Program,
    cookies: RefCell<Vec<(String, String)>>,
}

impl<'a> Person<'a> {
    /// Somebody with an account in these roles, who has come in by the link that the command line prints.
    async fn invited(program: &'a Program, database: &TestDatabase, email: &str, roles: &[&str]) -> Self {
        let mut arguments = vec!["account", "invite", email];
        arguments.extend(roles);
        let invited = Program::run(&arguments, &database.environment()).await;
        let link = invited
            .stdout
            .split_whitespace()
            .find(|word| word.contains("/sign-in/"))
            .unwrap_or_else(|| panic!("{}{}", invited.stdout, invited.stderr));
        let secret = link.rsplit('/').next().unwrap();
        let person = Self { program, cookies: RefCell::default() };
        let page = person.open(&format!("/en/sign-in/{secret}")).await;
        assert_eq!(
            (page.status, page.texts("form button").len()),
            (200, 1),
            "opening the link uses nothing up"
        );
        let came = person.send(&format!("/en/sign-in/{secret}"), &[]).await;
        assert_eq!((came.status, came.header("location")), (303, "/en/desk"), "{}", came.body);
        person
    }

    fn line(&self) -> String {
        let cookies = self.cookies.borrow();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&self, shown: &Shown) {
        for set in shown.headers_of("set-cookie") {
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            let mut cookies = self.cookies.borrow_mut();
            cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    /// Has the browser keep a cookie.
    fn remember(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().retain(|(known, _)| known != name);
        self.cookies.borrow_mut().push((name.to_owned(), value.to_owned()));
    }

    async fn open(&self, path: &str) -> Shown {
        let shown = self.program.page_with(path, &[("cookie", &self.line()), ("host", &self.host())]).await;
        self.keep(&shown);
        shown
    }

    fn host(&self) -> String {
        self.program.address.trim_start_matches("http://").to_owned()
    }

    async fn send(&self, path: &str, pairs: &[(&str, &str)]) -> Shown {
        let body: String = url_encoded(pairs);
        let headers = [("cookie", self.line()), ("sec-fetch-site", "same-origin".to_owned())];
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let shown = self.program.form(path, &body, &headers).await;
        self.keep(&shown);
        shown
    }

    /// Sends a form that is taken, and opens what it leads to.
    async fn does(&self, path: &str, pairs: &[(&str, &str)]) -> (String, Shown) {
        let sent = self.send(path, pairs).await;
        assert_eq!(
            sent.status,
            303,
            "{path} {pairs:?}: {:?} {}",
            sent.texts("#faults li"),
            sent.texts("h1").join(" ")
        );
        let to = sent.header("location").to_owned();
        let shown = self.open(&to).await;
        assert_eq!(shown.status, 200, "{to}");
        (to.split('?').next().unwrap().to_owned(), shown)
    }
}

fn url_encoded(pairs: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String {
        text.bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect()
    };
    pairs
        .iter()
        .map(|(key, value)| format!("{}={}", encode(key), encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// The id of the only row of a table.
fn only_id(database: &TestDatabase, table: &str) -> String {
    let hex = database.sql(&format!("SELECT lower(hex(id)) FROM {table}"));
    let id: uuid::Uuid = hex.parse().unwrap_or_else(|_| panic!("{table}: {hex}"));
    id.to_string()
}

/// The form without a field.
fn form_without(field: &str) -> Vec<(&'static str, &'static str)> {
    FORM.into_iter().filter(|(key, _)| *key != field).collect()
}

/// A sound form of a platform.
const FORM: [(&str, &str); 15] = [
    ("fields", "1"),
    ("name-0-language", "fr"),
    ("name-0", "École du fleuve"),
    ("summary-0-language", "fr"),
    ("summary-0", "Des leçons pour toutes les classes du primaire, avec des exercices et des vidéos libres."),
    ("url", "https://ecole-du-fleuve.example.sn/"),
    ("languages", "fr"),
    ("levels", "ISCED_1"),
    ("audiences", "LEARNERS"),
    ("kind", "CONTENT_PORTAL"),
    ("subjects", "GENERAL"),
    ("access", "OPEN"),
    ("lifecycle", "ACTIVE"),
    ("authority", "Ministère de l'éducation"),
    ("sources", "https://education.example.sn/liste"),
];
