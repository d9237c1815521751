//! Links and words that somebody planted in a page that is otherwise well. Who took the whole page over is
//! `identity`'s business.

use super::fold::fold;
use super::lexicon::Topic;
use super::marks::{Mark, marks};
use super::reading::{Reading, sentences};
use crate::domain::registrable;
use crate::extract::Link;

/// Links that all can see must be this many: one may be a teacher's.
const SEEN: usize = 2;
/// Hidden words that only name the topic must be this many.
const NAMED: usize = 3;

/// Whether something is planted; `host` is the page's own.
pub(super) fn is_injected(reading: &Reading<'_>, host: &str) -> bool {
    let outline = &reading.page.outline;
    let abroad = |link: &&Link| link.url.host_str().is_some_and(|to| registrable(to) != registrable(host));
    let offers = |link: &&Link| states(&marks(&fold(&link.text)));
    let planted: Vec<_> = outline.links.iter().filter(abroad).filter(offers).collect();
    planted.iter().any(|link| link.hidden) || planted.len() >= SEEN || hides(&outline.hidden)
}

fn states(marks: &[Mark]) -> bool {
    marks.iter().any(|mark| mark.topic == Topic::Spam && mark.strong)
}

/// Hidden text needs no links to be read by search engines.
fn hides(hidden: &str) -> bool {
    let found: Vec<_> = sentences(hidden).flat_map(|sentence| marks(&fold(sentence))).collect();
    let spam = || found.iter().filter(|mark| mark.topic == Topic::Spam);
    let offers = spam().filter(|mark| mark.strong).count();
    offers >= 1 && spam().count() >= NAMED
}
