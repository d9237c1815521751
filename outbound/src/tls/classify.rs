//! From a failed handshake to its name. What a browser could open and we cannot is never called invalid.

use rustls::{AlertDescription, CertificateError, Error, PeerIncompatible};

use super::TlsProblem;
use super::certificate;
use super::verifier::Seen;
use crate::failure::Failure;

/// What a TLS error means for the caller.
pub(crate) fn classify(error: &Error, seen: Option<&Seen>, host: &str) -> Failure {
    match error {
        Error::InvalidCertificate(reason) => certificate_failure(reason, seen, host),
        Error::AlertReceived(alert) => alert_failure(*alert, host),
        Error::PeerIncompatible(
            PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig
            | PeerIncompatible::Tls12NotOffered
            | PeerIncompatible::Tls12NotOfferedOrEnabled,
        ) => obsolete(host),
        Error::PeerIncompatible(why) => {
            Failure::TlsRefused(format!("{host} offers no TLS parameters that we share ({why:?})."))
        }
        other => Failure::Connection(format!("{host} broke off the TLS handshake: {other}.")),
    }
}

fn alert_failure(alert: AlertDescription, host: &str) -> Failure {
    match alert {
        AlertDescription::ProtocolVersion => obsolete(host),
        AlertDescription::HandshakeFailure | AlertDescription::InsufficientSecurity => {
            Failure::TlsRefused(format!("{host} shares no TLS cipher with us; a browser may still open it."))
        }
        AlertDescription::CertificateRequired
        | AlertDescription::AccessDenied
        | AlertDescription::BadCertificate => {
            Failure::TlsRefused(format!("{host} lets in only clients with a certificate of their own."))
        }
        AlertDescription::UnrecognisedName => Failure::Tls {
            problem: TlsProblem::WrongHost,
            detail: format!("The server has no certificate for {host}."),
        },
        other => Failure::Connection(format!("{host} broke off the TLS handshake with the alert {other:?}.")),
    }
}

fn obsolete(host: &str) -> Failure {
    Failure::Tls {
        problem: TlsProblem::ObsoleteProtocol,
        detail: format!("{host} offers only TLS versions below 1.2."),
    }
}

fn certificate_failure(reason: &CertificateError, seen: Option<&Seen>, host: &str) -> Failure {
    let facts = seen.and_then(|seen| seen.chain.first()).and_then(certificate::read);
    let self_signed = facts.as_ref().is_some_and(|facts| facts.self_issued);
    let issuer = facts.as_ref().map_or("an unknown issuer", |facts| facts.issuer.as_str());
    let ends = facts.as_ref().map(|facts| day(facts.not_after)).unwrap_or_default();
    let starts = facts.as_ref().map(|facts| day(facts.not_before)).unwrap_or_default();
    let (problem, detail) = match reason {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } if !self_signed => (
            TlsProblem::Expired,
            format!("The certificate of {host}, or one above it, has expired (it ended on {ends})."),
        ),
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } if !self_signed => {
            (TlsProblem::NotYetValid, format!("The certificate of {host} is valid only from {starts}."))
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => (
            TlsProblem::WrongHost,
            format!("The certificate does not name {host}; it was issued by {issuer}."),
        ),
        _ if self_signed => (TlsProblem::SelfSigned, format!("The certificate of {host} is self-signed.")),
        _ => (
            TlsProblem::UntrustedIssuer,
            format!("No root that browsers trust vouches for the certificate of {host}, issued by {issuer}."),
        ),
    };
    Failure::Tls { problem, detail }
}

/// A day as people write it in all countries.
fn day(timestamp: i64) -> String {
    x509_parser::time::ASN1Time::from_timestamp(timestamp)
        .map(|time| time.to_datetime().date().to_string())
        .unwrap_or_default()
}
