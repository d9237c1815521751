//! What a TLS handshake showed, and what is wrong with it. reqwest gives no certificates after a failed
//! handshake, so a verifier of ours watches each one.

mod aia;
pub(crate) mod bundle;
pub(crate) mod certificate;
mod classify;
mod verifier;

pub(crate) use aia::fetch_missing;
pub(crate) use classify::classify;
pub(crate) use verifier::{Recorder, Trust};

/// What is wrong with a certificate or a protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TlsProblem {
    /// Its time is over.
    Expired,
    /// Its time has not come.
    NotYetValid,
    /// It names another host.
    WrongHost,
    /// It vouches for itself.
    SelfSigned,
    /// No trusted root vouches for it.
    UntrustedIssuer,
    /// Only versions below TLS 1.2 are offered.
    ObsoleteProtocol,
}

/// What a handshake showed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handshake {
    /// `TLSv1.2` or `TLSv1.3`.
    pub version: Option<&'static str>,
    /// The issuer's name on the leaf certificate.
    pub issuer: Option<String>,
    /// When the leaf certificate ends, in seconds since 1970.
    pub not_after: Option<i64>,
    /// What is wrong, if the handshake failed for it.
    pub problem: Option<TlsProblem>,
    /// The server left out an intermediate certificate, which had to be fetched.
    pub incomplete_chain: bool,
    /// The leaf certificate ends within 14 days.
    pub expires_soon: bool,
}
