//! What of an entry is searched, and the terms under which it is found. It knows words and fields, not the index.

use registry::vocabulary::LanguageTag;

use super::stems::stem;
use super::words::{Word, bigrams, is_unspaced, romanised, words};

/// Where a term stands. The order is that of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Place {
    /// A whole name, without spaces: what is typed for it may have them elsewhere.
    Whole,
    /// The first letters of a name and of its words, since one or two letters begin too many words to look at each.
    Edge,
    /// A word of a name.
    Name,
    /// A word of the operator, the authority, the web host, or the initials of one of them.
    About,
    /// A word of a summary.
    Summary,
    /// A word of what the page says of itself.
    Seen,
}

impl Place {
    pub(super) const ALL: [Self; 6] =
        [Self::Whole, Self::Edge, Self::Name, Self::About, Self::Summary, Self::Seen];

    /// Those in which words stand, the weightiest first.
    pub(super) const OF_WORDS: [Self; 4] = [Self::Name, Self::About, Self::Summary, Self::Seen];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Edge => "edge",
            Self::Name => "name",
            Self::About => "about",
            Self::Summary => "summary",
            Self::Seen => "seen",
        }
    }
}

/// A prefix of so many letters is a term of [`Place::Edge`].
pub(super) const LONGEST_EDGE: usize = 2;
/// Before a romanised word, so that nobody mistakes it for one that was written so.
pub(super) const ROMANISED: char = '\u{1}';
/// Before the first letters of a whole name.
pub(super) const START: char = '\u{2}';
/// Before the number of words of the shortest name.
pub(super) const LENGTH: char = '\u{3}';
/// Names of more words are all long.
pub(super) const LONG_NAME: usize = 8;

/// A text in a language.
pub(crate) type Written<'a> = (&'a str, Option<LanguageTag>);

/// What is searched of one entry.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts<'a> {
    /// In all languages; the readable part of the address among them, which is often a name in Latin letters.
    pub(crate) names: Vec<Written<'a>>,
    /// The operator and the authority.
    pub(crate) bodies: Vec<Written<'a>>,
    /// The web host, without `www.`.
    pub(crate) host: &'a str,
    /// In all languages.
    pub(crate) summaries: Vec<Written<'a>>,
    /// The observed title and description.
    pub(crate) seen: Vec<Written<'a>>,
}

/// The terms of one entry by place, each place a text with a space between terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Terms([String; 6]);

impl Terms {
    pub(super) fn of(texts: &Texts<'_>) -> Self {
        let Texts { names, bodies, host, summaries, seen } = texts;
        let mut terms = Self::default();
        terms.host(host);
        for name in names {
            terms.name(*name);
        }
        for body in bodies {
            terms.text(Place::About, *body, true);
            terms.initials(body.0);
        }
        for summary in summaries {
            terms.text(Place::Summary, *summary, false);
        }
        for text in seen {
            terms.text(Place::Seen, *text, false);
        }
        terms
    }

    pub(super) fn at(&self, place: Place) -> &str {
        &self.0[place as usize]
    }

    fn push(&mut self, place: Place, term: &str) {
        if !term.is_empty() {
            let text = &mut self.0[place as usize];
            text.push_str(term);
            text.push(' ');
        }
    }

    fn push_marked(&mut self, place: Place, mark: char, term: &str) {
        self.0[place as usize].push(mark);
        self.push(place, term);
    }

    fn name(&mut self, (name, language): Written<'_>) {
        let found = words(name);
        self.push_marked(Place::Whole, LENGTH, &found.len().min(LONG_NAME).to_string());
        for whole in wholes(name) {
            self.whole(&joined(&words(whole)));
        }
        for pair in found.windows(2) {
            self.push(Place::Name, &joined(pair));
        }
        self.initials(name);
        for word in &found {
            self.edges(&word.text);
            self.word(Place::Name, word, language, true);
        }
    }

    fn whole(&mut self, whole: &str) {
        self.push(Place::Whole, whole);
        for edge in edges(whole) {
            self.push_marked(Place::Edge, START, edge);
        }
        if let Some(latin) = romanised(whole) {
            self.push_marked(Place::Whole, ROMANISED, &latin);
        }
    }

    fn host(&mut self, host: &str) {
        let labels = words(host);
        self.whole(&joined(&labels));
        for label in &labels {
            self.edges(&label.text);
            self.word(Place::About, label, None, false);
        }
    }

    fn edges(&mut self, word: &str) {
        for edge in edges(word) {
            self.push(Place::Edge, edge);
        }
    }

    fn text(&mut self, place: Place, (text, language): Written<'_>, with_latin: bool) {
        for word in &words(text) {
            self.word(place, word, language, with_latin);
        }
    }

    fn word(&mut self, place: Place, word: &Word, language: Option<LanguageTag>, with_latin: bool) {
        self.push(place, &word.text);
        if let Some(stem) = language.and_then(|language| stem(&word.text, language)) {
            self.push(place, &stem);
        }
        if word.is_unspaced {
            for bigram in bigrams(&word.text) {
                self.push(place, bigram);
            }
        }
        if with_latin && let Some(latin) = romanised(&word.text) {
            self.push_marked(place, ROMANISED, &latin);
        }
    }

    /// `National Institute of Open Schooling` is asked for as NIOS. Small words count or not, so both are terms.
    fn initials(&mut self, text: &str) {
        let all = words(text);
        if !(3..=12).contains(&all.len()) || all.iter().any(|word| word.is_unspaced) {
            return;
        }
        let of = |words: &mut dyn Iterator<Item = &Word>| -> String {
            words.filter_map(|word| word.text.chars().next()).collect()
        };
        let whole = of(&mut all.iter());
        let main = of(&mut all.iter().filter(|word| !super::query::is_small(&word.text)));
        if main.chars().count() > 2 && main != whole {
            self.push(Place::About, &main);
        }
        self.push(Place::About, &whole);
    }
}

/// Words without spaces between them.
pub(super) fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect()
}

/// The name itself, and what stands before and within its brackets and after its dashes: `Name (ABC)` is also
/// `Name` and `ABC`.
fn wholes(name: &str) -> Vec<&str> {
    let mut parts = vec![name];
    let split = name.split(['(', ')', '[', ']', '（', '）', '|', ':', '：', '–', '—', '/']);
    let split = split.flat_map(|part| part.split(" - ")).map(str::trim);
    parts.extend(split.filter(|part| !part.is_empty() && *part != name));
    parts
}

/// The first letters of a word, where they are not the word itself in a script without spaces.
fn edges(word: &str) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let edges = ends.take(LONGEST_EDGE).map(|end| &word[..end]);
    // Where words have no spaces, any letter may begin what is meant.
    let letters = word.char_indices().filter(|(_, letter)| is_unspaced(*letter)).skip(1);
    edges.chain(letters.map(|(at, letter)| &word[at..at + letter.len_utf8()]))
}
