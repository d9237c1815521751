//! From what was typed into the forms about a platform to a record. Nothing is judged here; a draft keeps whatever was
//! typed.

use registry::proposals;
use registry::vocabulary::{LanguageTag, languages};
use serde_json::{Map, Value, json};

use super::Desk;
use super::form::Form;
use crate::i18n::{Locale, label};
use crate::search::fold;

/// Names or summaries that a form may have.
const MOST: usize = 60;

/// The texts of a field with their languages, as they stand in the form.
pub(in crate::pages) fn rows(form: &Form, field: &str) -> Vec<(String, String)> {
    let row = |place: usize| {
        let (language, text) = (format!("{field}-{place}-language"), format!("{field}-{place}"));
        (form.has(&language) || form.has(&text))
            .then(|| (form.text(&language).to_owned(), form.text(&text).to_owned()))
    };
    (0..MOST).filter_map(row).collect()
}

/// A language as somebody writes it: by its tag, or by its name in the page's language, in English or in itself.
fn language(typed: &str, locale: Locale) -> String {
    // Some languages have no name of their own: what was left empty is not theirs.
    if typed.is_empty() {
        return String::new();
    }
    if let Ok(tag) = typed.parse::<LanguageTag>() {
        return tag.code().to_owned();
    }
    let wanted = fold(typed);
    let is_called = |name: &str| fold(name) == wanted;
    let found = languages().iter().find(|language| {
        is_called(label(language.code, locale))
            || is_called(&language.name.en)
            || is_called(language.autonym.as_deref().unwrap_or_default())
    });
    found.map_or_else(|| typed.to_owned(), |language| language.code.code().to_owned())
}

/// What was typed about an entry, as a record has it. A box that was emptied says that there is nothing.
pub(in crate::pages) fn typed(form: &Form, locale: Locale) -> Value {
    let mut record = Map::new();
    for field in ["name", "summary"] {
        record.insert(field.to_owned(), by_language(form, field, locale));
    }
    for field in ["url", "kind", "access", "lifecycle"] {
        if form.has(field) {
            record.insert(field.to_owned(), form.text(field).into());
        }
    }
    let tags: Vec<String> = form.all("languages").map(|tag| language(tag, locale)).collect();
    record.insert("languages".to_owned(), tags.into());
    for field in ["levels", "audiences", "subjects"] {
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

fn by_language(form: &Form, field: &str, locale: Locale) -> Value {
    let filled = rows(form, field).into_iter().filter(|(_, text)| !text.is_empty());
    Value::Object(filled.map(|(typed, text)| (language(&typed, locale), text.into())).collect())
}

/// The texts that a record could not keep: a second one in a language, and one in no language; each with what is wrong.
pub(in crate::pages) fn lost(form: &Form, locale: Locale) -> Vec<(String, &'static str)> {
    let mut fields = Vec::new();
    for field in ["name", "summary"] {
        let mut seen = Vec::new();
        for (typed, _) in rows(form, field).into_iter().filter(|(_, text)| !text.is_empty()) {
            let language = language(&typed, locale);
            let wrong = if language.is_empty() { Some("form-no-language") } else { None };
            let wrong = wrong.or_else(|| seen.contains(&language).then_some("form-twice"));
            fields.extend(wrong.map(|wrong| (format!("{field}.{typed}"), wrong)));
            seen.push(language);
        }
    }
    fields
}

/// What was typed about the end of a platform. What follows it may be named by its slug, its page here, or its name.
pub(in crate::pages) fn typed_end(desk: &Desk) -> Value {
    let given = ["reason", "date", "successor", "note"].into_iter();
    let value = |field: &str| match desk.form.given(field) {
        Some(typed) if field == "successor" => successor(desk, typed).into(),
        Some(typed) => typed.into(),
        None => json!(""),
    };
    Value::Object(given.map(|field| (field.to_owned(), value(field))).collect())
}

fn successor(desk: &Desk, typed: &str) -> String {
    let snapshot = &desk.visit.snapshot;
    let last = typed.trim_end_matches('/').rsplit('/').next().unwrap_or(typed).to_lowercase();
    if last.parse().is_ok_and(|slug| snapshot.by_slug(&slug).is_some()) {
        return last;
    }
    let wanted = fold(typed);
    let is_called = |entry: &std::sync::Arc<crate::catalogue::Entry>| {
        entry.document().names.iter().any(|name| fold(&name.text) == wanted)
    };
    let mut called = snapshot.entries().filter(|entry| is_called(entry));
    match (called.next(), called.next()) {
        (Some(entry), None) => entry.document().slug.as_str().to_owned(),
        // Of none, or of several, the registry says that it is no slug.
        (_, _) => typed.to_owned(),
    }
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
        proposals::same(field, value, stood) || (empty(value) && empty(stood))
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
              &levels=ISCED_2&languages=Fran%C3%A7ais&languages=&kind=MOOC&launched=2020&sources=https%3A%2F%2Fa%0D%0A%0D%0Ahttps%3A%2F%2Fb&operator=",
        );
        let record = typed(&form, Locale::Es);
        assert_eq!(record["name"], json!({ "fr": "École" }));
        assert_eq!(record["levels"], json!(["ISCED_1", "ISCED_2"]));
        assert_eq!((&record["languages"], &record["launched"]), (&json!(["fr"]), &json!(2020)));
        assert_eq!(record["sources"], json!(["https://a", "https://b"]));
        assert_eq!(record["operator"], Value::Null);
    }

    #[test]
    fn a_language_is_known_by_its_tag_and_by_its_names() {
        for (typed, locale) in [
            ("FR", Locale::En),
            ("french", Locale::En),
            ("francés", Locale::Es),
            ("الفرنسية", Locale::Ar),
            ("français", Locale::Zh),
        ] {
            assert_eq!(language(typed, locale), "fr", "{typed}");
        }
        assert_eq!(language("Klingon", Locale::En), "Klingon", "what is unknown stays");
    }

    #[test]
    fn two_texts_in_one_language_are_a_fault_and_none_is_dropped() {
        let form = Form::read(
            b"name-0-language=fr&name-0=Un&name-1-language=fr&name-1=Deux&summary-0=x&summary-0-language=fr",
        );
        assert_eq!(lost(&form, Locale::En), [("name.fr".to_owned(), "form-twice")]);
    }

    #[test]
    fn a_text_in_no_language_is_a_fault_and_not_in_one_without_a_name() {
        let form = Form::read(b"name-0-language=&name-0=Un&summary-0-language=+&summary-0=");
        assert_eq!(lost(&form, Locale::En), [("name.".to_owned(), "form-no-language")]);
        assert_eq!(typed(&form, Locale::En)["name"], json!({ "": "Un" }));
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
