//! The readable, stable name of a platform in addresses.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::said::Said;

/// Lower-case words of letters and digits, joined by single hyphens; 2 to 80 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

/// A text that is no slug.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a slug has 2 to 80 lower-case letters, digits and single hyphens between them")]
pub struct SlugError;

impl From<SlugError> for Said {
    fn from(error: SlugError) -> Self {
        Self::new("slug-form", error.to_string(), Vec::new())
    }
}

impl Slug {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let plain = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let fits = (2..=80).contains(&text.len()) && text.split('-').all(plain);
        if fits { Ok(Self(text.to_owned())) } else { Err(SlugError) }
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
