//! Titles in the charsets of the world, declared in every way and in none.

use encoding_rs::Encoding;
use registry::checks::outcome::Outcome;

use crate::site::{Site, reply};
use crate::{assert_outcome, check_with, quick};

/// A charset, a top-level domain where it was at home, and a title with some text around it.
const CASES: [(&str, &str, &str); 14] = [
    ("shift_jis", "jp", "学びのポータル 先生と生徒のための教材をそろえています"),
    ("euc-jp", "jp", "学びのポータル 先生と生徒のための教材をそろえています"),
    ("iso-2022-jp", "jp", "学びのポータル 先生と生徒のための教材をそろえています"),
    ("gb18030", "cn", "国家智慧教育平台 为教师和学生提供丰富的课程资源与服务"),
    ("big5", "tw", "教育雲學習平臺 提供教師與學生豐富的課程資源與服務"),
    ("euc-kr", "kr", "국가 교육 플랫폼 선생님과 학생을 위한 자료를 제공합니다"),
    ("windows-1251", "bg", "Национална образователна платформа за учители и ученици"),
    ("koi8-r", "ru", "Российская электронная школа для учителей и учеников страны"),
    ("koi8-u", "ua", "Всеукраїнська школа онлайн для вчителів та учнів країни"),
    ("windows-1256", "sa", "المنصة الوطنية للتعليم عن بعد للطلاب والمعلمين في المدارس"),
    ("windows-874", "th", "ระบบการเรียนรู้แห่งชาติสำหรับครูและนักเรียนทุกคน"),
    ("iso-8859-2", "hu", "Országos tanulási felület tanárok és diákok számára, ősszel újítva"),
    ("windows-1253", "gr", "Εθνική πλατφόρμα μάθησης για μαθητές και εκπαιδευτικούς της χώρας"),
    ("windows-1254", "tr", "Ulusal öğrenme platformu: öğretmenler ve öğrenciler için içerik"),
];

async fn title(tld: &str, content_type: &str, body: Vec<u8>) -> String {
    let header = format!("Content-Type: {content_type}\r\n");
    let site = Site::http(move |path, _| match path {
        "/robots.txt" => Vec::new(),
        _ => reply("200 OK", &header, &body),
    })
    .await;
    let host = format!("school.{tld}");
    let mut config = quick();
    config.overrides = vec![site.named(&host)];
    let report = check_with(config, &format!("http://{host}:{}/", site.address.port())).await;
    assert_outcome(&report, Outcome::Up);
    report.metadata.unwrap().title.unwrap_or_default()
}

fn packed(label: &str, html: &str) -> Vec<u8> {
    let (bytes, _, lost) = Encoding::for_label(label.as_bytes()).unwrap().encode(html);
    assert!(!lost, "{label}");
    bytes.into_owned()
}

fn utf_16(html: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    html.encode_utf16().flat_map(unit).collect()
}

#[tokio::test]
async fn a_charset_is_believed_from_the_header_from_a_meta_element_and_from_its_looks() {
    for (label, tld, text) in CASES {
        let plain = format!("<html><head><title>{text}</title></head><body><p>{text}</p></body></html>");
        let header = format!("text/html; charset={label}");
        assert_eq!(title(tld, &header, packed(label, &plain)).await, text, "{label} by header");
        let meta = plain.replace("<head>", &format!("<head>{}<meta charset={label}>", " ".repeat(3_000)));
        assert_eq!(title(tld, "text/html", packed(label, &meta)).await, text, "{label} by meta");
        assert_eq!(title(tld, "text/html", packed(label, &plain)).await, text, "{label} by its looks");
    }
}

#[tokio::test]
async fn utf_16_is_read_in_both_orders_with_and_without_its_mark() {
    let text = "Öğrenme 学习 التعلم";
    let html = format!("<!doctype html><html><head><title>{text}</title></head><body>{text}</body></html>");
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        assert_eq!(title("test", "text/html", utf_16(&html, unit)).await, text, "by its looks");
        let marked = utf_16(&format!("\u{feff}{html}"), unit);
        assert_eq!(title("test", "text/html; charset=utf-8", marked).await, text, "by its mark");
    }
    assert_eq!(title("test", "text/html; charset=UTF-16BE", utf_16(&html, u16::to_be_bytes)).await, text);
}

/// The WHATWG order: mark, header, meta element, looks.
#[tokio::test]
async fn of_declarations_that_contradict_each_other_the_earlier_in_order_counts() {
    let text = "Образование для всех";
    let html = |label: &str| format!("<meta charset={label}><title>{text}</title><p>{text}");
    let marked = [b"\xef\xbb\xbf".as_slice(), html("windows-1251").as_bytes()].concat();
    assert_eq!(title("test", "text/html; charset=koi8-r", marked).await, text, "mark before header");
    let body = packed("koi8-r", &html("windows-1251"));
    assert_eq!(title("test", "text/html; charset=koi8-r", body).await, text, "header before meta");
    let body = packed("windows-1251", &html("windows-1251"));
    assert_eq!(
        title("jp", "text/html; charset=nonsense", body).await,
        text,
        "a header of no meaning is none"
    );
    let body = html("utf-16").into_bytes();
    assert_eq!(title("test", "text/html", body).await, text, "what was read so far is not UTF-16");
    let body = format!("<?xml version='1.0' encoding='koi8-r'?><html><title>{text}</title><p>{text}</html>");
    assert_eq!(title("test", "application/xhtml+xml", packed("koi8-r", &body)).await, text, "XML");
}
