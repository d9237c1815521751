//! Why somebody is not let in, in words for them; what the organisation says of it is for the log alone.

use std::error::Error as StdError;

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use registry::Error;

use super::private;

/// Bytes of a cause that the log keeps: it may come from anybody.
const CAUSE: usize = 500;

/// Why somebody is not let in.
#[derive(Debug)]
pub(super) enum Failed {
    /// The registry refuses.
    Registry(Error),
    /// The organisation answers, but not so that it lets somebody in; in words for them.
    Refused(String),
    /// What the organisation says does not hold; for the log alone.
    Organisation(String),
    /// It does not say where it is and what it signs with; for the log alone.
    Unanswered(String),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Registry(error)
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let (status, said) = match self {
            Self::Registry(error) => refused(&error),
            Self::Refused(said) => (StatusCode::FORBIDDEN, said),
            Self::Organisation(cause) => {
                tracing::warn!(cause = cut(&cause), "an organisation did not vouch for somebody");
                (StatusCode::FORBIDDEN, "your organisation did not vouch for you; begin again".to_owned())
            }
            Self::Unanswered(cause) => {
                tracing::warn!(cause = cut(&cause), "an organisation does not answer");
                (StatusCode::BAD_GATEWAY, "your organisation does not answer; try again later".to_owned())
            }
        };
        (status, private(), format!("{said}\n")).into_response()
    }
}

fn refused(error: &Error) -> (StatusCode, String) {
    let status = match error {
        Error::NotFound(_) => StatusCode::NOT_FOUND,
        Error::Unauthenticated(_) | Error::Forbidden(_) => StatusCode::FORBIDDEN,
        Error::RateLimited { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Invalid(_) => StatusCode::BAD_REQUEST,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::Database(_) | Error::Corrupt { .. } => {
            tracing::error!(%error, "nobody can be signed in");
            let said = "something went wrong on our side; try again".to_owned();
            return (StatusCode::INTERNAL_SERVER_ERROR, said);
        }
    };
    (status, error.to_string())
}

/// An error with all that is behind it.
pub(super) fn told(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut behind = error.source();
    while let Some(cause) = behind {
        text = format!("{text}: {cause}");
        behind = cause.source();
    }
    text
}

fn cut(cause: &str) -> &str {
    &cause[..cause.floor_char_boundary(CAUSE)]
}
