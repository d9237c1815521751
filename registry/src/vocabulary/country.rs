//! ISO 3166-1 alpha-2 codes of the countries in the reference data.

use std::collections::HashSet;
use std::str::FromStr;
use std::sync::LazyLock;

use super::{Country, UnknownCode, coded, reference};

/// A country or territory of the reference data, by its ISO 3166-1 alpha-2 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode(&'static str);

/// The codes alone, read before the countries themselves are (those hold `CountryCode`s).
static CODES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct Coded {
        code: String,
    }
    serde_json::from_str::<Vec<Coded>>(include_str!("../../../seed-data/reference/countries.json"))
        .unwrap_or_default()
        .into_iter()
        .map(|row| row.code)
        .collect()
});

impl CountryCode {
    /// The two letters.
    pub const fn code(&self) -> &'static str {
        self.0
    }

    /// The country itself.
    pub fn country(self) -> &'static Country {
        reference::country(self)
    }
}

impl FromStr for CountryCode {
    type Err = UnknownCode;

    /// Case does not matter on the way in.
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let unknown = || UnknownCode::new("country code", text);
        if text.len() != 2 {
            return Err(unknown());
        }
        CODES.get(&text.to_ascii_uppercase()).map(|code| Self(code)).ok_or_else(unknown)
    }
}

coded!(CountryCode);
