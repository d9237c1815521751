//! Proposals and flags as they stand in the lists of the desks.

use std::fmt;

use askama::filters::{Html, HtmlSafe, escape};
use registry::flags::Flag;
use registry::problems;
use registry::proposals::Proposal;
use registry::queue;

use super::Desk;
use crate::catalogue::Entry;
use crate::letters::flag_in_words;
use crate::pages::marks::{Moment, Phrase, Texts};
use crate::pages::words::Words;

/// A proposal in a list.
pub(in crate::pages) struct ProposalRow {
    /// What it is called, as it was typed.
    pub title: String,
    /// What it wants.
    pub kind: String,
    /// Whose it is.
    pub country: &'static str,
    /// Where it stands.
    pub status: String,
    /// When it last moved, or since when it waits.
    pub at: Moment,
    /// Its page.
    pub link: String,
}

/// A flag in a list.
pub(in crate::pages) struct FlagRow<'a> {
    /// The platform.
    pub name: Option<Phrase<'a>>,
    /// Whose it is.
    pub country: &'static str,
    /// What it says.
    pub words: String,
    /// Since when.
    pub at: Moment,
    /// What was seen.
    pub evidence: Seen,
    /// Its page.
    pub link: String,
    /// Whether the government has answered.
    pub reply: Option<String>,
}

impl ProposalRow {
    pub(in crate::pages) fn new(desk: &Desk, proposal: &Proposal) -> Self {
        let w = desk.visit.words;
        Self {
            title: title(desk, proposal),
            kind: w.of_code("proposal-kind", proposal.kind.code()).into_owned(),
            country: w.label(proposal.country),
            status: w.of_code("proposal-status", proposal.status.code()).into_owned(),
            at: Moment { at: proposal.waiting_since.unwrap_or(proposal.updated_at), w },
            link: desk.at(&format!("/desk/proposals/{}", proposal.id)),
        }
    }
}

/// What an entry is called in the reader's language, or else in its own.
pub(in crate::pages) fn called<'a>(desk: &Desk, entry: &'a Entry) -> &'a str {
    Texts(&entry.document().names, desk.visit.locale)
        .chosen()
        .map_or_else(|| entry.own_name(), |name| name.text)
}

/// What a proposal is called: by the name of its platform, or the one that is proposed, in the reader's language if it has
/// one there.
pub(in crate::pages) fn title(desk: &Desk, proposal: &Proposal) -> String {
    let locale = desk.visit.locale;
    let entry = proposal.platform.and_then(|id| desk.visit.snapshot.by_id(id));
    let name = entry.as_deref().map(|entry| called(desk, entry));
    let names = proposal.fields.object().get("name").and_then(serde_json::Value::as_object);
    let typed = |tag: &str| names?.get(tag)?.as_str().filter(|name| !name.trim().is_empty());
    let title = name.or_else(|| typed(locale.tag())).or_else(|| typed("en"));
    let title = title.or_else(|| proposal.fields.title().filter(|title| !title.trim().is_empty()));
    title.map_or_else(|| desk.visit.words.say("proposal-untitled").into_owned(), str::to_owned)
}

impl<'a> FlagRow<'a> {
    pub(in crate::pages) fn new(desk: &Desk, flag: &Flag, entry: Option<&'a Entry>) -> Self {
        let w = desk.visit.words;
        Self {
            name: entry.and_then(|entry| Texts(&entry.document().names, desk.visit.locale).chosen()),
            country: entry.map_or("", |entry| w.label(entry.document().country)),
            words: flag_in_words(flag.kind, desk.visit.locale),
            at: Moment { at: flag.opened_at, w },
            evidence: Seen::new(&flag.last_evidence, w),
            link: desk.at(&format!("/desk/flags/{}", flag.id)),
            reply: flag.reply.map(|reply| w.of_code("reply", reply.code()).into_owned()),
        }
    }
}

/// What a flag goes by: what a visitor reports in the reader's words, what a check saw in English.
#[derive(Debug, Clone)]
pub(in crate::pages) enum Seen {
    /// What is wrong, and what the visitor wrote.
    Reported(String, String),
    /// What a check saw.
    Checked(String),
}

impl Seen {
    pub(in crate::pages) fn new(evidence: &str, w: Words) -> Self {
        match problems::reported(evidence) {
            Some((kind, words)) => {
                Self::Reported(w.of_code("problem", kind.code()).into_owned(), words.to_owned())
            }
            None => Self::Checked(evidence.to_owned()),
        }
    }
}

impl HtmlSafe for Seen {}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let safe = |text| {
            let Ok(text) = escape(text, Html);
            text
        };
        match self {
            Self::Reported(kind, words) => {
                write!(f, "<span class=\"evidence\">{}", safe(kind.as_str()))?;
                if !words.is_empty() {
                    write!(f, " – <q dir=\"auto\">{}</q>", safe(words.as_str()))?;
                }
                f.write_str("</span>")
            }
            Self::Checked(seen) => {
                let seen = safe(seen.as_str());
                write!(f, "<bdi class=\"evidence\" lang=\"en\" dir=\"ltr\">{seen}</bdi>")
            }
        }
    }
}

/// A kind of what waits, in words.
pub(in crate::pages) fn kind_in_words(desk: &Desk, kind: queue::Kind) -> String {
    match kind {
        queue::Kind::Proposal(kind) => desk.visit.words.of_code("proposal-kind", kind.code()).into_owned(),
        queue::Kind::Flag(kind) => flag_in_words(kind, desk.visit.locale),
    }
}
