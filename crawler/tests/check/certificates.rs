//! Certificates, good and bad, over real handshakes.

use std::net::SocketAddr;

use crawler::CheckerConfig;
use registry::checks::outcome::{Notice, Outcome, TlsProblem};
use registry::checks::report::Report;
use rustls::ServerConfig;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::authority::{Authority, Leaf, self_signed};
use crate::site::{Site, Step, page};
use crate::{assert_outcome, check_with, quick};

pub const HOST: &str = "school.test";

pub fn trusting(pem: Option<Vec<u8>>, address: SocketAddr) -> CheckerConfig {
    let mut config = quick();
    config.extra_roots_pem = pem;
    config.retry_delays = Vec::new();
    config.overrides = vec![format!("{HOST}:{}:127.0.0.1", address.port()).parse().unwrap()];
    config
}

pub async fn check(server: ServerConfig, root: &Authority) -> Report {
    let site = Site::https(server).await;
    check_with(trusting(Some(root.pem()), site.address), &format!("https://{HOST}:{}/", site.address.port()))
        .await
}

#[track_caller]
pub fn assert_problem(report: &Report, problem: TlsProblem) {
    assert_outcome(report, Outcome::TlsInvalid);
    assert_eq!(report.tls.as_ref().and_then(|tls| tls.problem), Some(problem), "{report:#?}");
    assert!(report.metadata.is_none());
}

#[tokio::test]
async fn a_good_certificate_is_described() {
    let root = Authority::root("Test Root");
    let report = check(root.server(HOST, &Leaf::default(), &[]), &root).await;
    assert_outcome(&report, Outcome::Up);
    let tls = report.tls.unwrap();
    assert_eq!((tls.version.as_deref(), tls.issuer.as_deref()), (Some("TLSv1.3"), Some("Test Root")));
    assert!(tls.valid_until.is_some() && tls.problem.is_none() && report.notices.is_empty());
}

#[tokio::test]
async fn each_bad_certificate_is_named() {
    let root = Authority::root("Test Root");
    let expired = Leaf { from: Some((2019, 1, 1)), until: Some((2020, 1, 1)), ..Leaf::default() };
    let report = check(root.server(HOST, &expired, &[]), &root).await;
    assert_problem(&report, TlsProblem::Expired);
    assert!(report.evidence.contains("2020-01-01"), "{}", report.evidence);
    let early = Leaf { from: Some((2090, 1, 1)), ..Leaf::default() };
    assert_problem(&check(root.server(HOST, &early, &[]), &root).await, TlsProblem::NotYetValid);
    let other = root.server("other.test", &Leaf::default(), &[]);
    assert_problem(&check(other, &root).await, TlsProblem::WrongHost);
    assert_problem(&check(self_signed(HOST, &Leaf::default()).0, &root).await, TlsProblem::SelfSigned);
    let stranger = Authority::root("Nobody's Root");
    let report = check(stranger.server(HOST, &Leaf::default(), &[&stranger]), &root).await;
    assert_problem(&report, TlsProblem::UntrustedIssuer);
    assert_eq!(report.tls.unwrap().issuer.as_deref(), Some("Nobody's Root"));
}

#[tokio::test]
async fn a_certificate_named_as_a_root_may_serve_by_itself() {
    let (server, pem) = self_signed(HOST, &Leaf::default());
    let site = Site::https(server).await;
    let config = trusting(Some(pem.into_bytes()), site.address);
    let report = check_with(config, &format!("https://{HOST}:{}/", site.address.port())).await;
    assert_outcome(&report, Outcome::Up);
}

#[tokio::test]
async fn a_certificate_that_ends_within_two_weeks_is_a_notice() {
    use chrono::Datelike;
    use registry::clock::{Clock, SystemClock};
    let root = Authority::root("Test Root");
    let end = SystemClock.now() + chrono::Duration::days(5);
    let date = (end.year(), u8::try_from(end.month()).unwrap(), u8::try_from(end.day()).unwrap());
    let leaf = Leaf { until: Some(date), ..Leaf::default() };
    let report = check(root.server(HOST, &leaf, &[]), &root).await;
    assert_outcome(&report, Outcome::Up);
    assert_eq!(report.notices, [Notice::CertificateExpiresSoon]);
    assert_eq!(report.tls.unwrap().problem, Some(TlsProblem::ExpiresSoon));
}

#[tokio::test]
async fn of_several_faults_the_one_that_would_remain_is_named() {
    let root = Authority::root("Test Root");
    let past = || Leaf { from: Some((2019, 1, 1)), until: Some((2020, 1, 1)), ..Leaf::default() };
    let report = check(root.server("other.test", &past(), &[]), &root).await;
    assert_problem(&report, TlsProblem::WrongHost);
    assert_problem(&check(self_signed(HOST, &past()).0, &root).await, TlsProblem::SelfSigned);
    assert_problem(&check(self_signed("other.test", &past()).0, &root).await, TlsProblem::SelfSigned);
    let stranger = Authority::root("Nobody's Root");
    let report = check(stranger.server("other.test", &Leaf::default(), &[]), &root).await;
    assert_problem(&report, TlsProblem::UntrustedIssuer);
    let old = root.expired_intermediate("Old Intermediate");
    let report = check(old.server(HOST, &Leaf::default(), &[&old]), &root).await;
    assert_problem(&report, TlsProblem::Expired);
    assert!(report.evidence.contains("“Old Intermediate” above that of school.test"), "{}", report.evidence);
    assert!(report.evidence.contains("2020-01-01"), "{}", report.evidence);
    let (server, pem) = self_signed(HOST, &past());
    let site = Site::https(server).await;
    let config = trusting(Some(pem.into_bytes()), site.address);
    let report = check_with(config, &format!("https://{HOST}:{}/", site.address.port())).await;
    assert_problem(&report, TlsProblem::Expired);
}

#[tokio::test]
async fn each_version_that_browsers_speak_is_spoken() {
    let root = Authority::root("Test Root");
    for (version, name) in [(&rustls::version::TLS12, "TLSv1.2"), (&rustls::version::TLS13, "TLSv1.3")] {
        let report = check(root.server_of(HOST, version), &root).await;
        assert_outcome(&report, Outcome::Up);
        assert_eq!(report.tls.unwrap().version.as_deref(), Some(name));
    }
}

#[tokio::test]
async fn a_server_that_wants_a_certificate_of_ours_lets_us_not_in() {
    let root = Authority::root("Test Root");
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let report = check(root.demanding_server(HOST, version), &root).await;
        assert_outcome(&report, Outcome::Blocked);
        assert!(report.evidence.contains("certificate of their own"), "{}", report.evidence);
    }
}

#[tokio::test]
async fn a_host_is_verified_under_each_way_to_write_its_name() {
    let root = Authority::root("Test Root");
    let site = Site::https(root.server("xn--80a1acny.test", &Leaf::default(), &[])).await;
    let mut config = trusting(Some(root.pem()), site.address);
    config.overrides = vec![site.named("xn--80a1acny.test")];
    for host in ["почта.test", "xn--80a1acny.test.", "XN--80A1ACNY.test"] {
        let report = check_with(config.clone(), &format!("https://{host}:{}/", site.address.port())).await;
        assert_outcome(&report, Outcome::Up);
    }
}

/// What stands behind a certificate that was refused is told, and neither believed nor kept.
#[tokio::test]
async fn one_look_is_taken_behind_a_refused_certificate_and_decides_nothing() {
    let root = Authority::root("Test Root");
    let expired = Leaf { from: Some((2019, 1, 1)), until: Some((2020, 1, 1)), ..Leaf::default() };
    let parked =
        "<title>school.test is for sale</title><h1>This domain is for sale!</h1><p>Buy this domain now.";
    let site = Site::https_with(root.server(HOST, &expired, &[]), move |_, _| page(parked)).await;
    let report = check_with(
        trusting(Some(root.pem()), site.address),
        &format!("https://{HOST}:{}/", site.address.port()),
    )
    .await;
    assert_problem(&report, TlsProblem::Expired);
    assert!(report.evidence.contains("unverified, the server answers 200"), "{}", report.evidence);
    assert!(
        report.evidence.contains("PARKED") && !report.evidence.contains("for sale"),
        "{}",
        report.evidence
    );
    assert_eq!((report.http_status, report.bytes, site.count("/")), (None, 0, 1));
}

/// A server that answers every hello with these bytes.
async fn raw(bytes: &'static [u8]) -> Report {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let task = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut hello = [0; 4_096];
            let _ = stream.read(&mut hello).await;
            let _ = stream.write_all(bytes).await;
            let _ = stream.shutdown().await;
        }
    });
    let report = check_with(trusting(None, address), &format!("https://{HOST}:{}/", address.port())).await;
    task.abort();
    report
}

#[tokio::test]
async fn alerts_are_told_apart() {
    let alert = |report: Report| (report.outcome, report.tls.and_then(|tls| tls.problem));
    let old = raw(b"\x15\x03\x01\x00\x02\x02\x46").await;
    assert_eq!(alert(old), (Outcome::TlsInvalid, Some(TlsProblem::ObsoleteProtocol)));
    assert_eq!(alert(raw(b"\x15\x03\x03\x00\x02\x02\x28").await), (Outcome::Blocked, None));
    let unknown = raw(b"\x15\x03\x03\x00\x02\x02\x70").await;
    assert_eq!(alert(unknown), (Outcome::TlsInvalid, Some(TlsProblem::WrongHost)));
    assert_eq!(alert(raw(b"\x15\x03\x03\x00\x02\x02\x50").await), (Outcome::ConnectionFailed, None));
    assert_eq!(alert(raw(b"HTTP/1.1 400 Bad Request\r\n\r\n").await), (Outcome::ConnectionFailed, None));
    assert_eq!(alert(raw(b"").await), (Outcome::ConnectionFailed, None));
}

/// A TLS 1.0 server that answers with its own version instead of an alert.
#[tokio::test]
async fn a_server_that_insists_on_tls_1_0_is_obsolete() {
    const HELLO: &[u8] = b"\x16\x03\x01\x00\x2a\x02\x00\x00\x26\x03\x01\
        0123456789abcdef0123456789abcdef\x00\x00\x2f\x00";
    let report = raw(HELLO).await;
    assert_eq!(
        report.tls.as_ref().and_then(|tls| tls.problem),
        Some(TlsProblem::ObsoleteProtocol),
        "{report:#?}"
    );
}

#[tokio::test]
async fn a_server_that_hangs_up_without_farewell_is_forgiven() {
    let root = Authority::root("Test Root");
    let server = root.server(HOST, &Leaf::default(), &[]);
    let site = Site::https_with(server, |path, _| match path {
        "/robots.txt" => Vec::new(),
        _ => vec![
            Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>short</title>".to_vec()),
            Step::Vanish,
        ],
    })
    .await;
    let config = trusting(Some(root.pem()), site.address);
    let report = check_with(config, &format!("https://{HOST}:{}/", site.address.port())).await;
    assert_outcome(&report, Outcome::Up);
}

#[tokio::test]
async fn a_handshake_that_never_comes_times_out() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut config = trusting(None, address);
    config.limits.connect = std::time::Duration::from_millis(300);
    let report = check_with(config, &format!("https://{HOST}:{}/", address.port())).await;
    drop(listener);
    assert_outcome(&report, Outcome::Timeout);
    assert!(report.evidence.contains("connected to within 0.3 s"), "{}", report.evidence);
}
