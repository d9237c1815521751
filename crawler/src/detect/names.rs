//! Whether a page shows the names of its platform, and as what: a name in a sentence says whose page it is, the same
//! letters inside an address only where it is. Knows no verdict.

use super::fold::fold;
use super::reading::Sentence;
use crate::extract::Page;

/// Where the platform's names stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// We know none to look for.
    Unknown,
    /// Nowhere in the visible text, or only as part of an address; a title may still have them.
    Nowhere,
    /// In words that readers see.
    InWords,
}

impl Named {
    /// Looks for any of the names; `host` is where the page stands, `body` are the page's sentences.
    pub(super) fn on(page: &Page, body: &[Sentence<'_>], names: &[String], host: &str) -> Self {
        let folded: Vec<_> = names.iter().map(|name| fold(name)).collect();
        if folded.iter().all(|name| letters(name).is_empty()) {
            return Self::Unknown;
        }
        let label = registry::vocabulary::registrable(host).split('.').next().unwrap_or_default();
        // Most pages say their name plainly, and what follows reads the whole page once more.
        let plain = |name: &&String| {
            is_long(&letters(name))
                && name.contains(' ')
                && !name.split(' ').any(|word| is_address(word, label))
        };
        let says = |name: &String| body.iter().any(|sentence| has_words(&sentence.folded, name));
        if folded.iter().filter(plain).any(says) {
            return Self::InWords;
        }
        let spoken = |text: &str| {
            let words = text.split_whitespace().filter(|word| !is_address(word, label));
            words.fold(String::new(), |text, word| text + word + " ")
        };
        let text = Text::of(&(spoken(&page.text) + &spoken(&page.outline.labels)));
        let address = |name: &&String| !name.trim().contains(char::is_whitespace) && name.contains('.');
        let by_address = || names.iter().filter(address).any(|name| Text::of(&page.text).has(name));
        if names.iter().any(|name| text.has(name)) || by_address() { Self::InWords } else { Self::Nowhere }
    }
}

/// `school.test`, and a bare `school` that is written as in the address.
fn is_address(word: &str, label: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let parts = || word.split('.');
    let whole = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let dotted = parts().count() > 1 && parts().all(whole);
    dotted && parts().next_back().is_some_and(|end| end.len() > 1 && end.chars().all(char::is_alphabetic))
        || word == label
}

/// Whether a name shows anywhere that people or their screen readers find it, the head included.
pub(super) fn shows_any(page: &Page, names: &[String]) -> bool {
    let metadata = &page.metadata;
    let head = [&metadata.title, &metadata.site_name, &metadata.description];
    let mut shown: String = head.into_iter().flatten().flat_map(|text| [text.as_str(), " "]).collect();
    shown.push_str(&page.text);
    shown.push(' ');
    shown.push_str(&page.outline.labels);
    let shown = Text::of(&shown);
    names.iter().any(|name| shown.has(name))
}

/// A text in the two spellings that names are looked for in.
struct Text {
    spaced: String,
    tight: String,
}

impl Text {
    fn of(text: &str) -> Self {
        let spaced = fold(text);
        Self { tight: letters(&spaced), spaced }
    }

    /// Of a short name only the whole word counts: "EL" is in every text.
    fn has(&self, name: &str) -> bool {
        let name = fold(name);
        let close = letters(&name);
        if is_long(&close) {
            !close.is_empty() && self.tight.contains(&close)
        } else {
            has_word(&self.spaced, &name)
        }
    }
}

fn is_long(letters: &str) -> bool {
    letters.chars().count() > 4 || !letters.is_ascii()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether whole words of a text, between spaces, are these.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

fn has_word(text: &str, word: &str) -> bool {
    !word.is_empty() && text.split(|c: char| !c.is_alphanumeric()).any(|found| found == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Place;

    fn on(page: &Page, body: &[Sentence<'_>], names: &[String]) -> Named {
        Named::on(page, body, names, "www.perueduca.pe")
    }

    #[test]
    fn a_name_in_an_address_is_not_a_name_in_words() {
        let named = |text: &str, names: &[&str]| {
            let page = Page { text: text.to_owned(), ..Page::default() };
            let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
            let said = [Sentence::new(text, Place::Prose)];
            let (slow, quick) = (on(&page, &[], &names), on(&page, &said, &names));
            assert_eq!(slow, quick, "{text}");
            slow
        };
        assert_eq!(
            named("perueduca.pe - perueduca information. Perueduca.PE!", &["PerúEduca"]),
            Named::Nowhere
        );
        assert_eq!(named("Welcome to PeruEduca", &["PerúEduca", "x"]), Named::InWords);
        assert_eq!(named("Welcome to perueduca.pe", &["perueduca.pe"]), Named::InWords);
        assert_eq!(named("Welcome to EL, v1.2", &["El"]), Named::InWords);
        assert_eq!(named("elsewhere", &["El"]), Named::Nowhere);
        assert_eq!(named("anything", &[" "]), Named::Unknown);
        assert_eq!(named("Bienvenue à École Ouverte pour tous", &["École ouverte"]), Named::InWords);
        assert_eq!(named("Bienvenue: «École Ouverte»!", &["École ouverte"]), Named::InWords);
        assert_eq!(named("The e l of it", &["E L"]), Named::Nowhere);
        assert_eq!(named("Go to my perueduca portal", &["my PerúEduca portal"]), Named::Nowhere);
    }
}
