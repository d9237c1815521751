//! How bodies are packed: bombs of every kind, what is broken, and what only looks so.

use registry::checks::outcome::Outcome;

use crate::bodies::{HTML, pack, serving};
use crate::{assert_outcome, check};

async fn report(coding: &str, body: Vec<u8>) -> registry::checks::report::Report {
    check(&serving(&format!("Content-Encoding: {coding}\r\n"), body).await.url("/")).await
}

#[tokio::test]
async fn bombs_are_bad_responses_however_they_are_packed() {
    let mut bomb = b"<title>boom</title>".to_vec();
    bomb.resize(3 * 1024 * 1024, b'x');
    for (coding, name) in
        [("gzip", "gzip"), ("br", "br"), ("zstd", "zstd"), ("zlib", "deflate"), ("raw", "deflate")]
    {
        let packed = pack(coding, &bomb).await;
        for (header, body) in [
            (name.to_owned(), packed.clone()),
            (format!("{name}, gzip"), pack("gzip", &packed).await),
            (format!("{name}, br, zstd"), pack("zstd", &pack("br", &packed).await).await),
        ] {
            let report = report(&header, body).await;
            assert_outcome(&report, Outcome::BadResponse);
            assert!(report.evidence.contains("bomb"), "{header}: {}", report.evidence);
        }
    }
}

/// Packed twice, some hundred thousand members that hold nothing are some kilobytes. Nothing ever comes out at the end, so no
/// cap on the end would stop them; only that decoding was given up says that it was bounded.
#[tokio::test]
async fn a_bomb_that_swells_between_two_codings_and_gives_nothing_out_ends() {
    let nothing = pack("gzip", b"").await.repeat(300_000);
    for outer in ["gzip", "zstd"] {
        let report = report(&format!("gzip, {outer}"), pack(outer, &nothing).await).await;
        assert_outcome(&report, Outcome::BadResponse);
        assert!(report.evidence.contains("cannot be decoded"), "{}", report.evidence);
    }
}

#[tokio::test]
async fn members_are_read_one_after_the_other_and_rubbish_behind_the_last_is_passed_over() {
    let (start, end) = HTML.split_at(30);
    let members = [pack("gzip", start.as_bytes()).await, pack("gzip", end.as_bytes()).await].concat();
    for rubbish in ["", "\r\n", "\0\0\0\0", "<!-- served in 3 ms -->"] {
        let report = report("gzip", [&members, rubbish.as_bytes()].concat()).await;
        assert_outcome(&report, Outcome::Up);
        assert_eq!(report.bytes, HTML.len() as u64, "{rubbish:?}");
    }
}

#[tokio::test]
async fn frames_that_are_to_be_skipped_are_skipped() {
    let skipped = b"\x50\x2a\x4d\x18\x05\0\0\0hello";
    let frame = pack("zstd", HTML.as_bytes()).await;
    let report = report("zstd", [skipped.as_slice(), &frame, skipped, b"rubbish"].concat()).await;
    assert_outcome(&report, Outcome::Up);
    assert_eq!(report.bytes, HTML.len() as u64);
}

#[tokio::test]
async fn what_is_not_packed_as_it_says_or_is_cut_off_is_a_bad_response() {
    let packed = pack("gzip", HTML.repeat(50).as_bytes()).await;
    let half = packed[..packed.len() / 2].to_vec();
    for (coding, body) in [
        ("gzip", HTML.into()),
        ("br", packed.clone()),
        ("zstd", HTML.into()),
        ("deflate", packed.clone()),
        ("gzip", half),
        ("gzip, gzip", packed),
    ] {
        assert_outcome(&report(coding, body).await, Outcome::BadResponse);
    }
}

#[tokio::test]
async fn names_that_are_no_codings_are_passed_over_as_browsers_do() {
    for coding in ["identity", "none", "utf-8", "", "identity, x-none"] {
        assert_outcome(&report(coding, HTML.into()).await, Outcome::Up);
    }
    assert_outcome(&report("X-GZIP", pack("gzip", HTML.as_bytes()).await).await, Outcome::Up);
    let twice = pack("br", &pack("gzip", HTML.as_bytes()).await).await;
    let site = serving("Content-Encoding: gzip\r\nContent-Encoding: br\r\n", twice).await;
    assert_outcome(&check(&site.url("/")).await, Outcome::Up);
}

#[tokio::test]
async fn a_long_honest_page_is_judged_by_its_head_however_it_is_packed() {
    // Words that do not repeat shrink like a text, not like a bomb.
    use std::fmt::Write as _;
    let mut page = String::from("<title>Long</title><body>");
    for n in 0..150_000_u64 {
        write!(page, "{:x} ", n.wrapping_mul(0x9E37_79B9_7F4A_7C15)).unwrap();
    }
    for (coding, name) in [("gzip", "gzip"), ("br", "br"), ("zstd", "zstd"), ("raw", "deflate")] {
        let report = report(name, pack(coding, page.as_bytes()).await).await;
        assert_outcome(&report, Outcome::Up);
        assert_eq!(report.bytes, 2 * 1024 * 1024, "{coding}");
    }
}
