//! The orders of a list: three ways to sort, each read from either end.

use std::str::FromStr;

use registry::vocabulary::UnknownCode;
use uuid::Uuid;

use super::entry::Entry;

/// The order of a list of platforms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Order {
    /// By relevance to the search, else by name.
    #[default]
    RelevanceOrName,
    /// By own name, in CLDR's root collation.
    NameAsc,
    /// By own name, last first.
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

impl Order {
    /// Every order.
    pub const ALL: &'static [Self] = &[
        Self::RelevanceOrName,
        Self::NameAsc,
        Self::NameDesc,
        Self::UpdatedAtDesc,
        Self::UpdatedAtAsc,
        Self::CreatedAtDesc,
        Self::CreatedAtAsc,
    ];

    /// The code, the same in GraphQL and in a page's address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::RelevanceOrName => "RELEVANCE_OR_NAME",
            Self::NameAsc => "NAME_ASC",
            Self::NameDesc => "NAME_DESC",
            Self::UpdatedAtDesc => "UPDATED_AT_DESC",
            Self::UpdatedAtAsc => "UPDATED_AT_ASC",
            Self::CreatedAtDesc => "CREATED_AT_DESC",
            Self::CreatedAtAsc => "CREATED_AT_ASC",
        }
    }

    pub(super) const fn sort(self) -> Sort {
        match self {
            Self::RelevanceOrName | Self::NameAsc | Self::NameDesc => Sort::Name,
            Self::UpdatedAtDesc | Self::UpdatedAtAsc => Sort::UpdatedAt,
            Self::CreatedAtDesc | Self::CreatedAtAsc => Sort::CreatedAt,
        }
    }

    pub(super) const fn is_descending(self) -> bool {
        match self {
            Self::NameDesc | Self::UpdatedAtDesc | Self::CreatedAtDesc => true,
            Self::RelevanceOrName | Self::NameAsc | Self::UpdatedAtAsc | Self::CreatedAtAsc => false,
        }
    }
}

impl FromStr for Order {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|order| order.code() == text).ok_or_else(|| UnknownCode {
            vocabulary: "platform order",
            value: text.chars().take(64).collect(),
        })
    }
}

/// By what a list is sorted; the id settles ties, since it never changes (a slug may).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Name,
    UpdatedAt,
    CreatedAt,
    /// By endorsement and reachability: what settles ties of a search.
    Standing,
}

/// Where an entry stands, or stood, in a sorted list. Keys of different sorts are never compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'a> {
    Name(&'a [u8]),
    Micros(i64),
    Standing(u8, &'a [u8]),
}

/// A key and the id that settles ties.
pub(super) type Place<'a> = (Key<'a>, Uuid);

impl Sort {
    pub(super) fn place(self, entry: &Entry) -> Place<'_> {
        let key = match self {
            Self::Name => Key::Name(&entry.name_key),
            Self::UpdatedAt => Key::Micros(entry.published.updated_at.timestamp_micros()),
            Self::CreatedAt => Key::Micros(entry.published.created_at.timestamp_micros()),
            Self::Standing => Key::Standing(entry.standing(), &entry.name_key),
        };
        (key, entry.id())
    }
}
