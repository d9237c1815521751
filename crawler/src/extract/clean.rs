//! Strings from strangers: trimmed, folded, capped, without control and bidirectional override characters.

use url::Url;

/// One clean line of at most `most` characters; none when nothing is left.
pub(crate) fn line(text: &str, most: usize) -> Option<String> {
    let mut clean = String::new();
    let mut length = 0;
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() || (c.is_control() && c != '\u{7f}') {
            gap = !clean.is_empty();
        } else if !is_trick(c) {
            if gap {
                clean.push(' ');
                length += 1;
                gap = false;
            }
            if length >= most {
                break;
            }
            clean.push(c);
            length += 1;
        }
    }
    let clean = clean.trim_end();
    (!clean.is_empty()).then(|| clean.to_owned())
}

/// Adds a text, its white space folded and without control characters.
pub(super) fn fold_into(found: &mut String, text: &str) {
    // Whole words at a time, and of their plain letters no question: a page says all its words through here, twice.
    let ends = |c: char| !c.is_ascii_graphic() && (c.is_whitespace() || c.is_control());
    let mut rest = text;
    while let Some(at) = rest.find(ends) {
        let (word, gap) = rest.split_at(at);
        found.push_str(word);
        let mut after = gap.chars();
        let folds = after.next().is_some_and(char::is_whitespace);
        if folds && !found.is_empty() && !found.ends_with(' ') {
            found.push(' ');
        }
        rest = after.as_str();
    }
    found.push_str(rest);
}

/// Characters that are never seen and make a text pose as another. Joiners are letters' business.
fn is_trick(c: char) -> bool {
    matches!(c, '\u{7f}' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// An absolute web address of at most 2,000 characters.
pub(super) fn address(base: &Url, text: &str) -> Option<String> {
    let url = base.join(text.trim()).ok()?;
    let fits =
        matches!(url.scheme(), "http" | "https") && url.as_str().len() <= 2_000 && !text.trim().is_empty();
    fits.then(|| url.into())
}

/// A language tag in its usual letters (`pt-BR`, `zh-Hant`); none when it is no tag.
pub(super) fn language_tag(text: &str) -> Option<String> {
    let text = text.trim().split([',', ';', '.', '@']).next()?.trim().replace('_', "-");
    let mut parts = text.split('-');
    let primary = parts.next().filter(|p| (2..=3).contains(&p.len()) && is_alphabetic(p))?;
    let mut tag = primary.to_ascii_lowercase();
    for part in parts {
        if !(1..=8).contains(&part.len())
            || !part.bytes().all(|b| b.is_ascii_alphanumeric())
            || tag.len() > 26
        {
            return None;
        }
        tag.push('-');
        tag.push_str(&subtag(part));
    }
    Some(tag)
}

fn subtag(part: &str) -> String {
    let lower = part.to_ascii_lowercase();
    match part.len() {
        2 if is_alphabetic(part) => lower.to_ascii_uppercase(),
        4 if is_alphabetic(part) => lower[..1].to_ascii_uppercase() + &lower[1..],
        _ => lower,
    }
}

fn is_alphabetic(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_folded_capped_and_safe() {
        assert_eq!(line("  a\n\t b\u{202e}c\0d  ", 99).as_deref(), Some("a bc d"));
        assert_eq!(line(" \u{200b}\n ", 99), None);
        assert_eq!(line(&"é".repeat(500), 300).map(|l| l.chars().count()), Some(300));
        assert_eq!(line("می\u{200c}خواهم", 99).as_deref(), Some("می\u{200c}خواهم"));
    }

    proptest! {
        #[test]
        fn words_are_added_as_their_characters_would_be(before in "[a ]{0,2}", text in "[ -~\\PC\\pZ\\pC]{0,60}") {
            let (mut quick, mut slow) = (before.clone(), before);
            fold_into(&mut quick, &text);
            for c in text.chars() {
                match c {
                    c if c.is_whitespace() && (slow.is_empty() || slow.ends_with(' ')) => {}
                    c if c.is_whitespace() => slow.push(' '),
                    c if c.is_control() => {}
                    c => slow.push(c),
                }
            }
            prop_assert_eq!(quick, slow);
        }
    }

    #[test]
    fn language_tags_take_their_usual_letters() {
        assert_eq!(language_tag(" PT_br ").as_deref(), Some("pt-BR"));
        assert_eq!(language_tag("ZH-hANT-tw").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(language_tag("en_US.UTF-8").as_deref(), Some("en-US"));
        assert_eq!(language_tag("fr, en").as_deref(), Some("fr"));
        for bad in ["", "english", "x-default", "e", "en--us", "123"] {
            assert_eq!(language_tag(bad), None, "{bad}");
        }
    }
}
