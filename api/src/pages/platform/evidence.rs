//! What the page of a platform says on the strength of checks: what they found, what the public is told, what the address
//! says of itself; and what the entry was before.

use fluent_bundle::FluentValue;
use registry::checks::history::Check;
use registry::platforms::history::{Version, differing};
use registry::platforms::published::{Observed, OpenFlag};
use registry::vocabulary::LanguageTag;

use super::fields_in_words;
use crate::letters::flag_in_words;
use crate::pages::marks::{Day, Moment, Phrase};
use crate::pages::visit::Visit;

/// A check, in words.
pub(super) struct CheckRow {
    pub at: Moment,
    pub class: &'static str,
    pub words: String,
    /// What exactly was seen; the crawler writes English.
    pub evidence: String,
    pub final_url: Option<String>,
}

/// Something that the public is told.
pub(super) struct FlagRow<'a> {
    pub words: String,
    pub since: Day,
    pub evidence: Phrase<'a>,
    pub reply: Option<String>,
}

/// What the page says of itself.
pub(super) struct Observation<'a> {
    pub at: Moment,
    pub title: Option<Phrase<'a>>,
    pub description: Option<Phrase<'a>>,
    pub language: Option<String>,
    pub is_mobile: bool,
    pub final_url: Option<&'a str>,
}

/// A version of the entry.
pub(super) struct VersionRow {
    pub since: Day,
    pub what: String,
}

impl CheckRow {
    pub(super) fn new(visit: &Visit, check: &Check) -> Self {
        let report = &check.report;
        let class = match report.outcome.weight() {
            registry::checks::outcome::Weight::Hit => "up",
            registry::checks::outcome::Weight::Miss => "down",
            registry::checks::outcome::Weight::Unknown | registry::checks::outcome::Weight::Fault => {
                "blocked"
            }
        };
        Self {
            at: Moment { at: check.at, w: visit.words },
            class,
            words: visit.words.of_code("outcome", report.outcome.code()).into_owned(),
            evidence: report.evidence.clone(),
            final_url: report.final_url.clone().filter(|url| *url != report.url),
        }
    }
}

impl<'a> FlagRow<'a> {
    pub(super) fn new(visit: &Visit, flag: &'a OpenFlag) -> Self {
        Self {
            words: flag_in_words(flag.kind, visit.locale),
            since: Day { at: flag.opened_at, w: visit.words },
            evidence: Phrase {
                text: &flag.evidence,
                language: Some(LanguageTag::ENGLISH),
                around: visit.locale,
            },
            reply: flag.reply.map(|reply| visit.words.of_code("reply", reply.code()).into_owned()),
        }
    }
}

impl<'a> Observation<'a> {
    pub(super) fn new(visit: &Visit, observed: &'a Observed) -> Self {
        let metadata = &observed.metadata;
        let tags = [metadata.detected_language.as_deref(), metadata.language.as_deref()];
        let language = tags.into_iter().flatten().find_map(known);
        let phrase = |text: &'a String| Phrase { text, language, around: visit.locale };
        Self {
            at: Moment { at: observed.at, w: visit.words },
            title: metadata.title.as_ref().map(phrase),
            description: metadata.description.as_ref().map(phrase),
            language: language.map(|tag| visit.words.label(tag).to_owned()),
            is_mobile: metadata.mobile_ready,
            final_url: observed.final_url.as_deref(),
        }
    }
}

/// A language that a page declares, as far as it is one that the registry knows: `fr-FR` is French.
fn known(tag: &str) -> Option<LanguageTag> {
    tag.parse().ok().or_else(|| tag.split('-').next().and_then(|primary| primary.parse().ok()))
}

impl VersionRow {
    /// The newest versions, each with what it changed.
    pub(super) fn all(visit: &Visit, versions: &[Version], most: u64) -> Vec<Self> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        versions
            .iter()
            .enumerate()
            .take(most)
            .map(|(at, version)| Self::new(visit, version, versions.get(at + 1)))
            .collect()
    }

    fn new(visit: &Visit, version: &Version, before: Option<&Version>) -> Self {
        let what = match before {
            None if version.version == 1 => visit.words.say("version-first").into_owned(),
            None => visit.words.count("version-other", version.version.unsigned_abs()),
            Some(before) => {
                let fields = fields_in_words(visit, &differing(before, version));
                visit.words.with("version-changed", &[("fields", FluentValue::from(fields))])
            }
        };
        Self { since: Day { at: version.valid_from, w: visit.words }, what }
    }
}
