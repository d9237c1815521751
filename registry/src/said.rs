//! What is said to a person who can mend something: a sentence by its key and its facts, so that surfaces say it in the
//! person's language. The English stands where it is said; every other language has a catalogue.

use std::fmt;

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    key: &'static str,
    facts: Vec<(&'static str, String)>,
    english: String,
}

impl Said {
    /// A sentence of a catalogue; use [`said!`](crate::said!).
    #[doc(hidden)]
    pub const fn new(key: &'static str, english: String, facts: Vec<(&'static str, String)>) -> Self {
        Self { key, facts, english }
    }

    /// A sentence for operators, who read English.
    pub fn plainly(english: impl Into<String>) -> Self {
        Self { key: "", facts: Vec::new(), english: english.into() }
    }

    /// By which name catalogues have it; none for what only operators read.
    pub fn key(&self) -> Option<&'static str> {
        (!self.key.is_empty()).then_some(self.key)
    }

    /// What fills its places.
    pub fn facts(&self) -> &[(&'static str, String)] {
        &self.facts
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

/// A sentence by its key in catalogues, its English, and its facts: `said!("days", "at most {most} days", most = 366)`.
#[macro_export]
macro_rules! said {
    ($key:literal, $english:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = &$value;)*
        $crate::said::Said::new($key, format!($english), vec![$((stringify!($name), $name.to_string())),*])
    }};
}

#[cfg(test)]
mod tests {
    #[test]
    fn facts_stand_in_the_english_and_beside_it() {
        let said = said!("few", "has {found} of {most}", found = 3, most = "four");
        assert_eq!(said.to_string(), "has 3 of four");
        assert_eq!(said.key(), Some("few"));
        assert_eq!(said.facts(), [("found", "3".to_owned()), ("most", "four".to_owned())]);
    }
}
