//! How programs read the registry.

use askama::Template;
use serde_json::Value;

use super::answer::Made;
use super::failure::Failure;
use super::frame::Frame;
use super::visit::Visit;

#[derive(Template)]
#[template(path = "developers.html")]
struct Page {
    frame: Frame,
    endpoint: String,
    console: String,
    curl: String,
    examples: Vec<Example>,
    badge: String,
}

/// A query that can be opened in the console.
struct Example {
    title: String,
    query: String,
    link: String,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let w = visit.words;
    let urls = &visit.service.urls;
    let console = urls.path("/graphql");
    let endpoint = urls.whole(&console);
    let slug = visit.snapshot.entries().next().map(|entry| entry.document().slug.to_string());
    let badge = urls.whole(&urls.path(&format!("/badge/{}.svg", slug.as_deref().unwrap_or("…"))));
    let curl = format!(
        "curl {endpoint} \\\n  -H 'content-type: application/json' \\\n  -d '{{\"query\": \"{{ platforms(first: 3, filter: {{ countries: [ML] }}) {{ totalCount nodes {{ slug name url }} }} }}\"}}'"
    );
    let page = Page {
        frame: Frame::new(&visit, w.say("developers-title"), w.say("developers-lead")),
        examples: examples(&console),
        endpoint,
        console,
        curl,
        badge,
    };
    Made::page(&page)
}

/// The first of the console's own examples: one place, so that both say the same.
fn examples(console: &str) -> Vec<Example> {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../../static/console.examples.json")).unwrap_or_default();
    let text = |value: &Value| match value {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    let example = |value: &Value| {
        let query = text(&value["query"]);
        let variables =
            value.get("variables").filter(|variables| !variables.is_null()).map(ToString::to_string);
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        pairs.append_pair("query", &query);
        if let Some(variables) = variables {
            pairs.append_pair("variables", &variables);
        }
        Example { title: text(&value["title"]), query, link: format!("{console}#{}", pairs.finish()) }
    };
    all.iter().take(4).map(example).collect()
}
