//! What somebody typed, read as words. It is data: no character of it is an operator.

use super::document::joined;
use super::words::{Word, words};

/// So many characters and words are a long sentence; what is longer is no search.
const MOST_CHARACTERS: usize = 300;
const MOST_WORDS: usize = 32;

/// A text that cannot be searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Too many characters.
    #[error("`search` may have at most {MOST_CHARACTERS} characters; search for fewer words")]
    TooLong,
    /// Too many words.
    #[error("`search` may have at most {MOST_WORDS} words, not {0}; search for fewer")]
    TooManyWords(usize),
}

/// A search, ready to be asked of any reader. Two that differ only in case, accents or punctuation are the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query {
    pub(super) words: Vec<Word>,
    /// All words together, small ones included, as a whole name may be typed.
    pub(super) whole: String,
    /// Neighbours that may be one word with a space too many: both are found where the one is.
    pub(super) pairs: Vec<Pair>,
}

/// Two neighbouring words as one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Pair {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) text: String,
}

impl Query {
    /// Reads a text; none if it is empty, as a form sends a box that was left empty.
    pub fn parse(text: &str) -> Result<Option<Self>, TextError> {
        if text.len() > MOST_CHARACTERS && text.chars().nth(MOST_CHARACTERS).is_some() {
            return Err(TextError::TooLong);
        }
        if text.trim().is_empty() {
            return Ok(None);
        }
        let all = words(without_address(text));
        if all.len() > MOST_WORDS {
            return Err(TextError::TooManyWords(all.len()));
        }
        let whole = joined(&all);
        let is_small = |word: &Word| is_small(&word.text);
        let kept: Vec<Word> = if all.iter().all(is_small) {
            all
        } else {
            all.into_iter().filter(|word| !is_small(word)).collect()
        };
        let mut words: Vec<Word> = Vec::with_capacity(kept.len());
        let mut places = Vec::with_capacity(kept.len());
        for word in &kept {
            let known = words.iter().position(|other| other == word);
            places.push(known.unwrap_or(words.len()));
            if known.is_none() {
                words.push(word.clone());
            }
        }
        let pairs = kept.windows(2).zip(places.windows(2)).map(|(pair, places)| Pair {
            first: places[0],
            second: places[1],
            text: joined(pair),
        });
        Ok(Some(Self { pairs: pairs.collect(), words, whole }))
    }

    /// A text that names the search: the same for the same search.
    pub fn key(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        format!("{} {}", self.whole, words.join(" "))
    }
}

/// Of an address only the host says which platform is meant.
fn without_address(text: &str) -> &str {
    let (scheme, rest) = text.trim().split_once("://").unwrap_or(("", text.trim()));
    let without_www = |host: &'_ str| -> Option<usize> {
        host.get(..4).filter(|start| start.eq_ignore_ascii_case("www.")).map(str::len)
    };
    let is_address = if scheme.is_empty() {
        without_www(rest).is_some()
    } else {
        scheme.len() <= 5 && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    if !is_address || rest.contains(char::is_whitespace) {
        return text;
    }
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.get(without_www(host).unwrap_or(0)..).filter(|host| !host.is_empty()).unwrap_or(text)
}

/// Articles, prepositions and the like in the languages that people search in most, folded: what a text lacks
/// without being about something else.
pub(super) fn is_small(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "a", "al", "an", "and", "as", "at", "au", "aux", "avec", "by", "com", "con", "d", "da", "dans",
        "das", "de", "dei", "del", "della", "dem", "den", "der", "des", "di", "die", "do", "dos", "du", "e",
        "ein", "eine", "el", "en", "et", "for", "from", "fur", "http", "https", "i", "in", "is", "it", "l",
        "la", "las", "le", "les", "lo", "los", "mit", "na", "no", "o", "of", "on", "or", "os", "ou", "para",
        "pour", "por", "s", "se", "sur", "the", "to", "u", "um", "uma", "un", "una", "und", "une", "uz",
        "von", "with", "www", "y", "yang", "ve", "dan", "untuk", "в", "для", "и", "из", "к", "на", "о", "от",
        "по", "с", "у", "за", "та", "з", "до", "в", "من", "في", "علي", "الي", "عن", "و", "的", "和", "与",
        "の", "и", "και", "του", "της", "για",
    ];
    SMALL.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let query = Query::parse(text).unwrap().unwrap();
        query.words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn small_words_are_left_out_unless_there_are_no_others() {
        assert_eq!(texts("The school of the air"), ["school", "air"]);
        assert_eq!(texts("to be"), ["be"]);
        assert_eq!(texts("the"), ["the"]);
    }

    #[test]
    fn of_an_address_the_host_counts() {
        assert_eq!(texts("https://www.educ.ar/recursos?id=1"), ["educ", "ar"]);
        assert_eq!(texts("www.educ.ar"), ["educ", "ar"]);
        assert_eq!(texts("a://b c"), ["b", "c"]);
    }

    #[test]
    fn operators_are_only_characters() {
        assert_eq!(texts(r#"name:"math*" AND -(x) \ ~2 ^3 [a TO b]"#), texts("name math and x 2 3 a to b"));
    }

    #[test]
    fn what_says_nothing_is_no_search_and_what_says_too_much_is_refused() {
        assert_eq!(Query::parse("  \n ").unwrap(), None);
        assert!(texts("?!").is_empty());
        assert_eq!(Query::parse(&"a".repeat(301)), Err(TextError::TooLong));
        assert_eq!(Query::parse(&"a ".repeat(40)), Err(TextError::TooManyWords(40)));
        assert!(Query::parse(&"б".repeat(300)).is_ok());
    }
}
