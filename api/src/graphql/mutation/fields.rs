//! The fields of a proposal as they come in: texts, not codes, so that a draft keeps what is not sound yet.

use async_graphql::InputObject;
use serde_json::{Map, Value, json};

/// A text in a language.
#[derive(Debug, Clone, InputObject)]
pub struct TextInput {
    /// BCP 47, such as `fr`.
    language: String,
    /// The text.
    text: String,
}

/// What is said of a platform. What is left out stays as it is; what is null is cleared. Codes are texts here: a draft
/// keeps them as they were typed, and is told what is wrong with them when it is submitted.
#[derive(Debug, Clone, Default, InputObject)]
pub struct ProposalFields {
    /// Its names.
    names: Option<Vec<TextInput>>,
    /// What it is, 40 to 400 characters each.
    summaries: Option<Vec<TextInput>>,
    /// Where it is.
    url: Option<String>,
    /// The languages it serves (BCP 47).
    languages: Option<Vec<String>>,
    /// The levels it serves, such as `ISCED_1`.
    levels: Option<Vec<String>>,
    /// For whom it is made, such as `LEARNERS`.
    audiences: Option<Vec<String>>,
    /// What kind it is, such as `CONTENT_PORTAL`.
    kind: Option<String>,
    /// What it teaches, such as `MATHEMATICS`.
    subjects: Option<Vec<String>>,
    /// How one enters: `OPEN`, `REGISTRATION` or `RESTRICTED`.
    access: Option<String>,
    /// Who runs it.
    operator: async_graphql::MaybeUndefined<String>,
    /// The public body that stands behind it.
    authority: async_graphql::MaybeUndefined<String>,
    /// The year it began.
    launched: async_graphql::MaybeUndefined<i32>,
    /// Addresses that name it.
    sources: Option<Vec<String>>,
    /// `PILOT`, `ACTIVE` or `UNCERTAIN`.
    lifecycle: Option<String>,
}

/// Why a platform is retired.
#[derive(Debug, Clone, Default, InputObject)]
pub struct RetirementFields {
    /// `CLOSED`, `REPLACED` or `LISTED_IN_ERROR`.
    reason: Option<String>,
    /// Since when, such as `2026-03-31`.
    date: Option<String>,
    /// The slug of the platform that replaced it.
    successor: Option<String>,
    /// More about it, in one line.
    note: Option<String>,
}

fn put(map: &mut Map<String, Value>, field: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        map.insert(field.to_owned(), value.into());
    }
}

fn texts(texts: Option<Vec<TextInput>>) -> Option<Value> {
    let texts = texts?.into_iter().map(|TextInput { language, text }| (language, Value::from(text)));
    Some(Value::Object(texts.collect()))
}

fn clearable<T: Into<Value>>(value: async_graphql::MaybeUndefined<T>) -> Option<Value> {
    value.map_value(Into::into).as_opt_ref().map(|value| value.cloned().unwrap_or(Value::Null))
}

impl ProposalFields {
    /// The fields as records call them.
    pub(super) fn record(self) -> Value {
        let Self {
            names,
            summaries,
            url,
            languages,
            levels,
            audiences,
            kind,
            subjects,
            access,
            operator,
            authority,
            launched,
            sources,
            lifecycle,
        } = self;
        let mut map = Map::new();
        put(&mut map, "name", texts(names));
        put(&mut map, "summary", texts(summaries));
        for (field, value) in [("url", url), ("kind", kind), ("access", access), ("lifecycle", lifecycle)] {
            put(&mut map, field, value);
        }
        for (field, value) in [
            ("languages", languages),
            ("levels", levels),
            ("audiences", audiences),
            ("subjects", subjects),
            ("sources", sources),
        ] {
            put(&mut map, field, value);
        }
        put(&mut map, "operator", clearable(operator));
        put(&mut map, "authority", clearable(authority));
        put(&mut map, "launched", clearable(launched));
        Value::Object(map)
    }
}

impl RetirementFields {
    /// The fields as records call them.
    pub(super) fn record(self) -> Value {
        let Self { reason, date, successor, note } = self;
        let mut record = json!({});
        for (field, value) in [("reason", reason), ("date", date), ("successor", successor), ("note", note)] {
            if let Some(value) = value {
                record[field] = value.into();
            }
        }
        record
    }
}
