//! A filter without one of its fields: what a facet counts in, and what helps whoever found too little.

use super::filter::Filter;
use super::snapshot::Snapshot;

/// A field of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `search`.
    Search,
    /// `countries`.
    Countries,
    /// `regions`.
    Regions,
    /// `languages`.
    Languages,
    /// `levels`.
    Levels,
    /// `audiences`.
    Audiences,
    /// `kinds`.
    Kinds,
    /// `subjects`.
    Subjects,
    /// `access`.
    Access,
    /// `reachability`.
    Reachability,
    /// `endorsement`.
    Endorsement,
    /// `lifecycle`.
    Lifecycle,
    /// `updatedSince`.
    UpdatedSince,
}

/// A field that could be dropped, and how many platforms would then be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relaxation {
    /// The field.
    pub field: Field,
    /// How many the other fields find.
    pub count: u64,
}

/// Who found so many needs no help.
const ENOUGH: u64 = 3;

impl Field {
    /// Every field.
    pub const ALL: &'static [Self] = &[
        Self::Search,
        Self::Countries,
        Self::Regions,
        Self::Languages,
        Self::Levels,
        Self::Audiences,
        Self::Kinds,
        Self::Subjects,
        Self::Access,
        Self::Reachability,
        Self::Endorsement,
        Self::Lifecycle,
        Self::UpdatedSince,
    ];

    /// The field's name, the same in GraphQL and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Countries => "countries",
            Self::Regions => "regions",
            Self::Languages => "languages",
            Self::Levels => "levels",
            Self::Audiences => "audiences",
            Self::Kinds => "kinds",
            Self::Subjects => "subjects",
            Self::Access => "access",
            Self::Reachability => "reachability",
            Self::Endorsement => "endorsement",
            Self::Lifecycle => "lifecycle",
            Self::UpdatedSince => "updatedSince",
        }
    }
}

fn emptied<V>(values: &mut Vec<V>) -> bool {
    !std::mem::take(values).is_empty()
}

impl Filter {
    /// The filter without a field, if that field narrows anything now.
    pub fn without(&self, field: Field) -> Option<Self> {
        let mut others = self.clone();
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
        } = &mut others;
        let narrowed = match field {
            Field::Search => search.take().is_some(),
            Field::Countries => emptied(countries),
            Field::Regions => emptied(regions),
            Field::Languages => emptied(languages),
            Field::Levels => emptied(levels),
            Field::Audiences => emptied(audiences),
            Field::Kinds => emptied(kinds),
            Field::Subjects => emptied(subjects),
            Field::Access => emptied(access),
            Field::Reachability => emptied(reachability),
            Field::Endorsement => emptied(endorsement),
            Field::Lifecycle => emptied(lifecycle),
            Field::UpdatedSince => updated_since.take().is_some(),
        };
        narrowed.then_some(others)
    }
}

impl Snapshot {
    /// Which single field to drop when a filter finds next to nothing (`found`), and how many that gives:
    /// most first, and only where it gives more.
    pub fn relaxations(&self, filter: &Filter, found: u64) -> Vec<Relaxation> {
        if found >= ENOUGH {
            return Vec::new();
        }
        let relaxed = |field: &Field| {
            let count = self.count(&filter.without(*field)?);
            (count > found).then_some(Relaxation { field: *field, count })
        };
        let mut relaxations: Vec<_> = Field::ALL.iter().filter_map(relaxed).collect();
        relaxations.sort_by_key(|relaxation| std::cmp::Reverse(relaxation.count));
        relaxations
    }
}
