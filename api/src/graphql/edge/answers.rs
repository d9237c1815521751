//! Answers that are kept for those who ask the same again, in the same bytes or in others that say the same.
//!
//! A kept answer is never stale: it is given only while the states that it was made from stand. A time to live would
//! be simpler, and wrong for as long as it lasts. Whole requests are compared, never only their hashes, since nobody
//! must be able to make a query that gets the answer of another.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http::HeaderValue;
use quick_cache::Equivalent;

use super::super::kept::Kept;
use super::super::limits::Limits;
use super::super::reads::Basis;
use super::accept::Media;

use crate::catalogue::Snapshot;
use crate::http::validators;

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Asked<B> {
    pub(super) form: Form,
    pub(super) media: Media,
    /// The languages that the reader wants.
    pub(super) languages: B,
    /// The request; in its plain form, the variables alone.
    pub(super) text: B,
    /// In its plain form, the document and the name of the operation.
    pub(super) document: B,
}

/// In which form a request is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// As it came in a body.
    Body,
    /// As it came in an address.
    Address,
    /// Without what makes no difference: space and comments in the query, the order of variables.
    Plain,
}

impl Equivalent<Asked<Bytes>> for Asked<&[u8]> {
    fn equivalent(&self, key: &Asked<Bytes>) -> bool {
        let Self { form, media, languages, text, document } = self;
        *form == key.form
            && *media == key.media
            && *languages == &*key.languages
            && *text == &*key.text
            && *document == &*key.document
    }
}

impl Asked<&[u8]> {
    /// To be kept; bodies may be pieces of larger memory, so they are copied.
    fn owned(&self) -> Asked<Bytes> {
        let Self { form, media, languages, text, document } = *self;
        let copy = Bytes::copy_from_slice;
        Asked { form, media, languages: copy(languages), text: copy(text), document: copy(document) }
    }
}

/// An answer without errors, and how long it holds.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) bytes: Bytes,
    pub(super) basis: Basis,
    etag: OnceLock<HeaderValue>,
}

impl Answer {
    pub(super) const fn new(bytes: Bytes, basis: Basis) -> Self {
        Self { bytes, basis, etag: OnceLock::new() }
    }

    /// The name of the answer's bytes, computed once if at all.
    pub(super) fn etag(&self) -> HeaderValue {
        self.etag.get_or_init(|| validators::etag(&self.bytes)).clone()
    }
}

/// How often an answer was there, and how often it had to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hits {
    /// It was there.
    pub hits: u64,
    /// It had to be made.
    pub misses: u64,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Answers {
    kept: Kept<Asked<Bytes>, Arc<Answer>>,
    largest: usize,
    hits: AtomicU64,
    misses: AtomicU64,
}

/// So many bytes an entry takes beside its texts, about.
const OVERHEAD: usize = 256;
/// An ordinary answer, to size the tables by.
const USUAL: u64 = 4 * 1024;

impl Answers {
    pub(super) fn new(limits: &Limits) -> Self {
        let weigh = |asked: &Asked<Bytes>, answer: &Arc<Answer>| {
            let Asked { form: _, media: _, languages, text, document } = asked;
            let bytes = languages.len() + text.len() + document.len() + answer.bytes.len() + OVERHEAD;
            u64::try_from(bytes).unwrap_or(u64::MAX)
        };
        let kept = Kept::new(limits.kept_answers, USUAL, weigh);
        Self { kept, largest: limits.kept_answer, hits: AtomicU64::default(), misses: AtomicU64::default() }
    }

    /// The answer to this, if one is kept that still holds.
    pub(super) fn find(&self, asked: &Asked<&[u8]>, now: &Snapshot) -> Option<Arc<Answer>> {
        let found = self.kept.get(asked).filter(|answer| answer.basis.holds(now))?;
        self.hits.fetch_add(1, Ordering::Relaxed);
        Some(found)
    }

    /// Notes that an answer had to be made.
    pub(super) fn missed(&self) {
        self.misses.fetch_add(1, Ordering::Relaxed);
    }

    /// Keeps an answer, unless it is too large.
    pub(super) fn keep(&self, asked: &Asked<&[u8]>, answer: &Arc<Answer>) {
        if answer.bytes.len() <= self.largest {
            self.kept.insert(asked.owned(), Arc::clone(answer));
        }
    }

    pub(super) fn counts(&self) -> Hits {
        let now = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Hits { hits: now(&self.hits), misses: now(&self.misses) }
    }
}
