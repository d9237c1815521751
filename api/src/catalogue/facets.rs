//! How many platforms each value of each filter would give, for whoever narrows a list. One axis at a time:
//! an axis costs up to some milliseconds at a million platforms, so none is counted that is not shown.

use std::borrow::Cow;

use roaring::RoaringBitmap;

use super::axis::Axis;
use super::filter::Filter;
use super::relax::Field;
use super::snapshot::Snapshot;
use crate::ordinal::Ordinal;

/// What platforms are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetAxis {
    /// By country.
    Countries,
    /// By language range: `zh` counts `zh-Hant`, as its filter would find it.
    Languages,
    /// By level.
    Levels,
    /// By audience.
    Audiences,
    /// By kind.
    Kinds,
    /// By subject.
    Subjects,
    /// By access.
    Access,
    /// By reachability.
    Reachability,
    /// By endorsement.
    Endorsement,
}

/// A value and how many platforms would be found if it alone were chosen on its axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FacetCount {
    /// The value's place in its vocabulary, for whoever keeps something for each value.
    pub ordinal: usize,
    /// The value's code.
    pub code: &'static str,
    /// How many.
    pub count: u32,
}

impl FacetAxis {
    /// Every axis.
    pub const ALL: &'static [Self] = &[
        Self::Countries,
        Self::Languages,
        Self::Levels,
        Self::Audiences,
        Self::Kinds,
        Self::Subjects,
        Self::Access,
        Self::Reachability,
        Self::Endorsement,
    ];

    /// The field of a filter that chooses on this axis.
    pub const fn field(self) -> Field {
        match self {
            Self::Countries => Field::Countries,
            Self::Languages => Field::Languages,
            Self::Levels => Field::Levels,
            Self::Audiences => Field::Audiences,
            Self::Kinds => Field::Kinds,
            Self::Subjects => Field::Subjects,
            Self::Access => Field::Access,
            Self::Reachability => Field::Reachability,
            Self::Endorsement => Field::Endorsement,
        }
    }
}

impl Snapshot {
    /// The values of an axis that some platform has, in the order of their vocabulary. The facet ignores its
    /// own field of the filter and keeps all others. `computed` is what the filter finds, if the page that
    /// it is for had to compute it: most axes have no field of their own to ignore, and share it.
    pub fn facet(
        &self,
        axis: FacetAxis,
        filter: &Filter,
        computed: Option<&RoaringBitmap>,
    ) -> Vec<FacetCount> {
        let found = match (filter.without(axis.field()), computed) {
            (Some(others), _) => self.matching(&others),
            (None, Some(found)) => Cow::Borrowed(found),
            (None, None) => self.matching(filter),
        };
        let index = &self.index;
        match axis {
            FacetAxis::Countries => self.counted(&index.countries, &found),
            FacetAxis::Languages => self.counted(&index.languages, &found),
            FacetAxis::Levels => self.counted(&index.levels, &found),
            FacetAxis::Audiences => self.counted(&index.audiences, &found),
            FacetAxis::Kinds => self.counted(&index.kinds, &found),
            FacetAxis::Subjects => self.counted(&index.subjects, &found),
            FacetAxis::Access => self.counted(&index.access, &found),
            FacetAxis::Reachability => self.counted(&index.reachability, &found),
            FacetAxis::Endorsement => self.counted(&index.endorsement, &found),
        }
    }

    fn counted<V: Ordinal>(&self, axis: &Axis<V>, found: &RoaringBitmap) -> Vec<FacetCount> {
        let row = |(ordinal, count): (usize, u32)| {
            let code = V::nth(ordinal).filter(|_| count > 0)?.code();
            Some(FacetCount { ordinal, code, count })
        };
        axis.counts(found, self.everything()).into_iter().enumerate().filter_map(row).collect()
    }
}
