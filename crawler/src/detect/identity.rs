//! Somebody else's page under the platform's address: sellers of games, pills and flesh by their words, and any
//! other stranger by what is gone.

use super::commerce::{is_a_school, signs};
use super::lexicon::Topic;
use super::likeness::Likeness;
use super::measure::{Voice, own_vocabulary, ratio, vocabulary};
use super::names::{Named, shows_any};
use super::reading::{Reading, quoted};
use super::tiny;
use crate::extract::{Page, is_detectable};
use registry::vocabulary::{are_kin, primary};

/// Different offers that no page makes by accident; one less if the title makes one, and one less for every so many
/// games and pills that are named beside.
const OFFERS: usize = 3;
const NAMED: usize = 3;
/// Words of a page that makes one offer and stops.
const A_FLYER: usize = 45;
/// Different words of school that make a text about gambling a lesson.
const WARNING: usize = 3;
/// Different words of school that no stranger uses.
const LESSON: usize = 4;
/// Fewer words say nothing about whose they are, or what they offer.
const ENOUGH: usize = 24;
const A_LINE: usize = 15;
/// So many words have a word of school on any page of a platform.
const A_TEXT: usize = 60;
/// Signs of a business that no page shows by accident, how many times those of school they are, and the share of all
/// words that is theirs.
const BUSINESS: usize = 4;
const OUTWEIGHS: usize = 4;
const THICK: f64 = 0.07;
/// Of so many words of a stranger's page, at most one happens to be of school.
const RARELY: usize = 40;

/// Whether offers that no school makes dominate.
pub(super) fn seller(reading: &Reading<'_>) -> Option<String> {
    let offers = vocabulary(reading, Topic::Spam);
    let made = offers.phrases + usize::from(offers.title) + offers.names / NAMED;
    // On a page of a few words that names nobody, what is named is offered.
    let alone = reading.named == Named::Nowhere && reading.words() <= A_FLYER && !tiny::teaches(reading);
    let several =
        if alone { offers.phrases + offers.names + usize::from(offers.title) } else { made } >= OFFERS;
    let several = several && (offers.phrases > 0 || alone);
    let said = offers.said.clone().or_else(|| reading.page.metadata.title.clone().filter(|_| alone));
    let said = said.filter(|_| several && offers.dominates() && !warns(reading, &offers))?;
    Some(format!("the page sells what no school does: {}", quoted(&said)))
}

/// Whether the offers are what a lesson is about: its own text, menus left out, then speaks as much of school.
fn warns(reading: &Reading<'_>, offers: &Voice) -> bool {
    let school = own_vocabulary(reading, Topic::Education);
    let tasks = own_vocabulary(reading, Topic::Lesson);
    let teaches = school.phrases + 2 * tasks.phrases >= WARNING;
    teaches && (school.claimed + tasks.claimed) * 2 >= offers.claimed
}

/// Whether a page without any of the platform's names is about something else altogether. Another language alone
/// is a page's choice, and another look alone a redesign: what must be gone is the school in it.
pub(super) fn stranger(reading: &Reading<'_>, names: &[String], languages: &[String]) -> Option<String> {
    let page = reading.page;
    let gone = reading.named == Named::Nowhere && !shows_any(page, names);
    let door = page.outline.passwords > 0;
    if !gone || door || reading.words() < A_LINE || is_a_school(&page.metadata) {
        return None;
    }
    let school = vocabulary(reading, Topic::Education);
    let lessons = school.phrases + school.names / 2;
    let teaches = lessons * RARELY > reading.words() || lessons >= LESSON;
    let trade = vocabulary(reading, Topic::Trade);
    let what = match other_language(page, languages) {
        Some(found) if !teaches && reading.words() >= ENOUGH => {
            format!("teaches nothing and is in another language ({found})")
        }
        _ if trades(reading, &trade, &school) => "speaks of its business".to_owned(),
        _ if is_another_text(reading, &school) => {
            "has no word of school and nothing of what was accepted".to_owned()
        }
        _ => return None,
    };
    let shown = page.metadata.title.clone().or(trade.said).unwrap_or_default();
    Some(format!("the page names nobody it should, {what}: {}", quoted(&shown)))
}

/// Whether a text of some length says nothing that was accepted and hardly a word that might be of school: no trade
/// need be known.
fn is_another_text(reading: &Reading<'_>, school: &Voice) -> bool {
    let silent = school.phrases == 0 && school.names <= reading.words() / A_TEXT;
    reading.likeness == Likeness::Other && silent && reading.words() >= A_TEXT
}

/// Whether it is the page of a business: words of trade and other signs of one, several times as many as words of
/// school, and as thick as no other text has them.
fn trades(reading: &Reading<'_>, trade: &Voice, school: &Voice) -> bool {
    let signs = signs(reading);
    let lessons = school.phrases + school.names / 2;
    let strength = trade.phrases + trade.names / 2 + signs;
    let thick = ratio(trade.covered + signs, trade.words) >= THICK;
    // Where nothing at all is of school, less is enough, and where nothing is as it was.
    let enough = BUSINESS
        - usize::from(school.phrases + school.names == 0)
        - usize::from(reading.likeness == Likeness::Other);
    strength >= enough && strength > lessons * OUTWEIGHS && thick
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
