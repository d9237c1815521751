//! One mapping from what the registry refuses to what a surface shows.

use async_graphql::{Error, ErrorExtensions};

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
