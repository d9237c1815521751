//! A platform: what it is and how to enter, whether it works, who stands behind it, and on what evidence. What was retired
//! keeps its page, and says why and what took its place.

mod evidence;
mod linked;
mod strip;

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use fluent_bundle::FluentValue;
use registry::checks::{days, history};
use registry::platforms::history as versions;
use registry::vocabulary::{EndorsementStatus, Lifecycle, Slug};

use self::evidence::{CheckRow, FlagRow, Observation, VersionRow};
use self::strip::Strip;
use super::answer::Made;
use super::card::lifecycle;
use super::failure::Failure;
use super::frame::Frame;
use super::marks::{Day, Moment, Phrase, Status, Texts};
use super::visit::Visit;
use crate::catalogue::Entry;
use crate::i18n::Locale;

/// The days of the strip.
const DAYS: u16 = 90;
/// Checks and versions that are shown.
const NEWEST: u64 = 10;

#[derive(Template)]
#[template(path = "platform.html")]
struct Page<'a> {
    frame: Frame,
    name: Phrase<'a>,
    others: Vec<Phrase<'a>>,
    summary: Option<Phrase<'a>>,
    url: &'a str,
    host: String,
    country: &'static str,
    country_link: String,
    lifecycle: Option<&'static str>,
    note: Option<&'a str>,
    tombstone: Option<Tombstone<'a>>,
    facts: Vec<Fact>,
    access: &'static str,
    reachability: Status,
    since: Option<Day>,
    checked: Option<Moment>,
    uptimes: Vec<String>,
    strip: Strip,
    flags: Vec<FlagRow<'a>>,
    endorsement: Status,
    endorsed_by: Option<&'a str>,
    confirmed: Option<Day>,
    until: Option<Day>,
    observed: Option<Observation<'a>>,
    checks: Vec<CheckRow>,
    versions: Vec<VersionRow>,
    sources: &'a [String],
    report: String,
    badge: String,
    badge_code: String,
    linked: String,
}

/// A field and what stands in it.
struct Fact {
    label: String,
    value: String,
    /// Whether it is a name that the registry keeps in English only.
    is_english: bool,
}

/// Why a platform is no more.
struct Tombstone<'a> {
    why: String,
    when: Option<String>,
    successor: Option<(String, Phrase<'a>)>,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let slug: Slug = visit.name.parse().map_err(|_| Failure::NotFound)?;
    let entry = visit.snapshot.by_slug(&slug).ok_or(Failure::NotFound)?;
    let asked = Asked::about(&visit, &entry).await?;
    let successor = entry.document().retirement.as_ref().and_then(|end| end.successor);
    let successor = successor.and_then(|id| visit.snapshot.by_id(id));
    Made::page(&page(&visit, &entry, successor.as_ref(), asked))
}

/// What the database says of a platform.
struct Asked {
    days: Vec<days::StripDay>,
    uptimes: Vec<(u16, f64)>,
    checks: Vec<history::Check>,
    versions: Vec<versions::Version>,
}

impl Asked {
    async fn about(visit: &Visit, entry: &Entry) -> Result<Self, registry::Error> {
        let ctx = &visit.service.ctx;
        let ids = [entry.id()];
        let of = |mut all: HashMap<_, Vec<_>>| all.remove(&entry.id()).unwrap_or_default();
        let days = of(days::strips(ctx, &ids, DAYS).await?);
        let mut checks = history::latest(&ctx.db, &ids, NEWEST).await?;
        let mut versions = versions::versions(&ctx.db, &ids, NEWEST + 1).await?;
        let mut uptimes = Vec::new();
        for days in [30, 365] {
            let share = days::uptimes(ctx, &ids, days).await?.remove(&entry.id());
            uptimes.extend(share.map(|share| (days, share)));
        }
        Ok(Self {
            days,
            uptimes,
            checks: checks.remove(&entry.id()).unwrap_or_default(),
            versions: versions.remove(&entry.id()).unwrap_or_default(),
        })
    }
}

fn page<'a>(visit: &Visit, entry: &'a Entry, successor: Option<&'a Arc<Entry>>, asked: Asked) -> Page<'a> {
    let Asked { days, uptimes, checks, versions } = asked;
    let w = visit.words;
    let published = &entry.published;
    let document = &published.document;
    let names = Texts(&document.names, visit.locale);
    let name = names.chosen().unwrap_or(Phrase {
        text: document.slug.as_str(),
        language: None,
        around: visit.locale,
    });
    let summary = Texts(&document.summaries, visit.locale).chosen();
    let description =
        summary.map_or_else(|| w.named("platform-description", name.text), |text| text.text.to_owned());
    let urls = &visit.service.urls;
    let badge = urls.path(&format!("/badge/{}.svg", document.slug));
    let page_address = urls.whole(&visit.to.platform(&document.slug));
    let frame = Frame::new(visit, name.text, description);
    let endorsement = &published.endorsement;
    Page {
        linked: linked::data(visit, entry, &page_address),
        badge_code: badge_code(&page_address, &urls.whole(&badge), name.text),
        badge: format!("{badge}?lang={}", visit.locale.tag()),
        name,
        others: names.all().filter(|other| other.text != name.text).collect(),
        summary,
        url: document.url.as_str(),
        host: host(document.url.as_str()),
        country: w.label(document.country),
        country_link: visit.to.country(&document.country),
        lifecycle: lifecycle(document.lifecycle, w),
        note: document.lifecycle_note.as_deref(),
        tombstone: tombstone(visit, entry, successor),
        facts: facts(visit, entry),
        access: w.label(document.access),
        reachability: Status::reachability(published.reachability.status, w),
        since: published.reachability.since.map(|at| Day { at, w }),
        checked: visit.snapshot.last_check(entry).at.map(|at| Moment { at, w }),
        uptimes: uptimes.into_iter().map(|(days, share)| uptime(visit, days, share)).collect(),
        strip: Strip::new(visit, &days),
        flags: published.flags.iter().map(|flag| FlagRow::new(visit, flag)).collect(),
        endorsement: Status::endorsement(endorsement.status, w),
        endorsed_by: endorsement.authority.as_deref(),
        confirmed: endorsement.confirmed_at.map(|at| Day { at, w }),
        until: endorsement
            .valid_until
            .filter(|_| endorsement.status != EndorsementStatus::Revoked)
            .map(|at| Day { at, w }),
        observed: published.observed.as_ref().map(|observed| Observation::new(visit, observed)),
        checks: checks.iter().map(|check| CheckRow::new(visit, check)).collect(),
        versions: VersionRow::all(visit, &versions, NEWEST),
        sources: &document.sources,
        report: visit.to.report(&document.slug),
        frame,
    }
}

fn uptime(visit: &Visit, days: u16, share: f64) -> String {
    let share = visit.words.percent(share);
    let facts: [(&str, FluentValue<'_>); 2] = [("days", u64::from(days).into()), ("share", share.into())];
    visit.words.with("uptime", &facts)
}

/// What a curator or an official decided about it.
fn facts(visit: &Visit, entry: &Entry) -> Vec<Fact> {
    let w = visit.words;
    let document = entry.document();
    let fact = |key: &str, value: String| Fact { label: w.say(key).into_owned(), value, is_english: false };
    let name = |key: &str, value: &Option<String>| Fact {
        is_english: visit.locale != Locale::En,
        ..fact(key, value.clone().unwrap_or_default())
    };
    let facts = [
        fact("field-kind", w.label(document.kind).to_owned()),
        fact("field-levels", w.labels(&document.levels)),
        fact("field-languages", w.labels(&document.languages)),
        fact("field-subjects", w.labels(&document.subjects)),
        fact("field-audiences", w.labels(&document.audiences)),
        name("field-operator", &document.operator),
        name("field-authority", &document.authority),
        fact("field-launched", document.launched.map(|year| year.to_string()).unwrap_or_default()),
    ];
    facts.into_iter().filter(|fact| !fact.value.is_empty()).collect()
}

fn tombstone<'a>(
    visit: &Visit,
    entry: &'a Entry,
    successor: Option<&'a Arc<Entry>>,
) -> Option<Tombstone<'a>> {
    let document = entry.document();
    let end = document.retirement.as_ref().filter(|_| document.lifecycle == Lifecycle::Retired)?;
    let successor = successor.and_then(|next| {
        let name = Texts(&next.document().names, visit.locale).chosen()?;
        Some((visit.to.platform(&next.document().slug), name))
    });
    Some(Tombstone {
        why: visit.words.of_code("retired", end.reason.code()).into_owned(),
        when: end.date.map(|date| visit.words.named("retired-on", &visit.words.day(date))),
        successor,
    })
}

/// What a government puts on its own page.
fn badge_code(page: &str, badge: &str, name: &str) -> String {
    let name = name.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!("<a href=\"{page}\"><img src=\"{badge}\" alt=\"Portolan: {name}\" height=\"20\"></a>")
}

/// The part of an address that people read.
pub(super) fn host(url: &str) -> String {
    let shown =
        url::Url::parse(url).ok().and_then(|url| url.host_str().map(|host| idna::domain_to_unicode(host).0));
    shown.map_or_else(|| url.to_owned(), |host| host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// The names of fields of an entry, in words.
pub(super) fn fields_in_words(visit: &Visit, fields: &[String]) -> String {
    let words: Vec<String> =
        fields.iter().map(|field| visit.words.of_code("document", field).into_owned()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    crate::i18n::commas(words.into_iter(), visit.locale)
}
