//! The words that detectors know, from the files in `data/`, and where they stand in a text.
//!
//! One automaton finds them all in one pass. A line of a file is a phrase; `# ` begins a comment and `[xx]` names the
//! language of what follows, for readers. A phrase that starts with `~ ` is weak: it names the topic and says nothing
//! by itself. ` … ` stands for other words between two parts, in one sentence. `*` at an end stands for the rest of
//! a word. Two lines that begin with `{a}` and `{b}` are a pair: a word of one near a word of the other states the topic,
//! in whichever order a language puts them. What strong and weak mean is written at the head of each file.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::fold::{fold, is_unspaced, words};

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
}

const FILES: [(Topic, &str); 13] = [
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
];

/// A phrase that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) topic: Topic,
    pub(super) strong: bool,
    /// Which phrase, to tell different ones apart.
    pub(super) phrase: usize,
    /// Where its first part begins and its last part ends, in bytes of the folded text.
    pub(super) span: (usize, usize),
}

struct Phrase {
    topic: Topic,
    kind: Kind,
    parts: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Strong,
    Weak,
    /// One side of a pair.
    Side {
        pair: usize,
        second: bool,
    },
}

/// Words of a pair may be so many characters apart.
const NEAR: usize = 60;

/// One part of a phrase as the automaton knows it.
struct Part {
    phrase: usize,
    index: usize,
    open_start: bool,
    open_end: bool,
}

/// All phrases of all topics.
pub(super) struct Lexicon {
    phrases: Vec<Phrase>,
    parts: Vec<Part>,
    pairs: usize,
    automaton: Option<AhoCorasick>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(&FILES));

/// The phrases that stand in a folded text, each once for every place.
pub(super) fn marks(folded: &str) -> Vec<Mark> {
    LEXICON.marks(folded)
}

/// Words of a text that phrases of a topic cover, each word once.
pub(super) fn covered(folded: &str, marks: &[Mark], wanted: impl Fn(&Mark) -> bool) -> usize {
    let mut spans: Vec<_> = marks.iter().filter(|mark| wanted(mark)).map(|mark| mark.span).collect();
    spans.sort_unstable();
    let (mut count, mut done) = (0, 0);
    for (start, end) in spans {
        if end > done {
            count += words(&folded[start.max(done)..end]);
            done = end;
        }
    }
    count
}

impl Lexicon {
    fn read(files: &[(Topic, &str)]) -> Self {
        let mut lexicon = Self { phrases: Vec::new(), parts: Vec::new(), pairs: 0, automaton: None };
        let mut patterns = Vec::new();
        for (topic, text) in files {
            let lines = text.lines().map(str::trim);
            for line in lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '['])) {
                lexicon.learn(*topic, line, &mut patterns);
            }
        }
        // Only a set of patterns beyond all memory is refused, and ours is compiled in and tested.
        lexicon.automaton = AhoCorasick::new(patterns).ok();
        lexicon
    }

    fn learn(&mut self, topic: Topic, line: &str, patterns: &mut Vec<String>) {
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

    fn add(&mut self, topic: Topic, kind: Kind, line: &str, patterns: &mut Vec<String>) {
        let phrase = self.phrases.len();
        let line = line.replace("* ", "* … ");
        let parts: Vec<_> = line.split('…').map(str::trim).filter(|part| !part.is_empty()).collect();
        self.phrases.push(Phrase { topic, kind, parts: parts.len() });
        for (index, part) in parts.into_iter().enumerate() {
            let (open_start, open_end) = (part.starts_with('*'), part.ends_with('*'));
            self.parts.push(Part { phrase, index, open_start, open_end });
            patterns.push(fold(part.trim_matches('*')));
        }
    }

    fn marks(&self, folded: &str) -> Vec<Mark> {
        let mut found = Vec::new();
        let mut sides = Vec::new();
        // How far each phrase of several parts has come: the next part, and where the first one began and ended.
        let mut begun: Vec<(usize, usize, usize, usize)> = Vec::new();
        let Some(automaton) = &self.automaton else { return found };
        for hit in automaton.find_overlapping_iter(folded) {
            let part = &self.parts[hit.pattern().as_usize()];
            if !part.stands_alone(folded, hit.start(), hit.end()) || is_mention(folded, hit.start()) {
                continue;
            }
            let (start, end) = (hit.start(), part.end(folded, hit.end()));
            let phrase = &self.phrases[part.phrase];
            let mark = |span| Mark {
                topic: phrase.topic,
                strong: phrase.kind != Kind::Weak,
                phrase: part.phrase,
                span,
            };
            let mut keep = |mark: Mark| match phrase.kind {
                Kind::Strong | Kind::Weak => found.push(mark),
                Kind::Side { pair, second } => sides.push((pair, second, mark)),
            };
            if phrase.parts == 1 {
                keep(mark((start, end)));
            } else if part.index == 0 {
                begun.retain(|(id, next, ..)| *id != part.phrase || *next > 1);
                begun.push((part.phrase, 1, start, end));
            } else if let Some(open) = begun
                .iter_mut()
                .find(|(id, next, _, last)| *id == part.phrase && *next == part.index && *last <= start)
            {
                (open.1, open.3) = (part.index + 1, end);
                if open.1 == phrase.parts {
                    keep(mark((open.2, end)));
                    open.1 = usize::MAX;
                }
            }
        }
        found.extend(paired(folded, &sides));
        found
    }
}

/// The words of pairs that have their other half near by.
fn paired<'a>(folded: &'a str, sides: &'a [(usize, bool, Mark)]) -> impl Iterator<Item = Mark> + 'a {
    let gap = |one: &Mark, other: &Mark| {
        let (end, start) = (one.span.1.min(other.span.1), one.span.0.max(other.span.0));
        if end > start { None } else { Some(folded[end..start].chars().take(NEAR + 1).count()) }
    };
    // Repeated without end, a word must not be compared with all its likes.
    let few = &sides[..sides.len().min(200)];
    let has_half = move |(pair, second, mark): &&(usize, bool, Mark)| {
        let halves = few.iter().filter(|(other, side, _)| other == pair && side != second);
        halves.into_iter().any(|(.., half)| gap(mark, half).is_some_and(|gap| gap <= NEAR))
    };
    few.iter().filter(has_half).map(|(.., mark)| *mark)
}

impl Part {
    /// Whether a hit is a word of its own, where words can be told.
    fn stands_alone(&self, folded: &str, start: usize, end: usize) -> bool {
        let (first, last) = (folded[start..].chars().next(), folded[..end].chars().next_back());
        let (before, after) = (folded[..start].chars().next_back(), folded[end..].chars().next());
        let starts = self.open_start || !joined(before, first) || is_article(folded, start);
        starts && (self.open_end || !joined(last, after))
    }

    /// With the rest of the word that was left open.
    fn end(&self, folded: &str, end: usize) -> usize {
        let rest = folded[end..].find(char::is_whitespace).unwrap_or(folded.len() - end);
        let spaced = !folded[..end].ends_with(is_unspaced);
        if self.open_end && spaced { end + rest } else { end }
    }
}

/// Whether two neighbours belong to one word.
fn joined(left: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else { return false };
    let letter = |c: char| (c.is_alphanumeric() && !is_unspaced(c)) || matches!(c, '\u{94d}' | '\u{9cd}');
    letter(left) && letter(right)
}

/// Arabic writes "the", "and", "with" and "for" onto the word.
fn is_article(folded: &str, start: usize) -> bool {
    let is_arabic = folded[start..].starts_with(|c| matches!(c, '\u{620}'..='\u{6ff}'));
    let before: Vec<char> =
        folded[..start].chars().rev().take_while(|c| matches!(c, '\u{620}'..='\u{6ff}')).take(5).collect();
    is_arabic
        && before.len() <= 4
        && before.iter().all(|c| matches!(c, 'ا' | 'ل' | 'و' | 'ب' | 'ف' | 'ك' | 'س'))
}

/// Whoever puts words between quotation marks speaks about them.
fn is_mention(folded: &str, start: usize) -> bool {
    let before = folded[..start].trim_end_matches(' ').chars().next_back();
    matches!(before, Some('"' | '“' | '„' | '«' | '「' | '『' | '《' | '‹'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(text: &'static str) -> Lexicon {
        Lexicon::read(&[(Topic::Spam, text)])
    }

    fn found(lexicon: &Lexicon, text: &str) -> usize {
        lexicon.marks(&fold(text)).len()
    }

    #[test]
    fn phrases_are_whole_words_unless_they_say_otherwise() {
        let known = lexicon("# who says so\n[en]\nslot\nставк*\n~ casino\n赌场\nقمار");
        assert_eq!(found(&known, "a slot, two slots"), 1);
        assert_eq!(found(&known, "Ставки"), 1);
        assert_eq!(found(&known, "在澳门赌场里"), 1);
        assert_eq!(found(&known, "والقمار"), 1);
        assert_eq!(found(&known, "“casino”"), 0);
        assert!(!known.marks("casino")[0].strong);
    }

    #[test]
    fn parts_of_a_phrase_must_come_in_order_in_one_text() {
        let known = lexicon("this domain … for sale");
        assert_eq!(found(&known, "This domain, school.test, is for sale!"), 1);
        assert_eq!(found(&known, "For sale: this domain"), 0);
    }

    #[test]
    fn the_halves_of_a_pair_state_something_only_together() {
        let known = lexicon("{a} page, страниц*\n{b} missing, нет\n{a} domain\n{b} for sale");
        assert_eq!(found(&known, "The page is missing"), 2);
        assert_eq!(found(&known, "нет такой страницы"), 2);
        assert_eq!(found(&known, "A page for sale"), 0);
        assert_eq!(found(&known, &format!("page {} missing", "x ".repeat(60))), 0);
    }

    #[test]
    fn every_phrase_of_ours_is_found_in_itself() {
        for (topic, text) in FILES {
            let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with(['#', '[']));
            for line in lines.filter(|line| !line.starts_with('{')) {
                let plain = line.trim_start_matches("~ ").replace('*', "");
                let plain = plain.replace('…', " ");
                let hit = marks(&fold(&plain)).iter().any(|mark| mark.topic == topic);
                assert!(hit, "{topic:?}: {line}");
            }
        }
    }
}
