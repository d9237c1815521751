//! Certificate authorities and certificates of every bad kind.

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, CustomExtension, DnType, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

/// An authority and its certificate.
pub struct Authority {
    pub certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

/// What is special about a leaf.
#[derive(Default)]
pub struct Leaf {
    pub from: Option<(i32, u8, u8)>,
    pub until: Option<(i32, u8, u8)>,
    pub issuer_url: Option<String>,
}

fn authority_params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(Vec::default()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

impl Authority {
    pub fn root(name: &str) -> Self {
        let (params, key) = (authority_params(name), KeyPair::generate().unwrap());
        let certificate = params.self_signed(&key).unwrap();
        Self { certificate, issuer: Issuer::new(params, key) }
    }

    pub fn intermediate(&self, name: &str) -> Self {
        let (params, key) = (authority_params(name), KeyPair::generate().unwrap());
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        Self { certificate, issuer: Issuer::new(params, key) }
    }

    pub fn pem(&self) -> Vec<u8> {
        self.certificate.pem().into_bytes()
    }

    /// A server for `host` that presents its leaf and then `more`.
    pub fn server(&self, host: &str, leaf: &Leaf, more: &[&Self]) -> ServerConfig {
        let key = KeyPair::generate().unwrap();
        let certificate = params(host, leaf).signed_by(&key, &self.issuer).unwrap();
        let mut chain = vec![certificate.der().clone()];
        chain.extend(more.iter().map(|authority| authority.certificate.der().clone()));
        config(chain, &key, rustls::ALL_VERSIONS)
    }
}

fn params(host: &str, leaf: &Leaf) -> CertificateParams {
    let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
    params.distinguished_name.push(DnType::CommonName, host);
    if let Some((year, month, day)) = leaf.from {
        params.not_before = date_time_ymd(year, month, day);
    }
    if let Some((year, month, day)) = leaf.until {
        params.not_after = date_time_ymd(year, month, day);
    }
    if let Some(url) = &leaf.issuer_url {
        // AuthorityInfoAccess with one caIssuers address, in DER by hand.
        let name = [&[0x86, u8::try_from(url.len()).unwrap()], url.as_bytes()].concat();
        let oid = [0x06, 8, 0x2b, 6, 1, 5, 5, 7, 0x30, 2];
        let access = sequence(&[oid.as_slice(), &name].concat());
        let content = sequence(&access);
        params
            .custom_extensions
            .push(CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], content));
    }
    params
}

fn sequence(content: &[u8]) -> Vec<u8> {
    [&[0x30, u8::try_from(content.len()).unwrap()], content].concat()
}

/// A server that vouches for itself, and its certificate.
pub fn self_signed(host: &str) -> (ServerConfig, String) {
    let key = KeyPair::generate().unwrap();
    let certificate = params(host, &Leaf::default()).self_signed(&key).unwrap();
    (config(vec![certificate.der().clone()], &key, rustls::ALL_VERSIONS), certificate.pem())
}

fn config(
    chain: Vec<CertificateDer<'static>>,
    key: &KeyPair,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> ServerConfig {
    let provider = rustls::crypto::ring::default_provider();
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    ServerConfig::builder_with_provider(provider.into())
        .with_protocol_versions(versions)
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key.into())
        .unwrap()
}
