//! Content negotiation: which of the two media types an answer has, and whether a page is wanted instead.

use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_TYPE};

/// The media type of an answer, with the status rules that come with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Media {
    /// `application/json`: 200 for everything that is a well-formed request.
    Json,
    /// `application/graphql-response+json`: 4xx when nothing was executed.
    Response,
}

impl Media {
    /// The header's value.
    pub(super) const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::Response => "application/graphql-response+json; charset=utf-8",
        }
    }
}

/// What a client accepts: entries of type and weight, at most 32.
pub(super) struct Accept<'a>(Vec<(&'a str, f32)>);

impl<'a> Accept<'a> {
    pub(super) fn of(headers: &'a HeaderMap) -> Self {
        let values = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
        let entries = values.flat_map(|value| value.split(',')).take(32).filter_map(entry);
        Self(entries.collect())
    }

    /// The better of our two types, if either will do. Without a header, or with a bare wildcard, plain JSON:
    /// browsers show it, and older clients know nothing else.
    pub(super) fn media(&self) -> Option<Media> {
        if self.0.is_empty() {
            return Some(Media::Json);
        }
        let json = self.weigh("application/json");
        let response = self.weigh("application/graphql-response+json");
        if response.0 > 0.0 && (response > json || (response == json && response.1 == 2)) {
            Some(Media::Response)
        } else if json.0 > 0.0 {
            Some(Media::Json)
        } else {
            None
        }
    }

    /// Whether this is a browser that would rather see a page.
    pub(super) fn prefers_html(&self) -> bool {
        let html = self.weigh("text/html");
        html.1 == 2 && html.0 > 0.0 && html >= self.weigh("application/json")
    }

    /// The weight of a type, and how exactly it is named: 2 itself, 1 its family, 0 anything.
    fn weigh(&self, wanted: &str) -> (f32, u8) {
        let family = wanted.split('/').next().unwrap_or_default();
        let exactness = |name: &str| match name.strip_suffix("/*") {
            _ if name.eq_ignore_ascii_case(wanted) => Some(2),
            Some(found) if found.eq_ignore_ascii_case(family) => Some(1),
            Some("*") => Some(0),
            _ => None,
        };
        let matches = self.0.iter().filter_map(|(name, weight)| Some((exactness(name)?, *weight)));
        matches
            .max_by_key(|(exactness, _)| *exactness)
            .map_or((0.0, 0), |(exactness, weight)| (weight, exactness))
    }
}

fn entry(text: &str) -> Option<(&str, f32)> {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next()?;
    if name.is_empty() {
        return None;
    }
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let weight = weight.map_or(Some(1.0), |weight| weight.parse().ok())?;
    (0.0..=1.0).contains(&weight).then_some((name, weight))
}

/// Whether a body is declared as JSON in UTF-8; nothing else is ever read, so that a page of another site cannot
/// send a query without the browser asking us first.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let Some(Ok(value)) = headers.get(CONTENT_TYPE).map(|value| value.to_str()) else { return false };
    let mut parts = value.split(';').map(str::trim);
    let json = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("application/json"));
    json && parts.all(|parameter| match parameter.split_once('=') {
        Some((name, value)) if name.trim().eq_ignore_ascii_case("charset") => {
            matches!(value.trim().trim_matches('"').to_ascii_lowercase().as_str(), "utf-8" | "utf8")
        }
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accept(value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, value.parse().unwrap());
        headers
    }

    #[test]
    fn the_better_of_the_two_types_is_chosen() {
        for (header, media) in [
            ("", Some(Media::Json)),
            ("*/*", Some(Media::Json)),
            ("application/*", Some(Media::Json)),
            ("application/json", Some(Media::Json)),
            ("Application/GraphQL-Response+JSON; charset=utf-8", Some(Media::Response)),
            ("application/graphql-response+json, application/json;q=0.9", Some(Media::Response)),
            ("application/json, application/graphql-response+json", Some(Media::Response)),
            ("application/graphql-response+json;q=0.5, application/json", Some(Media::Json)),
            ("application/graphql-response+json, */*;q=0.1", Some(Media::Response)),
            ("application/json;q=0, */*", Some(Media::Response)),
            ("application/json;q=0", None),
            ("text/html", None),
            ("text/html, */*;q=0.8", Some(Media::Json)),
            ("application/json;q=nonsense, text/html", None),
        ] {
            assert_eq!(Accept::of(&accept(header)).media(), media, "{header}");
        }
    }

    #[test]
    fn only_browsers_prefer_a_page() {
        let browser = accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assert!(Accept::of(&browser).prefers_html());
        for header in ["*/*", "application/json", "application/json, text/html;q=0.5", "text/*", ""] {
            assert!(!Accept::of(&accept(header)).prefers_html(), "{header}");
        }
    }

    #[test]
    fn only_json_in_utf_8_is_json() {
        let json = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, value.parse().unwrap());
            is_json(&headers)
        };
        for good in ["application/json", "Application/JSON; Charset=\"UTF-8\"", "application/json;a=b"] {
            assert!(json(good), "{good}");
        }
        for bad in
            ["", "text/plain", "application/jsonp", "application/json; charset=latin1", "multipart/form-data"]
        {
            assert!(!json(bad), "{bad}");
        }
    }
}
