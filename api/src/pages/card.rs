//! A platform as it stands in a list.

use registry::vocabulary::{Lifecycle, ReachabilityStatus};

use super::marks::{Moment, Phrase, Status, Texts};
use super::visit::Visit;
use super::words::Words;
use crate::catalogue::Entry;

/// What a list shows of a platform.
pub(super) struct Card<'a> {
    /// Its page.
    pub link: String,
    /// Its own name.
    pub name: Phrase<'a>,
    /// What the reader would call it, if that is another.
    pub also: Option<Phrase<'a>>,
    /// What it is.
    pub summary: Option<Phrase<'a>>,
    /// Whose it is.
    pub country: &'static str,
    /// The page of that country.
    pub country_link: String,
    /// In which languages.
    pub languages: String,
    /// For which levels.
    pub levels: String,
    /// Of which kind.
    pub kind: &'static str,
    /// How one enters.
    pub access: &'static str,
    /// Whether it answers.
    pub status: Status,
    /// When that was seen.
    pub checked: Option<Moment>,
    /// Whether the government stands behind it, where it has said so.
    pub endorsement: Option<Status>,
    /// What its own life makes worth saying.
    pub lifecycle: Option<&'static str>,
}

impl<'a> Card<'a> {
    /// The card of an entry.
    pub(super) fn of(entry: &'a Entry, visit: &Visit) -> Self {
        let w = visit.words;
        let document = entry.document();
        let names = Texts(&document.names, visit.locale);
        let name = names.all().next().unwrap_or(Phrase { text: "", language: None, around: visit.locale });
        let also = names.chosen().filter(|chosen| chosen.text != name.text);
        let checked = visit.snapshot.last_check(entry).at.map(|at| Moment { at, w });
        let endorsement = &entry.published.endorsement;
        Self {
            link: visit.to.platform(&document.slug),
            name,
            also,
            summary: Texts(&document.summaries, visit.locale).chosen(),
            country: w.label(document.country),
            country_link: visit.to.country(&document.country),
            languages: w.labels(&document.languages),
            levels: w.labels(&document.levels),
            kind: w.label(document.kind),
            access: w.label(document.access),
            status: Status::reachability(entry.published.reachability.status, w),
            checked: checked.filter(|_| entry.published.reachability.status != ReachabilityStatus::Unknown),
            endorsement: endorsement.confirmed_at.map(|_| Status::endorsement(endorsement.status, w)),
            lifecycle: lifecycle(document.lifecycle, w),
        }
    }

    /// The cards of several.
    pub(super) fn all<E: AsRef<Entry>>(entries: &'a [E], visit: &Visit) -> Vec<Self> {
        entries.iter().map(|entry| Card::of(entry.as_ref(), visit)).collect()
    }
}

/// What is not in plain service says so.
pub(super) fn lifecycle(lifecycle: Lifecycle, w: Words) -> Option<&'static str> {
    match lifecycle {
        Lifecycle::Active => None,
        Lifecycle::Pilot | Lifecycle::Uncertain | Lifecycle::Retired => Some(w.label(lifecycle)),
    }
}
