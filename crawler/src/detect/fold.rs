//! One spelling for texts that readers take for the same, and a count of words that is fair to scripts without
//! spaces. Knows no lexicon; lexicons and pages must both come through here, or nothing matches.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Lower case, without accents, vowel signs of Arabic, joiners and other things that writers leave out; quotation
/// marks and dashes of one kind; white space folded.
pub(super) fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    if text.is_ascii() {
        // Nothing to take apart: whole words are copied, which most of the texts that are read consist of.
        for word in text.split_whitespace() {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.push_str(word);
        }
        plain.make_ascii_lowercase();
    } else {
        let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
        apart
            .chars()
            .flat_map(char::to_lowercase)
            .filter(|c| !is_dropped(*c))
            .for_each(|c| push(&mut plain, same(c)));
        if let Some(sharp) = plain.contains('ß').then(|| plain.replace('ß', "ss")) {
            plain = sharp;
        }
        // Syllables of Hangul must be whole again: half of one would match where the whole does not.
        plain = ComposingNormalizerBorrowed::new_nfc().normalize(&plain).into_owned();
    }
    plain.truncate(plain.trim_end().len());
    plain
}

#[inline]
fn push(plain: &mut String, c: char) {
    if !c.is_whitespace() {
        plain.push(c);
    } else if !plain.is_empty() && !plain.ends_with(' ') {
        plain.push(' ');
    }
}

fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{93c}' | '\u{ad}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn same(c: char) -> char {
    match c {
        '\u{a0}' | '\u{3000}' => ' ',
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '´' | '`' => '\'',
        '–' | '—' | '‐' | '‑' | '−' => '-',
        'đ' => 'd',
        'ł' => 'l',
        'ø' => 'o',
        'ı' => 'i',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        other => other,
    }
}

/// Whether words of this script are written without spaces, or with endings that grow onto them.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}')
}

/// How many words a text has. Two characters of Han or kana count as one, four of Thai and its neighbours.
pub(super) fn words(text: &str) -> usize {
    if text.is_ascii() { plain_words(text) } else { words_of_any(text) }
}

/// The same where a letter is a byte, as in most texts.
fn plain_words(text: &str) -> usize {
    let (mut whole, mut inside) = (0, false);
    for byte in text.bytes() {
        let spaced = byte.is_ascii_alphanumeric();
        whole += usize::from(spaced && !inside);
        inside = spaced || (inside && matches!(byte, b'\'' | b'.' | b'-'));
    }
    whole
}

fn words_of_any(text: &str) -> usize {
    let (mut whole, mut pairs, mut fours) = (0, 0, 0);
    let mut inside = false;
    for c in text.chars() {
        let spaced = c.is_alphanumeric() && (!is_unspaced(c) || matches!(c, '\u{ac00}'..='\u{d7a3}'));
        whole += usize::from(spaced && !inside);
        // A sign that belongs to a letter does not end a word, nor what joins the parts of a name or a number.
        inside = spaced || (inside && (is_sign(c) || matches!(c, '\'' | '.' | '-')));
        match c {
            '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => fours += 1,
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => pairs += 1,
            _ => {}
        }
    }
    whole + usize::div_ceil(pairs, 2) + usize::div_ceil(fours, 4)
}

/// Vowel signs and viramas of Indian scripts.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_word_fold_together() {
        for (one, other) in [
            ("Página  NO encontrada", "pagina no encontrada"),
            ("BAŞARISIZ", "basarisiz"),
            ("ЁЛКА", "елка"),
            ("الصفحة غير موجودةٌ", "الصفحه غير موجوده"),
            ("ｃａｓｉｎｏ", "casino"),
            ("ナビゲーション", "ナビゲーション"),
            ("페이지", "페이지"),
            ("Don’t", "don't"),
            ("صفحه‌ای", "صفحهاي"),
            ("straße", "strasse"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert_ne!(fold("가"), fold("각").chars().take(1).collect::<String>());
    }

    proptest! {
        #[test]
        fn a_plain_text_is_read_as_any_other(text in "[ -~\t\n\x0b\x0c\r\x1f]{0,80}") {
            prop_assert_eq!(plain_words(&text), words_of_any(&text));
            let mut slow = String::new();
            text.chars().for_each(|c| push(&mut slow, c.to_ascii_lowercase()));
            prop_assert_eq!(fold(&text), slow.trim_end());
        }
    }

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(words("It can't be, said she - twice."), 6);
        assert_eq!(words("e-learning at my-school.test 2.0"), 4);
        assert_eq!(words("页面不存在"), 3);
        assert_eq!(words("페이지를 찾을 수 없습니다"), 4);
        assert_eq!(words("विद्यार्थी अपनी गति"), 3);
        assert_eq!(words("ไม่พบหน้านี้"), 3);
        assert_eq!(words(" … "), 0);
    }
}
