//! What of a page is compared: its facts, never its bytes.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::checks::report::{Metadata, Report};
use crate::vocabulary::registrable;

/// More languages than these no page offers in earnest.
const MOST_ALTERNATES: usize = 60;

/// What a readable page says of itself, as far as a change of it is worth a word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The registrable domain that the page was read on.
    pub domain: Option<String>,
    /// Where on it, without query and fragment.
    pub address: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// The name of its site.
    pub site_name: Option<String>,
    /// The address that it calls its own.
    pub canonical_url: Option<String>,
    /// Its icon.
    pub icon_url: Option<String>,
    /// The language that it declares.
    pub language: Option<String>,
    /// The language of its visible text.
    pub detected_language: Option<String>,
    /// The languages of its other versions, in order.
    pub alternates: Vec<String>,
    /// The `SimHash` of its visible text.
    pub text_hash: Option<String>,
}

impl Facts {
    /// The facts of a report; none unless a page was read and trusted.
    pub fn of(report: &Report) -> Option<Self> {
        let metadata = report.metadata.as_ref()?;
        let Metadata {
            title,
            description,
            site_name,
            canonical_url,
            language,
            detected_language,
            alternates,
            icon_url,
            image_url: _,
            generator: _,
            manifest_url: _,
            mobile_ready: _,
            structured_types: _,
            feeds: _,
            app_links: _,
            policy_links: _,
            third_party_hosts: _,
            text_hash,
            headers: _,
        } = metadata.clone();
        let url = report.final_url.as_deref().and_then(|url| Url::parse(url).ok());
        let host = url.as_ref().and_then(Url::host_str);
        let mut alternates: Vec<String> =
            alternates.into_iter().map(|alternate| alternate.language.to_ascii_lowercase()).collect();
        alternates.sort_unstable();
        alternates.dedup();
        alternates.truncate(MOST_ALTERNATES);
        Some(Self {
            domain: host.map(|host| registrable(host).to_ascii_lowercase()),
            address: url.as_ref().map(|url| format!("{}{}", url.authority(), url.path())),
            title,
            description,
            site_name,
            canonical_url,
            icon_url,
            language,
            detected_language,
            alternates,
            text_hash,
        })
    }
}
