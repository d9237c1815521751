//! From a text to the words that search compares. It knows scripts and languages, not documents.

use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};

use super::fold::{fold, is_latin};
use crate::i18n::segments;

/// A longer word is cut: no language has one, and no index needs one.
const LONGEST: usize = 60;

/// A word of a text, folded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Word {
    pub(super) text: String,
    /// Whether its script is written without spaces, so that where a word ends is a matter of opinion.
    pub(super) is_unspaced: bool,
}

/// The words of a text in their order, `SmartEdu` as two.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    for segment in pieces(text) {
        for part in segment.split(|letter| !is_of_word(letter)) {
            for piece in humps(part) {
                found.extend(word(piece));
            }
        }
    }
    found
}

fn word(piece: &str) -> Option<Word> {
    let folded = fold(piece);
    let end = folded.char_indices().nth(LONGEST).map_or(folded.len(), |(end, _)| end);
    let text = folded[..end].trim();
    // A mark alone, or an invisible character alone, is no word.
    text.chars()
        .any(char::is_alphanumeric)
        .then(|| Word { text: text.to_owned(), is_unspaced: text.chars().any(is_unspaced) })
}

/// The pieces of a text. ASCII needs no dictionary: [`words`] splits it at everything that is no letter or digit.
fn pieces(text: &str) -> Vec<&str> {
    if text.is_ascii() { vec![text] } else { segments(text) }
}

/// UAX #29 keeps `educ.ar` and `l’école` in one piece; searchers do not.
fn is_of_word(letter: char) -> bool {
    const CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> = CodePointMapData::new();
    letter.is_alphanumeric()
        || GeneralCategoryGroup::Mark.union(GeneralCategoryGroup::Format).contains(CATEGORY.get(letter))
}

/// `SmartEdu` is `Smart` and `Edu`; `DIKSHA` and `eKool` stay whole.
fn humps(part: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut small = 0;
    for (at, letter) in part.char_indices() {
        if letter.is_lowercase() {
            small += 1;
        } else {
            if letter.is_uppercase() && small > 1 {
                pieces.push(&part[start..at]);
                start = at;
            }
            small = 0;
        }
    }
    pieces.push(&part[start..]);
    pieces
}

/// Han, kana, Thai, Lao, Khmer and Burmese; Hangul too, whose particles cling to their nouns.
pub(super) const fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Every two letters that stand together.
pub(super) fn bigrams(word: &str) -> impl Iterator<Item = &str> {
    let starts = word.char_indices().map(|(at, _)| at);
    let ends = word.char_indices().skip(2).map(|(at, _)| at).chain([word.len()]);
    starts.zip(ends).take(word.chars().count().saturating_sub(1)).map(|(start, end)| &word[start..end])
}

/// The word in Latin letters, for words in others: `školа` and `школа` sound alike.
pub(super) fn romanised(word: &str) -> Option<String> {
    let is_foreign =
        word.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii() && !is_latin(letter));
    let latin = is_foreign.then(|| any_ascii::any_ascii(word).to_ascii_lowercase())?;
    let latin: String = latin.chars().filter(char::is_ascii_alphanumeric).collect();
    (!latin.is_empty()).then_some(latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn a_text_falls_into_words_in_any_script() {
        assert_eq!(texts("L’École à la Maison"), ["l", "ecole", "a", "la", "maison"]);
        assert_eq!(texts("https://www.educ.ar/x_y?z=1"), ["https", "www", "educ", "ar", "x", "y", "z", "1"]);
        assert_eq!(
            texts("SmartEdu eKool DIKSHA iPhone2Go"),
            ["smart", "edu", "ekool", "diksha", "iphone2go"]
        );
        assert_eq!(texts("हिन्दी में पढ़ो"), ["हिन्दी", "में", "पढ़ो"].map(|word| fold(word).into_owned()));
        assert_eq!(texts("منصة مدرستي"), ["منصه", "مدرستي"]);
        assert_eq!(texts("国家中小学智慧教育平台").concat(), "国家中小学智慧教育平台");
        assert!(texts("国家中小学智慧教育平台").len() > 3);
        assert!(texts("การศึกษาทางไกลผ่านดาวเทียม").len() > 2);
    }

    #[test]
    fn punctuation_emoji_and_lone_marks_are_no_words() {
        for text in ["", "?!… — «»", "🎓📚", "\u{301}\u{301}", "\u{202e}\u{200d}", "***\"\\:", "़"]
        {
            assert_eq!(texts(text), Vec::<String>::new(), "{text:?}");
        }
    }

    #[test]
    fn a_word_of_a_million_letters_is_cut() {
        assert_eq!(texts(&"a".repeat(1_000_000)), ["a".repeat(LONGEST)]);
    }

    #[test]
    fn bigrams_are_pairs_of_letters() {
        assert_eq!(bigrams("教育网").collect::<Vec<_>>(), ["教育", "育网"]);
        assert_eq!(bigrams("教").count(), 0);
        assert_eq!(bigrams("ab").collect::<Vec<_>>(), ["ab"]);
    }

    #[test]
    fn foreign_letters_are_written_in_latin_ones() {
        assert_eq!(romanised("школа").as_deref(), Some("shkola"));
        assert_eq!(romanised("國家"), romanised("国家"));
        assert_eq!(romanised("ecole"), None);
        assert_eq!(romanised("2026"), None);
    }
}
