//! Every language that something is served in, those with most platforms first.

use std::cmp::Reverse;

use askama::Template;
use registry::vocabulary::LanguageTag;

use super::answer::Made;
use super::failure::Failure;
use super::frame::Frame;
use super::marks::Phrase;
use super::places::Place;
use super::visit::Visit;
use crate::catalogue::FacetAxis;
use crate::i18n::Labelled;
use crate::ordinal::Ordinal;

#[derive(Template)]
#[template(path = "languages.html")]
struct Page {
    frame: Frame,
    rows: Vec<Row>,
}

/// A language: what the reader calls it, and what it calls itself.
struct Row {
    place: Place,
    autonym: Option<Phrase<'static>>,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let w = visit.words;
    let mut found: Vec<(u32, LanguageTag, Place)> = Place::of_axis(&visit, FacetAxis::Languages, "language");
    let labels = LanguageTag::labels(visit.locale);
    found.sort_by_key(|(count, tag, _)| (Reverse(*count), labels.rank(tag.ordinal())));
    let row = |(_, tag, place): (u32, LanguageTag, Place)| Row {
        autonym: autonym(tag, &visit).filter(|autonym| autonym.text != place.name),
        place: Place { link: visit.to.language(&tag), ..place },
    };
    let page = Page {
        frame: Frame::new(&visit, w.say("languages-title"), w.say("languages-lead")),
        rows: found.into_iter().map(row).collect(),
    };
    Made::page(&page)
}

/// What a language calls itself.
pub(super) fn autonym(tag: LanguageTag, visit: &Visit) -> Option<Phrase<'static>> {
    let text = tag.language().autonym.as_deref()?;
    Some(Phrase { text, language: Some(tag), around: visit.locale })
}
