//! Records in the seed format and files of them, made up for one test.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A sound record; its address is made of its slug.
pub fn record(slug: &str) -> Value {
    json!({
        "slug": slug, "name": {"fr": format!("École {slug}"), "en": format!("School {slug}")},
        "url": format!("https://{slug}.example.org/"), "url_basis": "own", "country": "FR",
        "languages": ["fr"], "levels": ["ISCED_1"], "audiences": ["LEARNERS"], "kind": "CONTENT_PORTAL",
        "subjects": ["GENERAL"], "access": "OPEN", "operator": "Agence", "authority": "Ministère",
        "launched": 2020, "lifecycle": "ACTIVE",
        "summary": {"en": "A platform that exists for one test and is long enough to be a summary."},
        "sources": ["https://source.example.org/page"], "confidence": "sourced"
    })
}

/// The record with other values in some places; null takes a key away.
pub fn changed(mut record: Value, changes: &Value) -> Value {
    let map = record.as_object_mut().expect("a record is an object");
    for (key, value) in changes.as_object().expect("changes are an object") {
        if value.is_null() {
            map.remove(key);
        } else {
            map.insert(key.clone(), value.clone());
        }
    }
    record
}

/// `count` records, `PREFIX-0` and so on.
pub fn many(prefix: &str, count: usize) -> Value {
    (0..count).map(|number| record(&format!("{prefix}-{number}"))).collect()
}

/// A folder of files, gone with its value.
#[derive(Debug)]
pub struct Files(TempDir);

impl Files {
    /// An empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("the machine has room for a temporary folder"))
    }

    /// Writes a file, and gives its path as the command line takes it.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).expect("a temporary file can be written");
        path.display().to_string()
    }

    /// The same for JSON.
    pub fn json(&self, name: &str, value: &Value) -> String {
        self.write(name, value.to_string())
    }

    /// The path of a file here.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// The names and contents of a folder's files.
pub fn contents(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("its entries can be read").path());
    let read = |path: PathBuf| {
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("it is a text file"))
    };
    let mut files: Vec<_> = paths.map(read).collect();
    files.sort_unstable();
    files
}
