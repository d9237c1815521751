//! Why a query was not let through, in words that say what to do.

use async_graphql::Pos;

/// Whether the query is wrong, or right but too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is not a query that could ever be answered.
    Invalid,
    /// It asks for more than one query may.
    TooComplex,
}

/// A refusal of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Which of the two.
    pub kind: Kind,
    /// What is wrong and what to do.
    pub message: String,
    /// Where in the query text.
    pub position: Option<Pos>,
}

impl Refused {
    pub(super) fn invalid(message: impl Into<String>, position: Option<Pos>) -> Self {
        Self { kind: Kind::Invalid, message: message.into(), position }
    }

    pub(super) fn too_complex(message: impl Into<String>) -> Self {
        Self { kind: Kind::TooComplex, message: message.into(), position: None }
    }
}

/// Lets `found` pass up to `limit`; the message names the limit, what was found and what to do.
pub(super) fn at_most(what: &str, found: u64, limit: u64, advice: &str) -> Result<(), Refused> {
    if found <= limit {
        return Ok(());
    }
    let found = if found == u64::MAX { "more than can be counted".to_owned() } else { found.to_string() };
    Err(Refused::too_complex(format!("The query has {found} {what}; the limit is {limit}. {advice}")))
}
