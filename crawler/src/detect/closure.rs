//! Pages that say that their service ends, or has ended. A notice and never a verdict: the page is there.

use super::fold::fold;
use super::lexicon::Topic;
use super::reading::Reading;
use crate::extract::Place;

/// Shorter names are part of other words.
const A_NAME: usize = 4;

/// Whether the page says so of itself, as "this platform" or by one of its names.
pub(super) fn is_announced(reading: &Reading<'_>, names: &[String]) -> bool {
    let site = reading.page.metadata.site_name.iter();
    let names: Vec<_> =
        names.iter().chain(site).map(|name| fold(name)).filter(|name| name.len() >= A_NAME).collect();
    let own = reading.body.iter().filter(|sentence| sentence.place != Place::Quoted);
    reading.title.iter().chain(own).filter(|sentence| !sentence.states(Topic::Term)).any(|sentence| {
        let by_name = || names.iter().any(|name| sentence.folded.contains(name.as_str()));
        sentence.states(Topic::Closure) || (sentence.mentions(Topic::Closure) && by_name())
    })
}
