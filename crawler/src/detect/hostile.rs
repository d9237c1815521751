//! Pages that nobody wrote for readers: whatever comes is read to its end and judged.

use http::{HeaderMap, HeaderValue};
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};
use url::Url;

use super::Reading;
use crate::checker::Target;
use crate::fetch::{Content, read_content};

/// Every detector has its say about these bytes.
fn judge(bytes: &[u8]) {
    let url = Url::parse("https://learn.school.test/a/b").unwrap();
    let headers = HeaderMap::from_iter([(http::header::CONTENT_TYPE, HeaderValue::from_static("text/html"))]);
    let Content::Page(page) = read_content(&url, &headers, bytes) else { return };
    let target = Target {
        names: vec!["Open School".to_owned(), "学校".to_owned(), String::new()],
        languages: vec!["fr".to_owned(), "x".to_owned()],
        ..Target::default()
    };
    let reading = Reading::of(&page, &target.names, "learn.school.test");
    let found =
        [super::at_any_status(&reading, &headers, 404), super::on_a_page(&reading, &target, &url, &url)];
    for finding in found.into_iter().flatten() {
        assert!(!finding.what.is_empty() && finding.what.chars().count() < 400, "{}", finding.what);
    }
    super::notices(&reading, &target.names, "learn.school.test");
    super::probe::is_suspicious(&reading, &url, &url);
    let visit = super::probe::Visit { asked: &url, end: &url, page: &page };
    super::probe::compare(&visit, &visit);
}

/// Cut, doubled, crossed with another and sprinkled with bytes.
fn mangled(rng: &mut SmallRng, one: &[u8], other: &[u8]) -> Vec<u8> {
    let cut = |rng: &mut SmallRng, bytes: &[u8]| {
        let (from, to) = (rng.random_range(0..=bytes.len()), rng.random_range(0..=bytes.len()));
        bytes[from.min(to)..from.max(to)].to_vec()
    };
    let mut bytes = cut(rng, one);
    match rng.random_range(0..4) {
        0 => bytes.extend(cut(rng, other)),
        1 => bytes = bytes.repeat(rng.random_range(1..8)),
        2 => bytes.extend(std::iter::repeat_with(|| rng.random::<u8>()).take(500)),
        _ => {}
    }
    for _ in 0..rng.random_range(0..40) {
        if !bytes.is_empty() {
            let at = rng.random_range(0..bytes.len());
            bytes[at] = rng.random();
        }
    }
    bytes
}

#[test]
fn any_bytes_are_judged() {
    let mut rng = SmallRng::seed_from_u64(20_261_123);
    let pages = super::confusion::bodies();
    for _ in 0..600 {
        let (one, other) = (rng.random_range(0..pages.len()), rng.random_range(0..pages.len()));
        judge(&mangled(&mut rng, &pages[one], &pages[other]));
    }
}

#[test]
fn more_than_is_ever_read_of_what_the_lexicon_knows_are_judged_to_their_end() {
    for piece in [
        "page ",
        "page not found. ",
        "<p>casino bonus</p>",
        "<a href=//x.example>buy viagra online</a>",
        "<div style=display:none>slot gacor </div>",
        "域名出售",
        "หน้านี้ไม่มีอยู่",
        "\u{e9}\u{301}",
        "“",
        "robot verify human ",
        "<i class='nav footer x'>",
    ] {
        judge(piece.repeat(600 * 1024 / piece.len()).as_bytes());
    }
}
