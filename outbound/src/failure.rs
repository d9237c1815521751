//! How one exchange can fail. A failure is the other side's doing, or the network's; only `Own` is ours.

use std::net::IpAddr;

use crate::tls::{Handshake, TlsProblem};

/// Why there is no response.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Not an http or https address with a host.
    #[error("{0}")]
    BadUrl(String),
    /// The name has no address, or the resolver does not say.
    #[error("{0}")]
    NoAddress(String),
    /// The name leads only to addresses that are not public.
    #[error("{0}")]
    UnsafeAddress(String),
    /// Refused, reset, unreachable, or closed before a response.
    #[error("{0}")]
    Connection(String),
    /// A deadline passed; the text says which.
    #[error("{0}")]
    Timeout(String),
    /// The certificate or the protocol version cannot be trusted.
    #[error("{detail}")]
    Tls {
        /// What is wrong.
        problem: TlsProblem,
        /// The same for people.
        detail: String,
    },
    /// The server speaks TLS that a browser might, and that we do not; or it wants a client certificate.
    #[error("{0}")]
    TlsRefused(String),
    /// Not HTTP, or more of its head than anyone needs.
    #[error("{0}")]
    Malformed(String),
    /// The body cannot be decoded, or is a decompression bomb.
    #[error("{0}")]
    Undecodable(String),
    /// Our own resolver, network or program failed.
    #[error("{0}")]
    Own(String),
}

/// A failure, and what was learned before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Why.
    pub failure: Failure,
    /// The addresses that the name led to.
    pub addresses: Vec<IpAddr>,
    /// The handshake, as far as it came.
    pub tls: Option<Handshake>,
}

impl Broken {
    /// Whether a certificate was shown that cannot be trusted.
    pub fn is_untrusted(&self) -> bool {
        match &self.failure {
            Failure::Tls { problem, .. } => *problem != TlsProblem::ObsoleteProtocol,
            Failure::BadUrl(_)
            | Failure::NoAddress(_)
            | Failure::UnsafeAddress(_)
            | Failure::Connection(_)
            | Failure::Timeout(_)
            | Failure::TlsRefused(_)
            | Failure::Malformed(_)
            | Failure::Undecodable(_)
            | Failure::Own(_) => false,
        }
    }
}

impl From<Failure> for Broken {
    fn from(failure: Failure) -> Self {
        Self { failure, addresses: Vec::new(), tls: None }
    }
}

/// Why a client could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The extra roots are not PEM certificates.
    #[error("the extra roots are not PEM certificates: {0}")]
    Roots(String),
    /// The trust store could not be built.
    #[error("the trust store cannot be built: {0}")]
    Trust(String),
    /// The user agent has characters that no header may hold.
    #[error("the user agent `{0}` cannot be sent in a header")]
    UserAgent(String),
}
