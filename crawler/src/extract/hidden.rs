//! What a page keeps from its readers: by the ways that people use who put links where no owner looks.
//! Wider than what `visible` leaves out, since a style sheet may be undone by a script: who reads a page for what
//! it says must not lose it over a fade-in, but who looks for planted links wants every hiding place.

use std::collections::HashSet;

use scraper::Html;
use scraper::node::Element;

use super::{attribute, classes, elements, inner_text};

const SHEETS: usize = 64 * 1024;

/// The names that the page's own style sheets hide.
#[derive(Debug, Default)]
pub(super) struct Hiding {
    classes: HashSet<String>,
    ids: HashSet<String>,
}

impl Hiding {
    pub(super) fn of(html: &Html) -> Self {
        let mut hiding = Self::default();
        for sheet in elements(html).filter(|element| element.value().name() == "style") {
            hiding.learn(&inner_text(sheet, SHEETS));
        }
        hiding
    }

    /// Only rules for one class or one id alone: `.no-js .menu` says nothing of every menu.
    fn learn(&mut self, sheet: &str) {
        for rule in sheet.split('}').take(2_000) {
            let Some((selectors, body)) = rule.rsplit_once('{') else { continue };
            if !hides(body) {
                continue;
            }
            for selector in selectors.split(',') {
                let Some(name) = selector.trim().get(1..).filter(|name| is_name(name)) else { continue };
                match selector.trim().as_bytes()[0] {
                    b'.' => drop(self.classes.insert(name.to_owned())),
                    b'#' => drop(self.ids.insert(name.to_owned())),
                    _ => {}
                }
            }
        }
    }

    pub(super) fn hides(&self, element: &Element) -> bool {
        if matches!(element.name(), "html" | "body" | "main") {
            return false;
        }
        let by_class = || classes(element).any(|class| self.classes.contains(class));
        let by_id = || attribute(element, "id").is_some_and(|id| self.ids.contains(id));
        attribute(element, "hidden").is_some()
            || attribute(element, "style").is_some_and(hides)
            || by_class()
            || by_id()
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Whether a list of declarations takes its element out of sight.
fn hides(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let mut squeezed = false;
    let mut clipped = false;
    for declaration in plain.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.trim_end_matches("!important");
        match property {
            "display" if value == "none" => return true,
            "visibility" if value == "hidden" => return true,
            "opacity" | "font-size" if is_nothing(value) => return true,
            "left" | "right" | "top" | "text-indent" | "margin-left" | "margin-top" if is_far(value) => {
                return true;
            }
            "height" | "width" | "max-height" | "max-width" if is_nothing(value) || value == "1px" => {
                squeezed = true;
            }
            "overflow" if value == "hidden" => clipped = true,
            _ => {}
        }
    }
    squeezed && clipped
}

fn is_nothing(value: &str) -> bool {
    number(value) == Some(0.0)
}

fn is_far(value: &str) -> bool {
    number(value).is_some_and(|n| n <= -500.0)
}

fn number(value: &str) -> Option<f64> {
    let end = value.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(value.len());
    value[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hiding_places_are_known_and_plain_styles_are_not() {
        for style in [
            "display : none !important",
            "position:absolute;left:-9999px",
            "height:0; overflow:hidden",
            "font-size:0px",
            "opacity:0",
            "text-indent:-99999em",
        ] {
            assert!(hides(style), "{style}");
        }
        for style in [
            "display:block",
            "left:-12px",
            "height:0",
            "opacity:0.5",
            "font-size:0.9em",
            "overflow:hidden",
            "colon",
        ] {
            assert!(!hides(style), "{style}");
        }
    }

    #[test]
    fn a_sheet_hides_what_it_names_alone() {
        let mut hiding = Hiding::default();
        hiding.learn("@media x{.a{color:red}} .b , #c{left:-5000px} .no-js .d{display:none} é{display:none}");
        assert_eq!(hiding.classes, HashSet::from(["b".to_owned()]));
        assert_eq!(hiding.ids, HashSet::from(["c".to_owned()]));
    }
}
