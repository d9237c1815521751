//! The parts of a page that are there on every page of its site: menus, footers, buttons, cookie bars.

use scraper::node::Element;

use super::{attribute, classes};

/// The line at the end of every page.
pub(super) fn is_imprint(text: &str) -> bool {
    let head = text.get(..9).unwrap_or_default();
    text.len() < 300 && (text.contains('©') || head.eq_ignore_ascii_case("copyright"))
}

/// Whether what stands in an element is there on every page of a site.
pub(super) fn is_furniture(element: &Element) -> bool {
    // A form is no furniture: some frameworks wrap the whole page into one.
    let named = matches!(
        element.name(),
        "nav" | "footer" | "header" | "menu" | "button" | "select" | "label" | "dialog"
    );
    let role = matches!(
        attribute(element, "role"),
        Some(
            "navigation"
                | "contentinfo"
                | "banner"
                | "menu"
                | "menubar"
                | "search"
                | "dialog"
                | "alertdialog"
        )
    );
    let whole = matches!(element.name(), "html" | "body" | "main" | "article" | "h1" | "h2");
    let is_called = |name| FURNITURE.iter().any(|part| begins(name, part));
    let called = || classes(element).chain(attribute(element, "id")).any(is_called);
    named || role || (!whole && called())
}

/// What old pages call the parts that newer ones have elements for.
const FURNITURE: &[&str] = &[
    "footer",
    "site-footer",
    "page-footer",
    "nav",
    "navbar",
    "navigation",
    "menu",
    "topbar",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "cookies",
    "copyright",
];

/// Whether a name is this word, or begins with it as a word of its own.
fn begins(name: &str, word: &str) -> bool {
    let head = name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    head && !name[word.len()..].starts_with(|c: char| c.is_ascii_lowercase())
}
