//! Filters and orders as they come in.

use async_graphql::{Enum, InputObject, Result};
use chrono::{DateTime, Utc};
use registry::vocabulary::{
    Access, Audience, EducationLevel, EndorsementStatus, Lifecycle, PlatformKind, ReachabilityStatus,
    Subject, Vocabulary,
};

use super::codes::Code;
use super::scalars::{CountryCode, LanguageTag};
use crate::catalogue::{Filter, Order};
use crate::graphql::refuse;
use crate::search::Query;

/// The order of a list of platforms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "Order")]
pub enum PlatformOrder {
    /// By relevance to the search, else by name.
    RelevanceOrName,
    /// By name, in the root collation of Unicode CLDR: the same order in every language.
    NameAsc,
    /// By name, last first.
    NameDesc,
    /// Last changed first.
    UpdatedAtDesc,
    /// Longest unchanged first.
    UpdatedAtAsc,
    /// Last listed first.
    CreatedAtDesc,
    /// First listed first.
    CreatedAtAsc,
}

/// Which platforms. Values of one field are alternatives; fields narrow each other; an empty list narrows
/// nothing. Without `lifecycle`, retired platforms are left out.
#[derive(Debug, Default, InputObject)]
pub struct PlatformFilter {
    /// What a text finds: words of the name, in any order, the last of them perhaps unfinished, then of the operator,
    /// the authority, the web address, the country in six languages and the summary. Accents do not matter, nor
    /// does a typo in a longer word. At most 300 characters; none of them is an operator. An empty text narrows
    /// nothing.
    pub search: Option<String>,
    /// Of these countries.
    pub countries: Option<Vec<CountryCode>>,
    /// Of countries in these UN M49 regions or subregions, such as `002` for Africa.
    pub regions: Option<Vec<String>>,
    /// Serving these languages; a tag finds its narrower ones too (`zh` finds `zh-Hant`).
    pub languages: Option<Vec<LanguageTag>>,
    /// Serving these levels.
    pub levels: Option<Vec<Code<EducationLevel>>>,
    /// Made for these people.
    pub audiences: Option<Vec<Code<Audience>>>,
    /// Of these kinds.
    pub kinds: Option<Vec<Code<PlatformKind>>>,
    /// On these subjects.
    pub subjects: Option<Vec<Code<Subject>>>,
    /// Entered in these ways.
    pub access: Option<Vec<Code<Access>>>,
    /// In these states of reachability.
    pub reachability: Option<Vec<Code<ReachabilityStatus>>>,
    /// In these states of endorsement.
    pub endorsement: Option<Vec<Code<EndorsementStatus>>>,
    /// In these states of life.
    pub lifecycle: Option<Vec<Code<Lifecycle>>>,
    /// Changed at or after this time.
    pub updated_since: Option<DateTime<Utc>>,
}

impl PlatformFilter {
    /// The filter that the catalogue knows.
    pub(crate) fn parse(self) -> Result<Filter> {
        let Self {
            search,
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
            updated_since,
        } = self;
        let regions = regions.unwrap_or_default();
        let regions = regions.iter().map(|code| Filter::region(code)).collect::<Result<_, _>>();
        let search = search.as_deref().map_or(Ok(None), Query::parse);
        Ok(Filter {
            search: search.map_err(|error| refuse("BAD_USER_INPUT", error.to_string()))?,
            countries: countries.unwrap_or_default().into_iter().map(|code| code.0).collect(),
            regions: regions.map_err(|error| refuse("BAD_USER_INPUT", error.to_string()))?,
            languages: languages.unwrap_or_default().into_iter().map(|tag| tag.0).collect(),
            levels: values(levels),
            audiences: values(audiences),
            kinds: values(kinds),
            subjects: values(subjects),
            access: values(access),
            reachability: values(reachability),
            endorsement: values(endorsement),
            lifecycle: values(lifecycle),
            updated_since,
        })
    }
}

fn values<T: Vocabulary>(codes: Option<Vec<Code<T>>>) -> Vec<T> {
    codes.unwrap_or_default().into_iter().map(|code| code.0).collect()
}
