//! Bodies: packed, endless, slow, broken, empty.

use std::time::Duration;

use registry::checks::outcome::Outcome;

use crate::site::{Site, Step, page, reply};
use crate::{assert_outcome, check};

pub const HTML: &str = "<!doctype html><title>Packed</title><p>Some text";

pub async fn pack(coding: &str, bytes: &[u8]) -> Vec<u8> {
    use async_compression::tokio::write as codecs;
    use tokio::io::AsyncWriteExt;
    macro_rules! packed {
        ($encoder:ident) => {{
            let mut encoder = codecs::$encoder::with_quality(Vec::new(), async_compression::Level::Default);
            encoder.write_all(bytes).await.unwrap();
            encoder.shutdown().await.unwrap();
            encoder.into_inner()
        }};
    }
    match coding {
        "gzip" => packed!(GzipEncoder),
        "br" => packed!(BrotliEncoder),
        "zstd" => packed!(ZstdEncoder),
        "zlib" => packed!(ZlibEncoder),
        _ => packed!(DeflateEncoder),
    }
}

pub async fn serving(headers: &str, body: Vec<u8>) -> Site {
    let headers = format!("Content-Type: text/html\r\n{headers}");
    Site::http(move |path, _| match path {
        "/robots.txt" => Vec::new(),
        _ => reply("200 OK", &headers, &body),
    })
    .await
}

#[tokio::test]
async fn every_coding_is_undone_also_one_inside_another() {
    let mut cases = vec![("none", HTML.as_bytes().to_vec())];
    for (name, coding) in
        [("gzip", "gzip"), ("br", "br"), ("zstd", "zstd"), ("deflate", "zlib"), ("deflate", "raw")]
    {
        cases.push((name, pack(coding, HTML.as_bytes()).await));
    }
    let nested = pack("br", &pack("gzip", HTML.as_bytes()).await).await;
    cases.push(("gzip, br", nested));
    for (coding, body) in cases {
        let report = check(&serving(&format!("Content-Encoding: {coding}\r\n"), body).await.url("/")).await;
        assert_outcome(&report, Outcome::Up);
        assert_eq!(report.metadata.unwrap().title.as_deref(), Some("Packed"), "{coding}");
        assert_eq!(report.bytes, HTML.len() as u64);
    }
}

#[tokio::test]
async fn a_body_that_is_packed_too_many_times_over_is_a_bad_response() {
    let site = serving("Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n", b"x".to_vec()).await;
    assert_outcome(&check(&site.url("/")).await, Outcome::BadResponse);
}

#[tokio::test]
async fn the_head_of_a_long_honest_page_is_judged() {
    let mut body = b"<title>Long</title><body>".to_vec();
    body.resize(5 * 1024 * 1024, b'x');
    let report = check(&serving("", body).await.url("/")).await;
    assert_outcome(&report, Outcome::Up);
    assert_eq!(report.bytes, 2 * 1024 * 1024);
}

#[tokio::test]
async fn a_page_without_text_is_a_bad_response_and_a_title_counts_as_text() {
    for body in ["", " \n ", "<html><head></head><body><script>x</script><div id=app></div></body></html>"] {
        assert_outcome(&check(&serving("", body.into()).await.url("/")).await, Outcome::BadResponse);
    }
    let shell = "<html><head><title>App</title></head><body><div id=app></div></body></html>";
    assert_outcome(&check(&serving("", shell.into()).await.url("/")).await, Outcome::Up);
    let pdf = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        _ => reply("200 OK", "Content-Type: application/pdf\r\n", b"%PDF-1.7 ..."),
    })
    .await;
    let report = check(&pdf.url("/")).await;
    assert_outcome(&report, Outcome::Up);
    assert!(report.metadata.is_none());
}

#[tokio::test]
async fn a_complete_page_that_trickles_is_read_and_an_incomplete_one_times_out() {
    let trickle = |start: String| {
        move |path: &str, _: &str| {
            if path == "/robots.txt" {
                return Vec::new();
            }
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
            let mut steps = vec![Step::Send(format!("{head}{:x}\r\n{start}\r\n", start.len()).into())];
            for _ in 0..200 {
                steps.push(Step::Wait(Duration::from_millis(50)));
                steps.push(Step::Send(b"1\r\n \r\n".to_vec()));
            }
            steps
        }
    };
    for end in ["</html>", "</HTML >", "</html\n>"] {
        let site = Site::http(trickle(format!("<title>Whole</title><body>x</body>{end}"))).await;
        let report = check(&site.url("/")).await;
        assert_outcome(&report, Outcome::Up);
        assert!(report.elapsed_ms < 2_000, "{}", report.elapsed_ms);
    }
    let site = Site::http(trickle("<title>Half</title><body>x".to_owned())).await;
    let report = check(&site.url("/")).await;
    assert_outcome(&report, Outcome::Timeout);
    assert!(report.elapsed_ms < 5_500);
}

#[tokio::test]
async fn a_connection_that_breaks_in_the_body_is_a_failed_one() {
    let site = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        "/whole" => {
            vec![Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<title>w</title></html>".to_vec())]
        }
        _ => vec![Step::Send(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<title>h".to_vec())],
    })
    .await;
    assert_outcome(&check(&site.url("/half")).await, Outcome::ConnectionFailed);
    assert_outcome(&check(&site.url("/whole")).await, Outcome::Up);
}

#[tokio::test]
async fn a_million_nested_elements_are_a_page_like_another() {
    let html = format!("<title>Deep</title>{}", "<div>".repeat(400_000));
    let site = Site::http(move |path, _| if path == "/robots.txt" { Vec::new() } else { page(&html) }).await;
    let mut config = crate::quick();
    config.timeout = Duration::from_secs(30);
    let report = crate::check_with(config, &site.url("/")).await;
    assert_outcome(&report, Outcome::Up);
    assert_eq!(report.metadata.unwrap().title.as_deref(), Some("Deep"));
}
