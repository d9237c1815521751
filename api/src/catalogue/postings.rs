//! Which slots have which value, for every axis that a filter knows.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use registry::vocabulary::{
    Access, Audience, CountryCode, EducationLevel, EndorsementStatus, LanguageTag, Lifecycle, PlatformKind,
    ReachabilityStatus, Subject,
};
use roaring::{MultiOps, RoaringBitmap};

use super::axis::Axis;
use super::entry::{Entry, ranges_of};
use crate::search::Countries;

/// The slots of each value of one axis. A value without slots is not there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Postings<V: Ord>(BTreeMap<V, Arc<RoaringBitmap>>);

impl<V: Ord> Default for Postings<V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<V: Ord + Copy> Postings<V> {
    pub(super) fn replace(&mut self, slot: u32, old: &[V], new: &[V]) {
        for value in old.iter().filter(|value| !new.contains(value)) {
            self.remove(*value, slot);
        }
        for value in new.iter().filter(|value| !old.contains(value)) {
            Arc::make_mut(self.0.entry(*value).or_default()).insert(slot);
        }
    }

    fn remove(&mut self, value: V, slot: u32) {
        if let Some(slots) = self.0.get_mut(&value) {
            let slots = Arc::make_mut(slots);
            slots.remove(slot);
            if slots.is_empty() {
                self.0.remove(&value);
            }
        }
    }

    /// The slots of each of the values; none if no value was asked for.
    pub(super) fn any(&self, values: &[V]) -> Option<Alternatives<'_>> {
        let slots = values.iter().filter_map(|value| self.get(*value));
        (!values.is_empty()).then(|| Alternatives(slots.collect()))
    }

    pub(super) fn get(&self, value: V) -> Option<&RoaringBitmap> {
        self.0.get(&value).map(AsRef::as_ref)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (V, &RoaringBitmap)> {
        self.0.iter().map(|(value, slots)| (*value, slots.as_ref()))
    }
}

/// The slots of values of which any will do. They are not put together before it is known within what: most of what
/// many values have is not of the country that was asked for as well.
pub(super) struct Alternatives<'a>(Vec<&'a RoaringBitmap>);

impl<'a> Alternatives<'a> {
    pub(super) fn one(slots: &'a RoaringBitmap) -> Self {
        Self(vec![slots])
    }

    /// How many slots there are at most.
    pub(super) fn most(&self) -> u64 {
        self.0.iter().map(|slots| slots.len()).sum()
    }

    pub(super) fn all(&self) -> Cow<'a, RoaringBitmap> {
        match self.0.as_slice() {
            [only] => Cow::Borrowed(only),
            several => Cow::Owned(several.iter().copied().union()),
        }
    }

    pub(super) fn within(&self, found: &RoaringBitmap) -> RoaringBitmap {
        self.0.iter().map(|slots| found & *slots).union()
    }
}

/// The postings of every axis; those that facets count hold the values of each slot too.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Index {
    pub(super) countries: Axis<CountryCode>,
    pub(super) regions: Postings<&'static str>,
    /// By range: a slot is under its tags and under every known prefix of them, so that RFC 4647
    /// filtering is one look-up and a facet counts what its filter would list.
    pub(super) languages: Axis<LanguageTag>,
    pub(super) levels: Axis<EducationLevel>,
    pub(super) audiences: Axis<Audience>,
    pub(super) kinds: Axis<PlatformKind>,
    pub(super) subjects: Axis<Subject>,
    pub(super) access: Axis<Access>,
    pub(super) reachability: Axis<ReachabilityStatus>,
    pub(super) endorsement: Axis<EndorsementStatus>,
    pub(super) lifecycle: Postings<Lifecycle>,
}

impl Countries for Index {
    fn slots(&self, country: CountryCode) -> Option<&RoaringBitmap> {
        self.countries.get(country)
    }
}

/// The values that one entry has on every axis.
#[derive(Default)]
struct Values {
    countries: Vec<CountryCode>,
    regions: Vec<&'static str>,
    languages: Vec<LanguageTag>,
    levels: Vec<EducationLevel>,
    audiences: Vec<Audience>,
    kinds: Vec<PlatformKind>,
    subjects: Vec<Subject>,
    access: Vec<Access>,
    reachability: Vec<ReachabilityStatus>,
    endorsement: Vec<EndorsementStatus>,
    lifecycle: Vec<Lifecycle>,
}

impl Values {
    fn of(entry: &Entry) -> Self {
        let document = entry.document();
        Self {
            countries: vec![document.country],
            regions: registry::vocabulary::regions_of(document.country),
            languages: ranges_of(&document.languages),
            levels: document.levels.clone(),
            audiences: document.audiences.clone(),
            kinds: vec![document.kind],
            subjects: document.subjects.clone(),
            access: vec![document.access],
            reachability: vec![entry.published.reachability.status],
            endorsement: vec![entry.published.endorsement.status],
            lifecycle: vec![document.lifecycle],
        }
    }
}

impl Index {
    /// Puts `new` where `old` (the same slot's former entry, if any) was.
    pub(super) fn replace(&mut self, old: Option<&Entry>, new: &Entry) {
        let slot = new.slot;
        let (old, new) = (old.map_or_else(Values::default, Values::of), Values::of(new));
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
        } = self;
        countries.replace(slot, &old.countries, &new.countries);
        regions.replace(slot, &old.regions, &new.regions);
        languages.replace(slot, &old.languages, &new.languages);
        levels.replace(slot, &old.levels, &new.levels);
        audiences.replace(slot, &old.audiences, &new.audiences);
        kinds.replace(slot, &old.kinds, &new.kinds);
        subjects.replace(slot, &old.subjects, &new.subjects);
        access.replace(slot, &old.access, &new.access);
        reachability.replace(slot, &old.reachability, &new.reachability);
        endorsement.replace(slot, &old.endorsement, &new.endorsement);
        lifecycle.replace(slot, &old.lifecycle, &new.lifecycle);
    }
}
