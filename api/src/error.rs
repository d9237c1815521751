//! One mapping from what the registry refuses to what a surface shows.

use async_graphql::{Error, ErrorExtensions};

/// What came of a use case, for the answer of a query.
pub(crate) trait OrRefusal<T> {
    /// The thing, or the registry's refusal as a GraphQL error.
    fn or_refusal(self) -> async_graphql::Result<T>;
}

impl<T> OrRefusal<T> for registry::Result<T> {
    fn or_refusal(self) -> async_graphql::Result<T> {
        self.map_err(|error| graphql(&error))
    }
}

/// A registry error as a GraphQL error. What is internal leaves with its code alone; the edge logs the
/// message once and shows an id in its place.
pub(crate) fn graphql(error: &registry::Error) -> Error {
    let code = error.code();
    Error::new(error.to_string()).extend_with(|_, extensions| {
        extensions.set("code", code);
        if let registry::Error::RateLimited { seconds } = error {
            extensions.set("retryAfter", *seconds);
        }
    })
}
