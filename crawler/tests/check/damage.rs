//! Bodies that break, and answers that do not need one.

use std::time::Duration;

use registry::checks::outcome::Outcome;

use crate::bodies::{pack, serving};
use crate::site::{Site, Step, reply};
use crate::{assert_outcome, check, check_with, quick};

/// Each way to break a body, behind a status line.
fn broken(status: &str) -> Vec<(&'static str, Vec<Step>)> {
    let head = |more: &str| format!("HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{more}\r\n\r\n");
    let send = |more: &str, body: &str| Step::Send(format!("{}{body}", head(more)).into());
    vec![
        ("cut", vec![send("Content-Length: 500", "<title>x")]),
        ("undecodable", vec![send("Content-Encoding: gzip\r\nContent-Length: 8", "<title>x")]),
        ("hanging", vec![send("Content-Length: 500", "<title>x"), Step::Wait(Duration::from_secs(20))]),
        ("misframed", vec![send("Transfer-Encoding: chunked", "zz\r\n<title>x\r\n0\r\n\r\n")]),
        ("vanishing", vec![send("Content-Length: 500", ""), Step::Vanish]),
    ]
}

#[tokio::test]
async fn a_broken_body_does_not_hide_what_the_status_says() {
    let cases = [
        ("404 Not Found", Outcome::NotFound),
        ("410 Gone", Outcome::NotFound),
        ("403 Forbidden", Outcome::Blocked),
        ("429 Too Many Requests", Outcome::RateLimited),
        ("500 Oh", Outcome::ServerError),
    ];
    for (status, outcome) in cases {
        for (how, steps) in broken(status) {
            let site =
                Site::http(move |path, _| if path == "/robots.txt" { Vec::new() } else { steps.clone() })
                    .await;
            let mut config = quick();
            config.limits.error_body = Duration::from_millis(300);
            let report = check_with(config, &site.url("/")).await;
            assert_eq!(report.outcome, outcome, "{status} {how}: {report:#?}");
            assert_eq!(site.count("/"), 1, "{status} {how}");
        }
    }
    let bomb = pack("gzip", &vec![b'x'; 4 * 1024 * 1024]).await;
    let site = Site::http(move |path, _| match path {
        "/robots.txt" => Vec::new(),
        _ => reply("404 Not Found", "Content-Encoding: gzip\r\n", &bomb),
    })
    .await;
    assert_outcome(&check(&site.url("/")).await, Outcome::NotFound);
}

#[tokio::test]
async fn a_redirect_is_followed_whatever_becomes_of_its_body() {
    for (how, steps) in broken("302 Found\r\nLocation: /there") {
        let site = Site::http(move |path, _| match path {
            "/robots.txt" => Vec::new(),
            "/there" => crate::site::page("<title>there</title>"),
            _ => steps.clone(),
        })
        .await;
        let report = check(&site.url("/")).await;
        assert_eq!(report.outcome, Outcome::Up, "{how}: {report:#?}");
        assert!(report.elapsed_ms < 2_000, "{how}: {} ms", report.elapsed_ms);
    }
}

#[tokio::test]
async fn a_robots_txt_with_a_server_error_denies_whatever_becomes_of_its_body() {
    for (how, steps) in broken("503 Busy") {
        let site = Site::http(move |path, _| match path {
            "/robots.txt" => steps.clone(),
            _ => crate::site::page("<title>there</title>"),
        })
        .await;
        let mut config = quick();
        config.limits.error_body = Duration::from_millis(100);
        let report = check_with(config, &site.url("/")).await;
        assert_eq!(report.outcome, Outcome::RobotsDenied, "{how}: {report:#?}");
    }
}

#[tokio::test]
async fn a_page_whose_pieces_are_not_marked_is_named_as_that() {
    let pieces = [
        "zz\r\n<title>x</title>\r\n0\r\n\r\n".to_owned(),
        format!("5;{}\r\nhello\r\n0\r\n\r\n", "x".repeat(40_000)),
        "ffffffffffffffffff\r\nhello\r\n".to_owned(),
    ];
    for body in pieces {
        let site = Site::http(move |path, _| match path {
            "/robots.txt" => Vec::new(),
            _ => vec![Step::Send(
                format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{body}"
                )
                .into(),
            )],
        })
        .await;
        let report = check(&site.url("/")).await;
        assert_outcome(&report, Outcome::BadResponse);
        assert!(report.evidence.contains("marked"), "{}", report.evidence);
    }
}

/// Packed in a way that nobody named or knows, or never a text.
#[tokio::test]
async fn bytes_that_are_no_text_are_no_page() {
    let page = format!("<!doctype html><title>Packed</title>{}", "<p>Some words to read.".repeat(100));
    let packed = pack("gzip", page.as_bytes()).await;
    let mut random = vec![0_u8; 20_000];
    random.iter_mut().fold(7_u32, |state, byte| {
        *byte = state.to_be_bytes()[0];
        state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)
    });
    for headers in ["", "Content-Encoding: compress\r\n", "Content-Encoding: snappy\r\n"] {
        for body in [packed.clone(), random.clone()] {
            assert_outcome(&check(&serving(headers, body).await.url("/")).await, Outcome::BadResponse);
        }
    }
    // What is only in the wrong charset can still be read by people.
    let russian = "<title>\u{414}</title>".as_bytes()[..7].iter().chain(&[0xc4; 40]).copied().collect();
    let site = serving("Content-Encoding: none\r\n", russian).await;
    assert_outcome(&check(&site.url("/")).await, Outcome::Up);
}
