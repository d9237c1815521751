//! What a text may hold: lengths in characters, no control characters and no bidirectional overrides.
//! ZWJ and ZWNJ are letters' business and stay.

/// Why a text was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Too short or too long.
    #[error("has {found} characters; {min} to {max} are allowed")]
    Length {
        /// Characters found.
        found: usize,
        /// Fewest allowed.
        min: usize,
        /// Most allowed.
        max: usize,
    },
    /// A character that must not be there.
    #[error("holds the character U+{0:04X}, which is not allowed; remove it")]
    Forbidden(u32),
    /// White space at an end, or a run of it.
    #[error("has white space at its start or end, or twice in a row; use single spaces between words")]
    Spacing,
}

/// A platform's name: 2 to 200 characters.
pub fn name(text: &str) -> Result<&str, TextError> {
    line(text, 2, 200)
}

/// A platform's summary: 40 to 400 characters.
pub fn summary(text: &str) -> Result<&str, TextError> {
    line(text, 40, 400)
}

/// One line of clean text of `min` to `max` characters.
pub fn line(text: &str, min: usize, max: usize) -> Result<&str, TextError> {
    let found = text.chars().count();
    if !(min..=max).contains(&found) {
        return Err(TextError::Length { found, min, max });
    }
    if let Some(bad) = text.chars().find(|&c| forbidden(c)) {
        return Err(TextError::Forbidden(u32::from(bad)));
    }
    let spaced = text.trim() != text || text.contains("  ");
    if spaced { Err(TextError::Spacing) } else { Ok(text) }
}

/// A longer text of at most `max` characters, which may have lines and tabs.
pub fn paragraphs(text: &str, max: usize) -> Result<&str, TextError> {
    let found = text.chars().count();
    if found > max {
        return Err(TextError::Length { found, min: 0, max });
    }
    match text.chars().find(|&c| forbidden(c) && !matches!(c, '\n' | '\t')) {
        Some(bad) => Err(TextError::Forbidden(u32::from(bad))),
        None => Ok(text),
    }
}

/// Control characters and the overrides that let a text pose as another.
fn forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joiners_pass_and_overrides_do_not() {
        assert!(name("می\u{200C}خواهم").is_ok());
        assert_eq!(name("safe\u{202E}txt"), Err(TextError::Forbidden(0x202E)));
        assert_eq!(name("nul\0"), Err(TextError::Forbidden(0)));
    }

    #[test]
    fn lengths_count_characters_not_bytes() {
        assert!(name("学习").is_ok());
        assert_eq!(name("学"), Err(TextError::Length { found: 1, min: 2, max: 200 }));
        assert!(name(&"é".repeat(200)).is_ok());
    }
}
