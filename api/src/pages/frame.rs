//! What stands around every page: its head, the way to other pages, and the same page in the other languages.

use std::borrow::Cow;

use super::desk::Bar;
use super::visit::Visit;
use super::words::Words;
use crate::http::assets::{Asset, ICON, SCRIPT, STYLE};
use crate::i18n::Locale;
use crate::urls::{Pages, Urls};

/// The head and the frame of a page.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// Its words.
    pub w: Words,
    /// Links to the other pages.
    pub to: Pages,
    /// What it is called.
    pub title: String,
    /// What a search engine says of it.
    pub description: String,
    /// Whether search engines should list it.
    pub is_indexed: bool,
    /// What stands above a page of the desks.
    pub bar: Option<Bar>,
    path: String,
    urls: Urls,
}

/// A page in one of the six languages.
pub(super) struct Edition {
    /// The language.
    pub locale: Locale,
    /// Its name in itself.
    pub name: &'static str,
    /// The link.
    pub link: String,
    /// The whole address.
    pub address: String,
    /// Whether it is this page.
    pub is_here: bool,
}

impl Frame {
    /// The frame of a page under the address of the visit, its query left out.
    pub(super) fn new(visit: &Visit, title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            w: visit.words,
            to: visit.to.clone(),
            title: title.into(),
            description: description.into(),
            is_indexed: true,
            bar: None,
            path: visit.path.clone(),
            urls: visit.service.urls.clone(),
        }
    }

    /// With a query that is a part of what the page is.
    pub(super) fn with_query(mut self, query: &str) -> Self {
        if !query.is_empty() {
            self.path = format!("{}?{query}", self.path);
        }
        self
    }

    /// Not for search engines.
    pub(super) fn unlisted(mut self) -> Self {
        self.is_indexed = false;
        self
    }

    /// With links to the pages of the desks.
    pub(super) fn above(self, bar: Bar) -> Self {
        Self { bar: Some(bar), ..self }
    }

    /// The language of the page.
    pub(super) fn lang(&self) -> &'static str {
        self.w.0.tag()
    }

    /// Which way it is written.
    pub(super) fn dir(&self) -> &'static str {
        self.w.0.direction()
    }

    /// Its own address.
    pub(super) fn canonical(&self) -> String {
        self.urls.whole(&self.to.at(&self.path))
    }

    /// Where the language of the browser decides.
    pub(super) fn undecided(&self) -> String {
        self.urls.whole(&self.urls.path(&self.path))
    }

    /// The same page in each language.
    pub(super) fn editions(&self) -> [Edition; 6] {
        Locale::ALL.map(|locale| {
            let link = self.urls.pages(locale).at(&self.path);
            let address = self.urls.whole(&link);
            Edition { locale, name: locale.autonym(), link, address, is_here: locale == self.w.0 }
        })
    }

    /// The style of the pages.
    pub(super) fn style(&self) -> String {
        self.asset(&STYLE)
    }

    /// What makes the pages more comfortable.
    pub(super) fn script(&self) -> String {
        self.asset(&SCRIPT)
    }

    /// The mark of the registry.
    pub(super) fn icon(&self) -> String {
        self.asset(&ICON)
    }

    fn asset(&self, asset: &Asset) -> String {
        self.urls.path(&asset.path())
    }

    /// Whether the page is at or below a part of the registry.
    pub(super) fn is_in(&self, part: &str) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        path == part || path.strip_prefix(part).is_some_and(|rest| rest.starts_with('/'))
    }

    /// What stands in the title of the window.
    pub(super) fn window_title(&self) -> Cow<'_, str> {
        let name = self.w.say("site-name");
        if self.title == name { name } else { Cow::Owned(format!("{} · {name}", self.title)) }
    }
}
