//! From a record as it comes in to a document that keeps every rule, with all faults named at once.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::document::{Document, Retirement, Text};
use crate::error::FieldError;
use crate::said;
use crate::said::Said;
use crate::vocabulary::{
    CountryCode, LanguageTag, Lifecycle, PlatformUrl, RetirementReason, Slug, TextError, line, name, summary,
};

/// The keys a record may have; any other is a fault.
const KEYS: [&str; 19] = [
    "slug",
    "name",
    "summary",
    "url",
    "url_basis",
    "country",
    "languages",
    "levels",
    "audiences",
    "kind",
    "subjects",
    "access",
    "operator",
    "authority",
    "launched",
    "sources",
    "confidence",
    "lifecycle",
    "lifecycle_note",
];

/// The namespace of platform ids made from slugs: the same in every installation.
const NAMESPACE: Uuid = Uuid::from_u128(0x6f1d_3c52_7f0e_5b0a_9a57_1d1f_2c0b_9e11);

/// The id of a platform that is imported from seed data: `UUIDv5` of its first slug.
pub fn seed_id(slug: &Slug) -> Uuid {
    Uuid::new_v5(&NAMESPACE, slug.as_str().as_bytes())
}

/// Reads one record in the seed format. `Err` holds every fault, not only the first.
pub fn read(record: &Value) -> Result<Document, Vec<FieldError>> {
    let Some(map) = record.as_object() else {
        return Err(vec![FieldError::new("", said!("not-object", "a record must be a JSON object"))]);
    };
    let mut reader = Reader { map, faults: Vec::new() };
    reader.unknown_keys();
    let document = reader.document();
    match document {
        Some(document) if reader.faults.is_empty() => Ok(document),
        Some(_) | None => Err(reader.faults),
    }
}

struct Reader<'a> {
    map: &'a Map<String, Value>,
    faults: Vec<FieldError>,
}

impl Reader<'_> {
    fn document(&mut self) -> Option<Document> {
        // Every field is read before any is unwrapped, so that all faults are told at once.
        let slug = self.parsed::<Slug>("slug");
        let names = self.texts("name", name);
        let summaries = self.texts("summary", summary);
        let url = self.parsed::<PlatformUrl>("url");
        let url_basis = self.parsed("url_basis");
        let country = self.parsed::<CountryCode>("country");
        let languages = self.codes::<LanguageTag>("languages", 1);
        let levels = self.codes("levels", 1);
        let audiences = self.codes("audiences", 1);
        let kind = self.parsed("kind");
        let subjects = self.codes("subjects", 1);
        let access = self.parsed("access");
        let operator = self.optional_line("operator", 200);
        let authority = self.optional_line("authority", 200);
        let launched = self.year("launched");
        let sources = self.sources();
        let confidence = self.parsed("confidence");
        let lifecycle = self.parsed::<Lifecycle>("lifecycle");
        let lifecycle_note = self.optional_line("lifecycle_note", 500);
        let (slug, languages, lifecycle) = (slug?, languages?, lifecycle?);
        let names = own_language_first(names?, &languages);
        let retirement = (lifecycle == Lifecycle::Retired).then_some(Retirement {
            reason: RetirementReason::Closed,
            date: None,
            successor: None,
        });
        Some(Document {
            id: seed_id(&slug),
            slug,
            names,
            summaries: own_language_first(summaries?, &languages),
            url: url?,
            url_basis: url_basis?,
            country: country?,
            languages,
            levels: levels?,
            audiences: audiences?,
            kind: kind?,
            subjects: subjects?,
            access: access?,
            operator,
            authority,
            launched,
            sources,
            confidence: confidence?,
            lifecycle,
            lifecycle_note,
            retirement,
        })
    }

    fn fault(&mut self, field: impl Into<String>, message: impl Into<Said>) {
        self.faults.push(FieldError::new(field, message));
    }

    fn unknown_keys(&mut self) {
        for key in self.map.keys().filter(|key| !KEYS.contains(&key.as_str())) {
            let key: String = key.chars().take(64).collect();
            let known = KEYS.join(", ");
            self.fault(key, said!("unknown-field", "is not a field; the fields are {known}", known = known));
        }
    }

    fn required(&mut self, field: &str) -> Option<&Value> {
        match self.map.get(field) {
            None | Some(Value::Null) => {
                self.fault(field, said!("missing", "is missing"));
                None
            }
            Some(value) => Some(value),
        }
    }

    fn parsed<T: std::str::FromStr<Err: Into<Said>>>(&mut self, field: &str) -> Option<T> {
        let text = self.required(field)?;
        let parsed = text.as_str().ok_or_else(|| said!("not-text", "must be a text"));
        match parsed.and_then(|text| text.parse().map_err(T::Err::into)) {
            Ok(value) => Some(value),
            Err(message) => {
                self.fault(field, message);
                None
            }
        }
    }

    /// A list of distinct codes.
    fn codes<T>(&mut self, field: &str, at_least: usize) -> Option<Vec<T>>
    where
        T: std::str::FromStr<Err: Into<Said>> + PartialEq,
    {
        let Some(items) = self.required(field)?.as_array().cloned() else {
            self.fault(field, said!("not-list", "must be a list of codes"));
            return None;
        };
        if items.len() < at_least {
            self.fault(field, said!("codes-least", "needs at least {least} code", least = at_least));
        }
        let mut codes = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let read = item.as_str().ok_or_else(|| said!("not-text", "must be a text"));
            match read.and_then(|text| text.parse::<T>().map_err(T::Err::into)) {
                Ok(code) if codes.contains(&code) => {
                    self.fault(format!("{field}[{index}]"), said!("twice", "stands twice in the list"));
                }
                Ok(code) => codes.push(code),
                Err(message) => self.fault(format!("{field}[{index}]"), message),
            }
        }
        Some(codes)
    }

    /// An object of texts by language, at least one.
    fn texts(&mut self, field: &str, rule: fn(&str) -> Result<&str, TextError>) -> Option<Vec<Text>> {
        let Some(map) = self.required(field)?.as_object().cloned() else {
            self.fault(
                field,
                said!("not-texts", "must be an object of texts by language, such as {{\"en\": \"…\"}}"),
            );
            return None;
        };
        if map.is_empty() {
            self.fault(field, said!("texts-least", "needs a text in at least one language"));
        }
        let mut texts = Vec::with_capacity(map.len());
        for (tag, value) in &map {
            let path = format!("{field}.{}", tag.chars().take(64).collect::<String>());
            let language = tag.parse::<LanguageTag>().map_err(Said::from);
            let text = value.as_str().ok_or_else(|| said!("not-text", "must be a text"));
            match language.and_then(|language| {
                let text = rule(text?)?;
                Ok(Text { language, text: text.to_owned() })
            }) {
                Ok(text) if texts.iter().any(|other: &Text| other.language == text.language) => {
                    self.fault(path, said!("language-twice", "names a language that stands twice"));
                }
                Ok(text) => texts.push(text),
                Err(message) => self.fault(path, message),
            }
        }
        Some(texts)
    }

    fn optional_line(&mut self, field: &str, max: usize) -> Option<String> {
        match self.map.get(field) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => match line(text, 2, max) {
                Ok(text) => Some(text.to_owned()),
                Err(error) => {
                    self.fault(field, error);
                    None
                }
            },
            Some(_) => {
                self.fault(field, said!("not-text-or-null", "must be a text or null"));
                None
            }
        }
    }

    fn year(&mut self, field: &str) -> Option<i32> {
        let value = self.map.get(field).filter(|value| !value.is_null())?;
        let year = value
            .as_i64()
            .and_then(|year| i32::try_from(year).ok())
            .filter(|year| (1800..=2100).contains(year));
        if year.is_none() {
            self.fault(field, said!("year-range", "must be a year between 1800 and 2100, or null"));
        }
        year
    }

    fn sources(&mut self) -> Vec<String> {
        let Some(items) = self.required("sources").map(|value| value.as_array().cloned()) else {
            return Vec::new();
        };
        let Some(items) = items else {
            self.fault("sources", said!("not-addresses", "must be a list of addresses"));
            return Vec::new();
        };
        let mut sources = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let read = item.as_str().ok_or_else(|| said!("not-text", "must be a text"));
            match read.and_then(|text| PlatformUrl::lenient(text).map_err(Said::from)) {
                Ok(url) => sources.push(url.as_str().to_owned()),
                Err(message) => self.fault(format!("sources[{index}]"), message),
            }
        }
        sources
    }
}

/// The platform's own language, the first of `languages` that has a text, comes first; then English;
/// then by tag.
fn own_language_first(mut texts: Vec<Text>, languages: &[LanguageTag]) -> Vec<Text> {
    let own = languages.iter().find(|language| texts.iter().any(|text| text.language == **language)).copied();
    texts.sort_by_key(|text| {
        (Some(text.language) != own, text.language != LanguageTag::ENGLISH, text.language)
    });
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn record() -> Value {
        json!({
            "slug": "xx-school", "name": {"fr": "École", "en": "School"}, "url": "HTTPS://School.example.org",
            "url_basis": "own", "country": "FR", "languages": ["fr"], "levels": ["ISCED_1"],
            "audiences": ["LEARNERS"], "kind": "CONTENT_PORTAL", "subjects": ["GENERAL"], "access": "OPEN",
            "operator": null, "authority": "Ministère", "launched": 2020, "lifecycle": "ACTIVE",
            "summary": {"en": "A platform that exists for this test and is long enough to be a summary."},
            "sources": [], "confidence": "unsourced"
        })
    }

    #[test]
    fn a_sound_record_becomes_a_normalised_document() {
        let document = read(&record()).unwrap();
        assert_eq!(document.url.as_str(), "https://school.example.org/");
        assert_eq!(document.names[0].language.code(), "fr");
        assert_eq!(document.id, read(&record()).unwrap().id);
    }

    #[test]
    fn every_fault_of_a_record_is_named_with_its_field() {
        let mut bad = record();
        bad["country"] = json!("ZZ");
        bad["languages"] = json!(["fr", "fr", "tlh"]);
        bad["summary"]["en"] = json!("too short");
        bad["colour"] = json!("blue");
        bad["url"] = json!("ftp://example.org");
        let fields: Vec<String> = read(&bad).unwrap_err().into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["colour", "summary.en", "url", "country", "languages[1]", "languages[2]"]);
    }

    #[test]
    fn what_is_no_record_is_refused_without_a_panic() {
        for value in
            [json!(null), json!([]), json!("x"), json!({}), json!({"slug": 7, "name": [], "sources": {}})]
        {
            assert!(read(&value).is_err());
        }
    }
}
