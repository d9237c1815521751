//! A visit: what a page knows of the request that it answers.

use std::sync::Arc;

use http::request::Parts;

use super::words::Words;
use crate::catalogue::Snapshot;
use crate::i18n::Locale;
use crate::routes::Service;
use crate::urls::Pages;

/// A request for a page, in one language and over one state of the catalogue.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    /// What every handler shares.
    pub service: Service,
    /// The catalogue, from the start of the page to its end.
    pub snapshot: Arc<Snapshot>,
    /// The language of the page.
    pub locale: Locale,
    /// Its words.
    pub words: Words,
    /// Links to other pages in it.
    pub to: Pages,
    /// The part of the path that names something: a slug, a code.
    pub name: String,
    /// The path below the language, from its slash.
    pub path: String,
    /// The query as it came.
    pub query: String,
    /// The head of the request.
    pub parts: Arc<Parts>,
}

impl Visit {
    pub(super) fn new(service: Service, parts: Parts, locale: Locale, name: String) -> Self {
        let whole = parts.uri.path();
        let path = whole.get(1..).and_then(|rest| rest.find('/').map(|at| rest[at..].to_owned()));
        Self {
            snapshot: service.catalogue.snapshot(),
            locale,
            words: Words(locale),
            to: service.urls.pages(locale),
            name,
            path: path.unwrap_or_else(|| "/".to_owned()),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            parts: Arc::new(parts),
            service,
        }
    }

    /// The values of a parameter of the address, in their order.
    pub(super) fn values(&self, key: &str) -> Vec<String> {
        let pairs = url::form_urlencoded::parse(self.query.as_bytes());
        pairs.filter(|(name, _)| name == key).map(|(_, value)| value.into_owned()).collect()
    }

    /// The last value of a parameter.
    pub(super) fn value(&self, key: &str) -> Option<String> {
        self.values(key).pop()
    }
}
