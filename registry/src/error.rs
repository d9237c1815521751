//! The ways a use case can refuse or fail. Each has a stable code that every surface shows.

use std::fmt;

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was asked for is not there.
    #[error("{0} was not found")]
    NotFound(String),
    /// The input has faults that a person can mend.
    #[error("the input has {} fault(s); the first: {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    Invalid(Vec<FieldError>),
    /// What is there stands against it.
    #[error("{0}")]
    Conflict(String),
    /// The actor may not do this.
    #[error("{0}")]
    Forbidden(String),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// What is stored does not read as what was written.
    #[error("the stored {what} cannot be read: {cause}")]
    Corrupt {
        /// Which record.
        what: String,
        /// What is wrong with it.
        cause: String,
    },
}

impl Error {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "NOT_FOUND",
            Self::Invalid(_) => "BAD_USER_INPUT",
            Self::Conflict(_) => "CONFLICT",
            Self::Forbidden(_) => "FORBIDDEN",
            Self::Database(_) | Self::Corrupt { .. } => "INTERNAL",
        }
    }

    pub(crate) fn corrupt(what: impl Into<String>, cause: impl fmt::Display) -> Self {
        Self::Corrupt { what: what.into(), cause: cause.to_string() }
    }
}

/// One fault of one field, with the way to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field, as a path: `name.fr`, `languages[2]`.
    pub field: String,
    /// What is wrong and what would be right.
    pub message: String,
}

impl FieldError {
    /// A fault of `field`.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.message)
    }
}

/// What a use case gives back.
pub type Result<T> = std::result::Result<T, Error>;
