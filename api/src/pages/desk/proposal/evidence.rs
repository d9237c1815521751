//! What checks of a proposal's address found: as evidence, and to fill an empty form from.

use registry::checks::report::{Metadata, Report, Tls};
use registry::checks::requests::{self, Progress};
use registry::proposals::{self, Proposal};
use registry::vocabulary::{LanguageTag, primary};
use serde_json::{Value, json};

use crate::pages::desk::Desk;
use crate::pages::desk::faults::label;
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
                ("check-way", way(report)),
                ("observed-address", of(report.final_url.as_ref())),
                ("check-tls", report.tls.as_ref().map(|tls| secured(desk, tls)).unwrap_or_default()),
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

/// The addresses that sent the check on, each with its status.
fn way(report: &Report) -> String {
    let hops = report.redirects.iter().map(|hop| format!("{} ({})", hop.url, hop.status));
    hops.collect::<Vec<_>>().join(" → ")
}

/// What the handshake showed.
fn secured(desk: &Desk, tls: &Tls) -> String {
    let w = desk.visit.words;
    let until = tls.valid_until.map(|at| format!("{} {}", w.say("me-until"), w.day_of(&at)));
    let problem = tls.problem.map(|problem| problem.code().to_owned());
    let parts = [tls.version.clone(), tls.issuer.clone(), until, problem];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the check that the address of this page names found, and what of it may stand in empty fields.
pub(super) async fn offered(desk: &Desk, record: &Value) -> Result<Option<Found>, Failure> {
    let Some(id) = desk.visit.value("check").and_then(|id| id.parse().ok()) else { return Ok(None) };
    let progress = requests::follow(desk.ctx(), desk.actor(), id).await?;
    let offers = match &progress {
        Progress::Finished { report, .. } => report.metadata.as_ref().map(|page| offers(desk, record, page)),
        Progress::Waiting { .. } | Progress::Checking => None,
    };
    Ok(Some(Found { evidence: evidence(desk, &progress), offers: offers.unwrap_or_default() }))
}

fn offers(desk: &Desk, record: &Value, page: &Metadata) -> Vec<Offer> {
    let declared = [page.detected_language.as_ref(), page.language.as_ref()].into_iter().flatten().next();
    let language = declared.map(|tag| primary(tag).to_owned()).unwrap_or_default();
    let stands = |field: &str| match &record[field] {
        Value::Object(texts) => {
            texts.get(&language).and_then(Value::as_str).is_some_and(|text| !text.is_empty())
        }
        Value::Array(list) => !list.is_empty(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    };
    let known = language.parse::<LanguageTag>().ok();
    let found = [
        ("name", page.title.clone()),
        ("summary", page.description.clone()),
        ("languages", known.map(|tag| desk.visit.words.label(tag).to_owned())),
    ];
    let wanted = found.into_iter().filter(|(field, _)| !stands(field));
    wanted
        .filter_map(|(field, text)| {
            let label = label(desk.visit.words, field);
            Some(Offer { field, label, language: language.clone(), text: text? })
        })
        .collect()
}

/// Takes what was found into a field that is empty; whatever was typed stays.
pub(super) async fn take_over(
    desk: &Desk,
    proposal: &Proposal,
    seen: Option<i32>,
) -> registry::Result<&'static str> {
    let (ctx, actor, form) = (desk.ctx(), desk.actor(), &desk.form);
    let (_, wanted) = proposals::wanted(ctx, actor, proposal.id).await?;
    let (field, language) = (form.text("field"), form.text("language"));
    let fields = match field {
        "name" | "summary" => {
            let mut texts = wanted[field].as_object().cloned().unwrap_or_default();
            let stands = texts.get(language).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
            if !stands {
                texts.insert(language.to_owned(), form.text("found").into());
            }
            json!({ field: texts })
        }
        "languages" if wanted[field].as_array().is_none_or(Vec::is_empty) => json!({ field: [language] }),
        _ => json!({}),
    };
    proposals::save(ctx, actor, proposal.id, fields, &[], seen).await.map(|_| "saved")
}
