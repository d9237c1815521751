//! Whether two titles say the same. What counts or tells the time in them is left out: `School (3 new messages)`
//! is `School`, and Monday's title is Tuesday's. Knows titles only, in any script.

use super::calendar;

/// More words than these behind a number are no counter.
const COUNTED: usize = 4;
/// What parts of a title are parted by, beside a hyphen or colon with a space.
const SEPARATORS: [char; 12] = ['|', '｜', '·', '•', '—', '–', '»', '«', '›', '‹', '：', '_'];
const BRACKETS: [(char, char); 6] =
    [('(', ')'), ('[', ']'), ('{', '}'), ('（', '）'), ('【', '】'), ('［', '］')];

/// Whether both say the same but for counters, dates, times and numbers of sessions.
pub(super) fn same(one: &str, other: &str) -> bool {
    let (left, mut right) = (parts(one), parts(other));
    let mut alone = Vec::new();
    let mut shared = 0;
    for part in left {
        if let Some(place) = right.iter().position(|other| part.agrees(other)) {
            right.swap_remove(place);
            shared += 1;
        } else {
            alone.push(part);
        }
    }
    if alone.is_empty() && right.is_empty() {
        return true;
    }
    // A counter that comes or goes beside the rest is none of the title; one that becomes another text is.
    let counters = |parts: &[Part]| parts.iter().all(Part::is_counter);
    shared > 0 && (alone.is_empty() || right.is_empty()) && counters(&alone) && counters(&right)
}

/// A part of a title between two separators, without what is left out.
#[derive(Debug)]
struct Part {
    words: Vec<String>,
    /// Whether a number stood in it.
    numbered: bool,
    /// Whether it stood first.
    counts: bool,
}

impl Part {
    fn agrees(&self, other: &Self) -> bool {
        let inflected = self.numbered && other.numbered;
        let alike =
            |(one, other): (&String, &String)| one == other || (inflected && is_inflected(one, other));
        self.words.len() == other.words.len() && self.words.iter().zip(&other.words).all(alike)
    }

    fn is_counter(&self) -> bool {
        self.counts && self.words.len() <= COUNTED
    }
}

/// Whether two words differ as `message` and `messages` do: a number bends the words behind it.
fn is_inflected(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let longer = one.chars().count().max(other.chars().count());
    shared >= longer.div_ceil(2).max(3)
}

/// The parts of a title that say something.
fn parts(title: &str) -> Vec<Part> {
    let title = without_counters_in_brackets(&title.to_lowercase());
    let title = title.replace(" - ", "|").replace(": ", "|").replace(" / ", "|");
    title.split(SEPARATORS).map(part).filter(|part| !part.words.is_empty()).collect()
}

fn part(text: &str) -> Part {
    let tokens: Vec<Token<'_>> = runs(text).flat_map(tokens).collect();
    let is_number = |token: &Token<'_>| matches!(token, Token::Number);
    let (numbered, counts) = (tokens.iter().any(is_number), tokens.first().is_some_and(is_number));
    let mut words: Vec<String> = tokens.into_iter().filter_map(Token::word).collect();
    // "May" may be a name; beside a number it is a month, and alone with others a date.
    if numbered || words.iter().all(|word| calendar::is_word(word)) {
        words.retain(|word| !calendar::is_word(word));
        for word in words.iter_mut().filter(|word| word.chars().all(is_unspaced)) {
            *word = calendar::without(word);
        }
        words.retain(|word| !word.is_empty());
    }
    Part { words, numbered, counts }
}

/// Brackets with a number in them count something.
fn without_counters_in_brackets(title: &str) -> String {
    let mut kept = String::with_capacity(title.len());
    let mut rest = title;
    while let Some((before, close, inner)) = opening(rest) {
        kept.push_str(before);
        let (content, after) = inner.split_once(close).unwrap_or((inner, ""));
        if !content.contains(char::is_numeric) {
            kept.push(' ');
            kept.push_str(content);
        }
        kept.push(' ');
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// What stands before the first bracket, what would close it, and what stands behind.
fn opening(text: &str) -> Option<(&str, char, &str)> {
    let (at, open) = text.char_indices().find(|(_, c)| BRACKETS.iter().any(|(open, _)| open == c))?;
    let (_, close) = BRACKETS.iter().find(|(bracket, _)| *bracket == open)?;
    Some((&text[..at], *close, &text[at + open.len_utf8()..]))
}

/// The words of a text in lower case, numbers among them left out.
pub(super) fn words(text: &str) -> Vec<String> {
    runs(&text.to_lowercase()).flat_map(tokens).filter_map(Token::word).collect()
}

/// A mark that belongs to the letter before it is no end of a word.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !is_mark(c))
        .filter(|run| run.contains(char::is_alphanumeric))
}

enum Token<'a> {
    Word(&'a str),
    Number,
}

impl Token<'_> {
    fn word(self) -> Option<String> {
        match self {
            Self::Word(word) => Some(word.to_owned()),
            Self::Number => None,
        }
    }
}

/// A run with a digit in it is a number, as `3rd` and `8f3a22` are; but where words are not parted by spaces, only
/// its digits are.
fn tokens(run: &str) -> Vec<Token<'_>> {
    if !run.contains(char::is_numeric) {
        return vec![Token::Word(run)];
    }
    if !run.contains(is_unspaced) {
        return vec![Token::Number];
    }
    let mut tokens = Vec::new();
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let numeric = first.is_numeric();
        let end = rest.find(|c: char| c.is_numeric() != numeric).unwrap_or(rest.len());
        tokens.push(if numeric { Token::Number } else { Token::Word(&rest[..end]) });
        rest = &rest[end..];
    }
    tokens
}

/// Letters of scripts that write on without spaces, or hang words on numbers as Korean does.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

/// Vowel signs, viramas and tone marks, and the two joiners.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05c7}' | '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}'
        | '\u{0900}'..='\u{0dff}' | '\u{0e31}'..='\u{0e4e}' | '\u{0eb1}'..='\u{0ece}' | '\u{102b}'..='\u{103e}'
        | '\u{17b4}'..='\u{17d3}' | '\u{200c}' | '\u{200d}')
        && !matches!(c, '\u{0964}' | '\u{0965}')
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn counters_dates_and_sessions_do_not_change_a_title() {
        for (one, other) in [
            ("Platform", "Platform (3 new messages)"),
            ("(1) Platform", "(12) Platform"),
            ("【3】国家智慧教育平台", "国家智慧教育平台"),
            ("منصة مدرستي (٣ رسائل جديدة)", "منصة مدرستي"),
            ("दीक्षा [५ सूचनाएँ]", "दीक्षा"),
            ("3 new messages - Platform", "Platform"),
            ("3 new messages | Platform", "1 new message | Platform"),
            ("5 новых сообщений — Моя школа", "1 новое сообщение — Моя школа"),
            ("Platform – Tuesday, 24 November 2026, 10:45", "Platform – Wednesday, 2 December 2026, 09:03"),
            ("École en ligne – 25 novembre 2026", "École en ligne – 1er décembre 2026"),
            ("Escuela | 25 de noviembre de 2026", "Escuela | 3 de mayo de 2027"),
            ("Школа | 25 ноября 2026 г.", "Школа | 1 декабря 2026 г."),
            ("학교 2026년 11월 25일 수요일", "학교 2026년 12월 1일 화요일"),
            ("学校平台 2026年11月25日 星期三", "学校平台 2026年12月1日 星期二"),
            ("学校平台2026年11月25日星期三", "学校平台2026年12月1日星期二"),
            ("まなびの広場 2026年11月25日（水）", "まなびの広場 2026年11月26日（木）"),
            ("โรงเรียน ๒๕ พฤศจิกายน ๒๕๖๙", "โรงเรียน ๑ ธันวาคม ๒๕๖๙"),
            ("المدرسة | الأربعاء ٢٥ نوفمبر ٢٠٢٦", "المدرسة | الخميس ٢٦ نوفمبر ٢٠٢٦"),
            ("Cổng học liệu - thứ tư 25/11/2026", "Cổng học liệu - thứ năm 26/11/2026"),
            ("Platform – Session 8F3A-22B1", "Platform – Session 77C0-91AF"),
            ("Platform sid:8f3a22", "Platform sid:91b0c4"),
            ("SCHOOL  portal", "School Portal"),
            ("Ministry | School", "School | Ministry"),
            ("Monday | School", "Tuesday | School"),
            ("2026", "2027"),
            ("(3", "(4"),
        ] {
            assert!(same(one, other), "{one} / {other}");
            assert!(same(other, one), "{other} / {one}");
            assert!(same(one, one) && same(other, other));
        }
    }

    #[test]
    fn another_title_is_another_title() {
        for (one, other) in [
            ("Platform", "Casino"),
            ("Platform", ""),
            ("Platform (beta)", "Platform (closed)"),
            ("Grade 5 lessons | Ministry", "Casino 777 | Ministry"),
            ("Grade 5 lessons", "Casino 5 lessons"),
            ("Platform", "Platform | Best slots of the year"),
            ("Platform", "Casino 777 | Platform"),
            ("May School", "June School"),
            ("国家智慧教育平台", "国家彩票平台"),
            ("学校平台 2026年11月25日", "赌场平台 2026年12月1日"),
            ("منصة مدرستي", "كازينو مدرستي"),
            ("3 new messages", "3 old casinos"),
        ] {
            assert!(!same(one, other), "{one} / {other}");
            assert!(!same(other, one), "{other} / {one}");
        }
    }
}
