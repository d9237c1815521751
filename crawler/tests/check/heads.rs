//! Response heads that are odd and legal, or nearly.

use std::time::Duration;

use registry::checks::outcome::Outcome;

use crate::site::{Site, Step};
use crate::{assert_outcome, check};

const BODY: &str = "<title>t</title>";

async fn answering(steps: Vec<Step>) -> Site {
    Site::http(move |path, _| if path == "/robots.txt" { Vec::new() } else { steps.clone() }).await
}

#[tokio::test]
async fn odd_heads_are_read() {
    let many = "X-Header-Of-Many: some value\r\n".repeat(900);
    let sized = format!("Content-Type: text/html\r\nContent-Length: {}\r\n", BODY.len());
    let heads = [
        "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n".to_owned(),
        "HTTP/1.0 200\r\n\r\n".to_owned(),
        format!("HTTP/1.1 200\r\n{sized}\r\n"),
        format!("HTTP/1.1 200 \r\n{sized}\r\n"),
        format!("HTTP/1.1 200 OK\n{}\n", sized.replace('\r', "")),
        format!("\r\nHTTP/1.1 200 OK\r\n{sized}\r\n"),
        format!("HTTP/1.1 200 D\u{e9}j\u{e0} vu\r\n{sized}\r\n"),
        format!("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n{sized}\r\n"),
        format!("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\n{sized}\r\n"),
        format!("HTTP/1.1 200 OK\r\nX-Folded: one\r\n two\r\n\tthree\r\n{sized}\r\n"),
        format!("HTTP/1.1 200 OK\r\n{many}{sized}\r\n"),
        format!("HTTP/1.1 200 OK\r\n{sized}{sized}\r\n"),
        format!("HTTP/1.1 200 OK\r\n{sized}X-Empty:\r\nBad Name : x\r\n: nameless\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\n{sized}X-Bytes: \u{e9}\u{ff}\r\n\r\n"),
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: identity\r\n\r\n".to_owned(),
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_owned(),
    ];
    for head in heads {
        let whole = format!("{head}<!doctype html>{BODY}");
        let whole = if head.contains("Content-Length") { format!("{head}{BODY}") } else { whole };
        let report = check(&answering(vec![Step::Send(whole.into())]).await.url("/")).await;
        assert_eq!(report.outcome, Outcome::Up, "{head:?}\n{report:#?}");
    }
}

#[tokio::test]
async fn a_head_that_arrives_byte_by_byte_within_its_time_is_read() {
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nContent-Type: text/html\r\n\r\n", BODY.len());
    let drip = |byte: u8| [Step::Send(vec![byte]), Step::Wait(Duration::from_millis(2))];
    let steps = format!("{head}{BODY}").bytes().flat_map(drip).collect();
    assert_outcome(&check(&answering(steps).await.url("/")).await, Outcome::Up);
}

#[tokio::test]
async fn a_body_that_is_whole_at_its_length_does_not_wait_for_the_connection_to_end() {
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nContent-Type: text/html\r\n\r\n", BODY.len());
    let steps = vec![Step::Send(format!("{head}{BODY}").into()), Step::Wait(Duration::from_mins(1))];
    let report = check(&answering(steps).await.url("/")).await;
    assert_outcome(&report, Outcome::Up);
    assert!(report.elapsed_ms < 3_000, "{}", report.elapsed_ms);
}

#[tokio::test]
async fn interim_responses_without_end_time_out() {
    let step =
        [Step::Send(b"HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100)), Step::Wait(Duration::from_millis(50))];
    let steps = step.into_iter().cycle().take(400).collect();
    let report = check(&answering(steps).await.url("/")).await;
    assert!(matches!(report.outcome, Outcome::Timeout | Outcome::BadResponse), "{report:#?}");
}
