//! What somebody may mean who has begun to type, for the script of the search box.

use serde_json::json;

use super::answer::Made;
use super::failure::Failure;
use super::marks::Texts;
use super::visit::Visit;
use crate::catalogue::{SuggestedNode, Suggestion};

/// As many as fit under a search box on a phone.
const MOST: i64 = 8;

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let text: String = visit.value("q").unwrap_or_default().chars().take(200).collect();
    // What cannot be suggested for has no suggestions.
    let suggestions = visit.snapshot.suggest(&text, MOST, visit.locale).unwrap_or_default();
    let items: Vec<_> = suggestions.iter().map(|suggestion| item(&visit, suggestion)).collect();
    Ok(Made::json(json!({ "items": items }).to_string()))
}

fn item(visit: &Visit, suggestion: &Suggestion) -> serde_json::Value {
    let w = visit.words;
    let (link, label, kind, detail) = match &suggestion.node {
        SuggestedNode::Platform(entry) => {
            let document = entry.document();
            let name = Texts(&document.names, visit.locale).chosen().map_or("", |name| name.text);
            let is_own = suggestion.text.is_empty() || suggestion.text == name;
            let label = if is_own { name } else { suggestion.text.as_str() };
            (
                visit.to.platform(&document.slug),
                label.to_owned(),
                "suggest-platform",
                w.label(document.country),
            )
        }
        SuggestedNode::Country(code) => {
            (visit.to.country(code), w.label(*code).to_owned(), "suggest-country", "")
        }
        SuggestedNode::Language(tag) => {
            (visit.to.language(tag), w.label(*tag).to_owned(), "suggest-language", "")
        }
    };
    json!({ "link": link, "label": label, "kind": w.say(kind), "detail": detail })
}
