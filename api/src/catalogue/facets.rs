//! How many platforms each value of each filter would give, for whoever narrows a list.

use std::borrow::Cow;

use registry::vocabulary::{
    Access, Audience, CountryCode, EducationLevel, EndorsementStatus, LanguageTag, PlatformKind,
    ReachabilityStatus, Subject,
};
use roaring::RoaringBitmap;

use super::filter::Filter;
use super::postings::Postings;
use super::snapshot::Snapshot;

/// The values of each axis that some platform has, with how many would be found if they alone were
/// chosen on that axis: each facet ignores its own filter and keeps all others. In order of the values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// By country.
    pub countries: Vec<(CountryCode, u64)>,
    /// By language range: `zh` counts `zh-Hant`, as its filter would find it.
    pub languages: Vec<(LanguageTag, u64)>,
    /// By level.
    pub levels: Vec<(EducationLevel, u64)>,
    /// By audience.
    pub audiences: Vec<(Audience, u64)>,
    /// By kind.
    pub kinds: Vec<(PlatformKind, u64)>,
    /// By subject.
    pub subjects: Vec<(Subject, u64)>,
    /// By access.
    pub access: Vec<(Access, u64)>,
    /// By reachability.
    pub reachability: Vec<(ReachabilityStatus, u64)>,
    /// By endorsement.
    pub endorsement: Vec<(EndorsementStatus, u64)>,
}

fn counts<V: Ord + Copy>(postings: &Postings<V>, found: &RoaringBitmap) -> Vec<(V, u64)> {
    let counted = postings.iter().map(|(value, slots)| (value, slots.intersection_len(found)));
    counted.filter(|(_, count)| *count > 0).collect()
}

impl Snapshot {
    /// The facets of a list. They cost a pass over every axis: ask only for those that are shown.
    pub fn facets(&self, filter: &Filter) -> Facets {
        let all = self.matching(filter);
        // Most axes have no filter of their own to ignore, and share one result.
        let without = |is_free: bool, free: &dyn Fn(&mut Filter)| {
            if is_free {
                return Cow::Borrowed(all.as_ref());
            }
            let mut others = filter.clone();
            free(&mut others);
            self.matching(&others)
        };
        let index = &self.index;
        macro_rules! facet {
            ($axis:ident) => {
                counts(&index.$axis, &without(filter.$axis.is_empty(), &|others| others.$axis.clear()))
            };
        }
        Facets {
            countries: facet!(countries),
            languages: facet!(languages),
            levels: facet!(levels),
            audiences: facet!(audiences),
            kinds: facet!(kinds),
            subjects: facet!(subjects),
            access: facet!(access),
            reachability: facet!(reachability),
            endorsement: facet!(endorsement),
        }
    }
}
