//! Counts the tokens and brackets of a query text, in one loop and without recursion.
//!
//! Whatever is not a GraphQL token is refused here, so that what passes nests exactly as deep for the parser as it
//! was counted here. It must not know what the tokens mean.
//!
//! What it gives is the text with nothing between its tokens but a byte that no token has: two texts that give the
//! same ask for the same.

use async_graphql::Pos;

use super::Limits;
use super::refused::{Refused, at_most};

/// Refuses a text that is too long, has too many tokens, nests too deep or is not made of tokens; gives the tokens.
pub(super) fn scan(text: &str, limits: &Limits) -> Result<Vec<u8>, Refused> {
    at_most(
        "bytes",
        size(text.len()),
        size(limits.query_bytes),
        "Send a shorter query; put values in variables.",
    )?;
    let plain = Vec::with_capacity(text.len());
    let mut lexer = Lexer { text, bytes: text.as_bytes(), at: 0, tokens: 0, open: Vec::new(), plain, limits };
    while lexer.at < lexer.bytes.len() {
        lexer.step()?;
    }
    match lexer.open.pop() {
        Some((bracket, at)) => Err(lexer.wrong(at, &format!("`{}` is never closed", char::from(bracket)))),
        None => Ok(lexer.plain),
    }
}

fn size(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    tokens: usize,
    open: Vec<(u8, usize)>,
    plain: Vec<u8>,
    limits: &'a Limits,
}

impl Lexer<'_> {
    fn step(&mut self) -> Result<(), Refused> {
        match self.bytes[self.at] {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => self.at += 1,
            b'#' => self.skip_while(|byte| byte != b'\n' && byte != b'\r'),
            _ if self.rest().starts_with("\u{feff}".as_bytes()) => self.at += 3,
            _ => self.token()?,
        }
        Ok(())
    }

    fn token(&mut self) -> Result<(), Refused> {
        self.tokens += 1;
        at_most(
            "tokens",
            size(self.tokens),
            size(self.limits.tokens),
            "Ask for less, or in several requests.",
        )?;
        let start = self.at;
        self.one_token()?;
        self.plain.extend_from_slice(self.bytes.get(start..self.at).unwrap_or_default());
        self.plain.push(0);
        Ok(())
    }

    fn one_token(&mut self) -> Result<(), Refused> {
        match self.bytes[self.at] {
            b'!' | b'$' | b'&' | b':' | b'=' | b'@' | b'|' => self.at += 1,
            b'.' if self.rest().starts_with(b"...") => self.at += 3,
            opening @ (b'(' | b'[' | b'{') => self.open(opening)?,
            closing @ (b')' | b']' | b'}') => self.close(closing)?,
            b'"' if self.rest().starts_with(b"\"\"\"") => self.block_string()?,
            b'"' => self.string()?,
            b'-' | b'0'..=b'9' => self.number(),
            b'_' | b'a'..=b'z' | b'A'..=b'Z' => self.name()?,
            _ => return Err(self.unexpected()),
        }
        Ok(())
    }

    fn open(&mut self, bracket: u8) -> Result<(), Refused> {
        self.open.push((bracket, self.at));
        self.at += 1;
        let limit = size(self.limits.brackets);
        at_most("brackets within each other", size(self.open.len()), limit, "Nest less deep.")
    }

    fn close(&mut self, bracket: u8) -> Result<(), Refused> {
        let expected = match bracket {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        match self.open.pop() {
            Some((opened, _)) if opened == expected => {
                self.at += 1;
                Ok(())
            }
            _ => Err(self.wrong(self.at, &format!("`{}` closes nothing", char::from(bracket)))),
        }
    }

    fn name(&mut self) -> Result<(), Refused> {
        let start = self.at;
        self.skip_while(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
        let limit = size(self.limits.name_bytes);
        at_most("characters in one name", size(self.at - start), limit, "Use shorter names.")
    }

    /// Takes more than a number may have; the parser says what is wrong with it.
    fn number(&mut self) {
        self.at += 1;
        self.skip_while(|byte| matches!(byte, b'.' | b'+' | b'-' | b'_') || byte.is_ascii_alphanumeric());
    }

    fn string(&mut self) -> Result<(), Refused> {
        let start = self.at;
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\n' | b'\r' => break,
                0 => return Err(self.nul()),
                b'\\' if self.rest().starts_with(b"\\u0000") => return Err(self.nul()),
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        Err(self.wrong(start, "this text is not closed on its line"))
    }

    fn block_string(&mut self) -> Result<(), Refused> {
        let start = self.at;
        self.at += 3;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'"' if self.rest().starts_with(b"\"\"\"") => {
                    self.at += 3;
                    return Ok(());
                }
                b'\\' if self.rest().starts_with(b"\\\"\"\"") => self.at += 4,
                0 => return Err(self.nul()),
                _ => self.at += 1,
            }
        }
        Err(self.wrong(start, "this text is never closed"))
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|&byte| wanted(byte)) {
            self.at += 1;
        }
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn unexpected(&self) -> Refused {
        let found = self.text.get(self.at..).and_then(|rest| rest.chars().next()).unwrap_or('\u{fffd}');
        self.wrong(self.at, &format!("unexpected character U+{:04X}", u32::from(found)))
    }

    fn nul(&self) -> Refused {
        self.wrong(self.at, "the character U+0000 is not allowed in a text")
    }

    fn wrong(&self, at: usize, what: &str) -> Refused {
        let position = position(self.text, at);
        let Pos { line, column } = position;
        Refused::invalid(format!("Syntax error at line {line}, column {column}: {what}."), Some(position))
    }
}

/// The line and column of a byte, both from one; an offset inside a character counts as its start.
fn position(text: &str, at: usize) -> Pos {
    let mut place = Pos { line: 1, column: 1 };
    for (offset, character) in text.char_indices() {
        if offset + character.len_utf8() > at {
            break;
        }
        if character == '\n' {
            place = Pos { line: place.line + 1, column: 1 };
        } else {
            place.column += 1;
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    fn outcome(text: &str) -> Result<(), Kind> {
        scan(text, &Limits::default()).map(drop).map_err(|refused| refused.kind)
    }

    #[test]
    fn what_stands_between_tokens_is_left_out_and_what_they_say_is_not() {
        let plain = |text: &str| scan(text, &Limits::default()).unwrap();
        assert_eq!(plain("{a,b(x:\"1  2\")}"), plain("\u{feff}{ a # c\n b ( x : \"1  2\" ) , }"));
        for other in
            ["{a,b(x:\"1 2\")}", "{ab(x:\"1  2\")}", "{a,b(x:\"\"\"1  2\"\"\")}", "{a,b(x:\"1  2\")...F}"]
        {
            assert_ne!(plain("{a,b(x:\"1  2\")}"), plain(other), "{other}");
        }
    }

    #[test]
    fn every_token_of_the_language_passes() {
        let text = "\u{feff}query Q($a: [Int!]! = [1, -2.5e+3], $b: T) @d(x: {y: \"\\\"}{(\", z: \"\"\"}{\\\"\"\"(\"\"\"}) \
                    # a comment with { [ (\r\n{ f: g(x: $a) { ...F ... on T @include(if: true) { h } } }";
        assert_eq!(outcome(text), Ok(()));
    }

    #[test]
    fn brackets_nest_up_to_sixty_four_of_all_kinds_together() {
        for (open, close) in [("{", "}"), ("(", ")"), ("[", "]"), ("{[", "]}")] {
            let fits = 64 / open.len();
            assert_eq!(outcome(&(open.repeat(fits) + &close.repeat(fits))), Ok(()));
            assert_eq!(outcome(&(open.repeat(fits + 1) + &close.repeat(fits + 1))), Err(Kind::TooComplex));
        }
    }

    #[test]
    fn unclosed_and_crossed_brackets_and_texts_are_wrong() {
        for text in [
            "{",
            "}",
            "{(})",
            "{ a(x: \"b) }",
            "{ a(x: \"b\n\") }",
            "\"\"\" \\\"\"\"",
            "{ a .. b }",
            "{ \u{e9} }",
            "\"\\",
        ] {
            assert_eq!(outcome(text), Err(Kind::Invalid), "{text}");
        }
    }

    #[test]
    fn the_nul_character_is_refused_in_texts_however_it_is_written() {
        for text in ["{ a(x: \"\0\") }", "{ a(x: \"\\u0000\") }", "{ a(x: \"\"\"\0\"\"\") }", "{ \0 }"] {
            assert_eq!(outcome(text), Err(Kind::Invalid), "{text:?}");
        }
    }

    #[test]
    fn tokens_and_names_are_bounded() {
        assert_eq!(outcome(&"a ".repeat(4_000)), Ok(()));
        assert_eq!(outcome(&"a ".repeat(4_001)), Err(Kind::TooComplex));
        assert_eq!(outcome(&"a".repeat(201)), Err(Kind::TooComplex));
    }

    #[test]
    fn a_refusal_names_the_place() {
        let refused = scan("{\n  \u{e9}l\u{e9}ment\n}", &Limits::default()).unwrap_err();
        assert_eq!(refused.position, Some(Pos { line: 2, column: 3 }));
        assert_eq!(refused.message, "Syntax error at line 2, column 3: unexpected character U+00E9.");
    }
}
