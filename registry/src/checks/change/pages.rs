//! What is remembered of a platform's page, from each vantage by itself: a page may greet Europe in another language
//! than America, and neither greeting is a change of the other.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Difference, Facts, compare, languages};
use crate::checks::policy::Policy;
use crate::checks::state::Track;
use crate::entities::reachability;
use crate::error::{Error, Result};
use crate::flags::FlagKind;

/// The page as each vantage sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Pages(BTreeMap<String, Page>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Page {
    accepted: Facts,
    /// What was read last, where it is not accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pending: Option<Facts>,
    /// When it was read last.
    at: DateTime<Utc>,
    /// What a person has to look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    changes: Vec<String>,
    /// Declared languages that the last check did not find.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    missing: BTreeSet<String>,
    /// Those that the check before did not find either.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    mismatch: BTreeSet<String>,
}

/// What one check made of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Read {
    /// The flags that this page raises, each with its reason in words.
    pub(crate) reasons: BTreeMap<FlagKind, String>,
    /// In what it differs from the last time that it was read from there, in words.
    pub(crate) changed: Option<String>,
}

impl Pages {
    /// As stored beside the platform.
    pub(crate) fn of(row: &reachability::Model) -> Result<Self> {
        let Some(text) = row.pages.as_deref() else { return Ok(Self::default()) };
        serde_json::from_str(text)
            .map_err(|error| Error::corrupt(format!("page of {}", row.platform_id), error))
    }

    pub(crate) fn to_json(&self) -> Option<String> {
        if self.0.is_empty() { None } else { serde_json::to_string(self).ok() }
    }

    /// Takes in what `vantage` read at `at`; none if it has read something later already. `declared` are the
    /// languages that the platform should be in.
    pub(crate) fn read(
        &mut self,
        vantage: &str,
        at: DateTime<Utc>,
        facts: Facts,
        declared: &[String],
        policy: &Policy,
    ) -> Option<Read> {
        let missing = languages::not_offered(declared, &facts);
        let Some(page) = self.0.get_mut(vantage) else {
            // The first good page is accepted by itself: there is nothing to hold against it.
            let page = Page::accepted(facts, at, missing);
            let read = page.reading(None);
            self.0.insert(vantage.to_owned(), page);
            return Some(read);
        };
        if page.at >= at {
            return None;
        }
        let last = page.pending.as_ref().unwrap_or(&page.accepted);
        let changed = compare(last, &facts, None, policy).in_words();
        page.at = at;
        page.mismatch = page.missing.intersection(&missing).cloned().collect();
        page.missing = missing;
        page.settle(facts, policy);
        Some(page.reading(changed))
    }

    /// The flags that pages raise now, over the vantages that `track` still hears.
    pub(crate) fn flags(&self, track: &Track, at: DateTime<Utc>, policy: &Policy) -> BTreeSet<FlagKind> {
        let heard = self.0.iter().filter(|(vantage, _)| track.hears(vantage, at, policy));
        heard.flat_map(|(_, page)| page.reading(None).reasons.into_keys()).collect()
    }

    /// Accepts what was read last; gives whether anything was pending.
    pub(crate) fn accept(&mut self) -> bool {
        let mut any = false;
        for page in self.0.values_mut() {
            if let Some(pending) = page.pending.take() {
                page.accepted = pending;
                any = true;
            }
            page.changes.clear();
        }
        any
    }

    /// The accepted facts by vantage, for the record.
    pub(crate) fn accepted(&self) -> BTreeMap<&str, &Facts> {
        self.0.iter().map(|(vantage, page)| (vantage.as_str(), &page.accepted)).collect()
    }

    /// The fingerprint of the text that was accepted as seen from `vantage`.
    pub(crate) fn accepted_text_hash(&self, vantage: &str) -> Option<&str> {
        self.0.get(vantage)?.accepted.text_hash.as_deref()
    }
}

impl Page {
    const fn accepted(accepted: Facts, at: DateTime<Utc>, missing: BTreeSet<String>) -> Self {
        Self { accepted, pending: None, at, changes: Vec::new(), missing, mismatch: BTreeSet::new() }
    }

    /// Accepts `facts` unless they differ in something that matters or may. What mattered once waits until the page
    /// is back at what was accepted, or a person accepts.
    fn settle(&mut self, facts: Facts, policy: &Policy) {
        let Difference { significant, doubtful, minor: _ } =
            compare(&self.accepted, &facts, self.pending.as_ref(), policy);
        if significant.is_empty() && doubtful.is_empty() {
            self.accepted = facts;
            self.pending = None;
            self.changes.clear();
            return;
        }
        if !significant.is_empty() {
            self.changes = significant;
        }
        self.pending = Some(facts);
    }

    fn reading(&self, changed: Option<String>) -> Read {
        let mut reasons = BTreeMap::new();
        if !self.changes.is_empty() {
            reasons.insert(FlagKind::MetadataChanged, self.changes.join(" "));
        }
        if !self.mismatch.is_empty() {
            let languages: Vec<&str> = self.mismatch.iter().map(String::as_str).collect();
            let words = format!("The page does not offer a declared language: {}.", languages.join(", "));
            reasons.insert(FlagKind::LanguageMismatch, words);
        }
        Read { reasons, changed }
    }
}
