//! Every page of `tests/fixtures/pages` through the real reading and judging, and what was taken for what.
//! `PORTOLAN_PAGES=DIR` judges by another folder of the same form.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use outbound::Response;
use serde_json::Value;
use url::Url;

use super::probe::{self, Visit};
use crate::checker::Target;
use crate::extract::Page;
use crate::fetch::{Content, End, Journey, read_content};
use crate::verdict::{self, Judgement};

const HOST: &str = "https://learn.school.test";

fn folder() -> PathBuf {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/pages");
    std::env::var_os("PORTOLAN_PAGES").map_or(ours, PathBuf::from)
}

fn records() -> Vec<Value> {
    let text = std::fs::read_to_string(folder().join("index.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn text<'a>(record: &'a Value, key: &str) -> &'a str {
    record[key].as_str().unwrap_or_default()
}

fn texts(record: &Value, key: &str) -> Vec<String> {
    let list = record[key].as_array().cloned().unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The bytes of every page.
pub(super) fn bodies() -> Vec<Vec<u8>> {
    let read = |record: Value| std::fs::read(folder().join(text(&record, "file"))).unwrap();
    records().into_iter().map(read).collect()
}

/// The journey that ends with a page of the folder.
fn journey(record: &Value, url: Url) -> Journey {
    let body = std::fs::read(folder().join(text(record, "file"))).unwrap();
    let mut headers = HeaderMap::new();
    headers.insert("content-type", HeaderValue::from_static("text/html; charset=utf-8"));
    for (name, value) in record["headers"].as_object().into_iter().flatten() {
        let name = HeaderName::try_from(name.as_str()).unwrap();
        headers.insert(name, HeaderValue::from_str(value.as_str().unwrap()).unwrap());
    }
    let content = read_content(&url, &headers, &body);
    let status = u16::try_from(record["status"].as_u64().unwrap()).unwrap();
    let response = Response {
        status: StatusCode::from_u16(status).unwrap(),
        headers,
        wire_bytes: body.len() as u64,
        body,
        truncated: false,
        damage: None,
        addresses: Vec::new(),
        tls: None,
    };
    Journey { redirects: Vec::new(), url, end: End::Arrived(Box::new(response), content) }
}

/// The fingerprint of a page of the folder, which was accepted before.
fn accepted(url: &Url, file: &str) -> Option<String> {
    let body = std::fs::read(folder().join(file)).unwrap();
    let headers = HeaderMap::from_iter([(http::header::CONTENT_TYPE, HeaderValue::from_static("text/html"))]);
    match read_content(url, &headers, &body) {
        Content::Page(page) => page.metadata.text_hash,
        _ => None,
    }
}

fn page(journey: &Journey) -> Option<&Page> {
    match &journey.end {
        End::Arrived(response, Content::Page(page)) if response.status.is_success() => Some(page),
        _ => None,
    }
}

fn joined(base: &Url, record: &Value, key: &str) -> Url {
    record[key].as_str().map_or_else(|| base.clone(), |to| base.join(to).unwrap())
}

/// What a check says of a record: the outcome, the notices in order, and why.
fn judged(record: &Value) -> (String, Vec<String>, String) {
    let start = Url::parse(HOST).unwrap().join(text(record, "url")).unwrap();
    let target = Target {
        url: start.to_string(),
        names: texts(record, "names"),
        languages: texts(record, "languages"),
        accepted_text_hash: record["accepted"].as_str().and_then(|file| accepted(&start, file)),
    };
    let journey = journey(record, joined(&start, record, "final_url"));
    let Judgement { mut verdict, mut notices, doubtful } = verdict::judge(&target, &start, &journey);
    if let Some(invented) = probe::address(&start, "q7c4k1x9z2").filter(|_| doubtful) {
        let answer = match &record["probe"] {
            Value::Null => None,
            told => Some(self::journey(told, joined(&joined(&invented, told, "path"), told, "final_url"))),
        };
        let other = answer.as_ref().and_then(|answer| Some((&answer.url, page(answer)?)));
        let ours = page(&journey).map(|page| Visit { asked: &start, end: &journey.url, page });
        if let (Some(ours), Some((end, page))) = (ours, other) {
            let other = Visit { asked: &invented, end, page };
            if let Some(what) = probe::compare(&ours, &other) {
                verdict = verdict::unmasked(&journey, &what);
                notices.clear();
            }
        }
    }
    let mut notices: Vec<_> = notices.iter().map(|notice| notice.code().to_owned()).collect();
    notices.sort();
    (verdict.outcome.code().to_owned(), notices, verdict.evidence)
}

/// Right and wrong of one folder, catches and near misses apart.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what one runs it for")]
fn no_page_of_the_fixtures_is_taken_for_another_the_confusion_table() {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut wrong = Vec::new();
    for record in records() {
        let file = text(&record, "file");
        let (outcome, notices, evidence) = judged(&record);
        let mut wanted = texts(&record, "notices");
        wanted.sort();
        let right = outcome == text(&record, "outcome") && notices == wanted;
        let kind = file.rsplit_once('/').map_or(file, |(folder, _)| folder).to_owned();
        let score = scores.entry(kind).or_default();
        score.right += usize::from(right);
        score.wrong += usize::from(!right);
        if !right {
            let asked = text(&record, "outcome");
            wrong.push(format!(
                "{file}: {outcome} {notices:?}, not {asked} {wanted:?} ({})\n    {evidence}",
                text(&record, "why")
            ));
        }
    }
    println!("{:<20} {:>5} {:>5}", "pages", "right", "wrong");
    for (kind, Score { right, wrong }) in &scores {
        println!("{kind:<20} {right:>5} {wrong:>5}");
    }
    println!("{}", wrong.join("\n"));
    assert!(wrong.is_empty(), "{} pages are taken for what they are not:\n{}", wrong.len(), wrong.join("\n"));
}
