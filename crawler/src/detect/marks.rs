//! Where the phrases of the lexicon stand in a text. Knows words and their neighbours, and no page.

use std::collections::HashMap;

use aho_corasick::Match;

use super::fold::{is_unspaced, words};
use super::lexicon::{Kind, LEXICON, Lexicon, Part, Phrase, Topic};

/// Words of a pair may be so many characters apart.
const NEAR: usize = 60;
/// More hits in one sentence are a hostile one; what comes behind them is left.
const MOST: usize = 400;
/// The same for sides of pairs, which are compared with each other.
const MOST_SIDES: usize = 100;
/// A long sentence has about so many hits, most of them inside of other words.
const USUAL: usize = 32;

/// A phrase that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) topic: Topic,
    pub(super) strong: bool,
    /// Whether it is half of a pair: enough where nothing else is said, too little beside other things.
    pub(super) paired: bool,
    /// Which phrase, to tell different ones apart.
    pub(super) phrase: usize,
    /// Where its first part begins and its last part ends, in bytes of the folded text.
    pub(super) span: (usize, usize),
}

/// The phrases that stand in a folded sentence, each once for every place.
pub(super) fn marks(folded: &str) -> Vec<Mark> {
    find(&LEXICON, folded)
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

/// What was found so far.
#[derive(Default)]
struct Finds {
    marks: Vec<Mark>,
    sides: Vec<Side>,
    /// Of each phrase of several parts, how far it has come.
    begun: HashMap<usize, Begun>,
}

/// One side of a pair.
struct Side {
    pair: usize,
    second: bool,
    mark: Mark,
}

/// The next part that is wanted, and where the parts before it began and ended.
struct Begun {
    next: usize,
    start: usize,
    end: usize,
}

fn find(lexicon: &Lexicon, folded: &str) -> Vec<Mark> {
    let Some(automaton) = &lexicon.automaton else { return Vec::new() };
    let quotations = quotations(folded);
    // Whoever puts words between quotation marks speaks about them.
    let spoken = |hit: &Match| !quotations.iter().any(|(from, to)| (*from..*to).contains(&hit.start()));
    let mut hits = Vec::with_capacity(USUAL);
    hits.extend(automaton.find_overlapping_iter(folded).take(MOST).filter(spoken));
    let mut present: Vec<_> = hits.iter().map(|hit| hit.pattern().as_usize()).collect();
    present.sort_unstable();
    let mut finds = Finds::default();
    for hit in hits {
        let (start, end) = (hit.start(), hit.end());
        let (free_start, free_end) = (begins_word(folded, start), ends_word(folded, end));
        for part in &lexicon.parts[hit.pattern().as_usize()] {
            let phrase = &lexicon.phrases[part.phrase];
            let whole = (part.open_start || free_start) && (part.open_end || free_end);
            let whole = whole && (phrase.topic != Topic::Education || !in_address(folded, start, end));
            if whole && (phrase.parts == 1 || present.binary_search(&phrase.last).is_ok()) {
                finds.take(part, phrase, (start, part.end(folded, end)));
            }
        }
    }
    let Finds { mut marks, sides, begun: _ } = finds;
    marks.extend(paired(folded, &sides));
    marks
}

impl Finds {
    fn take(&mut self, part: &Part, phrase: &Phrase, (start, end): (usize, usize)) {
        if phrase.parts == 1 {
            return self.keep(part.phrase, phrase, (start, end));
        }
        let Some(begun) = self.begun.get_mut(&part.phrase).filter(|begun| begun.next > 1 || part.index > 0)
        else {
            if part.index == 0 {
                self.begun.insert(part.phrase, Begun { next: 1, start, end });
            }
            return;
        };
        if begun.next == part.index && begun.end <= start {
            (begun.next, begun.end) = (part.index + 1, end);
            if begun.next == phrase.parts {
                let start = begun.start;
                self.begun.remove(&part.phrase);
                self.keep(part.phrase, phrase, (start, end));
            }
        }
    }

    fn keep(&mut self, id: usize, phrase: &Phrase, span: (usize, usize)) {
        let paired = matches!(phrase.kind, Kind::Side { .. });
        let mark = Mark { topic: phrase.topic, strong: phrase.kind != Kind::Weak, paired, phrase: id, span };
        match phrase.kind {
            Kind::Strong | Kind::Weak => self.marks.push(mark),
            Kind::Side { pair, second } if self.sides.len() < MOST_SIDES => {
                self.sides.push(Side { pair, second, mark });
            }
            Kind::Side { .. } => {}
        }
    }
}

/// The words of pairs that have their other half near by.
fn paired(folded: &str, sides: &[Side]) -> impl Iterator<Item = Mark> {
    let near = |one: &Mark, other: &Mark| {
        let (end, start) = (one.span.1.min(other.span.1), one.span.0.max(other.span.0));
        end <= start && folded[end..start].chars().take(NEAR + 1).count() <= NEAR
    };
    let is_half = move |side: &&Side| {
        let mut others = sides.iter().filter(|other| other.pair == side.pair && other.second != side.second);
        others.any(|other| near(&side.mark, &other.mark))
    };
    sides.iter().filter(is_half).map(|side| side.mark)
}

impl Part {
    /// With the rest of the word that was left open.
    fn end(&self, folded: &str, end: usize) -> usize {
        if !self.open_end || folded[..end].ends_with(is_unspaced) {
            return end;
        }
        folded[end..].find(char::is_whitespace).map_or(folded.len(), |rest| end + rest)
    }
}

/// Whether it is part of an address: "school.test" teaches nothing.
fn in_address(folded: &str, start: usize, end: usize) -> bool {
    let dotted =
        |dot: Option<char>, then: Option<char>| dot == Some('.') && then.is_some_and(char::is_alphanumeric);
    let (mut before, mut after) = (folded[..start].chars().rev(), folded[end..].chars());
    dotted(before.next(), before.next()) || dotted(after.next(), after.next())
}

fn begins_word(folded: &str, start: usize) -> bool {
    let (before, first) = (folded[..start].chars().next_back(), folded[start..].chars().next());
    !joined(before, first) || is_article(folded, start)
}

fn ends_word(folded: &str, end: usize) -> bool {
    !joined(folded[..end].chars().next_back(), folded[end..].chars().next())
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
    let prefix = |c: &char| matches!(c, 'ا' | 'ل' | 'و' | 'ب' | 'ف' | 'ك' | 'س');
    is_arabic && before.len() <= 4 && before.iter().all(prefix)
}

/// What stands between quotation marks; one that is never closed quotes to the end.
fn quotations(folded: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    // Most sentences have none of these marks, which a look at their bytes tells sooner.
    if folded.bytes().all(|byte| byte.is_ascii() && byte != b'"') {
        return found;
    }
    let mut open: Option<(usize, char)> = None;
    for (at, c) in folded.char_indices() {
        match open {
            Some((start, close)) if c == close => {
                found.push((start, at));
                open = None;
            }
            Some(_) => {}
            None => open = closing(c).map(|close| (at, close)),
        }
    }
    found.extend(open.map(|(start, _)| (start, folded.len())));
    found
}

fn closing(c: char) -> Option<char> {
    Some(match c {
        '"' => '"',
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '‹' => '›',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn lexicon(text: &'static str) -> Lexicon {
        Lexicon::read(&[(Topic::Spam, text)])
    }

    fn found(lexicon: &Lexicon, text: &str) -> usize {
        find(lexicon, &fold(text)).len()
    }

    #[test]
    fn phrases_are_whole_words_unless_they_say_otherwise() {
        let known = lexicon("# who says so\n[en]\nslot\nставк*\n~ casino\n赌场\nقمار");
        assert_eq!(found(&known, "a slot, two slots"), 1);
        assert_eq!(found(&known, "Ставки"), 1);
        assert_eq!(found(&known, "在澳门赌场里"), 1);
        assert_eq!(found(&known, "والقمار"), 1);
        assert!(!find(&known, "casino")[0].strong);
    }

    #[test]
    fn what_is_quoted_is_spoken_about() {
        let known = lexicon("slot\nnot found");
        assert_eq!(found(&known, "It says “page not found” there"), 0);
        assert_eq!(found(&known, "„so“ not found „slot“"), 1);
        assert_eq!(found(&known, "\"a slot\" not found"), 1);
    }

    #[test]
    fn parts_of_a_phrase_must_come_in_order_in_one_text() {
        let known = lexicon("this domain … for sale");
        assert_eq!(found(&known, "This domain, school.test, is for sale! This domain: for sale"), 2);
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
}
