//! From text to a tree, bounded: whatever comes, the tree has a depth, a size and a time.
//!
//! html5ever walks its stack of open elements for every tag, and clones every open `<b>` into every new
//! paragraph; a hostile page turns both into minutes and gigabytes. So tags pass a gate before the tree
//! builder sees them. Truncating the page instead would be simpler, and would lose honest long pages.

use std::cell::Cell;
use std::time::{Duration, Instant};

use ego_tree::Tree;
use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, local_name};
use scraper::html::HtmlTreeSink;
use scraper::{Html, Node};

const DEPTH: usize = 256;
const NODES: usize = 120_000;
const ATTRIBUTES: usize = 64;
const BYTES_A_NODE: usize = 32;
const CHUNK: usize = 16 * 1024;

/// Parses what fits into the bounds and leaves the rest.
pub(super) fn parse(text: &str, patience: Duration) -> Html {
    let started = Instant::now();
    let mut empty = Html::new_document();
    // A node in so many bytes is usual; a tree that has no room is copied as a whole, again and again.
    empty.tree = Tree::with_capacity(Node::Document, (text.len() / BYTES_A_NODE).min(NODES));
    let builder = TreeBuilder::new(HtmlTreeSink::new(empty), TreeBuilderOpts::default());
    let tokenizer = Tokenizer::new(Gate { builder, full: Cell::new(false) }, TokenizerOpts::default());
    let queue = BufferQueue::default();
    for chunk in chunks(text) {
        if tokenizer.sink.full.get() || started.elapsed() > patience {
            break;
        }
        queue.push_back(StrTendril::from_slice(chunk));
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    }
    tokenizer.end();
    without_templates(tokenizer.sink.builder.sink.0.into_inner())
}

/// What stands in a template is not there until a script says so: no text, no link and no command of the page.
fn without_templates(mut html: Html) -> Html {
    let is_template = |node: &Node| matches!(node, Node::Element(element) if element.name() == "template");
    let templates: Vec<_> =
        html.tree.nodes().filter(|node| is_template(node.value())).map(|node| node.id()).collect();
    for id in templates {
        if let Some(mut template) = html.tree.get_mut(id) {
            template.detach();
        }
    }
    html
}

fn chunks(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let mut end = rest.len().min(CHUNK);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (chunk, after) = rest.split_at(end);
        rest = after;
        (!chunk.is_empty()).then_some(chunk)
    })
}

type Handle = ego_tree::NodeId;

/// Lets through what the tree can hold.
struct Gate {
    builder: TreeBuilder<Handle, HtmlTreeSink>,
    full: Cell<bool>,
}

impl Gate {
    fn deep(&self) -> bool {
        let html = self.builder.sink.0.borrow();
        let newest = html.tree.nodes().rfind(|node| matches!(node.value(), Node::Element(_)));
        newest.is_some_and(|node| node.ancestors().nth(DEPTH).is_some())
    }

    fn check_size(&self) {
        if self.builder.sink.0.borrow().tree.values().len() > NODES {
            self.full.set(true);
        }
    }
}

impl TokenSink for Gate {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        self.check_size();
        let token = match token {
            Token::TagToken(tag) => Token::TagToken(slim(tag)),
            Token::ParseError(_) | Token::CommentToken(_) => return TokenSinkResult::Continue,
            Token::DoctypeToken(_)
            | Token::CharacterTokens(_)
            | Token::NullCharacterToken
            | Token::EOFToken => token,
        };
        let opens =
            matches!(&token, Token::TagToken(tag) if tag.kind == TagKind::StartTag && nests(&tag.name));
        if (self.full.get() && !matches!(token, Token::EOFToken)) || (opens && self.deep()) {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements that hold no others; several of them change how the tokenizer reads on, so they always pass.
fn nests(name: &LocalName) -> bool {
    !matches!(
        *name,
        local_name!("meta")
            | local_name!("link")
            | local_name!("base")
            | local_name!("title")
            | local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("noscript")
            | local_name!("iframe")
            | local_name!("xmp")
            | local_name!("img")
            | local_name!("br")
            | local_name!("hr")
            | local_name!("input")
    )
}

/// Formatting elements become plain spans: the parser reopens them in every block, with all attributes. Code keeps
/// an element of its own, since what stands in it is an example and not what the page says.
fn slim(mut tag: Tag) -> Tag {
    if matches!(&*tag.name, "code" | "tt") {
        tag.name = local_name!("samp");
    } else if matches!(
        &*tag.name,
        "b" | "big" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "u"
    ) {
        tag.name = local_name!("span");
    }
    tag.attrs.truncate(ATTRIBUTES);
    tag.attrs.iter_mut().for_each(shorten);
    tag
}

/// No attribute that we read is longer; an inline image is.
fn shorten(attribute: &mut Attribute) {
    const LONGEST: usize = 4_096;
    if attribute.value.len() > LONGEST {
        let mut end = LONGEST;
        while !attribute.value.is_char_boundary(end) {
            end -= 1;
        }
        attribute.value = StrTendril::from_slice(&attribute.value[..end]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(5);

    fn size(text: &str) -> usize {
        let started = Instant::now();
        let html = parse(text, PATIENCE);
        assert!(started.elapsed() < Duration::from_secs(20), "took {:?}", started.elapsed());
        html.tree.values().len()
    }

    #[test]
    fn a_million_nested_elements_are_bounded() {
        assert!(size(&"<div>".repeat(1_000_000)) < 1_000);
        assert!(size(&"<a><table><tr><td>".repeat(50_000)) < 2 * NODES);
        assert!(size(&"<object><div>".repeat(100_000)) < 2 * NODES);
        assert!(size(&"<svg><g>".repeat(100_000)) < 2 * NODES);
        assert!(size(&"<table><div>".repeat(100_000)) < 2 * NODES);
    }

    #[test]
    fn reopened_formatting_does_not_multiply() {
        use std::fmt::Write as _;
        let mut page = String::new();
        for n in 0..20_000 {
            write!(page, "<b x{n}><font y{n}>").unwrap();
        }
        assert!(size(&(page + &"<p>x".repeat(300_000))) < 2 * NODES);
        let mut links = String::new();
        for n in 0..100_000 {
            write!(links, "<p><a href={n}>").unwrap();
        }
        assert!(size(&links) < 2 * NODES);
    }

    #[test]
    fn one_tag_with_a_hundred_thousand_attributes_ends() {
        use std::fmt::Write as _;
        let mut page = String::new();
        for n in 0..100_000 {
            write!(page, " a{n}").unwrap();
        }
        assert!(size(&format!("<div{page}><p>x")) < 100);
    }

    #[test]
    fn text_behind_a_deep_nest_is_still_read() {
        let html = parse(&format!("{}<p>found</p>", "<div>".repeat(5_000)), PATIENCE);
        assert!(html.root_element().text().any(|text| text == "found"));
    }
}
