//! Links and words that somebody planted in a page that is otherwise well. Who took the whole page over is
//! `identity`'s business.

use super::fold::fold;
use super::lexicon::Topic;
use super::marks::marks;
use super::reading::{Reading, Sentence, sentences};
use crate::extract::{Link, Place};
use registry::vocabulary::registrable;

/// Links that all can see must be this many, and one an offer: a lesson links to what it warns of. Nobody hides a link
/// for a lesson.
const SEEN: usize = 2;
/// Hidden words that only name the topic must be this many.
const NAMED: usize = 3;

/// Whether something is planted; `host` is the page's own.
pub(super) fn is_injected(reading: &Reading<'_>, host: &str) -> bool {
    let outline = &reading.page.outline;
    // Most links stay on their host, and whose name it is takes a look into a long list.
    let abroad = |link: &&Link| {
        link.url.host_str().is_some_and(|to| to != host && registrable(to) != registrable(host))
    };
    let abroad =
        outline.links.iter().filter(abroad).map(|link| (link, Sentence::new(&link.text, Place::Prose)));
    let named: Vec<_> = abroad.filter(|(_, words)| words.mentions(Topic::Spam)).collect();
    let hidden = named.iter().any(|(link, _)| link.hidden);
    // One word may be the name of a town.
    let trade = |words: &Sentence| words.words > 1 && words.is(Topic::Spam);
    let sold = named.iter().any(|(_, words)| words.states(Topic::Spam) || trade(words));
    hidden || (sold && named.len() >= SEEN) || hides(&outline.hidden)
}

/// Hidden text needs no links to be read by search engines.
fn hides(hidden: &str) -> bool {
    let found: Vec<_> = sentences(hidden).flat_map(|sentence| marks(&fold(sentence))).collect();
    let spam: Vec<_> = found.iter().filter(|mark| mark.topic == Topic::Spam).collect();
    spam.iter().any(|mark| mark.strong) && spam.len() >= NAMED
}
