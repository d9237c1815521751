//! Whole pages, read.

use registry::checks::report::{Alternate, PolicyLink};
use url::Url;

use super::{Page, read};

fn page(html: &str) -> Page {
    read(html, &Url::parse("https://learn.school.test/a/b?c").unwrap(), Some("fr, en"))
}

#[test]
fn a_full_head_is_read_and_made_absolute() {
    let found = page(
        "<!doctype html><html><head><base href='/base/'><title></title><title>\n My  School </title>
        <meta property='og:description' content=second><meta name=Description content='first'>
        <meta property=og:site_name content=School><meta name=generator content='WordPress 6'>
        <meta property=og:image content='i.png'><meta name=viewport content='width=device-width, initial-scale=1'>
        <link rel='shortcut icon' href=fav.ico><link rel=manifest href='//cdn.other.test/m.json'>
        <link rel=canonical href='../c'><link rel=alternate hreflang=ar href=/ar>
        <link rel=alternate hreflang=X-Default href=/><link rel=alternate type='application/rss+xml' href=/feed>
        <link rel=alternate hreflang=bogus! href=/no><link rel=icon href='javascript:x'></head>",
    );
    let metadata = found.metadata;
    let text = |value: Option<String>| value.unwrap_or_default();
    assert_eq!(text(metadata.title), "My School");
    assert_eq!(text(metadata.description), "first");
    assert_eq!(
        (text(metadata.site_name), text(metadata.generator)),
        ("School".to_owned(), "WordPress 6".to_owned())
    );
    assert_eq!(text(metadata.image_url), "https://learn.school.test/base/i.png");
    assert_eq!(text(metadata.icon_url), "https://learn.school.test/base/fav.ico");
    assert_eq!(text(metadata.manifest_url), "https://cdn.other.test/m.json");
    assert_eq!(text(metadata.canonical_url), "https://learn.school.test/c");
    assert_eq!(text(metadata.language), "fr", "by the header, since the page does not say");
    assert_eq!(metadata.feeds, ["https://learn.school.test/feed"]);
    let alternate = |language: &str, path: &str| Alternate {
        language: language.to_owned(),
        url: format!("https://learn.school.test{path}"),
    };
    assert_eq!(metadata.alternates, [alternate("ar", "/ar"), alternate("x-default", "/")]);
    assert_eq!(metadata.third_party_hosts, ["cdn.other.test"]);
    assert!(metadata.mobile_ready);
}

#[test]
fn structured_types_are_found_at_any_depth_and_broken_scripts_are_passed_over() {
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let found = page(&format!(
        "<script type=application/ld+json>{{broken</script><script type=application/ld+json>{deep}</script>
        <script type='Application/LD+JSON; charset=utf-8'>{{\"@graph\":[{{\"@type\":[\"schema:Course\",\"Thing\"]}},
        {{\"@type\":\"https://schema.org/Course\",\"provider\":{{\"@type\":\"Organization\"}}}}]}}</script>"
    ));
    assert_eq!(found.metadata.structured_types, ["Course", "Thing", "Organization"]);
}

#[test]
fn links_are_known_by_their_names_in_many_languages() {
    let found = page(
        "<a href=/p>Política de privacidad</a> <a href=/a title=x><b>Accessi</b>bilité</a> <a href=/p2>隐私政策</a>
        <a rel=license href='https://creativecommons.org/licenses/by/4.0/'>CC</a> <a href='mailto:privacy@a.test'>Privacy</a>
        <a href='https://play.google.com/store/apps/details?id=x'>App</a>
        <a href=/news>In this long article we explain what privacy means to a teacher and to the family of a child</a>
        <img src='https://pixel.tracker.test/i.gif'><script src=//static.school.test/x.js></script>",
    );
    let link = |kind: &str, url: &str| PolicyLink { kind: kind.to_owned(), url: url.to_owned() };
    assert_eq!(
        found.metadata.policy_links,
        [
            link("privacy", "https://learn.school.test/p"),
            link("accessibility", "https://learn.school.test/a"),
            link("privacy", "https://learn.school.test/p2"),
            link("licence", "https://creativecommons.org/licenses/by/4.0/"),
        ]
    );
    assert_eq!(found.metadata.app_links, ["https://play.google.com/store/apps/details?id=x"]);
    assert_eq!(found.metadata.third_party_hosts, ["pixel.tracker.test"]);
}

#[test]
fn only_what_a_reader_sees_is_text() {
    let found = page(
        "<title>t</title><body>One<p>two</p><span>th</span><b>ree</b><script>no</script><style>no</style>
        <noscript>no</noscript><div hidden>no<p>no</div><div style='display : none'>no</div><template>no</template>
        <ul><li>four<li>five</ul><!-- no -->",
    );
    assert_eq!(found.text, "One two three four five");
}

#[test]
fn any_prefix_of_a_page_can_be_read() {
    let html = "<html lang=ar dir=rtl><head><title>مدرسة</title><meta http-equiv=refresh content='3;url=/x'>\
        <script type=application/ld+json>{\"@type\":\"Course\"}</script></head><body><svg><title>no</title></svg>\
        <table><tr><td>خلية<select><option>a</select></table></body></html>";
    for (end, _) in html.char_indices() {
        page(&html[..end]);
    }
    let whole = page(html);
    assert_eq!(whole.metadata.title.as_deref(), Some("مدرسة"));
    assert_eq!(whole.metadata.language.as_deref(), Some("ar"));
    assert_eq!(
        whole.refresh.and_then(|refresh| refresh.address).as_deref(),
        Some("https://learn.school.test/x")
    );
}

#[test]
fn what_stands_in_a_template_is_not_on_the_page() {
    let found = page(
        "<title>Real</title><template><title>no</title><meta http-equiv=refresh content='0;url=/no'><base href=/no/>
        <a href=/privacy>Privacy</a><script type=application/ld+json>{\"@type\":\"Casino\"}</script><p>no</p></template>
        <base target=_top><base href='https://cdn.other.test/b/'><link rel=apple-touch-icon href=i.png><p>yes",
    );
    assert_eq!((found.text.as_str(), found.refresh), ("yes", None));
    assert!(found.metadata.policy_links.is_empty() && found.metadata.structured_types.is_empty());
    let icon = found.metadata.icon_url.as_deref();
    assert_eq!(
        icon,
        Some("https://cdn.other.test/b/i.png"),
        "the first base with an address, an icon of last resort"
    );
}

#[test]
fn the_language_is_told_by_the_best_source_that_tells_one() {
    let url = Url::parse("https://learn.school.test/").unwrap();
    let language = |html: &str, header| read(html, &url, header).metadata.language;
    let og = "<meta property=og:locale content=es_MX>";
    assert_eq!(language(&format!("<html lang=PT-br>{og}"), Some("fr")).as_deref(), Some("pt-BR"));
    assert_eq!(language(&format!("<html lang=''>{og}"), Some("fr")).as_deref(), Some("fr"));
    assert_eq!(language(&format!("<html lang=english>{og}"), None).as_deref(), Some("es-MX"));
    assert_eq!(
        language("<meta http-equiv=Content-Language content='sw, en'>", Some("fr")).as_deref(),
        Some("sw")
    );
    assert_eq!(language("<p>x", Some("*")), None);
}

#[test]
fn every_string_is_capped_and_without_tricks() {
    let long = "é".repeat(1_000) + &"\u{202e}é\u{200b}".repeat(200);
    let found = page(&format!(
        "<title>{long}</title><meta name=description content='{long}'><meta property=og:site_name content='{long}'>
        <meta name=generator content='{long}'><link rel=canonical href='/{}'><link rel=icon href='data:image/png;base64,AA'>
        <link rel=alternate hreflang=zh-hant-hk href=/zh><link rel=alternate hreflang=fil href=/fil>
        <link rel=alternate type='application/atom+xml; charset=utf-8' href=/a><link rel=alternate type=application/feed+json href=/j>",
        "x".repeat(3_000)
    ));
    let metadata = found.metadata;
    let size = |text: &Option<String>| text.as_deref().unwrap_or_default().chars().count();
    assert_eq!(size(&metadata.title), 300);
    assert_eq!(
        (size(&metadata.description), size(&metadata.site_name), size(&metadata.generator)),
        (1_000, 300, 300)
    );
    assert!(metadata.title.iter().all(|title| title.chars().all(|c| c == 'é')));
    assert_eq!((metadata.canonical_url, metadata.icon_url), (None, None));
    let tags: Vec<_> = metadata.alternates.into_iter().map(|alternate| alternate.language).collect();
    assert_eq!(tags, ["zh-Hant-HK", "fil"]);
    assert_eq!(metadata.feeds, ["https://learn.school.test/a", "https://learn.school.test/j"]);
}

#[test]
fn policies_are_known_by_their_names_in_the_languages_that_we_serve_and_more() {
    let named = [
        (
            "privacy",
            "Privacy notice|Protection des données|Aviso de privacidad|سياسة الخصوصية|Политика конфиденциальности|隐私政策",
        ),
        (
            "privacy",
            "Kebijakan Privasi|Chính sách bảo mật|นโยบายความเป็นส่วนตัว|गोपनीयता नीति|Sera ya Faragha|개인정보처리방침|プライバシーポリシー",
        ),
        (
            "privacy",
            "Polityka prywatności|Gizlilik politikası|Informativa sulla privacy|Datenschutzerklärung|حریم خصوصی",
        ),
        (
            "accessibility",
            "Accessibility statement|Accessibilité : non conforme|Accesibilidad|إمكانية الوصول|Доступность|无障碍声明",
        ),
        (
            "accessibility",
            "Erişilebilirlik|Trợ năng|웹 접근성|アクセシビリティ|सुगम्यता|Acessibilidade|Barrierefreiheit",
        ),
        (
            "licence",
            "Licence|Licencia|رخصة المشاع الإبداعي|Лицензия|许可协议|Lisensi|ライセンス|Leseni|라이선스|Giấy phép",
        ),
    ];
    for (kind, names) in named {
        for name in names.split('|') {
            let found = page(&format!("<a href=/x>{name}</a>")).metadata.policy_links;
            assert_eq!(found.iter().map(|link| link.kind.as_str()).collect::<Vec<_>>(), [kind], "{name}");
        }
    }
    for name in ["Courses", "الدروس", "课程", "Materi", "Học liệu"] {
        assert!(page(&format!("<a href=/x>{name}</a>")).metadata.policy_links.is_empty(), "{name}");
    }
}

#[test]
fn apps_and_strangers_hosts_are_known_by_their_addresses() {
    let found = page(
        "<a href='https://apps.apple.com/app/id1'>A</a><a href='https://apps.apple.com/app/id1'>again</a>
        <a href='http://www.microsoft.com/store/apps/x'>M</a><a href='https://play.google.com/books'>no</a>
        <iframe src='//video.elsewhere.test/v'></iframe><img src=data:image/gif;base64,AA><link rel=preconnect href=//no.test>
        <video poster='https://img.school.test/p'></video><script src='https://xn--80ak6aa92e.test:8443/x'></script>",
    );
    assert_eq!(
        found.metadata.app_links,
        ["https://apps.apple.com/app/id1", "http://www.microsoft.com/store/apps/x"]
    );
    assert_eq!(found.metadata.third_party_hosts, ["video.elsewhere.test", "xn--80ak6aa92e.test"]);
}
