//! What somebody may mean who has begun to type: platforms, countries and languages by the beginnings of their
//! names.

use std::sync::Arc;

use registry::vocabulary::{CountryCode, LanguageTag};

use super::entry::Entry;
use super::error::QueryError;
use super::places::{NamedPlace, Typed, begins, spelled};
use super::ranking::Side;
use super::relevance::Matches;
use super::snapshot::Snapshot;
use crate::i18n::Locale;
use crate::search::{Query, Scope};

/// Suggestions at one time.
const MOST: usize = 20;
/// Characters of a text; a name has no more.
const LONGEST: usize = 200;

/// What a suggestion leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum SuggestedNode {
    /// A platform.
    Platform(Arc<Entry>),
    /// A country.
    Country(CountryCode),
    /// A language.
    Language(LanguageTag),
}

/// A name that begins with what was typed, and what it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The name that matched, as it is written.
    pub text: String,
    /// The language of the name; none for a code.
    pub language: Option<LanguageTag>,
    /// What it names.
    pub node: SuggestedNode,
}

fn place<V>(named: &NamedPlace<V>, node: SuggestedNode) -> Suggestion {
    Suggestion { text: named.name.to_owned(), language: named.language, node }
}

/// The platform's name that matched; its own, if it was found by more than the beginning of a name.
fn platform(entry: Arc<Entry>, typed: &str) -> Suggestion {
    let names = &entry.document().names;
    let matched = names.iter().find(|name| begins(&spelled(&name.text), typed)).or_else(|| names.first());
    let (text, language) = match matched {
        Some(name) => (name.text.clone(), Some(name.language)),
        None => (String::new(), None),
    };
    Suggestion { text, language, node: SuggestedNode::Platform(entry) }
}

/// Takes one of each kind in turn until there are enough: as long as a kind has something to say, it has its
/// third of the list, and what a kind leaves free goes to the others.
fn in_turns(mut kinds: [std::vec::IntoIter<Suggestion>; 3], enough: usize) -> Vec<Suggestion> {
    let mut taken = Vec::with_capacity(enough);
    loop {
        let before = taken.len();
        for kind in &mut kinds {
            taken.extend(kind.next().filter(|_| taken.len() < enough));
        }
        if taken.len() == before {
            return taken;
        }
    }
}

impl Snapshot {
    /// Up to `first` suggestions for a text, none for one without words. Places of which it is the whole name
    /// or the code come first; then platforms, countries and languages in turns.
    pub fn suggest(&self, text: &str, first: i64, reader: Locale) -> Result<Vec<Suggestion>, QueryError> {
        let size = usize::try_from(first).ok().filter(|size| (1..=MOST).contains(size));
        let size = size.ok_or(QueryError::SuggestionCount { most: MOST, value: first })?;
        let characters = text.chars().count();
        if characters > LONGEST {
            return Err(QueryError::LongText { most: LONGEST, characters });
        }
        Ok(Typed::new(text).map_or_else(Vec::new, |typed| self.suggested(text, &typed, size, reader)))
    }

    fn suggested(&self, text: &str, typed: &Typed, first: usize, reader: Locale) -> Vec<Suggestion> {
        let (mut whole, mut countries, mut languages) = (Vec::new(), Vec::new(), Vec::new());
        for named in self.countries_named(typed, first, reader) {
            let list = if named.is_whole { &mut whole } else { &mut countries };
            list.push(place(&named, SuggestedNode::Country(named.place)));
        }
        for named in self.languages_named(typed, first, reader) {
            let list = if named.is_whole { &mut whole } else { &mut languages };
            list.push(place(&named, SuggestedNode::Language(named.place)));
        }
        whole.truncate(first);
        // What has too many words to be searched for is the beginning of no name.
        let query = Query::parse(text).ok().flatten();
        let platforms = query.map(|query| self.suggest_platforms(&query, first)).unwrap_or_default();
        let platforms: Vec<_> = platforms.into_iter().map(|entry| platform(entry, &typed.spelled)).collect();
        let rest = first - whole.len();
        whole.extend(in_turns([platforms, countries, languages].map(Vec::into_iter), rest));
        whole
    }

    /// The platforms whose names begin or sound like a text, the best first, tombstones left out.
    fn suggest_platforms(&self, query: &Query, first: usize) -> Vec<Arc<Entry>> {
        let found = self.search.found(query, Scope::Names, &self.index);
        let listed = found.all() & self.listed.as_ref();
        let cut = Matches::new(self, &found, &listed).cut(first, Side::Start);
        cut.matches.into_iter().filter_map(|found| self.entry(found.slot)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(kind: &str, count: usize) -> std::vec::IntoIter<Suggestion> {
        let country: CountryCode = "FR".parse().unwrap();
        let one = |number| Suggestion {
            text: format!("{kind}{number}"),
            language: None,
            node: SuggestedNode::Country(country),
        };
        (1..=count).map(one).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn no_kind_crowds_out_another_and_none_leaves_a_gap() {
        let turns = |platforms, countries, languages, enough| {
            let kinds = [named("p", platforms), named("c", countries), named("l", languages)];
            in_turns(kinds, enough).into_iter().map(|one| one.text).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(turns(9, 9, 9, 8), "p1 c1 l1 p2 c2 l2 p3 c3");
        assert_eq!(turns(9, 1, 0, 5), "p1 c1 p2 p3 p4");
        assert_eq!(turns(0, 1, 1, 5), "c1 l1");
        assert_eq!(turns(3, 3, 3, 0), "");
    }
}
