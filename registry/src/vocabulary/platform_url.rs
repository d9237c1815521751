//! A platform's address, normalised by the WHATWG rules, and the key by which two addresses are the same.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use crate::said::Said;

/// An absolute http or https address of a host that is more than one word, normalised.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PlatformUrl(String);

/// Why a text is no address of a platform.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UrlError {
    /// It does not parse.
    #[error("is not an absolute URL ({0})")]
    Malformed(String),
    /// ftp:, javascript: and the like.
    #[error("must begin with http:// or https://")]
    Scheme,
    /// `user:password@`.
    #[error("must not hold a user name or password")]
    Credentials,
    /// A name without a dot, such as an intranet has.
    #[error("must name a public host such as www.example.org")]
    Host,
    /// More than 2,000 characters.
    #[error("is longer than 2,000 characters")]
    TooLong,
}

impl From<UrlError> for Said {
    fn from(error: UrlError) -> Self {
        let english = error.to_string();
        match error {
            UrlError::Malformed(_) => Self::new("url-malformed", english, Vec::new()),
            UrlError::Scheme => Self::new("url-scheme", english, Vec::new()),
            UrlError::Credentials => Self::new("url-credentials", english, Vec::new()),
            UrlError::Host => Self::new("url-host", english, Vec::new()),
            UrlError::TooLong => Self::new("url-length", english, Vec::new()),
        }
    }
}

impl PlatformUrl {
    /// The normalised address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two addresses of the same place share: scheme, `www.`, fragment, default port and a
    /// trailing slash are dropped.
    pub fn key(&self) -> String {
        let rest = self.0.split_once("://").map_or(self.0.as_str(), |(_, rest)| rest);
        let rest = rest.split('#').next().unwrap_or(rest);
        let rest = rest.strip_prefix("www.").unwrap_or(rest);
        let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
        let path = path.trim_end_matches('/');
        query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
    }

    /// Any http or https address, whatever its host: of sources, and of what somebody looks for.
    pub fn lenient(text: &str) -> Result<Self, UrlError> {
        Ok(Self(web(text)?.into()))
    }
}

fn web(text: &str) -> Result<Url, UrlError> {
    if text.len() > 2_000 {
        return Err(UrlError::TooLong);
    }
    let url = Url::parse(text).map_err(|error| UrlError::Malformed(error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(UrlError::Scheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(UrlError::Credentials);
    }
    Ok(url)
}

impl FromStr for PlatformUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        let url = web(text)?;
        match url.host() {
            Some(Host::Domain(name)) if name.trim_end_matches('.').contains('.') => Ok(Self(url.into())),
            // Some services have no name. Whether an address is public is for each check to find out, since
            // a name may come to lead anywhere too.
            Some(Host::Ipv4(_) | Host::Ipv6(_)) => Ok(Self(url.into())),
            Some(Host::Domain(_)) | None => Err(UrlError::Host),
        }
    }
}

impl std::fmt::Display for PlatformUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for PlatformUrl {
    /// Stored addresses were checked when they came in; only the form is checked again.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::lenient(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> String {
        text.parse::<PlatformUrl>().unwrap().key()
    }

    #[test]
    fn what_does_not_matter_is_dropped_from_the_key() {
        let same = ["https://www.example.org/", "http://example.org", "HTTPS://EXAMPLE.org:443/#top"];
        for text in same {
            assert_eq!(key(text), "example.org", "{text}");
        }
        assert_eq!(key("http://example.org:8080/a/?q=1"), "example.org:8080/a?q=1");
        assert_ne!(key("https://example.org/a"), key("https://example.org/b"));
    }

    #[test]
    fn international_names_become_punycode() {
        assert_eq!(key("https://обучение.рф/"), key("https://xn--90aialyd0b6a.xn--p1ai/"));
    }

    #[test]
    fn what_no_platform_has_is_refused() {
        let error = |text: &str| text.parse::<PlatformUrl>().unwrap_err();
        assert_eq!(error("ftp://example.org"), UrlError::Scheme);
        assert_eq!(error("https://u:p@example.org"), UrlError::Credentials);
        assert_eq!(error("https://intranet/"), UrlError::Host);
        assert_eq!(error("https://localhost/"), UrlError::Host);
        assert!(matches!(error("example.org"), UrlError::Malformed(_)));
    }
}
