//! The form of an entry: from a record to boxes, and from what was typed back to a record. Nothing is judged here; a draft
//! keeps whatever was typed.

use registry::vocabulary::{
    Access, Audience, EducationLevel, Lifecycle, PlatformKind, RetirementReason, Subject, Vocabulary,
    languages,
};
use serde_json::{Map, Value, json};

use super::Form;
use crate::i18n::{Labelled, label};
use crate::ordinal::Ordinal as _;
use crate::pages::words::Words;

/// Empty boxes after those that are filled, so that one more can be added without a script.
const SPARE: usize = 1;
/// Boxes for languages.
const LANGUAGES: usize = 4;
/// Names or summaries that a form may have.
const MOST: usize = 30;

/// A text in a language, as two boxes.
pub(in crate::pages) struct TextBox {
    pub language: String,
    pub text: String,
}

/// A value that can be ticked.
pub(in crate::pages) struct Tick {
    pub code: &'static str,
    pub label: String,
    pub is_on: bool,
}

/// The boxes of an entry.
pub(in crate::pages) struct Boxes {
    pub names: Vec<TextBox>,
    pub summaries: Vec<TextBox>,
    pub url: String,
    pub languages: Vec<String>,
    pub levels: Vec<Tick>,
    pub audiences: Vec<Tick>,
    pub subjects: Vec<Tick>,
    pub kinds: Vec<Tick>,
    pub access: Vec<Tick>,
    pub lifecycles: Vec<Tick>,
    pub operator: String,
    pub authority: String,
    pub launched: String,
    pub sources: String,
    pub known_languages: Vec<(&'static str, &'static str)>,
}

/// The boxes of a retirement.
pub(in crate::pages) struct End {
    pub reasons: Vec<Tick>,
    pub date: String,
    pub successor: String,
    pub note: String,
}

fn text(record: &Value, field: &str) -> String {
    match &record[field] {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

fn list(record: &Value, field: &str) -> Vec<String> {
    let values = record[field].as_array().into_iter().flatten();
    values.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn texts(record: &Value, field: &str) -> Vec<TextBox> {
    let all = record[field].as_object().into_iter().flatten();
    let mut boxes: Vec<TextBox> = all
        .map(|(language, text)| TextBox {
            language: language.clone(),
            text: text.as_str().unwrap_or_default().to_owned(),
        })
        .collect();
    boxes.extend((0..SPARE).map(|_| TextBox { language: String::new(), text: String::new() }));
    boxes
}

fn ticks<V: Labelled + Vocabulary>(record: &Value, field: &str, w: Words) -> Vec<Tick> {
    let one = record[field].as_str().map(str::to_owned);
    let on: Vec<String> = one.into_iter().chain(list(record, field)).collect();
    let tick = |value: V| {
        let code = Vocabulary::code(&value);
        Tick { code, label: label(value, w.0).to_owned(), is_on: on.iter().any(|chosen| chosen == code) }
    };
    (0..V::count()).filter_map(V::nth).map(tick).collect()
}

impl Boxes {
    /// The boxes of a record.
    pub(in crate::pages) fn of(record: &Value, w: Words) -> Self {
        let mut tags = list(record, "languages");
        let wanted = tags.len().max(LANGUAGES - SPARE) + SPARE;
        tags.resize(wanted, String::new());
        let mut lifecycles = ticks::<Lifecycle>(record, "lifecycle", w);
        // What is retired says so by a proposal of its own.
        lifecycles.retain(|tick| tick.code != Lifecycle::Retired.code());
        let mut known: Vec<_> =
            languages().iter().map(|language| (language.code.code(), w.label(language.code))).collect();
        known.sort_by_key(|(_, name)| *name);
        Self {
            names: texts(record, "name"),
            summaries: texts(record, "summary"),
            url: text(record, "url"),
            languages: tags,
            levels: ticks::<EducationLevel>(record, "levels", w),
            audiences: ticks::<Audience>(record, "audiences", w),
            subjects: ticks::<Subject>(record, "subjects", w),
            kinds: ticks::<PlatformKind>(record, "kind", w),
            access: ticks::<Access>(record, "access", w),
            lifecycles,
            operator: text(record, "operator"),
            authority: text(record, "authority"),
            launched: text(record, "launched"),
            sources: list(record, "sources").join("\n"),
            known_languages: known,
        }
    }
}

impl End {
    /// The boxes of a retirement.
    pub(in crate::pages) fn of(record: &Value, w: Words) -> Self {
        let reason = |reason: &RetirementReason| Tick {
            code: reason.code(),
            label: w.of_code("retired", reason.code()).into_owned(),
            is_on: record["reason"].as_str() == Some(reason.code()),
        };
        Self {
            reasons: RetirementReason::ALL.iter().map(reason).collect(),
            date: text(record, "date"),
            successor: text(record, "successor"),
            note: text(record, "note"),
        }
    }
}

/// What was typed about an entry, as a record has it. A box that was emptied says that there is nothing.
pub(in crate::pages) fn typed(form: &Form) -> Value {
    let mut record = Map::new();
    for field in ["name", "summary"] {
        record.insert(field.to_owned(), by_language(form, field));
    }
    for field in ["url", "kind", "access", "lifecycle"] {
        if form.has(field) {
            record.insert(field.to_owned(), form.text(field).into());
        }
    }
    for field in ["languages", "levels", "audiences", "subjects"] {
        record.insert(field.to_owned(), form.all(field).collect::<Vec<_>>().into());
    }
    for field in ["operator", "authority"] {
        record.insert(field.to_owned(), form.given(field).map_or(Value::Null, Value::from));
    }
    let launched =
        form.given("launched").map(|year| year.parse::<i64>().map_or_else(|_| year.into(), Value::from));
    record.insert("launched".to_owned(), launched.unwrap_or_default());
    let sources = form.text("sources").lines().map(str::trim).filter(|line| !line.is_empty());
    record.insert("sources".to_owned(), sources.collect::<Vec<_>>().into());
    Value::Object(record)
}

/// What was typed about the end of a platform.
pub(in crate::pages) fn typed_end(form: &Form) -> Value {
    let given = ["reason", "date", "successor", "note"].into_iter();
    let pairs = given.map(|field| (field.to_owned(), form.given(field).map_or(json!(""), Value::from)));
    Value::Object(pairs.collect())
}

fn by_language(form: &Form, field: &str) -> Value {
    let mut texts = Map::new();
    for place in 0..MOST {
        let language = form.text(&format!("{field}-{place}-language")).to_owned();
        let text = form.text(&format!("{field}-{place}"));
        if !text.is_empty() {
            texts.insert(language, text.into());
        }
    }
    Value::Object(texts)
}

/// The fields that say something else than a record does, and those of them that were typed before and say the same now.
pub(in crate::pages) fn changed(typed: Value, before: &Value) -> (Value, Vec<String>) {
    let Value::Object(typed) = typed else { return (json!({}), Vec::new()) };
    let empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    };
    let same = |field: &str, value: &Value| {
        let stood = &before[field];
        value == stood || (empty(value) && empty(stood))
    };
    let (same, other): (Map<_, _>, Map<_, _>) =
        typed.into_iter().partition(|(field, value)| same(field, value));
    (Value::Object(other), same.into_iter().map(|(field, _)| field).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_as_a_record() {
        let form = Form::read(
            b"name-0-language=fr&name-0=%C3%89cole&name-1-language=&name-1=&url=https%3A%2F%2Fx.example&levels=ISCED_1\
              &levels=ISCED_2&languages=fr&languages=&kind=MOOC&launched=2020&sources=https%3A%2F%2Fa%0D%0A%0D%0Ahttps%3A%2F%2Fb&operator=",
        );
        let record = typed(&form);
        assert_eq!(record["name"], json!({ "fr": "École" }));
        assert_eq!(record["levels"], json!(["ISCED_1", "ISCED_2"]));
        assert_eq!((&record["languages"], &record["launched"]), (&json!(["fr"]), &json!(2020)));
        assert_eq!(record["sources"], json!(["https://a", "https://b"]));
        assert_eq!(record["operator"], Value::Null);
    }

    #[test]
    fn only_what_is_another_is_a_change() {
        let before = json!({ "url": "https://a", "levels": ["ISCED_1"], "operator": null, "sources": [] });
        let typed = json!({ "url": "https://b", "levels": ["ISCED_1"], "operator": "", "sources": [], "launched": "soon" });
        let (other, same) = changed(typed, &before);
        assert_eq!(other, json!({ "url": "https://b", "launched": "soon" }));
        assert_eq!(same, ["levels", "operator", "sources"]);
    }
}
