//! What came of something that somebody did at a desk.

use axum::response::Response;
use http::HeaderValue;

use super::Desk;
use crate::pages::answer::Made;

/// What begins the part of an address that names what was just done.
pub(super) const DONE: &str = "done=";

/// What came of it.
pub(in crate::pages) enum Done {
    /// A page to be shown.
    Page(Made),
    /// It happened: the browser is led on.
    See {
        /// To where.
        link: String,
        /// What it keeps from now on, or no more.
        cookies: Vec<HeaderValue>,
    },
    /// A file to be kept.
    File(Response),
}

impl Done {
    /// Leads on, and there says what happened, by the key of a sentence.
    pub(in crate::pages) fn see(link: String, told: &str) -> Self {
        let separator = if link.contains('?') { '&' } else { '?' };
        let link = if told.is_empty() { link } else { format!("{link}{separator}{DONE}{told}") };
        Self::See { link, cookies: Vec::new() }
    }

    /// The same, and the browser keeps something from now on, or no more.
    pub(in crate::pages) fn keeping(mut self, cookie: HeaderValue) -> Self {
        if let Self::See { cookies, .. } = &mut self {
            cookies.push(cookie);
        }
        self
    }
}

impl Desk {
    /// The sentence about what was just done, if the address names one.
    pub(in crate::pages) fn told(&self) -> Option<String> {
        let key = self
            .visit
            .value("done")
            .filter(|key| key.len() < 30 && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))?;
        Some(self.done(&key)).filter(|words| !words.is_empty())
    }

    /// The same by its key.
    pub(in crate::pages) fn done(&self, key: &str) -> String {
        self.visit.words.say(&format!("done-{key}")).into_owned()
    }
}
