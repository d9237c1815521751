//! What goes wrong, as a page that says so in the reader's language and leads on.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use http::StatusCode;

use super::answer::{Holds, Made, answer};
use super::card::Card;
use super::frame::Frame;
use super::visit::Visit;
use crate::catalogue::{Entry, Filter, Order};
use crate::search::Query;

/// Platforms that may have been meant.
const NEAREST: usize = 5;

/// Why there is no page.
#[derive(Debug)]
pub(super) enum Failure {
    /// Nothing is there.
    NotFound,
    /// A page of a list that has fewer.
    PageBeyond {
        /// The last there is.
        last: u64,
        /// The first.
        back: String,
    },
    /// Too many of something, for so many seconds.
    TooMany(u64),
    /// A form that another site sent.
    Foreign,
    /// Whoever asks may not.
    Forbidden,
    /// Nobody is signed in, or what they show to come in does not hold.
    Unauthenticated,
    /// More than a form may hold.
    TooLarge,
    /// What is there stands against it, in the reader's words.
    Conflict(String),
    /// We failed.
    Internal(String),
}

impl From<registry::Error> for Failure {
    fn from(error: registry::Error) -> Self {
        match error {
            registry::Error::NotFound(_) => Self::NotFound,
            registry::Error::RateLimited { seconds } => Self::TooMany(seconds),
            registry::Error::Forbidden(_) => Self::Forbidden,
            registry::Error::Unauthenticated(_) => Self::Unauthenticated,
            registry::Error::Conflict(said) => Self::Conflict(said.to_string()),
            // Whoever has a form shows such faults in it.
            registry::Error::Invalid(faults) => {
                Self::Conflict(faults.first().map(ToString::to_string).unwrap_or_default())
            }
            other @ (registry::Error::Database(_) | registry::Error::Corrupt { .. }) => {
                Self::Internal(other.to_string())
            }
        }
    }
}

#[derive(Template)]
#[template(path = "failure.html")]
struct Page<'a> {
    frame: Frame,
    text: String,
    back: Option<String>,
    cards: Vec<Card<'a>>,
}

impl Failure {
    /// The page that says so.
    pub(super) async fn answer(self, visit: &Visit) -> Response {
        let w = visit.words;
        let (status, key, text, back) = match &self {
            Self::NotFound => (StatusCode::NOT_FOUND, "missing", w.say("missing-text").into_owned(), None),
            Self::PageBeyond { last, back } => {
                (StatusCode::NOT_FOUND, "beyond", w.count("beyond-text", *last), Some(back.clone()))
            }
            Self::TooMany(seconds) => {
                (StatusCode::TOO_MANY_REQUESTS, "many", w.count("many-text", seconds.div_ceil(60)), None)
            }
            Self::Foreign => (StatusCode::FORBIDDEN, "foreign", w.say("foreign-text").into_owned(), None),
            Self::Forbidden => {
                (StatusCode::FORBIDDEN, "forbidden", w.say("forbidden-text").into_owned(), None)
            }
            Self::Unauthenticated => (
                StatusCode::UNAUTHORIZED,
                "unknown",
                w.say("unknown-text").into_owned(),
                Some(visit.to.at("/sign-in")),
            ),
            Self::TooLarge => {
                (StatusCode::PAYLOAD_TOO_LARGE, "large", w.say("large-text").into_owned(), None)
            }
            Self::Conflict(message) => (StatusCode::CONFLICT, "conflict", message.clone(), None),
            Self::Internal(cause) => {
                let id = visit.service.ctx.new_id().to_string();
                tracing::error!(%id, %cause, path = visit.parts.uri.path(), "a page failed");
                (StatusCode::INTERNAL_SERVER_ERROR, "failed", w.named("failed-text", &id), None)
            }
        };
        let nearest =
            if status == StatusCode::NOT_FOUND && back.is_none() { nearest(visit) } else { Vec::new() };
        let page = Page {
            frame: Frame::new(visit, w.say(&format!("{key}-title")), text.clone()).unlisted(),
            text,
            back,
            cards: Card::all(&nearest, visit),
        };
        // Should even this page fail, its status says enough.
        let made =
            Made::with(status, &page).unwrap_or_else(|_| Made::json(String::new()).with_status(status));
        let made = if let Self::TooMany(seconds) = self { made.retry_after(seconds) } else { made };
        answer(visit, made, Holds::Once, None).await
    }
}

/// The platforms that the end of an address may have meant.
fn nearest(visit: &Visit) -> Vec<Arc<Entry>> {
    let last = visit.parts.uri.path().rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let last = percent_encoding::percent_decode_str(last).decode_utf8_lossy();
    let words: String = last.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).take(100).collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    // A word less each time: what was renamed or cut keeps some of its words.
    (1..=words.len())
        .rev()
        .take(6)
        .find_map(|kept| {
            let search = Query::parse(&words[..kept].join(" ")).ok().flatten()?;
            let filter = Filter { search: Some(search), ..Filter::default() };
            let leaf = visit.snapshot.leaf(&filter, Order::RelevanceOrName, 0, NEAREST);
            (!leaf.entries.is_empty()).then_some(leaf.entries)
        })
        .unwrap_or_default()
}
