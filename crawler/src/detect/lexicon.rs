//! The words that detectors know, from the files in `data/`. Where they stand in a text is `marks`' business.
//!
//! A line of a file is a phrase; `# ` begins a comment and `[xx]` names the
//! language of what follows, for readers. A phrase that starts with `~ ` is weak: it names the topic and says nothing
//! by itself. ` … ` stands for other words between two parts, in one sentence. `*` at an end stands for the rest of
//! a word. Two lines that begin with `{a}` and `{b}` are a pair: a word of one near a word of the other states the topic,
//! in whichever order a language puts them. What strong and weak mean is written at the head of each file.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::fold::fold;

/// What a phrase is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// A wall against robots.
    Wall,
    /// A page that is not there.
    Missing,
    /// A domain that is for sale, has expired or waits for a site; an account that was suspended.
    Parked,
    /// What server programs and panels show before there is a site.
    DefaultPage,
    /// Work on the site, now.
    Maintenance,
    /// That it does not serve now, whatever the reason.
    Unavailable,
    /// Work on the site, later.
    Planned,
    /// What a site calls itself.
    Service,
    /// The end of a service.
    Closure,
    /// What ends in every school year.
    Term,
    /// Gambling, pills, adult offers, copies, loans and written-to-order essays.
    Spam,
    /// School, lessons, learners.
    Education,
    /// Selling and other trades that no school is in.
    Trade,
    /// What only a lesson says, and explanations.
    Lesson,
    /// The disclaimers of parking services.
    Disclaimer,
    /// Names, web space and their renewal.
    Hosting,
    /// Requests that were kept out.
    Refusal,
}

const FILES: [(Topic, &str); 17] = [
    (Topic::Wall, include_str!("data/wall.txt")),
    (Topic::Missing, include_str!("data/missing.txt")),
    (Topic::Parked, include_str!("data/parked.txt")),
    (Topic::DefaultPage, include_str!("data/default_page.txt")),
    (Topic::Maintenance, include_str!("data/maintenance.txt")),
    (Topic::Unavailable, include_str!("data/unavailable.txt")),
    (Topic::Planned, include_str!("data/planned.txt")),
    (Topic::Service, include_str!("data/service.txt")),
    (Topic::Closure, include_str!("data/closure.txt")),
    (Topic::Term, include_str!("data/terms.txt")),
    (Topic::Spam, include_str!("data/spam.txt")),
    (Topic::Education, include_str!("data/education.txt")),
    (Topic::Trade, include_str!("data/trade.txt")),
    (Topic::Lesson, include_str!("data/lesson.txt")),
    (Topic::Disclaimer, include_str!("data/disclaimer.txt")),
    (Topic::Hosting, include_str!("data/hosting.txt")),
    (Topic::Refusal, include_str!("data/refusal.txt")),
];

/// One line of a file, or one side of a pair.
pub(super) struct Phrase {
    pub(super) topic: Topic,
    pub(super) kind: Kind,
    pub(super) parts: usize,
    /// The pattern of its last part, without which it cannot be there.
    pub(super) last: usize,
}

/// What a phrase is worth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// States the topic.
    Strong,
    /// Names it.
    Weak,
    /// Is one side of a pair.
    Side {
        /// Which pair.
        pair: usize,
        /// Which side.
        second: bool,
    },
}

/// One part of a phrase.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) phrase: usize,
    pub(super) index: usize,
    pub(super) open_start: bool,
    pub(super) open_end: bool,
}

/// All phrases of all topics, and the automaton that finds their parts in one pass.
pub(super) struct Lexicon {
    pub(super) phrases: Vec<Phrase>,
    /// Many phrases share a part; by pattern, who does.
    pub(super) parts: Vec<Vec<Part>>,
    pub(super) automaton: Option<AhoCorasick>,
    pairs: usize,
}

/// Everything in `data/`.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(&FILES));

impl Lexicon {
    pub(super) fn read(files: &[(Topic, &str)]) -> Self {
        let mut lexicon = Self { phrases: Vec::new(), parts: Vec::new(), pairs: 0, automaton: None };
        let mut patterns = HashMap::new();
        for (topic, text) in files {
            lines(text).for_each(|line| lexicon.learn(*topic, line, &mut patterns));
        }
        let mut ordered: Vec<_> = patterns.into_iter().collect();
        ordered.sort_by_key(|(_, id)| *id);
        // Only a set of patterns beyond all memory is refused, and ours is compiled in and tested.
        lexicon.automaton = AhoCorasick::new(ordered.into_iter().map(|(pattern, _)| pattern)).ok();
        lexicon
    }

    fn learn(&mut self, topic: Topic, line: &str, patterns: &mut HashMap<String, usize>) {
        if let Some((side, words)) = line.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            let second = side == "b";
            self.pairs += usize::from(!second);
            let kind = Kind::Side { pair: self.pairs, second };
            words.split(',').for_each(|word| self.add(topic, kind, word.trim(), patterns));
        } else if let Some(weak) = line.strip_prefix("~ ") {
            self.add(topic, Kind::Weak, weak, patterns);
        } else {
            self.add(topic, Kind::Strong, line, patterns);
        }
    }

    fn add(&mut self, topic: Topic, kind: Kind, line: &str, patterns: &mut HashMap<String, usize>) {
        let phrase = self.phrases.len();
        let line = line.replace("* ", "* … ");
        let parts: Vec<_> = line.split('…').map(str::trim).filter(|part| !part.is_empty()).collect();
        self.phrases.push(Phrase { topic, kind, parts: parts.len(), last: 0 });
        for (index, text) in parts.into_iter().enumerate() {
            let part =
                Part { phrase, index, open_start: text.starts_with('*'), open_end: text.ends_with('*') };
            let next = patterns.len();
            let id = *patterns.entry(fold(text.trim_matches('*'))).or_insert(next);
            self.parts.resize_with(self.parts.len().max(id + 1), Vec::new);
            self.parts[id].push(part);
            self.phrases[phrase].last = id;
        }
    }
}

/// The lines of a file that are no comment and no heading.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', '[']))
}

#[cfg(test)]
mod tests {
    use super::super::marks::marks;
    use super::*;

    #[test]
    fn every_phrase_of_ours_is_found_in_itself() {
        for (topic, text) in FILES {
            for line in lines(text).filter(|line| !line.starts_with('{')) {
                let plain = line.trim_start_matches("~ ").replace('*', "").replace('…', " ");
                let hit = marks(&fold(&plain)).iter().any(|mark| mark.topic == topic);
                assert!(hit, "{topic:?}: {line}");
            }
        }
    }

    #[test]
    fn every_pair_has_two_sides() {
        for (topic, text) in FILES {
            let sides: String =
                lines(text).filter(|line| line.starts_with('{')).map(|line| &line[..3]).collect();
            assert_eq!(sides, "{a}{b}".repeat(sides.len() / 6), "{topic:?}");
        }
    }
}
