//! What changed on a page since its facts were last accepted, and whether it matters: a pure function of the accepted
//! facts, the facts now, and what the check before left in doubt. Knows no database, no clock and no bytes.
//!
//! | fact | matters when |
//! |---|---|
//! | registrable domain | it is another |
//! | title | it says something else, counters, dates and numbers of sessions left out (`title`) |
//! | language | the text is in another; while the page declares the same, on two checks in a row (`languages`) |
//! | text | its fingerprint is far from the accepted one on two checks in a row, and the two are near each other |
//! | icon and name | both are gone |
//!
//! Everything else is recorded and accepted by itself. A text that is far on two checks and each time another does
//! not matter: a page of news or quotations is never near itself, and would never be at rest.

mod calendar;
mod facts;
mod languages;
mod pages;
mod title;

pub use facts::Facts;
pub(crate) use pages::{Pages, Read};

use self::languages::Moved;
use super::policy::Policy;

/// What the comparison found, in words for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// What a person has to look at.
    pub significant: Vec<String>,
    /// What will matter if the next check finds it too.
    pub doubtful: Vec<String>,
    /// What is worth a record and nobody's time.
    pub minor: Vec<String>,
}

impl Difference {
    /// All that is sure as one text; none when there is nothing.
    pub fn in_words(&self) -> Option<String> {
        let Self { significant, doubtful: _, minor } = self;
        let all: Vec<&str> = significant.iter().chain(minor).map(String::as_str).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }
}

/// Compares a page with what was accepted of it. `pending` are the facts of the check before, if they were not
/// accepted.
pub fn compare(accepted: &Facts, now: &Facts, pending: Option<&Facts>, policy: &Policy) -> Difference {
    let mut found = Difference::default();
    if let (Some(before), Some(after)) = (&accepted.domain, &now.domain)
        && before != after
    {
        found.significant.push(format!("The page was on {before} and is now on {after}."));
    }
    found.significant.extend(another_title(accepted.title.as_deref(), now.title.as_deref()));
    found.significant.extend(anonymous(accepted, now));
    match languages::moved(accepted, now) {
        Moved::No => {}
        Moved::Yes(words) => found.significant.push(words),
        Moved::Perhaps(words) => {
            let again = pending.is_some_and(|before| before.detected_language == now.detected_language);
            if again { &mut found.significant } else { &mut found.doubtful }.push(words);
        }
    }
    if let Some(bits) = distance(accepted, now).filter(|bits| *bits > policy.text_distance) {
        let near = |before| distance(before, now).is_some_and(|bits| bits <= policy.text_distance);
        let far = |before| distance(accepted, before).is_some_and(|bits| bits > policy.text_distance);
        let again = pending.is_some_and(|before| near(before) && far(before));
        let times = if again { ", on two checks in a row" } else { "" };
        let words = format!("The text is another: {bits} of the 64 bits of its fingerprint differ{times}.");
        if again { &mut found.significant } else { &mut found.doubtful }.push(words);
    }
    found.minor = minor(accepted, now);
    found
}

fn another_title(before: Option<&str>, now: Option<&str>) -> Option<String> {
    match (before, now) {
        (Some(before), Some(now)) => {
            (!title::same(before, now)).then(|| format!("The title was “{before}” and is now “{now}”."))
        }
        (Some(before), None) => Some(format!("The title, “{before}”, is gone.")),
        (None, Some(now)) => Some(format!("The page had no title and has now: “{now}”.")),
        (None, None) => None,
    }
}

/// Who was known by an icon and a name has neither any more, nor the name in the title.
fn anonymous(accepted: &Facts, now: &Facts) -> Option<String> {
    let name = accepted.site_name.as_deref()?;
    let gone = accepted.icon_url.is_some() && now.icon_url.is_none() && now.site_name.is_none();
    let named = now.title.as_deref().is_some_and(|title| title.to_lowercase().contains(&name.to_lowercase()));
    (gone && !named).then(|| format!("The icon and the name, “{name}”, are gone."))
}

fn minor(accepted: &Facts, now: &Facts) -> Vec<String> {
    let pairs = [
        ("description", accepted.description != now.description),
        ("address", accepted.address != now.address && accepted.domain == now.domain),
        ("address that the page calls its own", accepted.canonical_url != now.canonical_url),
        ("name of the site", accepted.site_name != now.site_name),
        ("icon", accepted.icon_url != now.icon_url),
        ("declared language", accepted.language != now.language),
    ];
    pairs
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(what, _)| format!("The {what} changed."))
        .collect()
}

/// Bits in which the fingerprints of two texts differ, 0 to 64; none when one is missing or is none.
fn distance(one: &Facts, other: &Facts) -> Option<u32> {
    let bits = |facts: &Facts| u64::from_str_radix(facts.text_hash.as_deref()?, 16).ok();
    Some((bits(one)? ^ bits(other)?).count_ones())
}

#[cfg(test)]
mod tests;
