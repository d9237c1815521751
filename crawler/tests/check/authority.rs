//! Certificate authorities and certificates of every bad kind.

use std::sync::Arc;

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, CustomExtension, DnType, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};

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
        self.issue(authority_params(name))
    }

    /// An intermediate that says where its own issuer's certificate is.
    pub fn intermediate_of(&self, name: &str, issuer_url: &str) -> Self {
        let mut params = authority_params(name);
        params.custom_extensions.push(issuer_at(issuer_url));
        self.issue(params)
    }

    /// An intermediate whose time is over.
    pub fn expired_intermediate(&self, name: &str) -> Self {
        let mut params = authority_params(name);
        params.not_before = date_time_ymd(2015, 1, 1);
        params.not_after = date_time_ymd(2020, 1, 1);
        self.issue(params)
    }

    fn issue(&self, params: CertificateParams) -> Self {
        let key = KeyPair::generate().unwrap();
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

    /// A server that speaks one version only.
    pub fn server_of(&self, host: &str, version: &'static rustls::SupportedProtocolVersion) -> ServerConfig {
        let key = KeyPair::generate().unwrap();
        let certificate = params(host, &Leaf::default()).signed_by(&key, &self.issuer).unwrap();
        config(vec![certificate.der().clone()], &key, &[version])
    }

    /// A server that lets in only clients with a certificate of this authority.
    pub fn demanding_server(
        &self,
        host: &str,
        version: &'static rustls::SupportedProtocolVersion,
    ) -> ServerConfig {
        let key = KeyPair::generate().unwrap();
        let certificate = params(host, &Leaf::default()).signed_by(&key, &self.issuer).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.der().clone()).unwrap();
        let clients = WebPkiClientVerifier::builder_with_provider(roots.into(), Arc::clone(&provider));
        ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[version])
            .unwrap()
            .with_client_cert_verifier(clients.build().unwrap())
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
            )
            .unwrap()
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
        params.custom_extensions.push(issuer_at(url));
    }
    params
}

/// `AuthorityInfoAccess` with one `caIssuers` address.
fn issuer_at(url: &str) -> CustomExtension {
    let oid = [0x06, 8, 0x2b, 6, 1, 5, 5, 7, 0x30, 2];
    let access = der(0x30, &[oid.as_slice(), &der(0x86, url.as_bytes())].concat());
    CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], der(0x30, &access))
}

/// A PKCS#7 bundle: signed data that nobody signed.
pub fn bundle(certificates: &[&Authority]) -> Vec<u8> {
    let signed_data = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
    let data = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];
    let all = certificates.iter().flat_map(|authority| authority.certificate.der().to_vec());
    let content = [
        vec![0x02, 1, 1],
        der(0x31, &[]),
        der(0x30, &data),
        der(0xa0, &all.collect::<Vec<_>>()),
        der(0x31, &[]),
    ];
    der(0x30, &[signed_data.as_slice(), &der(0xa0, &der(0x30, &content.concat()))].concat())
}

/// One element of DER.
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let head = match u8::try_from(length) {
        Ok(short) if short < 0x80 => vec![tag, short],
        _ => [[tag, 0x83].as_slice(), &u32::try_from(length).unwrap().to_be_bytes()[1..]].concat(),
    };
    [&head, content].concat()
}

/// A server that vouches for itself, and its certificate.
pub fn self_signed(host: &str, leaf: &Leaf) -> (ServerConfig, String) {
    let key = KeyPair::generate().unwrap();
    let certificate = params(host, leaf).self_signed(&key).unwrap();
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
