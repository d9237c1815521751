//! From the text of a page to what it says of itself. Pure: knows no network, no clock but its patience,
//! and no verdict.

mod clean;
mod furniture;
mod head;
mod hidden;
mod language;
mod links;
mod outline;
mod parse;
mod refresh;
mod simhash;
mod structured;
#[cfg(test)]
mod tests;
mod visible;

use std::time::Duration;

use registry::checks::report::Metadata;
use scraper::node::Element;
use url::Url;

pub(crate) use clean::line;
pub(crate) use language::is_detectable;
pub use outline::{Link, Outline, Passage, Place};
pub use refresh::Refresh;
pub(crate) use refresh::parse as parse_refresh;
pub use simhash::{distance, simhash};

/// How long one page may be parsed; only hostile ones come near.
const PATIENCE: Duration = Duration::from_secs(3);

/// A page, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What it says of itself.
    pub metadata: Metadata,
    /// What a reader sees.
    pub text: String,
    /// Where a meta refresh sends the reader.
    pub refresh: Option<Refresh>,
    /// What it is made of.
    pub outline: Outline,
}

impl Page {
    /// Whether there is nothing to read; a title counts as text.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty() && self.metadata.title.is_none()
    }
}

/// Reads a page that came from `address`; `content_language` is the response's header.
pub fn read(html: &str, address: &Url, content_language: Option<&str>) -> Page {
    let tree = parse::parse(html, PATIENCE);
    let text = visible::text(&tree);
    let found = head::Head::gather(&tree, address);
    let links = links::gather(&tree, &found.base, address);
    let outline = outline::read(&tree, &found.base);
    let refresh = found.refresh.clone();
    let head::Head { base: _, refresh: _, html_language, og_locale, manifest_url, mut metadata } = found;
    let declared = [html_language.as_deref(), content_language, og_locale.as_deref()];
    metadata.language = declared.into_iter().flatten().find_map(clean::language_tag);
    metadata.detected_language = language::detect(&text);
    metadata.manifest_url = manifest_url;
    metadata.structured_types = structured::types(&tree);
    metadata.app_links = links.apps;
    metadata.policy_links = links.policies;
    metadata.third_party_hosts = links.third_parties;
    metadata.text_hash = simhash(&text);
    Page { metadata, text, refresh, outline }
}

/// The elements of a tree in document order; never recursive, so depth costs nothing.
fn elements(html: &scraper::Html) -> impl Iterator<Item = scraper::ElementRef<'_>> {
    html.tree.root().descendants().filter_map(scraper::ElementRef::wrap)
}

/// An attribute by a look at each: most elements have none or few, and the library's own look-up, made for many,
/// first makes an atom of the name. A page asks for thousands.
fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attrs().find_map(|(key, value)| (key == name).then_some(value))
}

fn classes(element: &Element) -> impl Iterator<Item = &str> {
    attribute(element, "class").into_iter().flat_map(str::split_ascii_whitespace)
}

/// Text inside an element, at most so many bytes of it.
fn inner_text(element: scraper::ElementRef<'_>, most: usize) -> String {
    let mut text = String::new();
    for piece in element.text() {
        if text.len() > most {
            break;
        }
        text.push_str(piece);
    }
    text
}
