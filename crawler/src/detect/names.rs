//! Whether a page shows the names of its platform, and as what: a name in a sentence says whose page it is, the same
//! letters inside an address only where it is. Knows no verdict.

use super::fold::fold;
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
    /// Looks for any of the names; `host` is where the page stands.
    pub(super) fn on(page: &Page, names: &[String], host: &str) -> Self {
        if names.iter().all(|name| letters(&fold(name)).is_empty()) {
            return Self::Unknown;
        }
        let label = registry::vocabulary::registrable(host).split('.').next().unwrap_or_default();
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
        let long = close.chars().count() > 4 || !close.is_ascii();
        if long { !close.is_empty() && self.tight.contains(&close) } else { has_word(&self.spaced, &name) }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn has_word(text: &str, word: &str) -> bool {
    !word.is_empty() && text.split(|c: char| !c.is_alphanumeric()).any(|found| found == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_an_address_is_not_a_name_in_words() {
        let named = |text: &str, names: &[&str]| {
            let page = Page { text: text.to_owned(), ..Page::default() };
            let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
            Named::on(&page, &names, "www.perueduca.pe")
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
    }
}
