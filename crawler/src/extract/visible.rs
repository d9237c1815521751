//! What a reader sees of a page, as one folded text. Knows no language and no verdict.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::attribute;
use super::clean::fold_into;

const MOST: usize = 256 * 1024;

/// The visible text, white space folded, at most 256 KiB.
pub(super) fn text(html: &Html) -> String {
    let mut found = String::new();
    let mut hidden = 0_usize;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) if hidden > 0 || is_hidden(element) => hidden += 1,
                Node::Text(text) if hidden == 0 => fold_into(&mut found, text),
                Node::Element(element) if is_block(element.name()) => fold_into(&mut found, " "),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    if hidden > 0 {
                        hidden -= 1;
                    } else if is_block(element.name()) {
                        fold_into(&mut found, " ");
                    }
                }
            }
        }
        if found.len() > MOST {
            break;
        }
    }
    found.truncate(found.trim_end().len());
    found
}

fn is_hidden(element: &Element) -> bool {
    let never = matches!(
        element.name(),
        "head" | "script" | "style" | "noscript" | "template" | "iframe" | "noframes"
    );
    never || attribute(element, "hidden").is_some() || attribute(element, "style").is_some_and(hides)
}

fn hides(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    plain.contains("display:none") || plain.contains("visibility:hidden")
}

/// Elements inside a line; all others part words.
pub(super) fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "abbr"
            | "bdi"
            | "bdo"
            | "cite"
            | "data"
            | "dfn"
            | "kbd"
            | "mark"
            | "q"
            | "rb"
            | "ruby"
            | "samp"
            | "span"
            | "sub"
            | "sup"
            | "time"
            | "var"
            | "wbr"
            | "font"
    )
}
