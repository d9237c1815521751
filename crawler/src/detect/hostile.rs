//! Pages that nobody wrote for readers: whatever comes is read to its end and judged, and what is kept of it is within
//! its bounds. What these properties found lives on as pages of `tests/fixtures/pages` or as tests beside the code.

use std::sync::LazyLock;

use http::{HeaderMap, HeaderValue};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use registry::checks::report::Metadata;
use url::Url;

use super::Reading;
use crate::checker::Target;
use crate::fetch::{Content, read_content};

/// Longer pages are there to be ended, not to be compared.
const LONG: usize = 64 * 1024;

/// Every detector has its say about these bytes, twice the same.
fn judge(bytes: &[u8], names: &[String]) {
    let url = Url::parse("https://learn.school.test/a/b").unwrap();
    let headers = HeaderMap::from_iter([(http::header::CONTENT_TYPE, HeaderValue::from_static("text/html"))]);
    let Content::Page(page) = read_content(&url, &headers, bytes) else { return };
    bounded(&page.metadata);
    let names = names.to_vec();
    let target = Target { names, languages: vec!["fr".to_owned(), "x".to_owned()], ..Target::default() };
    let say = || {
        let reading = Reading::of(&page, &target, "learn.school.test");
        let found =
            [super::at_any_status(&reading, &headers, 404), super::on_a_page(&reading, &target, &url, &url)];
        let notices = super::notices(&reading, &target.names, "learn.school.test");
        (found, notices, super::probe::is_suspicious(&reading, &url, &url))
    };
    let said = say();
    for finding in said.0.iter().flatten() {
        assert!(!finding.what.is_empty() && finding.what.chars().count() < 400, "{}", finding.what);
    }
    // Once is enough of what takes long.
    if bytes.len() < LONG {
        assert_eq!(said, say());
    }
    let visit = super::probe::Visit { asked: &url, end: &url, page: &page };
    super::probe::compare(&visit, &visit);
}

/// What is kept of a page: within its bounds, and without characters that nobody sees.
fn bounded(metadata: &Metadata) {
    let lines = [
        (&metadata.title, 300),
        (&metadata.description, 1_000),
        (&metadata.site_name, 300),
        (&metadata.generator, 300),
    ];
    for (line, most) in lines.into_iter().filter_map(|(line, most)| line.as_deref().map(|line| (line, most)))
    {
        assert!((1..=most).contains(&line.chars().count()) && line.trim() == line, "{line}");
        let trick =
            |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!line.contains(trick), "{line:?}");
    }
    let urls = [&metadata.canonical_url, &metadata.icon_url, &metadata.image_url, &metadata.manifest_url];
    let urls = urls.into_iter().flatten().chain(&metadata.feeds).chain(&metadata.app_links);
    let urls = urls.chain(metadata.policy_links.iter().map(|link| &link.url));
    for url in urls.chain(metadata.alternates.iter().map(|alternate| &alternate.url)) {
        assert!(url.starts_with("http") && url.len() <= 2_000 && Url::parse(url).is_ok(), "{url}");
    }
    let tags = metadata.alternates.iter().map(|alternate| &alternate.language);
    for tag in tags.chain(&metadata.language).chain(&metadata.detected_language) {
        assert!(tag.len() <= 35 && tag.split('-').all(|part| (1..=9).contains(&part.len())), "{tag}");
    }
    let hash = metadata.text_hash.as_deref().unwrap_or("0123456789abcdef");
    assert!(hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{hash}");
    let lists = [metadata.structured_types.len(), metadata.third_party_hosts.len(), metadata.feeds.len()];
    assert!(lists.into_iter().all(|length| length <= 100));
}

static PAGES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(super::confusion::bodies);

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() }
}

fn names() -> impl Strategy<Value = Vec<String>> {
    vec(
        prop_oneof![
            select(vec!["Open School", "学校", "", "a.b", "learn", "ِ"]).prop_map(str::to_owned),
            ".{0,12}"
        ],
        0..4,
    )
}

/// Cut, doubled, crossed with another and sprinkled with bytes.
#[derive(Debug, Clone)]
struct Mangling {
    pages: (Index, Index),
    cuts: [Index; 4],
    times: usize,
    noise: Vec<u8>,
    spots: Vec<(Index, u8)>,
}

fn mangling() -> impl Strategy<Value = Mangling> {
    let cuts = any::<[Index; 4]>();
    let spots = vec(any::<(Index, u8)>(), 0..40);
    (any::<(Index, Index)>(), cuts, 1..6_usize, vec(any::<u8>(), 0..200), spots)
        .prop_map(|(pages, cuts, times, noise, spots)| Mangling { pages, cuts, times, noise, spots })
}

impl Mangling {
    fn bytes(&self) -> Vec<u8> {
        let Self { pages, cuts, times, noise, spots } = self;
        let cut = |page: &Index, from: &Index, to: &Index| {
            let page = &PAGES[page.index(PAGES.len())];
            let (from, to) = (from.index(page.len() + 1), to.index(page.len() + 1));
            page[from.min(to)..from.max(to)].to_vec()
        };
        let mut bytes = cut(&pages.0, &cuts[0], &cuts[1]).repeat(*times);
        bytes.extend(cut(&pages.1, &cuts[2], &cuts[3]));
        bytes.extend(noise);
        for (at, byte) in spots.iter().filter(|_| !bytes.is_empty()).copied().collect::<Vec<_>>() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes
    }
}

/// Pieces of pages in any order, with what the parts of the reader look for.
fn patchwork() -> impl Strategy<Value = String> {
    let known = select(vec![
        "<title>",
        "</title>",
        "<p>",
        "</p>",
        "<h1>",
        "<div hidden>",
        "<div style='display:none'>",
        "</div>",
        "<nav>",
        "<template>",
        "</template>",
        "<noscript>",
        "<pre>",
        "<a href='//x.test/é'>",
        "<a href=tel:+1>",
        "</a>",
        "<base href=//b>",
        "<meta http-equiv=refresh content='0;url=x'>",
        "<meta property=og:locale content=zh_Hant_TW>",
        "<link rel='icon alternate' hreflang=x href=>",
        "<script type=application/ld+json>{\"@type\":[\"Store\",1]}</script>",
        "<body onload='document.cookie=1;location=2'>",
        "<style>.x{left:-9999px}</style>",
        "<i class=x>",
        "<input type=password>",
        "<svg><title>",
        "<!--",
        "<![CDATA[",
        "&#x202e;",
        "&#0;",
        "This domain is for sale. ",
        "404 ",
        "页面不存在。",
        "โดเมนนี้หมดอายุ",
        "casino bonus ",
        "ID: 4412908831 ",
        "5 € ",
        "9:00–18:00 ",
        "đ",
        "+233 30 255 0147 ",
        "“",
        "»",
        "learn.school.test ",
        "школа ",
        "ə ",
        "ـ",
        "\u{301}",
        "в ",
        "the ",
        "robot verify human ",
    ]);
    vec(prop_oneof![6 => known.prop_map(str::to_owned), 1 => ".{0,20}"], 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn mangled_pages_are_judged(mangling in mangling(), names in names()) {
        judge(&mangling.bytes(), &names);
    }

    #[test]
    fn patched_pages_are_judged(page in patchwork(), names in names()) {
        judge(page.as_bytes(), &names);
    }

    #[test]
    fn any_bytes_are_judged(bytes in vec(any::<u8>(), 0..600), names in names()) {
        judge(&bytes, &names);
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
        "<template>",
        "9:00–",
        "1 2-3 ",
        "€5",
        "a.b ",
        "ə",
    ] {
        judge(piece.repeat(300 * 1024 / piece.len()).as_bytes(), &["Open School".to_owned()]);
    }
}
