//! The pages as a browser without scripts gets them from the running program: by selector, with language, direction and
//! what caches may do.

mod answers;
mod bad_addresses;
mod desk;
mod editions;
mod entrance;
mod lists;
mod platform;
mod report;
mod signposts;

use scraper::{ElementRef, Html, Selector};

use crate::harness::http;
use crate::harness::program::Program;

/// An answer, its body read as a page.
pub(crate) struct Shown {
    /// The HTTP status.
    pub status: u16,
    headers: reqwest::header::HeaderMap,
    /// Bytes of the body on the wire.
    pub size: usize,
    /// The body as text.
    pub body: String,
}

impl Shown {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Every value of a header.
    pub fn headers_of(&self, name: &str) -> Vec<String> {
        let all = self.headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        all.map(str::to_owned).collect()
    }

    fn page(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// The text of every element that a selector finds, its white space run together.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let text = |element: ElementRef<'_>| {
            let text: String = element.text().collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.page().select(&parsed(selector)).map(text).collect()
    }

    /// The text of the first.
    pub fn text(&self, selector: &str) -> String {
        let texts = self.texts(selector);
        texts.first().cloned().unwrap_or_else(|| panic!("no `{selector}` in:\n{}", self.body))
    }

    /// An attribute of every element that a selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = self.page();
        page.select(&parsed(selector)).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    /// The attribute of the first.
    pub fn attribute(&self, selector: &str, name: &str) -> String {
        let all = self.attributes(selector, name);
        all.first().cloned().unwrap_or_else(|| panic!("no `{selector}` with `{name}` in:\n{}", self.body))
    }
}

fn parsed(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"))
}

impl Program {
    /// Opens a page.
    pub(crate) async fn page(&self, path: &str) -> Shown {
        self.page_with(path, &[]).await
    }

    /// Opens a page with these headers.
    pub(crate) async fn page_with(&self, path: &str, headers: &[(&str, &str)]) -> Shown {
        let mut request = http::client().get(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        shown(request).await
    }

    /// Sends a form from a page of the site itself.
    pub(crate) async fn form(&self, path: &str, body: &str, headers: &[(&str, &str)]) -> Shown {
        let mut request = http::client()
            .post(format!("{}{path}", self.address))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.to_owned());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        shown(request).await
    }
}

async fn shown(request: reqwest::RequestBuilder) -> Shown {
    let response = request.send().await.unwrap_or_else(|error| panic!("{error:?}"));
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = response.bytes().await.expect("the answer arrives whole");
    Shown { status, headers, size: body.len(), body: String::from_utf8_lossy(&body).into_owned() }
}
