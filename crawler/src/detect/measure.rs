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
/// A page of a few words must be claimed by two fifths.
const LEAST: f64 = 0.4;
/// Title and heading alone may be those of a lesson: some of the text must say it as well.
const SOME: f64 = 0.1;
/// Without any statement it must be half: "Just a moment" is a title for much else. Only who is called "404" by title
/// and heading is believed sooner.
const HALF: f64 = 0.5;
/// What a page that names its platform says of nothing else, where the platform's own pages have other things to say.
pub(super) const WHOLLY: f64 = 0.8;
/// A text of its own that teaches raises the demand: so many words of school in it are no accident.
const TEACHING: usize = 3;
const LESSON: f64 = 0.2;
/// What sets tasks is a lesson whatever it says.
const TASKS: f64 = 0.4;
/// So many words of its own raise the demand by one, which only a page that says nothing else can meet.
const PATIENCE: usize = 400;
/// More words than this do not make a page any more of a lesson.
const LONG_STATEMENTS: usize = 400;
/// Sellers write long pages; their words stay as thick.
const LONG_WORDS: usize = 150;
/// A word of a topic speaks for so many: itself and its neighbours, names, prices and small words. The rest of a long
/// sentence is about something else.
const NEIGHBOURS: usize = 4;

/// How much of a page a topic claims.
#[derive(Debug, Clone, Default)]
pub(super) struct Voice {
    /// Whether the title states it.
    pub(super) title: bool,
    /// Whether one of the first headings does.
    pub(super) heading: bool,
    /// Different words of school in the text that is not claimed.
    pub(super) school: usize,
    /// Whether anything states it, or labels only name it.
    pub(super) stated: bool,
    /// Sentences that only a lesson says.
    pub(super) tasks: usize,
    /// Words that are claimed.
    pub(super) claimed: usize,
    /// Words that are of the topic itself.
    pub(super) covered: usize,
    /// Words that the page has.
    pub(super) words: usize,
    /// Different phrases that state it.
    pub(super) phrases: usize,
    /// Different words that only name it.
    pub(super) names: usize,
    /// What the page said, to be quoted.
    pub(super) said: Option<String>,
    demand: f64,
    label: f64,
}

impl Voice {
    /// Whether the page says this and hardly anything else.
    pub(super) fn dominates(&self) -> bool {
        let least = if self.stated { SOME } else { self.label };
        let said = self.words == 0 && self.title || self.share() >= least;
        said && self.score() >= self.demand
    }

    pub(super) fn share(&self) -> f64 {
        ratio(self.claimed, self.words).min(1.0)
    }

    /// Whether the rest of the text is a lesson.
    pub(super) fn teaches(&self) -> bool {
        self.tasks > 0 || self.school >= TEACHING
    }

    /// From 0 to 1.7: the share, and what title and heading add. Those of a lesson only name its subject.
    pub(super) fn score(&self) -> f64 {
        let bonus = |claimed: bool, weight: f64| if claimed && self.tasks == 0 { weight } else { 0.0 };
        self.share() + bonus(self.title, TITLE) + bonus(self.heading, HEADING)
    }

    fn demanding(mut self, longest: usize) -> Self {
        self.demand = LEAST + ratio(self.words.min(longest), PATIENCE);
        self
    }

    fn hear(&mut self, sentence: &Sentence) {
        if self.said.is_none() {
            self.said = Some(sentence.shown.to_owned());
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
        about && sentence.place != Place::Quoted && !sentence.mentions(Topic::Lesson) && !other(sentence)
    };
    let label = if topics == [Topic::Missing] { SOME } else { HALF };
    let mut voice = Voice { title: reading.title.iter().any(claims), label, ..Voice::default() };
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
            voice.claimed += sentence.words.min(covered * NEIGHBOURS);
            voice.stated |= topics.iter().any(|topic| sentence.states(*topic));
            voice.hear(sentence);
        }
    }
    if let Some(title) = reading.title.iter().find(|part| claims(part)) {
        voice.said.get_or_insert_with(|| title.shown.to_owned());
    }
    // Most pages say nothing of most topics, and nobody asks how loudly.
    if voice.said.is_none() {
        return voice;
    }
    let prose = reading.body.iter().filter(|sentence| sentence.place == Place::Prose && !claims(sentence));
    let school = prose.flat_map(|sentence| phrases(sentence, Topic::Education, true));
    voice.school = different(school.collect());
    voice.tasks = reading.tasks();
    let mut voice = voice.demanding(LONG_STATEMENTS);
    if voice.tasks > 0 {
        voice.demand += TASKS;
    } else if voice.teaches() {
        voice.demand += LESSON;
    }
    voice
}

/// The strong or the weak phrases of a topic in a sentence.
fn phrases(sentence: &Sentence, topic: Topic, strong: bool) -> impl Iterator<Item = usize> {
    let wanted = sentence.marks.iter().filter(move |mark| mark.topic == topic && mark.strong == strong);
    wanted.map(|mark| mark.phrase)
}

fn different(mut phrases: Vec<usize>) -> usize {
    phrases.sort_unstable();
    phrases.dedup();
    phrases.len()
}

/// How much of a page is made of the words of a topic, menus included: sellers speak in links. Strong phrases count
/// whole, weak ones half.
pub(super) fn vocabulary(reading: &Reading<'_>, topic: Topic) -> Voice {
    words_of(reading, topic, |place| place != Place::Quoted)
}

/// The same for what the page itself says.
pub(super) fn own_vocabulary(reading: &Reading<'_>, topic: Topic) -> Voice {
    words_of(reading, topic, |place| matches!(place, Place::Heading | Place::Prose))
}

fn words_of(reading: &Reading<'_>, topic: Topic, counts: impl Fn(Place) -> bool) -> Voice {
    let title = reading.title.iter().any(|part| part.states(topic) || part.is(topic));
    let mut voice = Voice { title, ..Voice::default() };
    let (mut twice, mut offers, mut names) = (0, Vec::new(), Vec::new());
    let spoken = reading.body.iter().filter(|sentence| counts(sentence.place));
    for sentence in reading.title.iter().chain(spoken) {
        let whole = sentence.covered(|mark| mark.topic == topic && mark.strong);
        voice.words += sentence.words;
        twice += whole + sentence.covered(|mark| mark.topic == topic);
        voice.heading |= whole > 0 && sentence.place == Place::Heading;
        if whole > 0 {
            voice.hear(sentence);
        }
        offers.extend(phrases(sentence, topic, true));
        names.extend(phrases(sentence, topic, false));
    }
    voice.stated = !offers.is_empty();
    voice.phrases = different(offers);
    voice.names = different(names);
    voice.claimed = twice * NEIGHBOURS / 2;
    voice.covered = twice / 2;
    voice.demanding(LONG_WORDS)
}
