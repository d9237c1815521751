//! Everything one check found, as it is stored and as `portolan check --json` prints it.
//! The keys are a contract with outside tools.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::outcome::{Notice, Outcome, TlsProblem};

/// One observation of one URL, with its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The URL that was asked for.
    pub url: String,
    /// The verdict.
    pub outcome: Outcome,
    /// Where the redirects ended.
    pub final_url: Option<String>,
    /// The status of the last response.
    pub http_status: Option<u16>,
    /// The responses that sent us on, in order.
    pub redirects: Vec<Redirect>,
    /// The addresses of the last host, as resolved.
    pub addresses: Vec<IpAddr>,
    /// The last host's TLS, when it spoke it.
    pub tls: Option<Tls>,
    /// Wall time of the whole check.
    pub elapsed_ms: u64,
    /// Bytes of the final body after decoding.
    pub bytes: u64,
    /// How long the host asked us to wait.
    pub retry_after_s: Option<u64>,
    /// What the page says of itself; only of pages that were read and trusted.
    pub metadata: Option<Metadata>,
    /// Findings that are not downtime.
    pub notices: Vec<Notice>,
    /// One sentence for a human.
    pub evidence: String,
}

impl Report {
    /// A verdict without an answer: everything that only an answer could tell is left out.
    pub fn without_answer(url: impl Into<String>, outcome: Outcome, evidence: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            outcome,
            final_url: None,
            http_status: None,
            redirects: Vec::new(),
            addresses: Vec::new(),
            tls: None,
            elapsed_ms: 0,
            bytes: 0,
            retry_after_s: None,
            metadata: None,
            notices: Vec::new(),
            evidence: evidence.into(),
        }
    }
}

/// A response that sent us elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirect {
    /// The URL that answered.
    pub url: String,
    /// Its status.
    pub status: u16,
}

/// What the handshake showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tls {
    /// `TLSv1.2` or `TLSv1.3`.
    pub version: Option<String>,
    /// The issuer's name on the leaf certificate.
    pub issuer: Option<String>,
    /// When the leaf certificate ends.
    pub valid_until: Option<DateTime<Utc>>,
    /// What is wrong with it.
    pub problem: Option<TlsProblem>,
}

/// What a page says of itself. Every string is trimmed, folded, capped and free of control characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The title, at most 300 characters.
    pub title: Option<String>,
    /// The description, at most 1,000 characters.
    pub description: Option<String>,
    /// `og:site_name` or `application-name`.
    pub site_name: Option<String>,
    /// `link rel=canonical`, absolute.
    pub canonical_url: Option<String>,
    /// The language that the page declares (BCP 47).
    pub language: Option<String>,
    /// The language of the visible text (BCP 47).
    pub detected_language: Option<String>,
    /// Versions of the page in other languages.
    pub alternates: Vec<Alternate>,
    /// The icon, absolute.
    pub icon_url: Option<String>,
    /// The Open Graph image, absolute.
    pub image_url: Option<String>,
    /// `meta name=generator`.
    pub generator: Option<String>,
    /// The web app manifest, absolute.
    pub manifest_url: Option<String>,
    /// Whether the viewport is set for small screens.
    pub mobile_ready: bool,
    /// The types named by JSON-LD.
    pub structured_types: Vec<String>,
    /// Atom and RSS feeds, absolute.
    pub feeds: Vec<String>,
    /// Links into app stores.
    pub app_links: Vec<String>,
    /// Links named privacy, accessibility or licence.
    pub policy_links: Vec<PolicyLink>,
    /// Hosts of another site that the static page loads from.
    pub third_party_hosts: Vec<String>,
    /// A SimHash of the visible text, 16 hex digits.
    pub text_hash: Option<String>,
    /// What the response said about itself: kept with the observation, and no key of `portolan check --json`.
    #[serde(default, skip_serializing_if = "ResponseHeaders::is_empty")]
    pub headers: ResponseHeaders,
}

/// Response headers of interest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseHeaders {
    /// `Strict-Transport-Security`.
    pub strict_transport_security: Option<String>,
    /// `Content-Security-Policy`, at most 1,000 characters.
    pub content_security_policy: Option<String>,
    /// `Last-Modified`, as it was sent.
    pub last_modified: Option<String>,
    /// `ETag`.
    pub etag: Option<String>,
}

impl ResponseHeaders {
    /// Whether there was none of them.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The page in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternate {
    /// BCP 47, or `x-default`.
    pub language: String,
    /// Absolute address.
    pub url: String,
}

/// A link to a page about privacy, accessibility or licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyLink {
    /// `privacy`, `accessibility` or `licence`.
    pub kind: String,
    /// Absolute address.
    pub url: String,
}
