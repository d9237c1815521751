//! A version of an entry, and which fields it changed.

use async_graphql::Object;
use chrono::{DateTime, Utc};
use registry::platforms::history;

/// A version of an entry.
#[derive(Debug)]
pub struct Version {
    version: history::Version,
    changed: Vec<String>,
}

impl Version {
    /// From newest to oldest; each knows which fields it changed in the one before.
    pub(crate) fn list(versions: Vec<history::Version>) -> Vec<Self> {
        let changed: Vec<Vec<String>> = versions
            .iter()
            .enumerate()
            .map(|(index, version)| {
                versions.get(index + 1).map(|before| history::differing(before, version)).unwrap_or_default()
            })
            .collect();
        versions.into_iter().zip(changed).map(|(version, changed)| Self { version, changed }).collect()
    }
}

/// A version of an entry: when it was in force and what it changed.
#[Object(serial, name = "PlatformVersion")]
impl Version {
    /// Its number, from 1.
    async fn version(&self) -> i32 {
        self.version.version
    }

    /// Since when it was in force.
    async fn valid_from(&self) -> DateTime<Utc> {
        self.version.valid_from
    }

    /// Until when; null while it is.
    async fn valid_to(&self) -> Option<DateTime<Utc>> {
        self.version.valid_to
    }

    /// The fields that differ from the version before, as far as that one was asked for too.
    async fn changed_fields(&self) -> &[String] {
        &self.changed
    }
}
