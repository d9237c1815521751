//! Any bytes over a real socket come to an outcome that is the site's, never to a fault of ours.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crawler::{Checker, CheckerConfig, Target};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{RngSeed, TestRunner};
use registry::checks::outcome::Outcome;
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio::runtime::Runtime;

use crate::quick;
use crate::site::{Site, Step};

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(9_110),
        failure_persistence: None,
        ..ProptestConfig::default()
    })
}

fn config() -> CheckerConfig {
    let mut config = CheckerConfig { retry_delays: Vec::new(), ..quick() };
    config.cool_down_cap = Duration::ZERO;
    config.limits.head = Duration::from_millis(500);
    config.limits.error_body = Duration::from_millis(200);
    config.timeout = Duration::from_secs(2);
    config
}

fn check(runtime: &Runtime, checker: &Checker, url: &str) -> Result<(), TestCaseError> {
    let report = runtime.block_on(checker.check(&Target { url: url.to_owned(), ..Target::default() }));
    prop_assert_ne!(report.outcome, Outcome::CheckerFault, "{}", report.evidence);
    prop_assert!(report.evidence.ends_with('.'), "{}", report.evidence);
    prop_assert!(report.metadata.is_none() || report.outcome == Outcome::Up, "{:?}", report);
    Ok(())
}

const HTTP: &[&[u8]] = &[
    b"HTTP/1.1 ",
    b"HTTP/1.0 ",
    b"HTTP/2 ",
    b"200",
    b" OK",
    b"302",
    b"404",
    b"100",
    b"999",
    b"\r\n",
    b"\n",
    b"\r\n\r\n",
    b"Content-Length: ",
    b"5",
    b"-1",
    b"99999999999999999999",
    b"Transfer-Encoding: chunked\r\n",
    b"Location: ",
    b"/again",
    b"Content-Encoding: gzip\r\n",
    b"Content-Type: text/html\r\n",
    b"Set-Cookie: a=1\r\n",
    b"Refresh: 0;url=/x\r\n",
    b"Retry-After: 1\r\n",
    b"Connection: close\r\n",
    b"<title>t</title>",
    b"</html>",
    b"0\r\n\r\n",
    b"5\r\nhello\r\n",
    b"ffffffffffffffff\r\n",
    b": ",
    b" ",
    b"\0",
    b"\x1f\x8b\x08",
    b"\xff\xfe",
];

fn soup(pieces: &'static [&'static [u8]]) -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![8 => select(pieces).prop_map(<[u8]>::to_vec), 1 => vec(any::<u8>(), 0..9)];
    vec(part, 0..30).prop_map(|parts| parts.concat())
}

/// A site that sends whatever lies there.
fn sending(runtime: &Runtime) -> (Site, Arc<Mutex<Vec<u8>>>) {
    let bytes = Arc::new(Mutex::new(Vec::new()));
    let sent = Arc::clone(&bytes);
    let site = runtime.block_on(Site::http(move |_, _| vec![Step::Send(sent.lock().unwrap().clone())]));
    (site, bytes)
}

#[test]
fn any_response_comes_to_an_outcome() {
    let runtime = Runtime::new().unwrap();
    let (site, bytes) = sending(&runtime);
    let started = prop_oneof![1 => Just(b"".as_slice()), 4 => Just(b"HTTP/1.1 200 OK\r\n".as_slice())];
    let whole = (started, soup(HTTP)).prop_map(|(start, rest)| [start, &rest].concat());
    let result = runner(200).run(&whole, |response| {
        *bytes.lock().unwrap() = response;
        check(&runtime, &Checker::new(config()).unwrap(), &site.url("/"))
    });
    result.unwrap();
}

const TLS: &[&[u8]] = &[
    b"\x16\x03\x01",
    b"\x16\x03\x03",
    b"\x15\x03\x03\x00\x02",
    b"\x02\x28",
    b"\x01\x70",
    b"\x00\x2a",
    b"\x02\x00\x00\x26",
    b"\x03\x03",
    b"\x03\x04",
    b"\x13\x01",
    b"\x14\x03\x03\x00\x01\x01",
    b"\x17\x03\x03\xff\xff",
    b"\x00\x00",
];

#[test]
fn any_answer_to_a_hello_comes_to_an_outcome() {
    let runtime = Runtime::new().unwrap();
    let bytes = Arc::new(Mutex::new(Vec::new()));
    let sent = Arc::clone(&bytes);
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = listener.local_addr().unwrap();
    let server = runtime.spawn(async move {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        while let Ok((mut stream, _)) = listener.accept().await {
            let answer = sent.lock().unwrap().clone();
            let _ = stream.read(&mut [0; 4_096]).await;
            let _ = stream.write_all(&answer).await;
            let _ = stream.shutdown().await;
        }
    });
    let result = runner(100).run(&soup(TLS), |answer| {
        *bytes.lock().unwrap() = answer;
        check(&runtime, &Checker::new(config()).unwrap(), &format!("https://{address}/"))
    });
    server.abort();
    result.unwrap();
}

/// Shows a certificate that nobody would issue.
#[derive(Debug)]
struct Shows(Mutex<CertificateDer<'static>>, Arc<dyn rustls::sign::SigningKey>);

impl ResolvesServerCert for Shows {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let chain = vec![self.0.lock().unwrap().clone()];
        Some(Arc::new(CertifiedKey::new(chain, Arc::clone(&self.1))))
    }
}

#[test]
fn any_certificate_comes_to_an_outcome() {
    let runtime = Runtime::new().unwrap();
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(vec!["school.test".to_owned()]).unwrap();
    let der = params.self_signed(&key).unwrap().der().to_vec();
    let key = PrivatePkcs8KeyDer::from(key.serialize_der()).into();
    let key = rustls::crypto::ring::sign::any_supported_type(&key).unwrap();
    let shows = Arc::new(Shows(Mutex::new(der.clone().into()), key));
    let server = ServerConfig::builder_with_provider(rustls::crypto::ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_cert_resolver(Arc::clone(&shows) as Arc<dyn ResolvesServerCert>);
    let site = runtime.block_on(Site::https(server));
    let changes = vec((any::<Index>(), any::<u8>()), 1..4);
    let result = runner(100).run(&changes, |changes| {
        let mut odd = der.clone();
        for (place, byte) in &changes {
            odd[place.index(der.len())] = *byte;
        }
        *shows.0.lock().unwrap() = odd.into();
        let mut config = config();
        config.overrides = vec![site.named("school.test")];
        let url = format!("https://school.test:{}/", site.address.port());
        check(&runtime, &Checker::new(config).unwrap(), &url)
    });
    result.unwrap();
}
