//! The ways a use case can refuse or fail. Each has a stable code that every surface shows.

use std::fmt;

use crate::said::Said;

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
    Conflict(Said),
    /// Whoever asks has not said who they are, or said it in a way that does not hold.
    #[error("{0}")]
    Unauthenticated(String),
    /// The actor may not do this.
    #[error("{0}")]
    Forbidden(String),
    /// It was tried too often.
    #[error("that was tried too often; try again in {} minutes", .seconds.div_ceil(60))]
    RateLimited {
        /// When it may be tried again.
        seconds: u64,
    },
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
            Self::Unauthenticated(_) => "UNAUTHENTICATED",
            Self::Forbidden(_) => "FORBIDDEN",
            Self::RateLimited { .. } => "RATE_LIMITED",
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
    /// Which fault, for programs.
    pub code: &'static str,
    /// What is wrong and what would be right.
    pub message: Said,
}

impl FieldError {
    /// A value of `field` that breaks a rule.
    pub fn new(field: impl Into<String>, message: impl Into<Said>) -> Self {
        Self::coded("INVALID", field, message)
    }

    /// A fault that programs tell from others.
    pub fn coded(code: &'static str, field: impl Into<String>, message: impl Into<Said>) -> Self {
        Self { field: field.into(), code, message: message.into() }
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.message)
    }
}

/// What a use case gives back.
pub type Result<T> = std::result::Result<T, Error>;
