//! Pages of a few words that name nobody and have no word of school. Where so little is said, what the words are about
//! is all there is: names and web space with a host, requests and numbers with a firewall. The wording itself need
//! not be known, as it must be where a page says more.

use super::lexicon::Topic;
use super::measure::{Voice, ratio, vocabulary};
use super::names::Named;
use super::reading::{Reading, quoted};

/// More words are a page of some kind.
const FEW: usize = 80;
/// A page that leads somewhere has more links.
const LINKS: usize = 8;
/// Different words of a topic that no page has by accident, and the share of all words that they are.
const SEVERAL: usize = 3;
const SHARE: f64 = 0.14;
/// Digits that number an incident.
const NUMBER: usize = 6;

/// What a host, a registrar or a panel shows where nobody put up a site.
pub(super) fn hosting(reading: &Reading<'_>) -> Option<String> {
    let voice = nothing_but(reading, Topic::Hosting)?;
    Some(format!("the page speaks of nothing but domains and hosting: {}", quoted(&voice.said?)))
}

/// What a firewall shows, or a door that tests the browser.
pub(super) fn refusal(reading: &Reading<'_>) -> Option<String> {
    let voice = nothing_but(reading, Topic::Refusal)?;
    // An application says so too before its script runs, and so does its door.
    let outline = &reading.page.outline;
    if outline.loaded_scripts > 0 || outline.fields > 0 {
        return None;
    }
    // Without a number, more of them: a form that went wrong says some.
    let numbered = reading.body.iter().any(|sentence| has_number(sentence.shown));
    let enough = numbered || voice.phrases > SEVERAL;
    Some(format!(
        "the page speaks of nothing but a request that was kept out: {}",
        quoted(&voice.said.filter(|_| enough)?)
    ))
}

fn nothing_but(reading: &Reading<'_>, topic: Topic) -> Option<Voice> {
    let outline = &reading.page.outline;
    let tiny = reading.words() <= FEW && outline.links.len() <= LINKS && outline.passwords == 0;
    if !tiny || reading.named != Named::Nowhere || teaches(reading) {
        return None;
    }
    let voice = vocabulary(reading, topic);
    (voice.phrases >= SEVERAL && ratio(voice.covered, voice.words) >= SHARE).then_some(voice)
}

/// Whether one word of school stands on a page of a few words.
pub(super) fn teaches(reading: &Reading<'_>) -> bool {
    let all = reading.title.iter().chain(&reading.body);
    all.into_iter().any(|sentence| sentence.states(Topic::Education) || sentence.states(Topic::Lesson))
}

/// A number of an incident: many digits, or digits and letters in groups.
fn has_number(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let digits =
            word.chars().filter(|c| c.is_ascii_digit() || matches!(c, '०'..='९' | '٠'..='٩')).count();
        let hex = word
            .chars()
            .all(|c| c.is_ascii_hexdigit() || matches!(c, '-' | '.' | '#' | ',' | '，' | '：' | ':'));
        digits >= NUMBER || (hex && digits >= 3 && word.len() >= NUMBER)
    })
}
