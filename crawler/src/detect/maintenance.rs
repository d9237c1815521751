//! Pages that say nothing but "we are working on it", and healthy ones that announce such work.

use super::lexicon::Topic;
use super::marks::Mark;
use super::measure::statements_unless;
use super::reading::{Reading, quoted};
use crate::extract::Place;

/// What the page says, if it says nothing else. Who can sign in finds a service that works.
pub(super) fn find(reading: &Reading<'_>) -> Option<String> {
    let topics = [Topic::Maintenance, Topic::Unavailable];
    let voice = statements_unless(reading, &topics, |sentence| sentence.states(Topic::Planned));
    let outline = &reading.page.outline;
    // To wait a moment is what an application asks for until its scripts are there.
    let work =
        reading.title.iter().chain(&reading.body).any(|sentence| sentence.mentions(Topic::Maintenance));
    let loads = !work && outline.loaded_scripts > 0;
    let said = voice.said.clone().filter(|_| voice.dominates() && outline.passwords == 0 && !loads)?;
    Some(format!("the page says nothing but that it is under maintenance: {}", quoted(&said)))
}

/// Whether work on the service is announced, or under way beside a page that works. Headings are left out: that is
/// where a lesson on engines says it.
pub(super) fn is_announced(reading: &Reading<'_>) -> bool {
    let mut own =
        reading.body.iter().filter(|sentence| matches!(sentence.place, Place::Prose | Place::Furniture));
    let lesson = reading.tasks() > 0;
    own.any(|sentence| {
        let of_itself = sentence.states(Topic::Service);
        let dated = || sentence.folded.contains(char::is_numeric);
        let says = |mark: &Mark| mark.topic == Topic::Maintenance && mark.strong && !mark.paired;
        let now = sentence.marks.iter().any(says) && of_itself;
        let says_it =
            (now && !lesson) || (sentence.states(Topic::Planned) && (dated() || (of_itself && !lesson)));
        says_it && !sentence.mentions(Topic::Lesson)
    })
}
