//! What each status and each fault of the network comes to.

use std::time::Duration;

use registry::checks::outcome::Outcome;
use tokio::net::TcpListener;

use crate::site::{Site, Step, page, reply};
use crate::{assert_outcome, check, check_with, quick};

#[tokio::test]
async fn statuses_come_to_their_outcomes() {
    let site = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        "/451x" => reply("451 \u{1}odd", "", b"no"),
        path => reply(&format!("{} X", &path[1..]), "Content-Type: text/html\r\n", b"<title>t</title>"),
    })
    .await;
    let cases = [
        (Outcome::Up, &[200, 201, 203, 206, 299][..]),
        (Outcome::NotFound, &[404, 410]),
        (Outcome::RateLimited, &[429]),
        (Outcome::Blocked, &[400, 401, 402, 403, 405, 406, 418, 451, 499, 600, 999]),
        (Outcome::ServerError, &[500, 501, 502, 503, 521, 599]),
        (Outcome::BadResponse, &[204, 205, 300, 301, 304, 307]),
    ];
    for (outcome, statuses) in cases {
        for status in statuses {
            let report = check(&site.url(&format!("/{status}"))).await;
            assert_outcome(&report, outcome);
            assert_eq!(report.http_status, Some(*status));
        }
    }
}

#[tokio::test]
async fn a_readable_page_is_up_and_says_what_it_is() {
    let html = "<!doctype html><html lang=pt_br><head><title> Aula\n\u{202e}Digital </title>\
        <meta name=description content='Para todos'><link rel=canonical href='/inicio'>\
        <meta name=viewport content='width=device-width'></head><body>Bem-vindos</body></html>";
    let site = Site::http(move |path, _| if path == "/robots.txt" { Vec::new() } else { page(html) }).await;
    let report = check(&site.url("/?x")).await;
    assert_outcome(&report, Outcome::Up);
    let metadata = report.metadata.unwrap();
    assert_eq!(metadata.title.as_deref(), Some("Aula Digital"));
    assert_eq!(metadata.description.as_deref(), Some("Para todos"));
    assert_eq!(metadata.language.as_deref(), Some("pt-BR"));
    assert_eq!(metadata.canonical_url, Some(site.url("/inicio")));
    assert!(metadata.mobile_ready && metadata.text_hash.is_some());
    assert_eq!((report.bytes, report.redirects.len()), (html.len() as u64, 0));
    assert_eq!(report.addresses, [site.address.ip()]);
}

#[tokio::test]
async fn headers_of_interest_are_kept() {
    let site = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        _ => reply(
            "200 OK",
            "Content-Type: text/html\r\nStrict-Transport-Security:  max-age=1 \r\nETag: \"x\"\r\n\
                Content-Security-Policy: default-src 'self'\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n",
            b"<title>t</title>",
        ),
    })
    .await;
    let headers = check(&site.url("/")).await.metadata.unwrap().headers;
    assert_eq!(headers.strict_transport_security.as_deref(), Some("max-age=1"));
    assert_eq!(headers.content_security_policy.as_deref(), Some("default-src 'self'"));
    assert_eq!(headers.last_modified.as_deref(), Some("Thu, 01 Jan 2026 00:00:00 GMT"));
    assert_eq!(headers.etag.as_deref(), Some("\"x\""));
}

#[tokio::test]
async fn an_error_is_tried_again_and_a_refusal_is_not() {
    let tries = std::sync::atomic::AtomicUsize::new(0);
    let site = Site::http(move |path, _| match path {
        "/wobbly" if tries.fetch_add(1, std::sync::atomic::Ordering::SeqCst) < 2 => {
            reply("503 Busy", "", b"")
        }
        "/wobbly" => page("<title>back</title>"),
        "/later" => reply("503 Busy", "Retry-After: 120\r\n", b""),
        "/forbidden" => reply("403 No", "", b""),
        _ => Vec::new(),
    })
    .await;
    assert_outcome(&check(&site.url("/wobbly")).await, Outcome::Up);
    let report = check(&site.url("/later")).await;
    assert_outcome(&report, Outcome::ServerError);
    assert_eq!((report.retry_after_s, site.count("/later")), (Some(120), 1));
    assert_outcome(&check(&site.url("/forbidden")).await, Outcome::Blocked);
    assert_eq!(site.count("/forbidden"), 1);
    assert_outcome(&check(&site.url("/silent")).await, Outcome::ConnectionFailed);
    assert_eq!(site.count("/silent"), 3);
}

#[tokio::test]
async fn a_closed_port_is_a_failed_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    assert_outcome(&check(&format!("http://{address}/")).await, Outcome::ConnectionFailed);
    assert_outcome(&check("http://127.0.0.1:0/").await, Outcome::ConnectionFailed);
}

#[tokio::test]
async fn slow_heads_time_out() {
    let site = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        _ => (0..100)
            .flat_map(|n| {
                [
                    Step::Send(
                        format!("HTTP/1.1 200 OK\r\nX{n}: y\r\n")[if n == 0 { 0 } else { 17 }..].into(),
                    ),
                    Step::Wait(Duration::from_millis(100)),
                ]
            })
            .collect(),
    })
    .await;
    let report = check(&site.url("/")).await;
    assert_outcome(&report, Outcome::Timeout);
    assert!(report.evidence.contains("head") || report.evidence.contains("whole"), "{}", report.evidence);
    assert!(report.elapsed_ms < 5_500);
}

#[tokio::test]
async fn what_is_not_http_is_a_bad_response() {
    let many = "A: b\r\n".repeat(20_000);
    let cases: [(&str, String); 5] = [
        ("/garbage", "\u{0}\u{1}\u{2}garbage\r\n\r\n".to_owned()),
        ("/ssh", "SSH-2.0-OpenSSH_9.2\r\n".to_owned()),
        ("/lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!".to_owned()),
        ("/lines", format!("HTTP/1.1 200 OK\r\n{many}\r\n")),
        ("/headers", format!("HTTP/1.1 200 OK\r\nX: {}\r\nContent-Length: 2\r\n\r\nhi", "x".repeat(70_000))),
    ];
    let known = cases.clone();
    let site = Site::http(move |path, _| {
        known
            .iter()
            .filter(|(name, _)| *name == path)
            .map(|(_, raw)| Step::Send(raw.clone().into()))
            .collect()
    })
    .await;
    for (path, _) in cases {
        assert_outcome(&check(&site.url(path)).await, Outcome::BadResponse);
    }
}

#[tokio::test]
async fn slightly_wrong_heads_are_read_as_browsers_read_them() {
    let head = format!(
        "HTTP/1.1 200\r\nX-Folded: a\r\n b\r\nBad Name : x\r\nContent-Type: text/html\r\n{}Content-Length: 16\r\n\r\n<title>t</title>",
        "X: y\r\n".repeat(300)
    );
    let site = Site::http(move |path, _| match path {
        "/robots.txt" => Vec::new(),
        _ => vec![Step::Send(head.clone().into())],
    })
    .await;
    assert_outcome(&check(&site.url("/")).await, Outcome::Up);
}

#[tokio::test]
async fn addresses_that_are_not_public_are_never_connected_to() {
    let site = Site::http(|_, _| page("<title>inside</title>")).await;
    let mut config = quick();
    config.allow_private_addresses = false;
    config.overrides = vec![site.named("inner.test")];
    let port = site.address.port();
    for host in [
        "127.0.0.1",
        "0x7f000001",
        "[::ffff:127.0.0.1]",
        "localhost",
        "inner.test",
        "inner.test.",
        "u:p@inner.test",
    ] {
        let report = check_with(config.clone(), &format!("http://{host}:{port}/")).await;
        assert_outcome(&report, Outcome::UnsafeAddress);
    }
    assert!(site.requests.lock().unwrap().is_empty());
}

#[tokio::test]
async fn odd_addresses_are_checked_like_others_and_credentials_stay_home() {
    let site = Site::http(|_, head| {
        let leaked = head.to_ascii_lowercase().contains("authorization");
        if leaked { reply("500 leaked", "", b"") } else { page("<title>ok</title>") }
    })
    .await;
    let port = site.address.port();
    let mut config = quick();
    config.robots = false;
    config.overrides = vec![site.named("xn--90aialyd0b6a.xn--p1ai"), site.named("dotted.test")];
    for host in ["обучение.рф", "dotted.test.", "user:secret@dotted.test", "DOTTED.test"] {
        let report = check_with(config.clone(), &format!("http://{host}:{port}/#part")).await;
        assert_outcome(&report, Outcome::Up);
        assert!(!format!("{report:?}").contains("secret"), "{report:#?}");
    }
    assert_outcome(&check("not an address").await, Outcome::BadResponse);
    assert_outcome(&check("ftp://127.0.0.1/").await, Outcome::BadResponse);
}

#[tokio::test]
async fn a_canary_answers_with_any_response_and_not_with_silence() {
    let site = Site::http(|path, _| if path == "/x" { reply("500 Oh", "", b"") } else { Vec::new() }).await;
    let checker = crawler::Checker::new(quick()).unwrap();
    assert!(checker.answers(&site.url("/x")).await);
    assert!(!checker.answers(&site.url("/silent")).await);
    assert!(!checker.answers("nonsense").await);
}
