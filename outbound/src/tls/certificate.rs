//! The few facts that we read from a certificate ourselves. Nothing here decides about trust.

use rustls::pki_types::CertificateDer;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::oid_registry::OID_PKIX_ACCESS_DESCRIPTOR_CA_ISSUERS;
use x509_parser::prelude::{FromDer, X509Certificate};
use x509_parser::x509::X509Name;

/// Facts of one certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) subject: String,
    pub(crate) issuer: String,
    pub(crate) not_before: i64,
    pub(crate) not_after: i64,
    pub(crate) self_issued: bool,
    /// Where the issuer's certificate can be fetched.
    pub(crate) issuer_urls: Vec<String>,
    subject_der: Vec<u8>,
    issuer_der: Vec<u8>,
}

impl Facts {
    pub(crate) fn issued(&self, other: &Self) -> bool {
        self.subject_der == other.issuer_der
    }
}

/// Reads the facts; none of what is no certificate.
pub(crate) fn read(der: &CertificateDer<'_>) -> Option<Facts> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    let validity = certificate.validity();
    Some(Facts {
        subject: name(certificate.subject()),
        issuer: name(certificate.issuer()),
        not_before: validity.not_before.timestamp(),
        not_after: validity.not_after.timestamp(),
        self_issued: certificate.issuer().as_raw() == certificate.subject().as_raw(),
        issuer_urls: issuer_urls(&certificate),
        subject_der: certificate.subject().as_raw().to_vec(),
        issuer_der: certificate.issuer().as_raw().to_vec(),
    })
}

fn name(whole: &X509Name<'_>) -> String {
    let common = whole.iter_common_name().next().or_else(|| whole.iter_organization().next());
    let name = common.and_then(|name| name.as_str().ok()).map_or_else(|| whole.to_string(), str::to_owned);
    name.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn issuer_urls(certificate: &X509Certificate<'_>) -> Vec<String> {
    let mut urls = Vec::new();
    for extension in certificate.extensions() {
        let ParsedExtension::AuthorityInfoAccess(access) = extension.parsed_extension() else { continue };
        for description in &access.accessdescs {
            let GeneralName::URI(uri) = &description.access_location else { continue };
            if description.access_method == OID_PKIX_ACCESS_DESCRIPTOR_CA_ISSUERS && urls.len() < 3 {
                urls.push((*uri).to_owned());
            }
        }
    }
    urls
}
