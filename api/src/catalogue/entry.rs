//! A published platform in the catalogue, with what is computed once for it.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use registry::platforms::Document;
use registry::platforms::published::Published;
use registry::vocabulary::{EndorsementStatus, LanguageTag, Lifecycle, ReachabilityStatus};
use uuid::Uuid;

/// A platform in the catalogue. It never disappears: a retired one stays as a tombstone.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The platform. Its time of the last check is not kept here but given by
    /// [`Snapshot::last_check`](super::Snapshot::last_check), so that a check alone copies no platform.
    pub published: Published,
    pub(super) slot: u32,
    pub(super) name_key: Box<[u8]>,
    stamp: u64,
}

impl PartialEq for Entry {
    /// The stamp names the entry and is no part of what it says.
    fn eq(&self, other: &Self) -> bool {
        let Self { published, slot, name_key, stamp: _ } = self;
        *published == other.published && *slot == other.slot && *name_key == other.name_key
    }
}

impl Entry {
    pub(super) fn new(slot: u32, mut published: Published) -> Self {
        published.reachability.checked_at = None;
        let name_key = name_key(own_name(&published.document));
        Self { published, slot, name_key, stamp: next_stamp() }
    }

    /// An entry of the past: it stands in no snapshot, so nothing is known of its last check.
    pub(crate) fn past(published: Published) -> Self {
        Self::new(u32::MAX, published)
    }

    /// A number that no other entry of this process has, nor this platform's before or after a change: what was
    /// made of an entry alone can be kept under it.
    pub const fn stamp(&self) -> u64 {
        self.stamp
    }

    /// The platform's id.
    pub const fn id(&self) -> Uuid {
        self.published.document.id
    }

    /// What governments and curators decided.
    pub const fn document(&self) -> &Document {
        &self.published.document
    }

    /// The name in the platform's own language, by which lists are sorted.
    pub fn own_name(&self) -> &str {
        own_name(&self.published.document)
    }

    /// Whether lists, search and counts show it without being asked for tombstones.
    pub fn is_listed(&self) -> bool {
        self.published.document.lifecycle != Lifecycle::Retired
    }

    /// How much the entry can be relied on, the lower the more: its government stands behind it, and it answers.
    pub(super) fn standing(&self) -> u8 {
        let endorsement = match self.published.endorsement.status {
            EndorsementStatus::Current | EndorsementStatus::Due => 0,
            EndorsementStatus::Unverified => 1,
            EndorsementStatus::Lapsed => 2,
            EndorsementStatus::Revoked => 3,
        };
        let reachability = match self.published.reachability.status {
            ReachabilityStatus::Up => 0,
            ReachabilityStatus::Unknown | ReachabilityStatus::Blocked => 1,
            ReachabilityStatus::Suspect => 2,
            ReachabilityStatus::Down => 3,
        };
        let retired = if self.is_listed() { 0 } else { 16 };
        retired + endorsement * 4 + reachability
    }

    /// Listed, and not known to be down.
    pub fn is_live(&self) -> bool {
        self.is_listed() && self.published.reachability.status != ReachabilityStatus::Down
    }
}

fn next_stamp() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn own_name(document: &Document) -> &str {
    document.names.first().map_or("", |name| name.text.as_str())
}

/// Bytes that compare as CLDR's root collation does: the same order in every language.
pub(super) fn name_key(name: &str) -> Box<[u8]> {
    #[expect(clippy::expect_used, reason = "the root collation is compiled in; a test sorts by it")]
    static ROOT: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
        CollatorBorrowed::try_new(CollatorPreferences::default(), CollatorOptions::default())
            .expect("the root collation is compiled in")
    });
    let mut key = Vec::with_capacity(name.len() + 8);
    let Ok(()) = ROOT.write_sort_key_to(name, &mut key);
    key.into_boxed_slice()
}

/// Every known language range that finds one of the tags: `zh-Hant` is found by `zh-Hant` and `zh`.
pub(super) fn ranges_of(tags: &[LanguageTag]) -> Vec<LanguageTag> {
    let mut found = Vec::with_capacity(tags.len());
    for tag in tags {
        found.push(*tag);
        let mut rest = tag.code();
        while let Some((prefix, _)) = rest.rsplit_once('-') {
            found.extend(prefix.parse::<LanguageTag>().ok().filter(|range| range.matches(*tag)));
            rest = prefix;
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
