//! What a list shows: built alike from GraphQL input and from a page's address.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use registry::vocabulary::{
    Access, Audience, CountryCode, EducationLevel, EndorsementStatus, LanguageTag, Lifecycle, PlatformKind,
    ReachabilityStatus, Subject, region,
};
use roaring::RoaringBitmap;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::error::QueryError;
use super::order::{Key, Order};
use super::postings::Alternatives;
use super::snapshot::Snapshot;
use crate::search::{Found, Query, Scope};

/// Values of one field are alternatives, fields narrow each other. An empty list filters nothing,
/// as a filter that was left out: who unticks the last box wants everything, not nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Of these countries.
    pub countries: Vec<CountryCode>,
    /// Of countries in these UN M49 regions; [`Filter::region`] reads one.
    pub regions: Vec<&'static str>,
    /// In languages that these ranges match (RFC 4647 basic filtering: `zh` finds `zh-Hant`).
    pub languages: Vec<LanguageTag>,
    /// For these levels.
    pub levels: Vec<EducationLevel>,
    /// For these people.
    pub audiences: Vec<Audience>,
    /// Of these kinds.
    pub kinds: Vec<PlatformKind>,
    /// On these subjects.
    pub subjects: Vec<Subject>,
    /// Entered in these ways.
    pub access: Vec<Access>,
    /// In these states of reachability.
    pub reachability: Vec<ReachabilityStatus>,
    /// In these states of endorsement.
    pub endorsement: Vec<EndorsementStatus>,
    /// In these states of life. Without it `RETIRED` is left out.
    pub lifecycle: Vec<Lifecycle>,
    /// That a text finds.
    pub search: Option<Query>,
    /// Changed at or after this time.
    pub updated_since: Option<DateTime<Utc>>,
}

impl Filter {
    /// Reads the code of a region.
    pub fn region(code: &str) -> Result<&'static str, QueryError> {
        region(code)
            .map(|region| region.code.as_str())
            .ok_or_else(|| QueryError::UnknownRegion { value: code.chars().take(64).collect() })
    }

    /// The same for the same question, however its values are ordered or repeated.
    pub(super) fn fingerprint(&self, order: Order) -> [u8; 6] {
        let Self {
            countries,
            regions,
            languages,
            levels,
            audiences,
            kinds,
            subjects,
            access,
            reachability,
            endorsement,
            lifecycle,
            search,
            updated_since,
        } = self;
        let fields = [
            canonical(countries.iter().map(CountryCode::code)),
            canonical(regions.iter().copied()),
            canonical(languages.iter().map(LanguageTag::code)),
            canonical(levels.iter().map(EducationLevel::code)),
            canonical(audiences.iter().map(Audience::code)),
            canonical(kinds.iter().map(PlatformKind::code)),
            canonical(subjects.iter().map(Subject::code)),
            canonical(access.iter().map(Access::code)),
            canonical(reachability.iter().map(ReachabilityStatus::code)),
            canonical(endorsement.iter().map(EndorsementStatus::code)),
            canonical(lifecycle.iter().map(Lifecycle::code)),
            updated_since.map(|time| time.timestamp_micros().to_string()).unwrap_or_default(),
            search.as_ref().map(Query::key).unwrap_or_default(),
        ];
        let digest = Sha256::digest(format!("{}|{}", order.code(), fields.join("|")));
        let mut short = [0; 6];
        short.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        short
    }
}

fn canonical<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    let mut codes: Vec<&str> = codes.collect();
    codes.sort_unstable();
    codes.dedup();
    codes.join(",")
}

impl Snapshot {
    /// The slots that a filter finds.
    pub fn matching(&self, filter: &Filter) -> Cow<'_, RoaringBitmap> {
        let mut parts = self.parts(filter);
        if filter.lifecycle.is_empty() {
            parts.push(Alternatives::one(&self.listed));
        }
        parts.sort_by_cached_key(Alternatives::most);
        let mut found: Option<Cow<'_, RoaringBitmap>> = None;
        for part in parts {
            found = Some(found.map_or_else(|| part.all(), |found| Cow::Owned(part.within(&found))));
        }
        let found = found.unwrap_or(Cow::Borrowed(self.everything()));
        let found = match &filter.search {
            None => found,
            Some(query) => Cow::Owned(found.as_ref() & self.search(query).all()),
        };
        match filter.updated_since {
            None => found,
            Some(time) => self.changed_since(found, time),
        }
    }

    /// What a search finds, tombstones included.
    pub(super) fn search(&self, query: &Query) -> Arc<Found> {
        self.search.found(query, Scope::Everything, &self.index)
    }

    /// How many platforms a filter finds.
    pub fn count(&self, filter: &Filter) -> u64 {
        self.matching(filter).len()
    }

    fn parts(&self, filter: &Filter) -> Vec<Alternatives<'_>> {
        let Filter {
            countries,
            regions,
            languages,
            levels,
            audiences,
            kinds,
            subjects,
            access,
            reachability,
            endorsement,
            lifecycle,
            search: _,
            updated_since: _,
        } = filter;
        let index = &self.index;
        [
            index.countries.any(countries),
            index.regions.any(regions),
            index.languages.any(languages),
            index.levels.any(levels),
            index.audiences.any(audiences),
            index.kinds.any(kinds),
            index.subjects.any(subjects),
            index.access.any(access),
            index.reachability.any(reachability),
            index.endorsement.any(endorsement),
            index.lifecycle.any(lifecycle),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// A harvester asks for the little that changed since yesterday, and a list of one country is little too; much of
    /// much is had from one sweep over the ranks.
    fn changed_since<'a>(
        &self,
        found: Cow<'a, RoaringBitmap>,
        time: DateTime<Utc>,
    ) -> Cow<'a, RoaringBitmap> {
        let ranking = &self.by_updated;
        let place = (Key::Micros(time.timestamp_micros()), Uuid::nil());
        let first = ranking.rank_of(&place, false, &self.entries);
        let changed = ranking.tail(first);
        let little = |length: u64| length.saturating_mul(16) <= ranking.len() as u64;
        if first == 0 {
            return found;
        }
        Cow::Owned(if little(changed.len() as u64) {
            let mut slots: Vec<u32> = changed.iter().copied().filter(|&slot| found.contains(slot)).collect();
            slots.sort_unstable();
            slots.into_iter().collect()
        } else if little(found.len()) {
            found.iter().filter(|&slot| ranking.rank(slot) as usize >= first).collect()
        } else {
            found.as_ref() & ranking.tail_set(first)
        })
    }
}
