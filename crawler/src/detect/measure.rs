//! What dominates a page: the one measure by which all detectors tell a page that *says* something from a page
//! *about* it.
//!
//! A page has words of its own, menus and footers left out. A topic claims some of them: whole sentences that state
//! it, or, where a topic is made of words and not of statements, those words and their neighbours. The share that is
//! claimed counts, and more if the title or a heading is claimed too. The longer a page, the more it must be: an
//! error page says one thing and stops, a lesson about errors goes on.
//!
//! The rival was a plain count of hits; it cannot tell a lesson of a thousand words, which has more of them, from a
//! page of five.

use super::lexicon::Topic;
use super::reading::{Reading, Sentence};
use crate::extract::Place;

/// What a claimed title, and a claimed heading, add to the share. Both together outweigh the demand on a page of a
/// hundred words; neither does alone.
const TITLE: f64 = 0.35;
const HEADING: f64 = 0.35;
/// A page of a few words must be claimed by half.
const LEAST: f64 = 0.5;
/// So many words of its own raise the demand by one, which only a page that says nothing else can meet.
const PATIENCE: usize = 500;
/// More words than this do not make a page any more of a lesson.
const LONG_STATEMENTS: usize = 400;
/// Sellers write long pages; their words stay as thick.
const LONG_WORDS: usize = 150;
/// Words around a word of trade that belong to it: names, prices, numbers.
const NEIGHBOURS: usize = 4;
/// A text without end marks is not one statement.
const LONG_SENTENCE: usize = 25;

/// How much of a page a topic claims.
#[derive(Debug, Clone, Default)]
pub(super) struct Voice {
    /// Whether the title states it.
    pub(super) title: bool,
    /// Whether one of the first headings does.
    pub(super) heading: bool,
    /// Words that are claimed.
    pub(super) claimed: usize,
    /// Words that the page has.
    pub(super) words: usize,
    /// Different phrases that state it.
    pub(super) phrases: usize,
    /// What the page said, to be quoted.
    pub(super) said: Option<String>,
    demand: f64,
}

impl Voice {
    /// Whether the page says this and hardly anything else.
    pub(super) fn dominates(&self) -> bool {
        self.claimed + usize::from(self.title) > 0 && self.score() >= self.demand
    }

    /// From 0 to 1.7: the share, and what title and heading add.
    pub(super) fn score(&self) -> f64 {
        let share = ratio(self.claimed, self.words);
        let bonus = |claimed: bool, weight: f64| if claimed { weight } else { 0.0 };
        share.min(1.0) + bonus(self.title, TITLE) + bonus(self.heading, HEADING)
    }

    fn demanding(mut self, longest: usize) -> Self {
        self.demand = LEAST + ratio(self.words.min(longest), PATIENCE);
        self
    }

    fn hear(&mut self, sentence: &Sentence) {
        if self.said.is_none() {
            self.said = Some(sentence.shown.clone());
        }
    }
}

/// A part of a whole, which may be nothing.
#[expect(clippy::cast_precision_loss, reason = "no page has more words than a float can count")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// How much of a page consists of statements of these topics.
pub(super) fn statements(reading: &Reading<'_>, topics: &[Topic]) -> Voice {
    statements_unless(reading, topics, |_| false)
}

/// The same, but some sentences are another matter.
pub(super) fn statements_unless(
    reading: &Reading<'_>,
    topics: &[Topic],
    other: impl Fn(&Sentence) -> bool,
) -> Voice {
    let own = |sentence: &Sentence, topic: Topic| {
        sentence.states(topic) || (sentence.is(topic) && sentence.place != Place::Furniture)
    };
    let claims = |sentence: &Sentence| {
        let about = topics.iter().any(|topic| own(sentence, *topic));
        about && sentence.place != Place::Quoted && !other(sentence)
    };
    let mut voice = Voice { title: reading.title.iter().any(claims), ..Voice::default() };
    let mut headings = 0;
    for sentence in &reading.body {
        let claimed = claims(sentence);
        headings += usize::from(sentence.place == Place::Heading);
        voice.heading |= claimed && sentence.place == Place::Heading && headings <= 3;
        if claimed || sentence.place != Place::Furniture {
            voice.words += sentence.words;
        }
        if claimed {
            let covered = sentence.covered(|mark| topics.contains(&mark.topic));
            voice.claimed += sentence.words.min((covered * 3).max(LONG_SENTENCE));
            voice.hear(sentence);
        }
    }
    if let Some(title) = reading.title.iter().find(|part| claims(part)) {
        voice.said.get_or_insert_with(|| title.shown.clone());
    }
    voice.demanding(LONG_STATEMENTS)
}

/// How much of a page is made of the words of a topic, menus included: sellers speak in links. Strong phrases count
/// whole, weak ones half.
pub(super) fn vocabulary(reading: &Reading<'_>, topic: Topic) -> Voice {
    let title = reading.title.iter().any(|part| part.states(topic) || part.is(topic));
    let mut voice = Voice { title, ..Voice::default() };
    let (mut twice, mut seen) = (0, Vec::new());
    let spoken = reading.body.iter().filter(|sentence| sentence.place != Place::Quoted);
    for sentence in reading.title.iter().chain(spoken) {
        let strong = sentence.covered(|mark| mark.topic == topic && mark.strong);
        let all = sentence.covered(|mark| mark.topic == topic);
        voice.words += sentence.words;
        twice += strong + all;
        voice.heading |= strong > 0 && sentence.place == Place::Heading;
        if strong > 0 {
            voice.hear(sentence);
            seen.extend(
                sentence.marks.iter().filter(|mark| mark.topic == topic && mark.strong).map(|m| m.phrase),
            );
        }
    }
    seen.sort_unstable();
    seen.dedup();
    voice.phrases = seen.len();
    voice.claimed = twice * NEIGHBOURS / 2;
    voice.demanding(LONG_WORDS)
}
