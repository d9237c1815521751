//! Small pieces that stand in many pages, each with its own escaping: a text in another language, a moment, a status.

use std::fmt;

use askama::filters::{Html, HtmlSafe, escape};
use chrono::{DateTime, Utc};
use registry::platforms::Text;
use registry::vocabulary::{Direction, EndorsementStatus, LanguageTag, ReachabilityStatus};

use super::words::{Words, machine};
use crate::i18n::Locale;

fn escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let Ok(text) = escape(text, Html);
    write!(f, "{text}")
}

/// A text in a language of its own among the words of a page: marked with its language and direction, and kept from
/// turning what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase<'a> {
    /// The text.
    pub text: &'a str,
    /// Its language, if that is known.
    pub language: Option<LanguageTag>,
    /// The language of the page.
    pub around: Locale,
}

impl HtmlSafe for Phrase<'_> {}

impl fmt::Display for Phrase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.language.filter(|language| language.code() != self.around.tag()) {
            Some(language) => {
                write!(f, "<bdi lang=\"{}\" dir=\"{}\">", language.code(), direction(language))?;
            }
            None => f.write_str("<bdi>")?,
        }
        escaped(f, self.text)?;
        f.write_str("</bdi>")
    }
}

/// Which way a language is written.
fn direction(language: LanguageTag) -> Direction {
    language.language().direction
}

/// Texts in several languages, and who reads them.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a>(pub &'a [Text], pub Locale);

impl<'a> Texts<'a> {
    /// The one that a reader gets: in the page's language, else in English, else the first.
    pub(super) fn chosen(self) -> Option<Phrase<'a>> {
        let first = || self.0.first().map(|text| self.phrase(text));
        self.within(self.1).or_else(|| self.within(Locale::En)).or_else(first)
    }

    /// The one in a language, if there is one.
    fn within(self, locale: Locale) -> Option<Phrase<'a>> {
        let fits = |text: &&Text| Locale::find(text.language.code()) == Some(locale);
        self.0.iter().find(fits).map(|text| self.phrase(text))
    }

    /// All of them.
    pub(super) fn all(self) -> impl Iterator<Item = Phrase<'a>> {
        self.0.iter().map(move |text| self.phrase(text))
    }

    fn phrase(self, text: &'a Text) -> Phrase<'a> {
        Phrase { text: &text.text, language: Some(text.language), around: self.1 }
    }
}

/// A moment, which the script of the pages makes relative.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    /// When it is.
    pub at: DateTime<Utc>,
    /// In whose words.
    pub w: Words,
}

impl HtmlSafe for Moment {}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<time datetime=\"{}\" data-moment>", machine(&self.at))?;
        escaped(f, &self.w.moment(&self.at))?;
        f.write_str("</time>")
    }
}

/// A day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    /// Some moment of it.
    pub at: DateTime<Utc>,
    /// In whose words.
    pub w: Words,
}

impl HtmlSafe for Day {}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<time datetime=\"{}\">", self.at.date_naive())?;
        escaped(f, &self.w.day_of(&self.at))?;
        f.write_str("</time>")
    }
}

/// A status: a shape, a colour and a word, each of which would do alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Status {
    /// What the style calls it.
    pub class: &'static str,
    /// A shape in one character.
    pub shape: char,
    /// The word.
    pub word: &'static str,
}

impl HtmlSafe for Status {}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { class, shape, word } = self;
        write!(f, "<span class=\"mark {class}\"><span aria-hidden=\"true\">{shape}</span> ")?;
        escaped(f, word)?;
        f.write_str("</span>")
    }
}

impl Status {
    /// Whether a platform answers.
    pub(super) fn reachability(status: ReachabilityStatus, w: Words) -> Self {
        let (class, shape) = match status {
            ReachabilityStatus::Up => ("up", '●'),
            ReachabilityStatus::Suspect => ("suspect", '◐'),
            ReachabilityStatus::Down => ("down", '✕'),
            ReachabilityStatus::Blocked => ("blocked", '◇'),
            ReachabilityStatus::Unknown => ("unknown", '○'),
        };
        Self { class, shape, word: w.label(status) }
    }

    /// Every state of reachability.
    pub(super) fn every(w: Words) -> Vec<Self> {
        ReachabilityStatus::ALL.iter().map(|status| Self::reachability(*status, w)).collect()
    }

    /// Whether its government stands behind it.
    pub(super) fn endorsement(status: EndorsementStatus, w: Words) -> Self {
        let (class, shape) = match status {
            EndorsementStatus::Current => ("up", '✓'),
            EndorsementStatus::Due => ("suspect", '✓'),
            EndorsementStatus::Unverified => ("unknown", '–'),
            EndorsementStatus::Lapsed => ("blocked", '!'),
            EndorsementStatus::Revoked => ("down", '✕'),
        };
        Self { class, shape, word: w.label(status) }
    }
}
