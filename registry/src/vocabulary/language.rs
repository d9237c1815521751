//! BCP 47 tags of the languages in the reference data: a closed set, matched without regard to case
//! and never canonicalised.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::LazyLock;

use super::{Language, UnknownCode, coded, reference};

/// A language of the reference data, by its BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(&'static str);

/// Lower-cased tag to tag and position, read before the languages themselves are.
static TAGS: LazyLock<HashMap<String, (String, usize)>> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct Coded {
        code: String,
    }
    serde_json::from_str::<Vec<Coded>>(include_str!("../../../seed-data/reference/languages.json"))
        .unwrap_or_default()
        .into_iter()
        .enumerate()
        .map(|(index, row)| (row.code.to_ascii_lowercase(), (row.code, index)))
        .collect()
});

impl LanguageTag {
    /// English, the fallback of the registry.
    pub const ENGLISH: Self = Self("en");

    /// The tag as the reference data writes it.
    pub const fn code(&self) -> &'static str {
        self.0
    }

    /// The language itself.
    pub fn language(self) -> &'static Language {
        &reference::languages()[TAGS[&self.0.to_ascii_lowercase()].1]
    }

    /// RFC 4647 basic filtering: does the range `self` match `tag`? (`zh` matches `zh-Hant`.)
    pub fn matches(self, tag: Self) -> bool {
        tag.0.strip_prefix(self.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
}

impl FromStr for LanguageTag {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let known = (text.len() <= 35).then(|| TAGS.get(&text.to_ascii_lowercase())).flatten();
        known.map(|(code, _)| Self(code)).ok_or_else(|| UnknownCode::new("language tag", text))
    }
}

/// The language of a tag, without script and region.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// Whether two tags name one language, or languages that a guess from letters confuses.
pub fn are_kin(one: &str, other: &str) -> bool {
    const KIN: [&[&str]; 10] = [
        &["id", "ms", "jv", "su", "tl", "fil"],
        &["sr", "hr", "bs", "sh", "sl", "mk", "bg", "cnr"],
        &["nb", "nn", "no", "da", "sv"],
        &["ru", "uk", "be", "bg", "kk", "ky", "mn", "tg", "tt"],
        &["tr", "az", "tk", "uz", "crh"],
        &["es", "pt", "gl", "ca", "it", "ro"],
        &["ar", "fa", "ur", "ps", "ku", "ckb", "sd", "ug"],
        &["ku", "kmr", "ckb"],
        &["hi", "mr", "ne", "sa", "bho", "mai"],
        &["zu", "sn", "sw", "xh", "rw", "ny", "ak", "so", "ln", "mg", "st", "tn"],
    ];
    let (one, other) = (primary(one).to_ascii_lowercase(), primary(other).to_ascii_lowercase());
    one == other || KIN.iter().any(|kin| kin.contains(&one.as_str()) && kin.contains(&other.as_str()))
}

coded!(LanguageTag);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_matches_its_own_subtags_only() {
        let tag = |text: &str| text.parse::<LanguageTag>().unwrap();
        assert!(tag("zh").matches(tag("zh-Hant")));
        assert!(tag("ZH").matches(tag("zh")));
        assert!(!tag("zh-Hant").matches(tag("zh")));
        assert!(!tag("fr").matches(tag("fy")));
    }

    #[test]
    fn an_unknown_tag_is_named() {
        let error = "tlh".parse::<LanguageTag>().unwrap_err();
        assert_eq!(error.to_string(), "unknown language tag `tlh`");
    }
}
