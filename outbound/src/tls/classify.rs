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
        Fault::Early => (
            TlsProblem::NotYetValid,
            format!("The certificate of {host} is valid only from {}.", day(facts.not_before)),
        ),
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

fn expiry(facts: &Facts, seen: &Seen, host: &str) -> String {
    let now = i64::try_from(seen.now.as_secs()).unwrap_or(i64::MAX);
    if facts.not_after < now {
        format!("The certificate of {host} has expired: it ended on {}.", day(facts.not_after))
    } else {
        format!("A certificate above that of {host}, issued by {}, has expired.", facts.issuer)
    }
}

/// A day as people write it in all countries.
fn day(timestamp: i64) -> String {
    x509_parser::time::ASN1Time::from_timestamp(timestamp)
        .map(|time| time.to_datetime().date().to_string())
        .unwrap_or_default()
}
