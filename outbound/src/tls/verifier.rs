//! The verifier of one hop: it trusts exactly what webpki trusts, and remembers what it saw.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};

use super::certificate;
use super::{Handshake, TlsProblem};
use crate::failure::ConfigError;

/// The roots that are trusted, prepared once.
#[derive(Debug)]
pub(crate) struct Trust {
    provider: Arc<CryptoProvider>,
    webpki: Arc<WebPkiServerVerifier>,
    extra: Vec<CertificateDer<'static>>,
}

impl Trust {
    /// The roots that browsers trust, and those of a PEM file.
    pub(crate) fn new(extra_pem: Option<&[u8]>) -> Result<Arc<Self>, ConfigError> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let extra = extra_pem.map(read_pem).transpose()?.unwrap_or_default();
        for root in &extra {
            roots.add(root.clone()).map_err(|error| ConfigError::Roots(error.to_string()))?;
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let webpki = WebPkiServerVerifier::builder_with_provider(roots.into(), Arc::clone(&provider))
            .build()
            .map_err(|error| ConfigError::Trust(error.to_string()))?;
        Ok(Arc::new(Self { provider, webpki, extra }))
    }

    fn is_root(&self, leaf: &CertificateDer<'_>) -> bool {
        self.extra.iter().any(|root| root.as_ref() == leaf.as_ref())
    }
}

/// A certificate that was named as a root may serve by itself, as it may in curl and in browsers; webpki wants a leaf
/// that is no authority.
fn verify_itself(
    leaf: &CertificateDer<'_>,
    name: &ServerName<'_>,
    now: UnixTime,
) -> Result<ServerCertVerified, Error> {
    let facts = certificate::read(leaf).ok_or(CertificateError::BadEncoding)?;
    let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
    if now > facts.not_after {
        return Err(CertificateError::Expired.into());
    }
    if now < facts.not_before {
        return Err(CertificateError::NotValidYet.into());
    }
    let parsed = ParsedCertificate::try_from(leaf)?;
    rustls::client::verify_server_name(&parsed, name).map(|()| ServerCertVerified::assertion())
}

fn read_pem(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, ConfigError> {
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let certificates = certificates.map_err(|error| ConfigError::Roots(error.to_string()))?;
    if certificates.is_empty() {
        Err(ConfigError::Roots("there is none".to_owned()))
    } else {
        Ok(certificates)
    }
}

/// What a handshake presented.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(super) chain: Vec<CertificateDer<'static>>,
    pub(super) name: ServerName<'static>,
    pub(super) now: UnixTime,
    pub(super) refused: Option<Error>,
    version: Option<&'static str>,
    /// Whether the leaf itself is a root that we were told to trust.
    pub(super) named_as_root: bool,
    /// Whether the chain is whole only with the help of `extra`.
    helped: bool,
}

impl Seen {
    /// Whether the chain ends before a root that is trusted.
    pub(super) fn lacks_an_issuer(&self) -> bool {
        self.refused.as_ref().is_some_and(is_unknown_issuer)
    }

    /// When it was seen, in seconds since 1970.
    pub(super) fn seconds(&self) -> i64 {
        i64::try_from(self.now.as_secs()).unwrap_or(i64::MAX)
    }

    /// Whether the certificate names the host that it was shown for, whatever else is wrong with it.
    pub(super) fn names_the_host(&self) -> bool {
        let parsed = self.chain.first().and_then(|leaf| ParsedCertificate::try_from(leaf).ok());
        parsed.is_some_and(|leaf| rustls::client::verify_server_name(&leaf, &self.name).is_ok())
    }
}

fn is_unknown_issuer(error: &Error) -> bool {
    matches!(error, Error::InvalidCertificate(CertificateError::UnknownIssuer))
}

/// Verifies and remembers one handshake.
#[derive(Debug)]
pub(crate) struct Recorder {
    trust: Arc<Trust>,
    /// Intermediates that the server may leave out.
    extra: Vec<CertificateDer<'static>>,
    /// Whether any certificate will do, for a look that trusts nothing of what it sees.
    blind: bool,
    seen: Mutex<Option<Seen>>,
}

impl Recorder {
    pub(crate) fn new(trust: Arc<Trust>, extra: Vec<CertificateDer<'static>>) -> Arc<Self> {
        Arc::new(Self { trust, extra, blind: false, seen: Mutex::new(None) })
    }

    /// One that lets any certificate pass.
    pub(crate) fn blind(trust: Arc<Trust>) -> Arc<Self> {
        Arc::new(Self { trust, extra: Vec::new(), blind: true, seen: Mutex::new(None) })
    }

    /// The TLS settings of a hop that this recorder watches.
    pub(crate) fn config(self: &Arc<Self>) -> Result<ClientConfig, Error> {
        let mut config = ClientConfig::builder_with_provider(Arc::clone(&self.trust.provider))
            .with_safe_default_protocol_versions()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(self) as Arc<dyn ServerCertVerifier>)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        // A resumed session would show no certificate.
        config.resumption = rustls::client::Resumption::disabled();
        Ok(config)
    }

    pub(crate) fn seen(&self) -> Option<Seen> {
        self.lock().clone()
    }

    /// Whether the chain that was shown ends before a root that is trusted.
    pub(crate) fn lacks_an_issuer(&self) -> bool {
        self.lock().as_ref().is_some_and(Seen::lacks_an_issuer)
    }

    /// The handshake as far as it came; none when no certificate was shown.
    pub(crate) fn handshake(&self) -> Option<Handshake> {
        const SOON: i64 = 14 * 24 * 3_600;
        let seen = self.seen()?;
        let facts = seen.chain.first().and_then(certificate::read);
        let now = seen.seconds();
        Some(Handshake {
            version: seen.version,
            expires_soon: facts.as_ref().is_some_and(|facts| (now..now + SOON).contains(&facts.not_after)),
            not_after: facts.as_ref().map(|facts| facts.not_after),
            issuer: facts.map(|facts| facts.issuer),
            problem: None::<TlsProblem>,
            incomplete_chain: seen.helped,
        })
    }

    /// Would the chain reach a root with these intermediates beside it? It may still be for another host.
    pub(super) fn is_completed_by(&self, seen: &Seen, extra: &[CertificateDer<'static>]) -> bool {
        !self.verify_with(seen, extra).is_err_and(|error| is_unknown_issuer(&error))
    }

    fn verify_with(
        &self,
        seen: &Seen,
        extra: &[CertificateDer<'static>],
    ) -> Result<ServerCertVerified, Error> {
        let Some((leaf, rest)) = seen.chain.split_first() else {
            return Err(Error::NoCertificatesPresented);
        };
        let intermediates: Vec<_> = rest.iter().chain(extra).cloned().collect();
        self.trust.webpki.verify_server_cert(leaf, &intermediates, &seen.name, &[], seen.now)
    }

    fn lock(&self) -> MutexGuard<'_, Option<Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note_version(&self, version: &'static str) {
        if let Some(seen) = self.lock().as_mut() {
            seen.version = Some(version);
        }
    }
}

impl ServerCertVerifier for Recorder {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        _: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let chain =
            std::iter::once(end_entity).chain(intermediates).map(|c| c.clone().into_owned()).collect();
        let mut seen = Seen {
            chain,
            name: server_name.to_owned(),
            now,
            refused: None,
            version: None,
            named_as_root: self.trust.is_root(end_entity),
            helped: false,
        };
        let mut result = if seen.named_as_root {
            verify_itself(end_entity, server_name, now)
        } else {
            self.verify_with(&seen, &[])
        };
        if result.as_ref().is_err_and(is_unknown_issuer) && !self.extra.is_empty() {
            seen.helped = self.is_completed_by(&seen, &self.extra);
            result = self.verify_with(&seen, &self.extra);
        }
        seen.refused = result.as_ref().err().cloned();
        *self.lock() = Some(seen);
        if self.blind { Ok(ServerCertVerified::assertion()) } else { result }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.note_version("TLSv1.2");
        self.trust.webpki.verify_tls12_signature(message, cert, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.note_version("TLSv1.3");
        self.trust.webpki.verify_tls13_signature(message, cert, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.trust.webpki.supported_verify_schemes()
    }
}
