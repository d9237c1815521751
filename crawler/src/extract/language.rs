//! The language of a text, when there is enough of it to tell.
//!
//! Script and letters leave few languages, their small words choose among them, and trigrams (`whatlang`) where these
//! are silent. Trigrams alone were tried: they know neither Kazakh nor Mongolian, Lao or Swahili and call them by
//! the name of another, and of short plain texts they are not sure. A wrong tag is worse than none.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use whatlang::{Detector, Lang};

/// Fewer letters tell nothing.
const FEWEST: usize = 40;
/// Where a letter is a syllable or a word, fewer do.
const FEWEST_SIGNS: usize = 12;
/// More letters make no guess surer, and each costs as much as parsing it did.
const ENOUGH: usize = 3_000;
/// The share of its letters that the script of a text has at least.
const MOSTLY: usize = 60;
/// One foreign letter in so many is a name or a quotation.
const FOREIGN: usize = 60;
/// Small words that tell: so many of the language's own (each counts less the more languages have it), and so many
/// times those of any other.
const WORDS: f64 = 1.5;
const CLEARLY: f64 = 1.35;
/// Kana among the signs of a Japanese text, in percent.
const KANA: usize = 10;

/// What is known of a language.
struct Known {
    tag: &'static str,
    script: &'static str,
    /// Letters of which a text has at least one.
    must: &'static str,
    /// Other telling letters that it may have.
    also: &'static str,
}

/// All languages, and who has which small word.
struct Table {
    languages: Vec<Known>,
    words: HashMap<(&'static str, &'static str), Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { languages: Vec::new(), words: HashMap::new() };
    let lines = include_str!("data/languages.txt").lines();
    for (known, words) in lines.filter(|line| !line.starts_with('#')).filter_map(parsed) {
        for word in words {
            table.words.entry((known.script, word)).or_default().push(table.languages.len());
        }
        table.languages.push(known);
    }
    table
});

/// A line of the table: the language, and its small words.
fn parsed(line: &'static str) -> Option<(Known, HashSet<&'static str>)> {
    let mut fields = line.split('|').map(str::trim);
    let (tag, script) = fields.next()?.split_once(' ')?;
    let (must, also) = (fields.next()?, fields.next()?);
    Some((Known { tag, script, must, also }, fields.next()?.split_whitespace().collect()))
}

impl Table {
    /// The languages that can have these letters.
    fn candidates(&self, script: &'static str, letters: &HashMap<char, usize>) -> Vec<usize> {
        let all: Vec<_> =
            (0..self.languages.len()).filter(|id| self.languages[*id].script == script).collect();
        let total: usize = letters.values().sum();
        let telling = all.iter().flat_map(|id| {
            let Known { tag: _, script: _, must, also } = &self.languages[*id];
            must.chars().chain(also.chars())
        });
        let telling: HashSet<char> = telling.filter(|c| letters.contains_key(c)).collect();
        let possible = |id: &usize| {
            let Known { tag: _, script: _, must, also } = &self.languages[*id];
            let has_own = must.is_empty() || must.chars().any(|c| telling.contains(&c));
            let foreign = telling.iter().filter(|c| !must.contains(**c) && !also.contains(**c));
            has_own && foreign.map(|c| letters[c]).sum::<usize>() * FOREIGN <= total
        };
        all.iter().copied().filter(possible).collect()
    }

    /// The candidates whose small words stand in the text, the best and those that come near.
    fn by_words(&self, script: &'static str, candidates: &[usize], text: &str) -> Vec<usize> {
        let mut scores: HashMap<usize, f64> = HashMap::new();
        for word in text.split(is_gap).filter(|word| !word.is_empty()) {
            let known = self.words.get(&(script, word)).into_iter().flatten();
            let owners: Vec<_> = known.filter(|id| candidates.contains(id)).collect();
            for id in &owners {
                *scores.entry(**id).or_default() += share(owners.len());
            }
        }
        let best = scores.values().copied().fold(WORDS, f64::max);
        scores.into_iter().filter(|(_, score)| score * CLEARLY >= best).map(|(id, _)| id).collect()
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no language has more owners of a word than a float can count"
)]
fn share(owners: usize) -> f64 {
    1.0 / owners as f64
}

/// What parts small words: an elided article is one of them.
fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '’' | '“' | '”' | '«' | '»' | '،' | '؟' | '…' | '–' | '—')
}

/// The BCP 47 tag of the text's language; none when it is short or not surely told.
pub(super) fn detect(text: &str) -> Option<String> {
    let sample = sample(text).to_lowercase();
    let mut letters = letters(&sample);
    let script = main_script(&letters)?;
    letters.retain(|c, _| script_of(*c) == Some(script));
    let candidates = TABLE.candidates(script, &letters);
    let left = match candidates.as_slice() {
        [_] => candidates,
        several => TABLE.by_words(script, several, &sample),
    };
    let found = match left.as_slice() {
        [only] => Some(TABLE.languages[*only].tag),
        several => by_trigrams(several, &sample),
    };
    found.map(str::to_owned)
}

/// How often each letter stands in a text. A text has many and few different ones, so they are sorted and not hashed;
/// the plainest, which are most, have a place of their own.
fn letters(text: &str) -> HashMap<char, usize> {
    let (mut plain, mut all) = ([0; 128], Vec::new());
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match plain.get_mut(c as usize) {
            Some(count) => *count += 1,
            None => all.push(c),
        }
    }
    all.sort_unstable();
    let rest = all.chunk_by(|one, other| one == other).map(|same| (same[0], same.len()));
    ('\0'..).zip(plain).filter(|(_, count)| *count > 0).chain(rest).collect()
}

/// The script of most letters; signs that are words count as such.
fn main_script(letters: &HashMap<char, usize>) -> Option<&'static str> {
    let mut sizes: HashMap<&'static str, usize> = HashMap::new();
    for (c, count) in letters {
        *sizes.entry(script_of(*c).unwrap_or_default()).or_default() += count;
    }
    let kana = sizes.get("Kana").copied().unwrap_or_default();
    let han = sizes.remove("Han").unwrap_or_default();
    let signs = if kana * 100 > (kana + han) * KANA { "Kana" } else { "Han" };
    sizes.remove("Kana");
    sizes.insert(signs, kana + han);
    let weight = |script: &str, count: usize| {
        if matches!(script, "Han" | "Kana" | "Hangul") { 3 * count } else { count }
    };
    let total: usize = sizes.iter().map(|(script, count)| weight(script, *count)).sum();
    let (script, count) =
        sizes.into_iter().max_by_key(|(script, count)| (weight(script, *count), *script))?;
    let mostly = weight(script, count) * 100 >= total * MOSTLY;
    let fewest = if weight(script, 1) > 1 { FEWEST_SIGNS } else { FEWEST };
    (mostly && count >= fewest && !script.is_empty()).then_some(script)
}

/// Trigrams choose among the languages that are left, if they know them all: what they do not know they take for what
/// they know.
fn by_trigrams(left: &[usize], text: &str) -> Option<&'static str> {
    let named = |tag: &str| Lang::all().iter().copied().find(|lang| short(*lang) == tag);
    let tags: Vec<_> = left.iter().map(|id| TABLE.languages[*id].tag).collect();
    let list: Vec<_> = tags.iter().filter_map(|tag| named(tag)).collect();
    if list.is_empty() || list.len() < tags.len() {
        return None;
    }
    let found = Detector::with_allowlist(list).detect(text).filter(whatlang::Info::is_reliable)?;
    tags.into_iter().find(|tag| *tag == short(found.lang()))
}

/// The middle of a long text: menus, which may be in another language, stand before it.
fn sample(text: &str) -> &str {
    let long = text.chars().count();
    if long <= ENOUGH {
        return text;
    }
    let place = |number: usize| text.char_indices().nth(number).map_or(text.len(), |(at, _)| at);
    let start = (long - ENOUGH) / 2;
    &text[place(start)..place(start + ENOUGH)]
}

/// Whether a text in this language can be told from others at all.
pub(crate) fn is_detectable(primary: &str) -> bool {
    TABLE.languages.iter().any(|language| language.tag.eq_ignore_ascii_case(primary))
}

fn script_of(c: char) -> Option<&'static str> {
    Some(match c {
        'a'..='z' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' => "Latin",
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "Greek",
        '\u{400}'..='\u{52f}' => "Cyrillic",
        '\u{530}'..='\u{58f}' => "Armenian",
        '\u{590}'..='\u{5ff}' => "Hebrew",
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => "Arabic",
        '\u{780}'..='\u{7bf}' => "Thaana",
        '\u{900}'..='\u{97f}' => "Devanagari",
        '\u{980}'..='\u{9ff}' => "Bengali",
        '\u{a00}'..='\u{a7f}' => "Gurmukhi",
        '\u{a80}'..='\u{aff}' => "Gujarati",
        '\u{b00}'..='\u{b7f}' => "Oriya",
        '\u{b80}'..='\u{bff}' => "Tamil",
        '\u{c00}'..='\u{c7f}' => "Telugu",
        '\u{c80}'..='\u{cff}' => "Kannada",
        '\u{d00}'..='\u{d7f}' => "Malayalam",
        '\u{d80}'..='\u{dff}' => "Sinhala",
        '\u{e00}'..='\u{e7f}' => "Thai",
        '\u{e80}'..='\u{eff}' => "Lao",
        '\u{1000}'..='\u{109f}' => "Myanmar",
        '\u{10a0}'..='\u{10ff}' => "Georgian",
        '\u{1200}'..='\u{137f}' => "Ethiopic",
        '\u{1780}'..='\u{17ff}' => "Khmer",
        '\u{3040}'..='\u{30ff}' => "Kana",
        '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => "Han",
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => "Hangul",
        _ => return None,
    })
}

/// whatlang names languages by ISO 639-3; BCP 47 wants the two-letter code where there is one. Only of scripts that
/// several languages share.
fn short(language: Lang) -> &'static str {
    match language {
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bel => "be",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Ara => "ar",
        Lang::Urd => "ur",
        Lang::Pes => "fa",
        Lang::Hin => "hi",
        Lang::Mar => "mr",
        Lang::Nep => "ne",
        Lang::Eng => "en",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Pol => "pl",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Afr => "af",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::print_stdout, reason = "who is taken for whom is what one runs it for")]
    fn no_text_is_taken_for_one_in_another_language() {
        let texts = include_str!("../../../tests/fixtures/texts/languages.tsv");
        let lines =
            texts.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
        let (mut right, mut silent, mut wrong) = (0, Vec::new(), Vec::new());
        for (tag, text) in lines {
            match detect(text) {
                Some(found) if found == tag => right += 1,
                None if tag == "?" => right += 1,
                None => silent.push(tag),
                Some(found) => wrong.push(format!("{found}, not {tag}: {text}")),
            }
        }
        println!("right {right}, not told {}: {silent:?}\n{}", silent.len(), wrong.join("\n"));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(silent.len() * 20 <= right, "{silent:?}");
    }

    #[test]
    fn every_language_of_the_table_is_read() {
        let lines = include_str!("data/languages.txt").lines();
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(TABLE.languages.len(), lines);
        assert!(["sw", "kk", "mn", "lo", "zh", "ja"].into_iter().all(is_detectable));
    }
}
