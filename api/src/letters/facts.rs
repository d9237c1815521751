//! Texts from outside on their way into a letter: nothing in them may begin a line or a header of its own, hide, or turn
//! what stands around it.

/// Characters of a name in a letter.
const NAME: usize = 200;
/// Characters of somebody's own words.
const WORDS: usize = 4_000;
/// Letters of a line of theirs, as far as words allow.
const WIDTH: usize = 76;

/// A text in one line, of so many characters at most.
pub(super) fn line(text: &str, most: usize) -> String {
    let shown: String =
        text.chars().map(|c| if breaks(c) { ' ' } else { c }).filter(|&c| !is_hidden(c)).collect();
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if shown.chars().count() <= most {
        return shown;
    }
    let kept: String = shown.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A name.
pub(super) fn name(text: &str) -> String {
    line(text, NAME)
}

/// Somebody's own words, every line marked as theirs: whatever they write, it cannot be taken for the registry's.
pub(super) fn quoted(text: &str) -> String {
    let kept: String = text.trim().chars().take(WORDS).collect();
    let lines = kept.split(breaks).map(|part| line(part, WORDS)).filter(|part| !part.is_empty());
    lines.flat_map(|part| folded(&part, WIDTH)).map(|part| format!("> {part}")).collect::<Vec<_>>().join("\n")
}

/// Breaks between words; what is longer than a line stays whole, for it may be an address.
pub(super) fn folded(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let room = |line: &&mut String| line.chars().count() + 1 + word.chars().count() <= width;
        match lines.last_mut().filter(room) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Whatever any program may take for the end of a line.
const fn breaks(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Controls, marks of direction and what is not seen; but joiners are letters' business.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_without_anything_hidden() {
        assert_eq!(name("Aula\r\nBcc: x@y.org\u{2028}\u{85}z"), "Aula Bcc: x@y.org z");
        assert_eq!(name("a\u{202E}b\u{2066}c\u{200F}d\0e\u{1b}[0m"), "abcde[0m");
        assert_eq!(name("می\u{200C}خواهم"), "می\u{200C}خواهم");
        assert_eq!(line(&"x".repeat(300), 80).chars().count(), 80);
        assert_eq!(line(" \r\n ", 80), "");
    }

    #[test]
    fn somebody_s_own_words_stay_theirs_line_by_line() {
        assert_eq!(quoted("Yes.\r\n\r\nPortolan\u{2028}http://evil"), "> Yes.\n> Portolan\n> http://evil");
        assert!(quoted(&"word ".repeat(100)).lines().all(|line| line.starts_with("> ") && line.len() <= 78));
        assert_eq!(quoted(""), "");
    }
}
