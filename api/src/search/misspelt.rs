//! A word and all that resembles it: one typo in a word of five letters, two in one of nine.

use tantivy::Term;
use tantivy::query::{DfaWrapper, FuzzyTermQuery};
use tantivy::schema::Field;

use super::words::Word;

/// An automaton that knows the words which differ from one in few letters; making it costs as much as using it.
pub(super) struct Misspelt(DfaWrapper);

impl Misspelt {
    /// None where no typo is forgiven: in short words, in numbers, in scripts without spaces, whose words are short,
    /// and in what is longer than any word. If the word may go on, so may those that resemble it.
    pub(super) fn of(word: &Word, may_go_on: bool) -> Option<Self> {
        Self::like(&word.text, typos(word)?, may_go_on)
    }

    /// Another spelling of the same word, with as many typos.
    pub(super) fn spelt(word: &Word, spelling: &str, may_go_on: bool) -> Option<Self> {
        Self::like(spelling, typos(word)?, may_go_on)
    }

    fn like(text: &str, typos: u8, may_go_on: bool) -> Option<Self> {
        // The field plays no part: the automaton compares the letters alone.
        let term = Term::from_field_text(Field::from_field_id(0), text);
        let query = if may_go_on {
            FuzzyTermQuery::new_prefix(term, typos, true)
        } else {
            FuzzyTermQuery::new(term, typos, true)
        };
        query.automaton().ok().map(Self)
    }

    pub(super) const fn automaton(&self) -> &DfaWrapper {
        &self.0
    }
}

fn typos(word: &Word) -> Option<u8> {
    let is_number = word.text.bytes().all(|byte| byte.is_ascii_digit());
    match word.text.chars().count() {
        _ if word.is_unspaced || is_number => None,
        ..5 | 61.. => None,
        5..9 => Some(1),
        9..=60 => Some(2),
    }
}
