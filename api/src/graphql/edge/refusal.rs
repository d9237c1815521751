//! A request that is answered before any query runs, and the codes that every error carries.

use http::StatusCode;

use super::super::limits::{Kind, Refused};

/// The values of `extensions.code`; there are no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// Sign in first.
    Unauthenticated,
    /// Signed in, but not allowed.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// The request is wrong.
    BadUserInput,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// Too many requests.
    RateLimited,
    /// One request asks for too much.
    TooComplex,
    /// We failed; the message has the id under which the log says why.
    Internal,
    /// Nobody knows the query of this hash; send the query with it.
    PersistedQueryNotFound,
}

impl Code {
    const ALL: [Self; 9] = [
        Self::Unauthenticated,
        Self::Forbidden,
        Self::NotFound,
        Self::BadUserInput,
        Self::Conflict,
        Self::RateLimited,
        Self::TooComplex,
        Self::Internal,
        Self::PersistedQueryNotFound,
    ];

    /// The code as clients read it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::Conflict => "CONFLICT",
            Self::RateLimited => "RATE_LIMITED",
            Self::TooComplex => "TOO_COMPLEX",
            Self::Internal => "INTERNAL",
            Self::PersistedQueryNotFound => "PERSISTED_QUERY_NOT_FOUND",
        }
    }

    /// The code that reads so.
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == text)
    }
}

impl From<Kind> for Code {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Invalid => Self::BadUserInput,
            Kind::TooComplex => Self::TooComplex,
        }
    }
}

/// A request that is not executed.
#[derive(Debug)]
pub(super) struct Refusal {
    /// What is wrong, with what to send instead.
    pub(super) refused: Refused,
    /// The status when the fault lies in HTTP or in the shape of the request; none when it is a well-formed
    /// request with a query that will not do, whose status depends on the media type.
    pub(super) status: Option<StatusCode>,
    /// The code, where the kind does not say it.
    pub(super) code: Option<Code>,
}

impl Refusal {
    pub(super) fn http(status: StatusCode, message: impl Into<String>) -> Self {
        let kind = if status == StatusCode::PAYLOAD_TOO_LARGE { Kind::TooComplex } else { Kind::Invalid };
        let refused = Refused { kind, message: message.into(), position: None };
        Self { refused, status: Some(status), code: None }
    }

    /// A refusal that clients know by its code and go on from, so that it is no fault in HTTP.
    pub(super) fn coded(code: Code, message: impl Into<String>) -> Self {
        Self { code: Some(code), ..Self::http(StatusCode::OK, message) }
    }

    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self::http(StatusCode::BAD_REQUEST, message)
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        Self { refused, status: None, code: None }
    }
}
