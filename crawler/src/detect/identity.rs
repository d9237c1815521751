//! Somebody else's page under the platform's address: sellers of games, pills and flesh by their words, and any
//! other stranger by what is gone.

use super::fold::fold;
use super::lexicon::Topic;
use super::measure::{Voice, own_vocabulary, vocabulary};
use super::reading::{Reading, quoted};
use crate::extract::{Page, is_detectable};
use registry::vocabulary::{are_kin, primary};

/// Different offers that no page makes by accident; one less if the title makes one, and one less for every so many
/// games and pills that are named beside.
const OFFERS: usize = 3;
const NAMED: usize = 3;
/// Different words of school that make a text about gambling a lesson.
const WARNING: usize = 3;
/// Different words of school that no stranger uses.
const LESSON: usize = 4;
/// Fewer words say nothing about whose they are.
const ENOUGH: usize = 30;
/// Of so many words of a stranger's page, at most one happens to be of school.
const RARELY: usize = 40;

/// Whether offers that no school makes dominate.
pub(super) fn seller(reading: &Reading<'_>) -> Option<String> {
    let offers = vocabulary(reading, Topic::Spam);
    let made = offers.phrases + usize::from(offers.title) + offers.names / NAMED;
    let several = offers.phrases > 0 && made >= OFFERS;
    let said = offers.said.clone().filter(|_| several && offers.dominates() && !warns(reading, &offers))?;
    Some(format!("the page sells what no school does: {}", quoted(&said)))
}

/// Whether the offers are what a lesson is about: its own text, menus left out, then speaks as much of school.
fn warns(reading: &Reading<'_>, offers: &Voice) -> bool {
    let school = own_vocabulary(reading, Topic::Education);
    school.phrases >= WARNING && school.claimed * 2 >= offers.claimed
}

/// Whether a page without any of the platform's names is about something else altogether. Another language alone
/// is a page's choice, and another look alone a redesign: what must be gone is the school in it.
pub(super) fn stranger(reading: &Reading<'_>, names: &[String], languages: &[String]) -> Option<String> {
    let school = vocabulary(reading, Topic::Education);
    if names.is_empty()
        || reading.words() < ENOUGH
        || teaches(reading, &school)
        || shows_any(reading.page, names)
    {
        return None;
    }
    let trade = vocabulary(reading, Topic::Trade);
    let what = match other_language(reading.page, languages) {
        Some(found) => format!("is in another language ({found})"),
        None if trade.phrases >= 2 && trade.dominates() => "is about a trade".to_owned(),
        None => return None,
    };
    let shown = reading.page.metadata.title.clone().or(trade.said).unwrap_or_default();
    Some(format!("the page names nobody it should, teaches nothing and {what}: {}", quoted(&shown)))
}

fn teaches(reading: &Reading<'_>, school: &Voice) -> bool {
    let different = school.phrases + school.names / 2;
    different * RARELY > reading.words() || different >= LESSON
}

/// Whether a name shows anywhere that people or their screen readers find it; mostly the head has it.
fn shows_any(page: &Page, names: &[String]) -> bool {
    let metadata = &page.metadata;
    let head = [&metadata.title, &metadata.site_name, &metadata.description];
    let head: String = head.into_iter().flatten().flat_map(|text| [text.as_str(), " "]).collect();
    shows(&head, names) || shows(&format!("{head} {} {}", page.text, page.outline.labels), names)
}

fn shows(text: &str, names: &[String]) -> bool {
    let spaced = fold(text);
    let tight = letters(&spaced);
    names.iter().any(|name| {
        let name = fold(name);
        let close = letters(&name);
        // Of a short name only the whole word counts: "EL" is in every text.
        let long = close.chars().count() > 4 || !close.is_ascii();
        if long { !close.is_empty() && tight.contains(&close) } else { has_word(&spaced, &name) }
    })
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn has_word(text: &str, word: &str) -> bool {
    !word.is_empty() && text.split(|c: char| !c.is_alphanumeric()).any(|found| found == word)
}

/// The language of the text, if it surely is none of those wanted.
fn other_language<'a>(page: &'a Page, wanted: &[String]) -> Option<&'a str> {
    let found = page.metadata.detected_language.as_deref()?;
    let declared = page.metadata.language.as_deref().unwrap_or(found);
    // A language that no guess can name may look like any other.
    let possible =
        |tag: &String| are_kin(tag, found) || are_kin(tag, declared) || !is_detectable(primary(tag));
    (!wanted.is_empty() && !wanted.iter().any(possible)).then_some(found)
}
