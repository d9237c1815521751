//! The fields of a proposal: an object as in the seed format, as it was typed. Reading them soundly is the seed format's
//! business (`platforms::input`); here only what may not be kept at all is refused.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::error::{Error, FieldError, Result};
use crate::platforms::{Document, Retirement, input};
use crate::said;
use crate::said::Said;
use crate::seed::record;
use crate::vocabulary::{Confidence, Lifecycle, RetirementReason, Slug, UrlBasis, line};

/// What may be proposed of a platform. Slug, basis and confidence follow from the rest, and the country is the proposal's.
pub const FIELDS: [&str; 14] = [
    "name",
    "summary",
    "url",
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
    "lifecycle",
];

/// Those of them whose values are texts by language.
pub(super) const BY_LANGUAGE: [&str; 2] = ["name", "summary"];

/// What a retirement says.
pub const RETIREMENT_FIELDS: [&str; 4] = ["reason", "date", "successor", "note"];

/// Bytes of JSON that a proposal may have.
const LONGEST: usize = 64 * 1024;

/// Fields as they were typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fields(Map<String, Value>);

impl Fields {
    /// Takes an object in, if it can be kept.
    pub fn read(value: Value, known: &[&str]) -> Result<Self> {
        let invalid = |field: &str, message: Said| Err(Error::Invalid(vec![FieldError::new(field, message)]));
        let Value::Object(map) = value else {
            return invalid("fields", said!("not-fields", "must be an object of fields"));
        };
        if let Some(key) = map.keys().find(|key| !known.contains(&key.as_str())) {
            let key: String = key.chars().take(64).collect();
            let known = known.join(", ");
            return invalid(
                &key,
                said!("unknown-field", "is not a field; the fields are {known}", known = known),
            );
        }
        let length = Value::Object(map.clone()).to_string().len();
        if length > LONGEST {
            let why = said!(
                "fields-length",
                "are {length} bytes together; at most {most} can be kept",
                length = length,
                most = LONGEST
            );
            return invalid("fields", why);
        }
        Ok(Self(map))
    }

    pub(super) fn stored(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text).map(Self)
    }

    pub(super) fn to_text(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    /// The fields as an object.
    pub const fn object(&self) -> &Map<String, Value> {
        &self.0
    }

    /// These fields with others in their place: what is named is taken, what is not stays.
    #[must_use]
    pub fn with(mut self, newer: Self) -> Self {
        self.0.extend(newer.0);
        self
    }

    pub(super) fn remove(&mut self, field: &str) {
        self.0.remove(field);
    }

    /// The first name, for people to know the proposal by.
    pub fn title(&self) -> Option<&str> {
        self.0.get("name")?.as_object()?.values().find_map(Value::as_str)
    }

    fn text(&self, field: &str) -> Option<&str> {
        self.0.get(field).and_then(Value::as_str).filter(|text| !text.is_empty())
    }
}

/// The sound document that a record and the fields over it make, with this id and slug.
pub(super) fn document(id: Uuid, mut sound: Value, fields: &Fields) -> Result<Document> {
    let before = sound["url"].clone();
    for (field, value) in &fields.0 {
        sound[field.as_str()] = value.clone();
    }
    if sound["url"] != before {
        sound["url_basis"] = UrlBasis::Own.code().into();
    }
    let sourced = sound["sources"].as_array().is_some_and(|sources| !sources.is_empty());
    let confidence = if sourced { Confidence::Sourced } else { Confidence::Unsourced };
    sound["confidence"] = confidence.code().into();
    let read = input::read(&sound).map_err(Error::Invalid)?;
    if read.lifecycle == Lifecycle::Retired {
        let message = said!(
            "retired-elsewhere",
            "cannot be RETIRED here; propose a retirement, which says why and since when"
        );
        return Err(Error::Invalid(vec![FieldError::new("lifecycle", message)]));
    }
    Ok(Document { id, ..read })
}

/// The record that a creation begins from.
pub(super) fn blank(slug: &Slug, country: crate::vocabulary::CountryCode) -> Value {
    serde_json::json!({
        "slug": slug, "country": country, "url_basis": UrlBasis::Own, "lifecycle": Lifecycle::Active,
        "operator": null, "authority": null, "launched": null, "sources": [],
    })
}

/// A platform as the record that an update is laid over.
pub(super) fn standing(document: &Document) -> Value {
    record(document.clone())
}

/// What a retirement says, read soundly. `successors` finds a platform by its slug.
pub(super) fn retirement(
    fields: &Fields,
    successors: &BTreeMap<String, Uuid>,
    today: NaiveDate,
) -> Result<(Retirement, Option<String>)> {
    let mut faults = Vec::new();
    let reason = match fields.text("reason").map(str::parse::<RetirementReason>) {
        Some(Ok(reason)) => Some(reason),
        Some(Err(error)) => {
            faults.push(FieldError::new("reason", error));
            None
        }
        None => {
            faults.push(FieldError::coded(
                "REQUIRED",
                "reason",
                said!("reason-missing", "is missing: CLOSED, REPLACED or LISTED_IN_ERROR"),
            ));
            None
        }
    };
    let date = fields.text("date").map(str::parse::<NaiveDate>).transpose().unwrap_or_else(|_| {
        faults.push(FieldError::new("date", said!("day-form", "must be a day such as 2026-03-31")));
        None
    });
    if date.is_some_and(|date| date > today) {
        let why = said!("day-to-come", "must not lie ahead; an entry is retired when the platform has ended");
        faults.push(FieldError::new("date", why));
    }
    let successor = fields.text("successor").and_then(|slug| {
        let found = successors.get(slug).copied();
        if found.is_none() {
            let why = said!("successor-unknown", "is not the slug of a platform that is listed");
            faults.push(FieldError::new("successor", why));
        }
        found
    });
    if reason == Some(RetirementReason::Replaced) && fields.text("successor").is_none() {
        let why = said!("successor-missing", "is missing: which platform replaced it?");
        faults.push(FieldError::coded("REQUIRED", "successor", why));
    }
    let note = fields.text("note").map(str::to_owned);
    if let Some(Err(error)) = note.as_deref().map(|note| line(note, 2, 500)) {
        faults.push(FieldError::new("note", error));
    }
    match reason {
        Some(reason) if faults.is_empty() => Ok((Retirement { reason, date, successor }, note)),
        Some(_) | None => Err(Error::Invalid(faults)),
    }
}

/// The slug of the successor that a retirement names.
pub(super) fn successor(fields: &Fields) -> Option<&str> {
    fields.text("successor")
}

/// A slug for a new platform: its country, and its name or, where that has no Latin letters, its host.
pub(super) fn slug(country: crate::vocabulary::CountryCode, fields: &Fields) -> Slug {
    let names = fields.0.get("name").and_then(Value::as_object);
    let names = names.into_iter().flat_map(Map::values).filter_map(Value::as_str).map(plain);
    let host = fields.text("url").and_then(|url| url::Url::parse(url).ok());
    let host = host.and_then(|url| url.host_str().map(|host| plain(host.trim_start_matches("www."))));
    let words = names.chain(host).find(|words| words.len() >= 2).unwrap_or_else(|| "platform".to_owned());
    let code = country.code().to_lowercase();
    let cut: String = format!("{code}-{words}").chars().take(70).collect();
    cut.trim_end_matches('-').parse().unwrap_or_else(|_| unreachable!("made of a slug's letters"))
}

/// Latin letters without their accents and digits, words joined by hyphens.
fn plain(text: &str) -> String {
    let apart = icu_normalizer::DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let words = apart.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c));
    let words =
        words.map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_slug_is_made_of_the_name_or_the_host() {
        let slug = |fields: Value| {
            let fields = Fields::read(fields, &FIELDS).unwrap();
            slug("FR".parse().unwrap(), &fields).as_str().to_owned()
        };
        assert_eq!(slug(json!({"name": {"fr": "L’École à distance !"}})), "fr-l-ecole-a-distance");
        assert_eq!(
            slug(json!({"name": {"zh": "学习"}, "url": "https://www.smartedu.cn/x"})),
            "fr-smartedu-cn"
        );
        assert_eq!(slug(json!({})), "fr-platform");
        assert!(slug(json!({"name": {"en": "x ".repeat(200)}})).len() <= 70);
    }

    #[test]
    fn what_is_typed_is_kept_and_what_is_no_field_is_not() {
        assert!(Fields::read(json!({"url": "htp:/half", "levels": "all"}), &FIELDS).is_ok());
        for bad in [json!([]), json!({"id": 1}), json!({"url": "x".repeat(LONGEST)}), json!({"slug": "x"})] {
            assert!(matches!(Fields::read(bad, &FIELDS), Err(Error::Invalid(_))));
        }
    }
}
