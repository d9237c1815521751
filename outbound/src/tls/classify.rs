//! From a failed handshake to its name. What a browser could open and we cannot is never called invalid.

use rustls::{AlertDescription, CertificateError, Error, PeerIncompatible};

use super::TlsProblem;
use super::certificate::{self, Facts};
use super::verifier::Seen;
use crate::failure::Failure;

/// What a TLS error means for the caller.
pub(crate) fn classify(error: &Error, seen: Option<&Seen>, host: &str) -> Failure {
    match error {
        Error::InvalidCertificate(reason) => certificate_failure(reason, seen, host),
        Error::AlertReceived(alert) => alert_failure(*alert, seen.is_some(), host),
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

/// `shown` says whether the server came as far as to show its certificate: then a cipher was agreed upon, and what it
/// refuses is us.
fn alert_failure(alert: AlertDescription, shown: bool, host: &str) -> Failure {
    match alert {
        AlertDescription::ProtocolVersion => obsolete(host),
        AlertDescription::HandshakeFailure if shown => wants_a_certificate(host),
        AlertDescription::HandshakeFailure | AlertDescription::InsufficientSecurity => {
            Failure::TlsRefused(format!("{host} shares no TLS cipher with us; a browser may still open it."))
        }
        AlertDescription::CertificateRequired
        | AlertDescription::AccessDenied
        | AlertDescription::BadCertificate => wants_a_certificate(host),
        AlertDescription::UnrecognisedName => Failure::Tls {
            problem: TlsProblem::WrongHost,
            detail: format!("The server has no certificate for {host}."),
        },
        other => Failure::Connection(format!("{host} broke off the TLS handshake with the alert {other:?}.")),
    }
}

fn wants_a_certificate(host: &str) -> Failure {
    Failure::TlsRefused(format!("{host} lets in only clients with a certificate of their own."))
}

fn obsolete(host: &str) -> Failure {
    Failure::Tls {
        problem: TlsProblem::ObsoleteProtocol,
        detail: format!("{host} offers only TLS versions below 1.2."),
    }
}

/// Of several faults the one that is named is the one that would remain if the others were mended, as browsers see it:
/// a stranger's certificate needs another issuer, one for another host another name, and an old one only its renewal.
fn certificate_failure(reason: &CertificateError, seen: Option<&Seen>, host: &str) -> Failure {
    let facts = seen.and_then(|seen| seen.chain.first()).and_then(certificate::read);
    let (Some(seen), Some(facts)) = (seen, facts) else {
        let detail = format!("The certificate of {host} cannot be read.");
        return Failure::Tls { problem: TlsProblem::UntrustedIssuer, detail };
    };
    let fault = Fault::of(reason);
    let elsewhere = matches!(fault, Fault::Over | Fault::Early) && !seen.names_the_host();
    let (problem, detail) = match fault {
        _ if facts.self_issued && !seen.named_as_root => {
            (TlsProblem::SelfSigned, format!("The certificate of {host} is self-signed."))
        }
        Fault::Other => (
            TlsProblem::UntrustedIssuer,
            format!(
                "No root that browsers trust vouches for the certificate of {host}, issued by {}.",
                facts.issuer
            ),
        ),
        _ if elsewhere => (TlsProblem::WrongHost, wrong_host(&facts, host)),
        Fault::Name => (TlsProblem::WrongHost, wrong_host(&facts, host)),
        Fault::Over => (TlsProblem::Expired, expiry(&facts, seen, host)),
        Fault::Early => (TlsProblem::NotYetValid, prematurity(&facts, seen, host)),
    };
    Failure::Tls { problem, detail }
}

/// What webpki says, as far as it matters here.
enum Fault {
    Over,
    Early,
    Name,
    Other,
}

impl Fault {
    fn of(reason: &CertificateError) -> Self {
        match reason {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::Over,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Self::Early,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Self::Name,
            _ => Self::Other,
        }
    }
}

fn wrong_host(facts: &Facts, host: &str) -> String {
    format!("The certificate does not name {host}; it was issued by {}.", facts.issuer)
}

fn expiry(leaf: &Facts, seen: &Seen, host: &str) -> String {
    let now = seen.seconds();
    match beyond(leaf, seen, |facts| facts.not_after < now) {
        None => format!("The certificate of {host} has expired: it ended on {}.", day(leaf.not_after)),
        Some(above) => {
            let Facts { subject, not_after, .. } = &above;
            format!(
                "The certificate “{subject}” above that of {host} has expired: it ended on {}.",
                day(*not_after)
            )
        }
    }
}

fn prematurity(leaf: &Facts, seen: &Seen, host: &str) -> String {
    let now = seen.seconds();
    match beyond(leaf, seen, |facts| facts.not_before > now) {
        None => format!("The certificate of {host} is valid only from {}.", day(leaf.not_before)),
        Some(above) => {
            let Facts { subject, not_before, .. } = &above;
            format!(
                "The certificate “{subject}” above that of {host} is valid only from {}.",
                day(*not_before)
            )
        }
    }
}

/// The certificate above the leaf that is at fault, if the leaf is not.
fn beyond(leaf: &Facts, seen: &Seen, at_fault: impl Fn(&Facts) -> bool) -> Option<Facts> {
    let mut above = seen.chain.iter().skip(1).filter_map(certificate::read);
    if at_fault(leaf) { None } else { above.find(at_fault) }
}

/// A day as people write it in all countries.
fn day(timestamp: i64) -> String {
    x509_parser::time::ASN1Time::from_timestamp(timestamp)
        .map(|time| time.to_datetime().date().to_string())
        .unwrap_or_default()
}
