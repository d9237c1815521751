//! Suggestions for what somebody has begun to type.

use async_graphql::{Object, Union};

use super::place::{Country, Language};
use super::platform::Platform;
use super::scalars::LanguageTag;
use crate::catalogue::{self, SuggestedNode};

/// A name that begins with what was typed, and what it names.
#[derive(Debug)]
pub struct Suggestion(pub catalogue::Suggestion);

/// A name that begins with what was typed, and what it names.
#[Object(serial)]
impl Suggestion {
    /// The name that matched, as it is written; the code, if that is what matched.
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// The language of the name; null for a code.
    async fn language(&self) -> Option<LanguageTag> {
        self.0.language.map(LanguageTag)
    }

    /// What it names.
    async fn node(&self) -> SuggestionNode {
        match &self.0.node {
            SuggestedNode::Platform(entry) => SuggestionNode::Platform(Platform(entry.clone())),
            SuggestedNode::Country(code) => SuggestionNode::Country(Country(*code)),
            SuggestedNode::Language(tag) => SuggestionNode::Language(Language(*tag)),
        }
    }
}

/// What a suggestion can lead to.
#[derive(Debug, Union)]
pub enum SuggestionNode {
    /// A platform.
    Platform(Platform),
    /// A country.
    Country(Country),
    /// A language.
    Language(Language),
}
