//! What a page is made of: who speaks where, what it links to, what it hides and what it loads.
//! Knows no language and no verdict; whoever judges a page reads it here.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};
use url::Url;

use super::attribute;
use super::clean::fold_into;
use super::furniture::{is_furniture, is_imprint};
use super::hidden::Hiding;

const TEXT: usize = 256 * 1024;
const LINKS: usize = 2_000;
const MARKUP: usize = 128 * 1024;
const SCRIPT: usize = 16 * 1024;

/// The parts of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Blocks of visible text in their order.
    pub passages: Vec<Passage>,
    /// Links with words or an address.
    pub links: Vec<Link>,
    /// Text that no reader sees, links in it included.
    pub hidden: String,
    /// What images, frames and buttons are called for those who cannot see them.
    pub labels: String,
    /// Text for those without scripts.
    pub noscript: String,
    /// Inline scripts and the addresses, names and classes of what is loaded, sent or drawn into.
    pub markup: String,
    /// What the scripts of the page itself say.
    pub scripts: String,
    /// Scripts that are loaded.
    pub loaded_scripts: usize,
    /// Fields for a password.
    pub passwords: usize,
    /// Fields to write into, passwords included.
    pub fields: usize,
}

/// One block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its words, white space folded.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// Where a passage stands: what it says weighs as much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A heading of the first two ranks.
    Heading,
    /// What the page itself says.
    Prose,
    /// Words of another: code, examples, quotations.
    Quoted,
    /// Menus, footers, forms and passages that are mostly links.
    Furniture,
}

/// One link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its words.
    pub text: String,
    /// Where it leads.
    pub url: Url,
    /// Whether no reader can see it.
    pub hidden: bool,
}

/// Reads the parts in one walk that never recurses.
pub(super) fn read(html: &Html, base: &Url) -> Outline {
    let mut walk = Walk { hiding: Hiding::of(html), base, ..Walk::new(base) };
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => walk.open(element),
                Node::Text(text) => walk.text(text),
                Node::Document
                | Node::Fragment
                | Node::Doctype(_)
                | Node::Comment(_)
                | Node::ProcessingInstruction(_) => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
        if walk.size > TEXT {
            break;
        }
    }
    walk.flush();
    walk.outline
}

/// How deep the walk stands in each kind of element.
#[derive(Clone, Copy, Default)]
struct Depth {
    unread: usize,
    script: usize,
    noscript: usize,
    hidden: usize,
    furniture: usize,
    heading: usize,
    quoted: usize,
}

struct Walk<'a> {
    outline: Outline,
    hiding: Hiding,
    base: &'a Url,
    depth: Depth,
    /// The depths of the elements around.
    around: Vec<Depth>,
    link: Option<(Url, String)>,
    passage: String,
    place: Place,
    linked: usize,
    size: usize,
}

impl<'a> Walk<'a> {
    fn new(base: &'a Url) -> Self {
        Self {
            outline: Outline::default(),
            hiding: Hiding::default(),
            base,
            depth: Depth::default(),
            around: Vec::new(),
            link: None,
            passage: String::new(),
            place: Place::Prose,
            linked: 0,
            size: 0,
        }
    }

    fn open(&mut self, element: &Element) {
        if super::visible::is_block(element.name()) {
            self.flush();
        }
        self.note(element);
        self.around.push(self.depth);
        self.enter(element);
        let anchor = element.name() == "a" && self.link.is_none();
        if let Some(url) =
            attribute(element, "href").filter(|_| anchor).and_then(|to| self.base.join(to.trim()).ok())
        {
            self.link = Some((url, String::new()));
        }
    }

    fn close(&mut self, element: &Element) {
        if element.name() == "a" {
            self.end_link();
        }
        if super::visible::is_block(element.name()) {
            self.flush();
        }
        self.depth = self.around.pop().unwrap_or_default();
    }

    fn enter(&mut self, element: &Element) {
        let name = element.name();
        let depth = &mut self.depth;
        let steps: [(&mut usize, bool); 7] = [
            (
                &mut depth.unread,
                matches!(name, "head" | "style" | "template" | "iframe" | "noframes" | "title"),
            ),
            (&mut depth.script, name == "script"),
            (&mut depth.noscript, name == "noscript"),
            (&mut depth.hidden, self.hiding.hides(element)),
            (&mut depth.furniture, is_furniture(element)),
            (&mut depth.heading, matches!(name, "h1" | "h2")),
            (&mut depth.quoted, matches!(name, "pre" | "blockquote" | "q" | "samp" | "textarea")),
        ];
        for (counter, concerned) in steps {
            *counter += usize::from(concerned);
        }
    }

    fn text(&mut self, text: &str) {
        let Depth { unread, script, noscript, hidden, furniture: _, heading: _, quoted: _ } = self.depth;
        let room = MARKUP.saturating_sub(self.outline.scripts.len());
        if script > 0 {
            let script = head_of(text, SCRIPT.min(room));
            self.outline.scripts.push_str(script);
            self.outline.scripts.push('\n');
        } else if noscript > 0 {
            // The parser may hand over the inside of a noscript as it was written.
            fold_into(&mut self.outline.noscript, &without_tags(text));
        } else if unread > 0 {
        } else if hidden > 0 {
            self.size += text.len();
            fold_into(&mut self.outline.hidden, text);
            self.name_link(text);
        } else {
            self.size += text.len();
            self.speak(text);
        }
    }

    fn speak(&mut self, text: &str) {
        let before = self.passage.len();
        if before == 0 {
            self.place = self.place_here();
        }
        fold_into(&mut self.passage, text);
        if self.link.is_some() {
            self.linked += self.passage.len() - before;
        }
        self.name_link(text);
    }

    fn place_here(&self) -> Place {
        match self.depth {
            Depth { quoted: 1.., .. } => Place::Quoted,
            Depth { heading: 1.., .. } => Place::Heading,
            Depth { furniture: 1.., .. } => Place::Furniture,
            _ => Place::Prose,
        }
    }

    fn name_link(&mut self, text: &str) {
        if let Some((_, words)) = self.link.as_mut().filter(|(_, words)| words.len() < 500) {
            fold_into(words, text);
        }
    }

    fn end_link(&mut self) {
        let Some((url, text)) = self.link.take() else { return };
        if self.outline.links.len() < LINKS {
            self.outline.links.push(Link { text, url, hidden: self.depth.hidden > 0 });
        }
    }

    fn flush(&mut self) {
        self.outline.hidden.push(' ');
        let text = std::mem::take(&mut self.passage);
        let linked = std::mem::take(&mut self.linked);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let mostly_links = linked * 10 > text.len() * 7;
        let place = match self.place {
            Place::Prose if mostly_links || is_imprint(text) => Place::Furniture,
            place => place,
        };
        self.outline.passages.push(Passage { text: text.to_owned(), place });
    }

    /// What tells of the machinery behind a page.
    fn note(&mut self, element: &Element) {
        let name = element.name();
        let outline = &mut self.outline;
        let shown = !matches!(
            attribute(element, "type"),
            Some("hidden" | "submit" | "button" | "checkbox" | "radio")
        );
        match name {
            "input" if shown => {
                outline.fields += 1;
                outline.passwords += usize::from(attribute(element, "type") == Some("password"));
            }
            "textarea" | "select" => outline.fields += 1,
            "script" if attribute(element, "src").is_some() => outline.loaded_scripts += 1,
            _ => {}
        }
        if let Some(handler) = attribute(element, "onload").filter(|_| outline.scripts.len() < MARKUP) {
            outline.scripts.push_str(head_of(handler, SCRIPT));
            outline.scripts.push('\n');
        }
        for label in ["alt", "aria-label", "title"] {
            if let Some(text) = attribute(element, label).filter(|_| outline.labels.len() < SCRIPT) {
                fold_into(&mut outline.labels, text);
                outline.labels.push(' ');
            }
        }
        let telling = ["src", "action", "id", "class", "data-adblockkey", "data-sitekey", "name", "content"];
        let link = (name == "link").then(|| attribute(element, "href")).flatten();
        let anchor = (name == "a").then(|| attribute(element, "href")).flatten();
        for value in telling.into_iter().filter_map(|key| attribute(element, key)).chain(link).chain(anchor) {
            if outline.markup.len() < MARKUP {
                outline.markup.push_str(head_of(value, 300));
                outline.markup.push('\n');
            }
        }
        if attribute(element, "data-adblockkey").is_some() {
            outline.markup.push_str("data-adblockkey\n");
        }
    }
}

fn head_of(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn without_tags(text: &str) -> String {
    let mut inside = false;
    let keep = |c: char| {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                return ' ';
            }
            _ => {}
        }
        if inside { ' ' } else { c }
    };
    text.chars().map(keep).collect()
}
