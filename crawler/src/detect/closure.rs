//! Pages that say that their service ends, or has ended. A notice and never a verdict: the page is there.

use super::lexicon::Topic;
use super::reading::Reading;
use crate::extract::Place;

/// Whether the page says so of itself.
pub(super) fn is_announced(reading: &Reading<'_>) -> bool {
    let own = reading.body.iter().filter(|sentence| sentence.place != Place::Quoted);
    reading
        .title
        .iter()
        .chain(own)
        .any(|sentence| sentence.states(Topic::Closure) && !sentence.states(Topic::Term))
}
