//! What a mutation gives back: the thing itself, or what its sender can mend.

use async_graphql::{Result, SimpleObject};
use registry::Error;
use registry::error::FieldError;

/// A fault that whoever sent it can mend.
#[derive(Debug, Clone, PartialEq, Eq, SimpleObject)]
#[graphql(serial)]
pub struct UserError {
    /// The field that is at fault, as a path such as `roles[0].countries`; null if it is none alone.
    pub field: Option<String>,
    /// Which fault, for programs: `INVALID`, `REQUIRED`, `TAKEN`, `CONFLICT` and more.
    pub code: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// The one thing that a mutation gives, beside what is wrong.
pub(crate) trait Payload {
    /// The thing.
    type Thing;

    /// Either.
    fn of(thing: Option<Self::Thing>, user_errors: Vec<UserError>) -> Self;
}

/// Declares the type that a mutation gives back, as `Name { thing: Type }` with a comment on each.
macro_rules! payload {
    ($(#[$doc:meta])* $name:ident { $(#[$field_doc:meta])* $field:ident: $thing:ty }) => {
        $(#[$doc])*
        #[derive(Debug, async_graphql::SimpleObject)]
        #[graphql(serial)]
        pub struct $name {
            $(#[$field_doc])*
            pub $field: Option<$thing>,
            /// What is wrong and how to mend it; empty when it is done.
            pub user_errors: Vec<$crate::graphql::mutation::payload::UserError>,
        }

        impl $crate::graphql::mutation::payload::Payload for $name {
            type Thing = $thing;

            fn of(
                $field: Option<$thing>,
                user_errors: Vec<$crate::graphql::mutation::payload::UserError>,
            ) -> Self {
                Self { $field, user_errors }
            }
        }
    };
}
pub(crate) use payload;

/// From what a use case gave to what its mutation gives.
pub(crate) fn answer<P: Payload>(done: registry::Result<P::Thing>) -> Result<P> {
    let faults = match done {
        Ok(thing) => return Ok(P::of(Some(thing), Vec::new())),
        Err(Error::Invalid(faults)) => faults.into_iter().map(UserError::from).collect(),
        Err(error @ Error::Conflict(_)) => {
            vec![UserError { field: None, code: error.code().to_owned(), message: error.to_string() }]
        }
        Err(
            error @ (Error::NotFound(_)
            | Error::Unauthenticated(_)
            | Error::Forbidden(_)
            | Error::RateLimited { .. }
            | Error::Database(_)
            | Error::Corrupt { .. }),
        ) => return Err(crate::error::graphql(&error)),
    };
    Ok(P::of(None, faults))
}

impl From<FieldError> for UserError {
    fn from(fault: FieldError) -> Self {
        let FieldError { field, code, message } = fault;
        Self { field: Some(field), code: code.to_owned(), message }
    }
}
