//! From the text of files to sound documents, with every fault of every record named.

use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::Fault;
use crate::error::FieldError;
use crate::platforms::{Document, input};
use crate::said::Said;
use crate::vocabulary::{Lifecycle, UrlBasis};

/// A file of records.
#[derive(Debug, Clone)]
pub struct SeedFile {
    /// As faults should name it.
    pub name: String,
    /// A JSON array of records.
    pub text: String,
}

/// What a first pass over files found: documents of the sound ones, faults of the others.
#[derive(Debug, Default)]
pub struct Checked {
    /// Sound files, in order.
    pub files: Vec<(String, Vec<Document>)>,
    /// Faults of the others.
    pub faults: Vec<Fault>,
}

/// Reads `files`; slugs and addresses must be unlike across all of them.
pub fn check(files: &[SeedFile]) -> Checked {
    let mut checked = Checked::default();
    let mut taken = Taken::default();
    for file in files {
        match documents(file, &mut taken) {
            Ok(documents) => checked.files.push((file.name.clone(), documents)),
            Err(faults) => checked.faults.extend(faults),
        }
    }
    checked
}

fn documents(file: &SeedFile, taken: &mut Taken) -> Result<Vec<Document>, Vec<Fault>> {
    let fault = |record: Option<String>, error| Fault { file: file.name.clone(), record, error };
    // A byte order mark is what some editors add; it is not part of the text.
    let text = file.text.strip_prefix('\u{FEFF}').unwrap_or(&file.text);
    let records: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| {
        vec![fault(
            None,
            FieldError::new("", Said::plainly(format!("must be a JSON array of records: {error}"))),
        )]
    })?;
    let mut documents = Vec::with_capacity(records.len());
    let mut faults = Vec::new();
    for (place, record) in (1..).zip(records) {
        let value: Value = match serde_json::from_str(record.get()) {
            Ok(value) => value,
            Err(error) => {
                faults.push(fault(
                    Some(format!("record {place}")),
                    FieldError::new("", Said::plainly(error.to_string())),
                ));
                continue;
            }
        };
        let named = value["slug"]
            .as_str()
            .map_or_else(|| format!("record {place}"), |slug| slug.chars().take(80).collect::<String>());
        match read(record, &value).and_then(|document| taken.claim(&file.name, document)) {
            Ok(document) => documents.push(document),
            Err(errors) => faults.extend(errors.into_iter().map(|error| fault(Some(named.clone()), error))),
        }
    }
    if faults.is_empty() { Ok(documents) } else { Err(faults) }
}

fn read(record: &RawValue, value: &Value) -> Result<Document, Vec<FieldError>> {
    let mut faults = repeated_keys(record);
    match input::read(value) {
        Ok(document) if faults.is_empty() => Ok(document),
        Ok(_) => Err(faults),
        Err(others) => {
            faults.extend(others);
            Err(faults)
        }
    }
}

/// Keys that stand twice in a record or in its texts. Of two values the second would win silently, and
/// nobody could say which of them was meant.
fn repeated_keys(record: &RawValue) -> Vec<FieldError> {
    let entries = Entries::of(record);
    let mut faults = entries.repeated("");
    for (key, texts) in entries.0.iter().filter(|(key, _)| key == "name" || key == "summary") {
        faults.extend(Entries::of(texts).repeated(&format!("{key}.")));
    }
    faults
}

/// The entries of an object in their order, also those whose key stands twice.
#[derive(Default)]
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Entries<'a> {
    /// What is no object has none; that it should be one is told elsewhere.
    fn of(value: &'a RawValue) -> Self {
        serde_json::from_str(value.get()).unwrap_or_default()
    }

    fn repeated(&self, path: &str) -> Vec<FieldError> {
        let mut seen = HashSet::new();
        let again = self.0.iter().filter(|(key, _)| !seen.insert(key));
        let fields = again.map(|(key, _)| format!("{path}{}", key.chars().take(64).collect::<String>()));
        fields.map(|field| FieldError::new(field, Said::plainly("stands twice; keep one of them"))).collect()
    }
}

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

/// Which slugs and addresses are taken, and by which file or record.
#[derive(Default)]
struct Taken {
    slugs: HashMap<String, String>,
    addresses: HashMap<String, (String, bool)>,
}

impl Taken {
    fn claim(&mut self, file: &str, document: Document) -> Result<Document, Vec<FieldError>> {
        let mut faults = Vec::new();
        let slug = document.slug.as_str();
        if let Some(other) = self.slugs.insert(slug.to_owned(), file.to_owned()) {
            faults.push(FieldError::new(
                "slug",
                Said::plainly(format!("`{slug}` stands twice (also in {other})")),
            ));
        }
        faults.extend(self.claim_address(&document));
        if faults.is_empty() { Ok(document) } else { Err(faults) }
    }

    /// The address of a retired entry is free for its replacement.
    fn claim_address(&mut self, document: &Document) -> Option<FieldError> {
        if document.lifecycle == Lifecycle::Retired {
            return None;
        }
        let shareable = document.url_basis == UrlBasis::Programme;
        match self.addresses.entry(document.url.key()) {
            Entry::Vacant(free) => {
                free.insert((document.slug.to_string(), shareable));
                None
            }
            Entry::Occupied(taken) => {
                let (other, other_shareable) = taken.get();
                let message = format!(
                    "{} is already the address of `{other}`; only addresses with `url_basis: programme` on every \
                     record may be shared",
                    document.url
                );
                (!(shareable && *other_shareable)).then(|| FieldError::new("url", Said::plainly(message)))
            }
        }
    }
}
