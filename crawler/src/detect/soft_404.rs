//! Pages that say "not found" with a status that says the opposite. Knows only the page;
//! what the host answers to other paths is `probe`'s business.

use super::lexicon::Topic;
use super::measure::statements;
use super::reading::{Reading, quoted};

/// What the page says, if it says that there is nothing.
pub(super) fn find(reading: &Reading<'_>) -> Option<String> {
    let voice = statements(reading, &[Topic::Missing]);
    let said = voice.said.clone().filter(|_| voice.dominates())?;
    Some(format!("the page says that it does not exist: {}", quoted(&said)))
}
