//! One spelling for many: what of a letter does not matter when somebody searches. It knows characters, not words.

use std::borrow::Cow;

use any_ascii::any_ascii_char;
use icu_casemap::{CaseMapper, CaseMapperBorrowed};
use icu_normalizer::{
    ComposingNormalizer, ComposingNormalizerBorrowed, DecomposingNormalizer, DecomposingNormalizerBorrowed,
};

const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizer::new_nfkd();
const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizer::new_nfc();
const CASE: CaseMapperBorrowed<'static> = CaseMapper::new();

/// The text without what searchers leave out or write in several ways: case, width and other compatibility forms;
/// the diacritics of Latin, Greek and Cyrillic letters (but й is a letter of its own), the vowel signs of Arabic
/// and Hebrew; the variants of an Arabic letter and its tatweel; other scripts' digits; invisible characters.
/// The marks of other scripts are no diacritics but vowels and stay.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let decomposed = NFKD.normalize(text);
    let mut bare = String::with_capacity(decomposed.len());
    let mut before = '\0';
    for letter in decomposed.chars() {
        if !is_left_out(before, letter) {
            push(&mut bare, letter);
            before = letter;
        }
    }
    Cow::Owned(NFC.normalize(&CASE.fold_string(&bare)).into_owned())
}

fn is_left_out(before: char, mark: char) -> bool {
    match mark {
        // The breve makes й of и; of every other letter it is an accent.
        '\u{306}' => !matches!(before, 'и' | 'И'),
        mark => is_accent(mark) || is_vowel_sign(mark) || is_invisible(mark),
    }
}

const fn is_accent(mark: char) -> bool {
    matches!(mark, '\u{300}'..='\u{36f}')
}

/// Hebrew points, Arabic vowel signs, tatweel and Quranic marks.
const fn is_vowel_sign(mark: char) -> bool {
    matches!(mark,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// Soft hyphen, joiners, marks and embeddings of direction, variation selectors.
const fn is_invisible(mark: char) -> bool {
    matches!(mark,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn push(bare: &mut String, letter: char) {
    match letter {
        // Persian and Urdu letters that stand for Arabic ones, and endings that are written either way.
        'ى' | 'ی' | 'ې' | 'ے' => bare.push('ي'),
        'ک' => bare.push('ك'),
        'ة' | 'ہ' | 'ھ' | 'ۃ' | 'ە' => bare.push('ه'),
        'ٱ' => bare.push('ا'),
        // Letters like ø, ł, đ and ı that have no decomposition, and the digits of other scripts.
        letter if !letter.is_ascii() && (is_latin(letter) || letter.is_numeric()) => {
            bare.push_str(any_ascii_char(letter));
        }
        letter => bare.push(letter),
    }
}

pub(super) const fn is_latin(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_searchers_leave_out_makes_no_difference() {
        for (one, other) in [
            ("Éducação", "educacao"),
            ("STRASSE", "straße"),
            ("İSTANBUL ığ", "istanbul ig"),
            ("Đà Nẵng", "da nang"),
            ("ｅＬｅａｒｎ", "elearn"),
            ("Ёлка", "елка"),
            ("Азәрбајҹан", "азәрбајҹан"),
            ("مدرسـة أُمّ الإمارات", "مدرسه ام الامارات"),
            ("مستشفى كتابي", "مستشفي کتابی"),
            ("שָׁלוֹם", "שלום"),
            ("٢٠٢٦ ۲۰۲۶ २०२६", "2026 2026 2026"),
            ("ｶﾞｯｺｳ", "ガッコウ"),
            ("soft\u{ad}hyphen\u{200d}\u{202e}", "softhyphen"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
    }

    #[test]
    fn letters_that_only_look_accented_stay_apart() {
        for (one, other) in [("й", "и"), ("が", "か"), ("हिन्दी", "हनद"), ("ที่", "ท")]
        {
            assert_ne!(fold(one), fold(other), "{one}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for text in ["Éducação Đ", "مدرسـة", "Ёлка Й", "한국어 교육", "東京 ｶﾞ", "ไทย", "ΆΈΣς ß ﬁ"]
        {
            let once = fold(text).into_owned();
            assert_eq!(fold(&once), once, "{text}");
        }
    }
}
