//! The certificates in what an issuer's address answers: one in DER or PEM, or a PKCS#7 bundle of several.

use rustls::pki_types::CertificateDer;
use x509_parser::asn1_rs::{Any, Class, FromBer, Tag};
use x509_parser::pem::Pem;
use x509_parser::prelude::{FromDer, X509Certificate};

/// Nobody's chain has more.
const MOST: usize = 16;

/// Reads whatever of the three it is; nothing of anything else.
pub(crate) fn certificates(bytes: &[u8]) -> Vec<CertificateDer<'static>> {
    let armoured = Pem::iter_from_buffer(bytes).take(MOST).map_while(Result::ok);
    let mut found: Vec<_> = armoured.flat_map(|pem| plain(&pem.contents)).collect();
    if found.is_empty() {
        found = plain(bytes);
    }
    found.truncate(MOST);
    found
}

fn plain(der: &[u8]) -> Vec<CertificateDer<'static>> {
    if X509Certificate::from_der(der).is_ok() {
        return vec![CertificateDer::from(der.to_vec())];
    }
    signed_data(der).map(members).unwrap_or_default()
}

/// RFC 5652: `ContentInfo` holds `SignedData`, which holds the certificates as its only element tagged 0. In BER, since
/// what is meant for people's programs is not always DER.
fn signed_data(bytes: &[u8]) -> Option<&[u8]> {
    let (_, info) = Any::from_ber(bytes).ok().filter(|(_, info)| info.tag() == Tag::Sequence)?;
    let content = elements(info.data).find(|(any, _)| is_tagged_0(any))?.0;
    let (_, signed) = Any::from_ber(content.data).ok().filter(|(_, signed)| signed.tag() == Tag::Sequence)?;
    let found = elements(signed.data).find(|(any, _)| is_tagged_0(any));
    found.map(|(any, _)| any.data)
}

fn is_tagged_0(any: &Any<'_>) -> bool {
    any.class() == Class::ContextSpecific && any.tag() == Tag(0)
}

fn members(set: &[u8]) -> Vec<CertificateDer<'static>> {
    let certificates = elements(set).take(MOST).filter(|(any, _)| any.tag() == Tag::Sequence);
    certificates.map(|(_, whole)| CertificateDer::from(whole.to_vec())).collect()
}

/// Elements that follow each other, each as it is read and as it is written.
fn elements(mut bytes: &[u8]) -> impl Iterator<Item = (Any<'_>, &[u8])> {
    std::iter::from_fn(move || {
        let (rest, any) = Any::from_ber(bytes).ok()?;
        let whole = &bytes[..bytes.len() - rest.len()];
        bytes = rest;
        (!whole.is_empty()).then_some((any, whole))
    })
}
