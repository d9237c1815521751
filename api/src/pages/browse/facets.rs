//! What a list can be narrowed by: every value that would find something, with how many it would find.

use std::cmp::Reverse;

use super::address::{Address, Param};
use crate::catalogue::{FacetAxis, Leaf};
use crate::i18n::Labelled;
use crate::ordinal::Ordinal;
use crate::pages::visit::Visit;
use registry::vocabulary::{
    Access, Audience, CountryCode, EducationLevel, EndorsementStatus, LanguageTag, PlatformKind,
    ReachabilityStatus, Subject,
};

/// Values of a long list that are seen at once.
const SEEN: usize = 8;

/// One way to narrow a list.
pub(in crate::pages) struct Facet {
    /// The key in the address.
    pub key: &'static str,
    /// What is narrowed.
    pub heading: String,
    /// The values that are seen at once.
    pub values: Vec<Value>,
    /// The others.
    pub more: Vec<Value>,
    /// What unfolds them.
    pub unfold: String,
    /// Whether it is unfolded.
    pub is_open: bool,
}

/// A value, and the list with it or without it.
pub(in crate::pages) struct Value {
    /// What it is called.
    pub label: &'static str,
    /// How many it finds.
    pub count: String,
    /// The list with it, or without it if it is chosen.
    pub link: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// Every facet of a list.
pub(in crate::pages) fn facets(visit: &Visit, address: &Address, leaf: &Leaf) -> Vec<Facet> {
    let of = Facets { visit, address, leaf };
    let all = [
        of.facet::<EducationLevel>(Param::Level, FacetAxis::Levels),
        of.facet::<CountryCode>(Param::Country, FacetAxis::Countries),
        of.facet::<LanguageTag>(Param::Language, FacetAxis::Languages),
        of.facet::<Subject>(Param::Subject, FacetAxis::Subjects),
        of.facet::<Access>(Param::Access, FacetAxis::Access),
        of.facet::<ReachabilityStatus>(Param::Reachability, FacetAxis::Reachability),
        of.facet::<PlatformKind>(Param::Kind, FacetAxis::Kinds),
        of.facet::<Audience>(Param::Audience, FacetAxis::Audiences),
        of.facet::<EndorsementStatus>(Param::Endorsement, FacetAxis::Endorsement),
    ];
    all.into_iter().filter(|facet| !facet.values.is_empty()).collect()
}

struct Facets<'a> {
    visit: &'a Visit,
    address: &'a Address,
    leaf: &'a Leaf,
}

impl Facets<'_> {
    fn facet<V: Labelled>(&self, param: Param, axis: FacetAxis) -> Facet {
        let Self { visit, address, leaf } = self;
        let labels = V::labels(visit.locale);
        let mut counts = visit.snapshot.facet(axis, &address.filter(), leaf.computed());
        let is_long = matches!(param, Param::Country | Param::Language);
        if is_long {
            counts.sort_by_key(|count| {
                (!address.has(param, count.code), Reverse(count.count), labels.rank(count.ordinal))
            });
        }
        let value = |count: &crate::catalogue::FacetCount| Value {
            label: labels.text(count.ordinal),
            count: visit.words.number(count.count),
            link: link(visit, &address.toggled(param, count.code)),
            is_chosen: address.has(param, count.code),
        };
        let seen = if is_long && counts.len() > SEEN + 2 { SEEN } else { counts.len() };
        let (first, rest) = counts.split_at(seen);
        let mut rest = rest.to_vec();
        // Whoever unfolds the rest looks for a name.
        rest.sort_by_key(|count| labels.rank(count.ordinal));
        let values: Vec<Value> = first.iter().map(value).collect();
        let is_chosen = values.iter().any(|value| value.is_chosen);
        Facet {
            key: param.key(),
            heading: visit.words.say(&format!("field-{}", param.key())).into_owned(),
            unfold: visit.words.count("facet-more", rest.len() as u64),
            more: rest.iter().map(value).collect(),
            is_open: is_chosen
                || matches!(param, Param::Level | Param::Country | Param::Language | Param::Subject),
            values,
        }
    }
}

/// The link of a query.
pub(super) fn link(visit: &Visit, query: &str) -> String {
    let platforms = visit.to.platforms();
    if query.is_empty() { platforms } else { format!("{platforms}?{query}") }
}

/// What a value is called.
pub(super) fn label(visit: &Visit, param: Param, code: &str) -> String {
    fn of<V: Labelled>(code: &str, visit: &Visit) -> String {
        let value = (0..V::count()).filter_map(V::nth).find(|value| Ordinal::code(*value) == code);
        value.map_or_else(|| code.to_owned(), |value| visit.words.label(value).to_owned())
    }
    match param {
        Param::Country => of::<CountryCode>(code, visit),
        Param::Region => crate::pages::places::region_name(code, visit),
        Param::Language => of::<LanguageTag>(code, visit),
        Param::Level => of::<EducationLevel>(code, visit),
        Param::Subject => of::<Subject>(code, visit),
        Param::Audience => of::<Audience>(code, visit),
        Param::Kind => of::<PlatformKind>(code, visit),
        Param::Access => of::<Access>(code, visit),
        Param::Reachability => of::<ReachabilityStatus>(code, visit),
        Param::Endorsement => of::<EndorsementStatus>(code, visit),
        Param::Lifecycle => of::<registry::vocabulary::Lifecycle>(code, visit),
    }
}
