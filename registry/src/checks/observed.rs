//! What a readable page says of itself, written beside its platform and compared with what was accepted of it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::change::{Facts, Pages, Read};
use super::outcome::Weight;
use super::policy::Policy;
use super::record::Finding;
use super::report::Metadata;
use super::state::Sighting;
use crate::entities::reachability;
use crate::error::Result;
use crate::events::{EventKind, NewEvent};
use crate::flags::FlagKind;

/// What a check made of the page.
#[derive(Default)]
pub(super) struct Observed {
    pub(super) event: Option<NewEvent>,
    /// The flags that the page gives reason for, in words.
    pub(super) reasons: BTreeMap<FlagKind, String>,
}

/// Writes what a readable page says of itself into `row`. Only a change that is more than a counter is an event.
pub(super) fn read(
    policy: &Policy,
    row: &mut reachability::Model,
    finding: &Finding,
    sighting: &Sighting,
) -> Result<Observed> {
    let Finding { platform_id, at, report, languages } = finding;
    let readable = report.outcome.weight() == Weight::Hit;
    let Some((metadata, facts)) = report.metadata.as_ref().zip(Facts::of(report)).filter(|_| readable) else {
        return Ok(Observed::default());
    };
    let mut pages = Pages::of(row)?;
    let Some(Read { reasons, changed }) = pages.read(&sighting.vantage, *at, facts, languages, policy) else {
        return Ok(Observed::default());
    };
    row.pages = pages.to_json();
    if row.observed_at.is_some_and(|newest| newest > *at) {
        return Ok(Observed { event: None, reasons });
    }
    let before: Option<Metadata> = row.observed.as_deref().and_then(|text| serde_json::from_str(text).ok());
    let event = (before.is_none() || changed.is_some()).then(|| NewEvent {
        kind: EventKind::ObservedChanged,
        platform_id: Some(*platform_id),
        proposal_id: None,
        before: before.map_or(Value::Null, |before| public_facts(&before, row.observed_url.as_deref())),
        after: public_facts(metadata, report.final_url.as_deref()),
        reason: changed,
    });
    row.observed_at = Some(*at);
    row.observed_url.clone_from(&report.final_url);
    row.observed = serde_json::to_string(metadata).ok();
    Ok(Observed { event, reasons })
}

/// What of a page is worth an event when it changes.
fn public_facts(metadata: &Metadata, final_url: Option<&str>) -> Value {
    json!({
        "title": metadata.title,
        "description": metadata.description,
        "site_name": metadata.site_name,
        "language": metadata.language,
        "canonical_url": metadata.canonical_url,
        "icon_url": metadata.icon_url,
        "final_url": final_url,
    })
}
