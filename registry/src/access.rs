//! Who acts, and in which role.

use serde::Serialize;

/// Who does something. Accounts and API clients join when there are any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A scheduled job of the program itself, by name.
    System(&'static str),
    /// Whoever may use the command line.
    Operator,
}

/// An actor as events record it: a role and, for people, an account id; never a name or an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedActor {
    /// `SYSTEM` or `OPERATOR`.
    pub role: &'static str,
    /// The job of a `SYSTEM` actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job: Option<&'static str>,
}

impl Actor {
    pub(crate) const fn recorded(self) -> RecordedActor {
        match self {
            Self::System(job) => RecordedActor { role: "SYSTEM", job: Some(job) },
            Self::Operator => RecordedActor { role: "OPERATOR", job: None },
        }
    }
}
