//! Where a page leads and what it loads: app stores, policies, other people's hosts.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use registry::checks::report::PolicyLink;
use scraper::{ElementRef, Html};
use url::Url;

use super::clean::{address, line};
use super::{elements, inner_text};
use registry::vocabulary::same_site;

const MOST: usize = 100;
const LONGEST_NAME: usize = 80;

/// The findings.
#[derive(Default)]
pub(super) struct Links {
    pub(super) apps: Vec<String>,
    pub(super) policies: Vec<PolicyLink>,
    pub(super) third_parties: Vec<String>,
}

/// The words that name policies, and the kind that each names, from `data/policies.txt`.
struct Policies {
    words: Option<AhoCorasick>,
    kinds: Vec<&'static str>,
}

static POLICIES: LazyLock<Policies> = LazyLock::new(|| {
    let lines =
        include_str!("data/policies.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut kind = "";
    let (mut words, mut kinds) = (Vec::new(), Vec::new());
    for line in lines {
        if let Some(next) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            kind = next;
        } else {
            words.push(line);
            kinds.push(kind);
        }
    }
    // Only a set of words beyond all memory is refused, and ours is compiled in and tested.
    Policies { words: AhoCorasick::new(words).ok(), kinds }
});

impl Policies {
    /// The kind whose words come first in the list, of those that stand in a text.
    fn kind(&self, text: &str) -> Option<&'static str> {
        let found = self.words.iter().flat_map(|words| words.find_overlapping_iter(text));
        found.map(|found| found.pattern().as_usize()).min().map(|place| self.kinds[place])
    }
}

/// Hosts where apps are had.
const STORES: &[&str] = &[
    "play.google.com/store/apps",
    "apps.apple.com/",
    "itunes.apple.com/",
    "appgallery.huawei.com/",
    "appgallery.cloud.huawei.com/",
    "apps.microsoft.com/",
    "f-droid.org/packages/",
    "galaxystore.samsung.com/",
    "www.microsoft.com/store/apps",
    "microsoft.com/store/apps",
    "www.rustore.ru/catalog/app",
    "rustore.ru/catalog/app",
];

/// One pass over the elements.
pub(super) fn gather(html: &Html, base: &Url, page: &Url) -> Links {
    let mut links = Links::default();
    let mut hosts = BTreeSet::new();
    for element in elements(html) {
        if element.value().name() == "a" {
            links.anchor(element, base);
        }
        for loaded in loads(element).into_iter().flatten() {
            let host = host_of(base, loaded.trim());
            // What a page loads is mostly its own, and whose host it is takes a look into a long list.
            let own = page.host_str().unwrap_or_default();
            let foreign = host.filter(|host| host != own && !same_site(host, own));
            hosts.extend(foreign.filter(|_| hosts.len() < MOST));
        }
    }
    links.third_parties = hosts.into_iter().collect();
    links
}

/// Where an address leads that stands on a page. A path, as most are, leads nowhere else and need not be joined.
fn host_of(base: &Url, address: &str) -> Option<String> {
    if matches!(address.as_bytes(), [b'/', first, ..] if first.is_ascii_alphanumeric()) {
        return base.host_str().map(str::to_owned);
    }
    base.join(address).ok()?.host_str().map(str::to_owned)
}

impl Links {
    fn anchor(&mut self, element: ElementRef<'_>, base: &Url) {
        let Some(url) = element.attr("href").and_then(|href| address(base, href)) else { return };
        let place = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        if STORES.iter().any(|store| place.starts_with(store))
            && self.apps.len() < MOST
            && !self.apps.contains(&url)
        {
            self.apps.push(url);
            return;
        }
        if self.policies.len() >= MOST {
            return;
        }
        if let Some(kind) = policy(element) {
            let link = PolicyLink { kind: kind.to_owned(), url };
            if !self.policies.contains(&link) {
                self.policies.push(link);
            }
        }
    }
}

/// What a link's own words call it; a whole sentence is an article about it, not its name.
fn policy(element: ElementRef<'_>) -> Option<&'static str> {
    let rel = element.attr("rel").unwrap_or_default().to_ascii_lowercase();
    for word in rel.split_ascii_whitespace() {
        match word {
            "license" => return Some("licence"),
            "privacy-policy" => return Some("privacy"),
            _ => {}
        }
    }
    let words = line(&inner_text(element, 400), 200);
    let words = words.or_else(|| element.attr("aria-label").and_then(|label| line(label, 200)))?;
    if words.chars().count() > LONGEST_NAME {
        return None;
    }
    POLICIES.kind(&words.to_lowercase())
}

/// The addresses that the page loads by this element.
fn loads(element: ElementRef<'_>) -> [Option<&str>; 2] {
    match element.value().name() {
        "script" | "img" | "iframe" | "embed" | "audio" | "source" | "track" | "input" => {
            [element.attr("src"), None]
        }
        "video" => [element.attr("src"), element.attr("poster")],
        "object" => [element.attr("data"), None],
        "link" => {
            let rel = element.attr("rel").unwrap_or_default().to_ascii_lowercase();
            let loaded = |word: &str| {
                matches!(
                    word,
                    "stylesheet" | "icon" | "preload" | "modulepreload" | "manifest" | "apple-touch-icon"
                )
            };
            [rel.split_ascii_whitespace().any(loaded).then(|| element.attr("href")).flatten(), None]
        }
        _ => [None, None],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_path_leads_where_joining_it_would(address in "/[a-zA-Z0-9][ -~\t\n]{0,20}") {
            for base in ["https://school.test/a/b?c", "http://[::1]:8080", "ftp://a.test/x", "file:///a/b", "x://y/z"] {
                let base = Url::parse(base).unwrap();
                let joined = base.join(&address).ok().and_then(|url| url.host_str().map(str::to_owned));
                prop_assert_eq!(host_of(&base, &address), joined);
            }
        }
    }
}
