//! The types that JSON-LD names.

use scraper::Html;
use serde_json::Value;

use super::clean::line;
use super::{elements, inner_text};

const MOST: usize = 50;
const SCRIPT_BYTES: usize = 512 * 1024;

/// Every `@type`, in the order of first sight. A script that is no JSON is passed over.
pub(super) fn types(html: &Html) -> Vec<String> {
    let mut found = Vec::new();
    let scripts = elements(html).filter(|e| e.value().name() == "script");
    let linked = scripts.filter(|e| e.attr("type").is_some_and(is_json_ld)).take(MOST);
    for script in linked {
        // serde_json refuses more than 128 levels, so no depth can hurt here.
        if let Ok(value) = serde_json::from_str::<Value>(inner_text(script, SCRIPT_BYTES).trim()) {
            walk(&value, &mut found);
        }
    }
    found
}

fn is_json_ld(kind: &str) -> bool {
    kind.split(';').next().unwrap_or(kind).trim().eq_ignore_ascii_case("application/ld+json")
}

fn walk(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
        Value::Object(fields) => {
            match fields.get("@type") {
                Some(Value::String(name)) => add(name, found),
                Some(Value::Array(names)) => {
                    names.iter().filter_map(Value::as_str).for_each(|name| add(name, found));
                }
                _ => {}
            }
            fields.values().for_each(|field| walk(field, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// `https://schema.org/Course` and `Course` are one type.
fn add(name: &str, found: &mut Vec<String>) {
    let short = name.rsplit(['/', '#', ':']).next().unwrap_or(name);
    if let Some(name) = line(short, 100).filter(|name| found.len() < MOST && !found.contains(name)) {
        found.push(name);
    }
}
