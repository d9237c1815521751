//! What a proposal changes, leaf by leaf: a name in one language is a leaf, a list is one. Two changes collide where both
//! changed the same leaf, each to something else.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::fields::{BY_LANGUAGE, FIELDS, Fields, RETIREMENT_FIELDS, standing};
use crate::platforms::Document;

/// A leaf that a proposal changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The field, as a path: `url`, `name.fr`.
    pub field: String,
    /// What stood in the version that the author saw.
    pub before: Value,
    /// What the proposal wants.
    pub after: Value,
    /// What stands now.
    pub now: Value,
}

impl Change {
    /// Whether somebody else has changed it since, to something else.
    pub fn collides(&self) -> bool {
        !same(&self.field, &self.now, &self.before) && !same(&self.field, &self.now, &self.after)
    }
}

/// The fields whose values stand in no order: ticks, not a list.
const UNORDERED: [&str; 3] = ["audiences", "levels", "subjects"];

/// Whether two values of a field say the same.
pub fn same(field: &str, one: &Value, other: &Value) -> bool {
    fn codes(value: &Value) -> Option<Vec<Option<&str>>> {
        let mut codes: Vec<_> = value.as_array()?.iter().map(Value::as_str).collect();
        codes.sort_unstable();
        Some(codes)
    }
    let is_same_set = || codes(one).is_some_and(|one| codes(other).is_some_and(|other| one == other));
    one == other || (UNORDERED.contains(&field) && is_same_set())
}

type Leaves = BTreeMap<String, Value>;

/// What `fields` change of the record `base`, and what stands `now`.
pub fn changes(base: &Value, now: &Value, fields: &Fields) -> Vec<Change> {
    let (before, now) = (leaves(base.as_object()), leaves(now.as_object()));
    let mut wanted = base.as_object().cloned().unwrap_or_default();
    wanted.extend(fields.object().clone());
    let mut after = leaves(Some(&wanted));
    // A language that is wanted no more is a change too.
    for field in before.keys() {
        after.entry(field.clone()).or_insert(Value::Null);
    }
    let at = |leaves: &Leaves, field: &str| leaves.get(field).cloned().unwrap_or_default();
    let changed = after.into_iter().filter(|(field, value)| !same(field, &at(&before, field), value));
    changed
        .map(|(field, after)| {
            let (before, now) = (at(&before, &field), at(&now, &field));
            Change { field, before, after, now }
        })
        .collect()
}

/// What a record that is `wanted` says otherwise than the one that stands.
pub fn between(stands: &Value, wanted: &Value) -> Vec<Change> {
    let fields = Fields::read(wanted.clone(), &[FIELDS.as_slice(), RETIREMENT_FIELDS.as_slice()].concat());
    fields.map(|fields| changes(stands, stands, &fields)).unwrap_or_default()
}

/// All that an entry says, as if nothing had been said of it before.
pub fn said_by(document: &Document) -> Vec<Change> {
    let mut record = standing(document);
    if let Some(record) = record.as_object_mut() {
        record.retain(|field, _| FIELDS.contains(&field.as_str()));
    }
    between(&Value::Null, &record)
}

/// The record `now` with the changes made in it.
pub(super) fn applied(now: &Value, changes: &[Change]) -> Value {
    let mut record = now.clone();
    for Change { field, after, .. } in changes {
        match field.split_once('.') {
            None => record[field.as_str()] = after.clone(),
            Some((field, language)) => {
                if !record[field].is_object() {
                    record[field] = Value::Object(Map::new());
                }
                match record[field].as_object_mut() {
                    Some(texts) if after.is_null() => drop(texts.remove(language)),
                    Some(texts) => drop(texts.insert(language.to_owned(), after.clone())),
                    None => {}
                }
            }
        }
    }
    record
}

fn leaves(record: Option<&Map<String, Value>>) -> Leaves {
    let mut leaves = Leaves::new();
    for (field, value) in record.into_iter().flatten() {
        match value {
            Value::Object(texts) if BY_LANGUAGE.contains(&field.as_str()) => {
                leaves.extend(
                    texts.iter().map(|(language, text)| (format!("{field}.{language}"), text.clone())),
                );
            }
            other => drop(leaves.insert(field.clone(), other.clone())),
        }
    }
    leaves
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(value: Value) -> Fields {
        Fields::read(value, &FIELDS).unwrap()
    }

    #[test]
    fn what_is_changed_is_told_leaf_by_leaf() {
        let base = json!({"name": {"fr": "A", "en": "B"}, "url": "u", "levels": ["ISCED_1"]});
        let found = changes(&base, &base, &fields(json!({"name": {"fr": "C", "es": "D"}, "url": "u"})));
        let told: Vec<_> =
            found.iter().map(|change| (change.field.as_str(), &change.before, &change.after)).collect();
        assert_eq!(
            told,
            [
                ("name.en", &json!("B"), &Value::Null),
                ("name.es", &Value::Null, &json!("D")),
                ("name.fr", &json!("A"), &json!("C")),
            ]
        );
        assert_eq!(applied(&base, &found)["name"], json!({"fr": "C", "es": "D"}));
    }

    #[test]
    fn what_is_ticked_stands_in_no_order() {
        let base = json!({"levels": ["ISCED_1", "ISCED_2"], "languages": ["fr", "en"]});
        let wanted = json!({"levels": ["ISCED_2", "ISCED_1"], "languages": ["en", "fr"]});
        let found: Vec<_> = between(&base, &wanted).into_iter().map(|change| change.field).collect();
        assert_eq!(found, ["languages"], "whose first is the main one");
    }

    #[test]
    fn only_what_both_changed_collides() {
        let base = json!({"name": {"fr": "A", "en": "B"}, "url": "u"});
        let now = json!({"name": {"fr": "X", "en": "B"}, "url": "moved"});
        let found = changes(&base, &now, &fields(json!({"name": {"fr": "X", "en": "E"}, "url": "mine"})));
        let colliding: Vec<_> = found.iter().filter(|change| change.collides()).collect();
        assert_eq!(colliding.len(), 1);
        assert_eq!((colliding[0].field.as_str(), &colliding[0].now), ("url", &json!("moved")));
        assert_eq!(applied(&now, &found[..1])["name"], json!({"fr": "X", "en": "E"}));
    }
}
