//! What checks of a proposal's address found: as evidence, and to fill an empty form from.

use registry::checks::requests::{self, Progress};
use serde_json::Value;

use crate::pages::desk::Desk;
use crate::pages::failure::Failure;

/// What a check found that was asked for to fill the form from.
pub(super) struct Found {
    pub evidence: Evidence,
    pub offers: Vec<Offer>,
}

/// A text of the page that may stand in a field that is empty.
pub(super) struct Offer {
    pub field: &'static str,
    pub label: String,
    pub language: String,
    pub text: String,
}

/// What the check of its address found.
pub(super) struct Evidence {
    pub words: String,
    pub seen: String,
    pub facts: Vec<(String, String)>,
    pub is_waiting: bool,
}

pub(super) fn evidence(desk: &Desk, progress: &Progress) -> Evidence {
    let w = desk.visit.words;
    let waiting = |key: &str| Evidence {
        words: w.say(key).into_owned(),
        seen: String::new(),
        facts: Vec::new(),
        is_waiting: true,
    };
    match progress {
        Progress::Waiting { workers: false, .. } => waiting("check-nobody"),
        Progress::Waiting { .. } | Progress::Checking => waiting("check-waiting"),
        Progress::Finished { report, at: _ } => {
            let metadata = report.metadata.as_ref();
            let of = |text: Option<&String>| text.cloned().unwrap_or_default();
            let facts = [
                ("observed-title", of(metadata.and_then(|page| page.title.as_ref()))),
                ("observed-description", of(metadata.and_then(|page| page.description.as_ref()))),
                ("observed-language", of(metadata.and_then(|page| page.detected_language.as_ref()))),
                ("observed-address", of(report.final_url.as_ref())),
                ("check-hosts", metadata.map(|page| page.third_party_hosts.join(", ")).unwrap_or_default()),
            ];
            let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
            Evidence {
                words: w.of_code("outcome", report.outcome.code()).into_owned(),
                seen: report.evidence.clone(),
                facts: facts.map(|(key, value)| (w.say(key).into_owned(), value)).collect(),
                is_waiting: false,
            }
        }
    }
}

/// What the check that the address of this page names found, and what of it may stand in empty fields.
pub(super) async fn offered(desk: &Desk, record: &Value) -> Result<Option<Found>, Failure> {
    let Some(id) = desk.visit.value("check").and_then(|id| id.parse().ok()) else { return Ok(None) };
    let progress = requests::follow(desk.ctx(), desk.actor(), id).await?;
    let mut offers = Vec::new();
    if let Progress::Finished { report, .. } = &progress
        && let Some(page) = &report.metadata
    {
        let language = [page.detected_language.as_ref(), page.language.as_ref()].into_iter().flatten().next();
        let language =
            language.map(|tag| tag.split('-').next().unwrap_or(tag).to_owned()).unwrap_or_default();
        for (field, key, text) in
            [("name", "form-name", &page.title), ("summary", "observed-description", &page.description)]
        {
            let is_empty =
                record[field].get(&language).is_none_or(|stood| stood.as_str().is_none_or(str::is_empty));
            if let Some(text) = text.clone().filter(|_| is_empty) {
                offers.push(Offer {
                    field,
                    label: desk.visit.words.say(key).into_owned(),
                    language: language.clone(),
                    text,
                });
            }
        }
    }
    Ok(Some(Found { evidence: evidence(desk, &progress), offers }))
}
