//! A page as detectors read it: its sentences, each folded once, with what the lexicon found in it.
//! Knows no verdict.

use super::fold::{fold, words};
use super::lexicon::Topic;
use super::likeness::Likeness;
use super::marks::{Mark, covered, marks};
use super::measure::ratio;
use super::names::Named;
use crate::checker::Target;
use crate::extract::{Page, Place};

/// What a sentence must be covered by to *be* a label, and not only to contain it: a lesson called
/// "404 Not Found explained" has three words of four.
const WHOLE: f64 = 0.76;

/// Nobody speaks longer without an end mark; whoever writes so is cut.
const LONGEST: usize = 500;

/// A sentence, or a passage without an end mark.
#[derive(Debug, Clone)]
pub(super) struct Sentence<'a> {
    /// As it stands on the page.
    pub(super) shown: &'a str,
    /// As the lexicon reads it.
    pub(super) folded: String,
    pub(super) words: usize,
    pub(super) place: Place,
    pub(super) marks: Vec<Mark>,
}

impl<'a> Sentence<'a> {
    pub(super) fn new(shown: &'a str, place: Place) -> Self {
        let folded = fold(shown);
        let (words, marks) = (words(&folded), marks(&folded));
        Self { shown: shown.trim(), folded, words, place, marks }
    }

    /// Whether it states something of the topic.
    pub(super) fn states(&self, topic: Topic) -> bool {
        self.marks.iter().any(|mark| mark.topic == topic && mark.strong)
    }

    /// Whether it has any word of the topic.
    pub(super) fn mentions(&self, topic: Topic) -> bool {
        self.marks.iter().any(|mark| mark.topic == topic)
    }

    /// Whether it is about nothing else.
    pub(super) fn is(&self, topic: Topic) -> bool {
        let share = ratio(self.covered(|mark| mark.topic == topic), self.words);
        share >= WHOLE
    }

    /// Words of it that such marks cover.
    pub(super) fn covered(&self, wanted: impl Fn(&Mark) -> bool) -> usize {
        covered(&self.folded, &self.marks, wanted)
    }
}

/// A page, read once for all detectors.
pub(crate) struct Reading<'a> {
    pub(super) page: &'a Page,
    /// The parts of the title, which sites divide by lines and dots.
    pub(super) title: Vec<Sentence<'a>>,
    pub(super) body: Vec<Sentence<'a>>,
    /// Whether it shows the platform's names.
    pub(super) named: Named,
    /// Whether it says what was accepted of it.
    pub(super) likeness: Likeness,
}

impl<'a> Reading<'a> {
    /// Reads the page of `host`, which should show what the target tells.
    pub(crate) fn of(page: &'a Page, target: &Target, host: &str) -> Self {
        let title = page.metadata.title.as_deref().unwrap_or_default();
        let title = title_parts(title).map(|part| Sentence::new(part, Place::Heading)).collect();
        let passages = &page.outline.passages;
        let body: Vec<_> = passages
            .iter()
            .flat_map(|passage| sentences(&passage.text).map(|text| Sentence::new(text, passage.place)))
            .filter(|sentence| sentence.words > 0)
            .collect();
        let named = Named::on(page, &body, &target.names, host);
        let likeness = Likeness::of(page, target.accepted_text_hash.as_deref());
        Self { page, title, body, named, likeness }
    }

    /// Words that readers see, menus included.
    pub(super) fn words(&self) -> usize {
        self.body.iter().map(|sentence| sentence.words).sum()
    }

    /// Its own sentences that only a lesson says.
    pub(super) fn tasks(&self) -> usize {
        let own = self.body.iter().filter(|sentence| matches!(sentence.place, Place::Heading | Place::Prose));
        own.filter(|sentence| sentence.states(Topic::Lesson)).count()
    }

    /// Words that the page itself says, menus and footers left out.
    pub(super) fn prose(&self) -> usize {
        let own = self.body.iter().filter(|sentence| sentence.place != Place::Furniture);
        own.map(|sentence| sentence.words).sum()
    }
}

/// "404 | My School" has two parts; "e-Learning" has one.
fn title_parts(title: &str) -> impl Iterator<Item = &str> {
    const ALWAYS: [char; 11] = ['|', '–', '—', '·', '»', '«', '•', '：', '｜', '_', '›'];
    let pieces = title.split(ALWAYS).flat_map(|part| part.split(" - ")).flat_map(|part| part.split(": "));
    pieces.map(str::trim).filter(|part| !part.is_empty())
}

/// A full stop ends a sentence before a space only: names of sites and numbers have dots of their own.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = sentence_end(rest);
        let (sentence, after) = rest.split_at(end);
        rest = after;
        Some(sentence)
    })
}

fn sentence_end(text: &str) -> usize {
    for (before, (at, c)) in text.char_indices().enumerate() {
        let (length, end) = (before + 1, at + c.len_utf8());
        if length >= LONGEST && (c.is_whitespace() || length >= 2 * LONGEST) {
            return end;
        }
        let ends = match c {
            '。' | '！' | '？' | '।' | '؟' | '\u{6d4}' | '|' | '•' => true,
            '.' if is_day(&text[..at]) => false,
            '.' | '!' | '?' | '…' => text[end..].chars().next().is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            return end;
        }
    }
    text.len()
}

/// The point after a day makes it an ordinal: "31. Juli".
fn is_day(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

/// As much of a sentence as evidence can quote.
pub(super) fn quoted(text: &str) -> String {
    const MOST: usize = 110;
    let text = text.trim();
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("“{}…”", text[..at].trim_end()),
        None => format!("“{text}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_texts_fall_into_their_parts() {
        let parts: Vec<_> = title_parts("404 | e-Learning - My School: Home").collect();
        assert_eq!(parts, ["404", "e-Learning", "My School", "Home"]);
        let found: Vec<_> =
            sentences("See school.test, v1.2. On 31. Juli! 页面不存在。返回").map(str::trim).collect();
        assert_eq!(found, ["See school.test, v1.2.", "On 31. Juli!", "页面不存在。", "返回"]);
    }

    #[test]
    fn a_long_quotation_is_cut() {
        assert_eq!(quoted(" a "), "“a”");
        assert_eq!(quoted(&"é".repeat(200)).chars().count(), 113);
    }
}
