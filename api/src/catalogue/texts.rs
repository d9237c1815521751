//! What of a platform is searched.

use registry::platforms::Text;
use registry::platforms::published::Observed;
use registry::vocabulary::LanguageTag;

use super::entry::Entry;
use crate::search::Texts;

/// The texts of an entry.
pub(super) fn texts(entry: &Entry) -> Texts<'_> {
    let document = entry.document();
    let own = document.names.first().map(|name| name.language);
    // The readable part of the address is often the name as somebody would write it in Latin letters.
    let mut names = written(&document.names);
    names.push((document.slug.as_str(), Some(LanguageTag::ENGLISH)));
    let bodies = [document.operator.as_deref(), document.authority.as_deref()].into_iter().flatten();
    Texts {
        names,
        bodies: bodies.map(|body| (body, Some(LanguageTag::ENGLISH))).collect(),
        host: host(document.url.as_str()),
        summaries: written(&document.summaries),
        seen: entry.published.observed.as_ref().map_or_else(Vec::new, |observed| seen(observed, own)),
    }
}

fn written(texts: &[Text]) -> Vec<(&str, Option<LanguageTag>)> {
    texts.iter().map(|text| (text.text.as_str(), Some(text.language))).collect()
}

/// Whether a search would find both alike, so that the index need not learn of the second.
pub(super) fn same_texts(old: &Entry, new: &Entry) -> bool {
    let seen = |entry: &Entry| {
        let metadata = entry.published.observed.as_ref().map(|observed| &observed.metadata);
        metadata.map(|metadata| (metadata.title.clone(), metadata.description.clone()))
    };
    old.document() == new.document() && seen(old) == seen(new)
}

fn seen(observed: &Observed, own: Option<LanguageTag>) -> Vec<(&str, Option<LanguageTag>)> {
    let metadata = &observed.metadata;
    let detected = [metadata.detected_language.as_deref(), metadata.language.as_deref()];
    let language = detected.into_iter().flatten().find_map(|tag| tag.parse().ok()).or(own);
    let texts = [metadata.title.as_deref(), metadata.description.as_deref()].into_iter().flatten();
    texts.map(|text| (text, language)).collect()
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}
