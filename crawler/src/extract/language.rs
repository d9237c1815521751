//! The language of a text, when there is enough of it to tell.

use whatlang::Lang;

const FEWEST: usize = 40;
/// More letters make no guess surer, and each costs as much as parsing it did.
const ENOUGH: usize = 1_000;

/// The BCP 47 tag of the text's language; none when it is short or the guess is not reliable.
pub(super) fn detect(text: &str) -> Option<String> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(FEWEST).count();
    let unspaced = text
        .chars()
        .filter(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
        .take(12)
        .count();
    if letters < FEWEST && unspaced < 12 {
        return None;
    }
    let found = whatlang::detect(sample(text))?;
    found.is_reliable().then(|| short(found.lang()).to_owned())
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
    Lang::all().iter().any(|language| short(*language).eq_ignore_ascii_case(primary))
}

/// whatlang names languages by ISO 639-3; BCP 47 wants the two-letter code where there is one.
fn short(language: Lang) -> &'static str {
    const SHORT: &[(&str, &str)] = &[
        ("epo", "eo"),
        ("eng", "en"),
        ("rus", "ru"),
        ("cmn", "zh"),
        ("spa", "es"),
        ("por", "pt"),
        ("ita", "it"),
        ("ben", "bn"),
        ("fra", "fr"),
        ("deu", "de"),
        ("ukr", "uk"),
        ("kat", "ka"),
        ("ara", "ar"),
        ("hin", "hi"),
        ("jpn", "ja"),
        ("heb", "he"),
        ("yid", "yi"),
        ("pol", "pl"),
        ("amh", "am"),
        ("jav", "jv"),
        ("kor", "ko"),
        ("nob", "nb"),
        ("dan", "da"),
        ("swe", "sv"),
        ("fin", "fi"),
        ("tur", "tr"),
        ("nld", "nl"),
        ("hun", "hu"),
        ("ces", "cs"),
        ("ell", "el"),
        ("bul", "bg"),
        ("bel", "be"),
        ("mar", "mr"),
        ("kan", "kn"),
        ("ron", "ro"),
        ("slv", "sl"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("mkd", "mk"),
        ("lit", "lt"),
        ("lav", "lv"),
        ("est", "et"),
        ("tam", "ta"),
        ("vie", "vi"),
        ("urd", "ur"),
        ("tha", "th"),
        ("guj", "gu"),
        ("uzb", "uz"),
        ("pan", "pa"),
        ("aze", "az"),
        ("ind", "id"),
        ("tel", "te"),
        ("pes", "fa"),
        ("mal", "ml"),
        ("ori", "or"),
        ("mya", "my"),
        ("nep", "ne"),
        ("sin", "si"),
        ("khm", "km"),
        ("tuk", "tk"),
        ("aka", "ak"),
        ("zul", "zu"),
        ("sna", "sn"),
        ("afr", "af"),
        ("lat", "la"),
        ("slk", "sk"),
        ("cat", "ca"),
        ("tgl", "tl"),
        ("hye", "hy"),
        ("cym", "cy"),
    ];
    let code = language.code();
    SHORT.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart_when_there_is_text_enough() {
        let cases = [
            (
                "fr",
                "Bienvenue sur la plateforme nationale des ressources éducatives pour les élèves et les enseignants.",
            ),
            ("ar", "مرحبا بكم في المنصة الوطنية للتعليم الإلكتروني للطلاب والمعلمين في جميع المراحل الدراسية"),
            ("zh", "欢迎来到国家中小学智慧教育平台,这里有丰富的课程资源供学生和教师使用。"),
            (
                "ru",
                "Добро пожаловать на национальную образовательную платформу для школьников и учителей страны.",
            ),
        ];
        for (tag, text) in cases {
            assert_eq!(detect(text).as_deref(), Some(tag), "{text}");
        }
        assert_eq!(detect("Welcome"), None);
    }
}
