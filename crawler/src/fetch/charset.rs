//! From bytes to text in the WHATWG order: byte order mark, header, meta prescan, detection.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use super::prescan::{Prescan, charset_of, find};

/// The standard's first kilobyte, and then what a browser's parser would come upon and begin anew for.
const PRESCAN: usize = 16 * 1_024;
const SAMPLE: usize = 64 * 1024;

/// The text of a page. `tld` is the last label of its host, a hint for the guess.
pub(crate) fn decode(bytes: &[u8], content_type: Option<&str>, tld: &str) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    let declared = content_type.and_then(|value| charset_of(value.as_bytes())).or_else(|| prescan(bytes));
    let encoding = declared.unwrap_or_else(|| guess(bytes, tld));
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// What the start of a page says of itself. A page that can be read so far is not UTF-16, whatever it says.
fn prescan(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    xml_encoding(head).or_else(|| Prescan(head).meta_encoding()).map(ascii_like)
}

fn xml_encoding(head: &[u8]) -> Option<&'static Encoding> {
    let declaration = &head[..head.starts_with(b"<?xml").then(|| find(head, b"?>")).flatten()?];
    let after = &declaration[find(declaration, b"encoding")? + 8..];
    let quoted = after.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    Encoding::for_label(quoted.split(|b| matches!(b, b'"' | b'\'')).find(|part| !part.is_empty())?)
}

fn ascii_like(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == UTF_16BE || encoding == UTF_16LE {
        UTF_8
    } else if encoding == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    }
}

fn guess(bytes: &[u8], tld: &str) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(encoding) = two_bytes(sample) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, sample.len() == bytes.len());
    let tld = Some(tld.as_bytes()).filter(|tld| !tld.is_empty() && tld.iter().all(u8::is_ascii_lowercase));
    detector.guess(tld, Utf8Detection::Allow)
}

/// UTF-16 without a mark: markup has a zero in every other byte.
fn two_bytes(sample: &[u8]) -> Option<&'static Encoding> {
    let head = &sample[..sample.len().min(512)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if half < 4 => None,
        () if odd * 4 > half && even * 16 < half => Some(UTF_16LE),
        () if even * 4 > half && odd * 16 < half => Some(UTF_16BE),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(label: &str, text: &str) -> Vec<u8> {
        Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
    }

    #[test]
    fn titles_arrive_in_unicode_whoever_names_the_charset() {
        let cases = [
            ("shift_jis", "日本の学習プラットフォームへようこそ、先生と生徒のための教材です"),
            ("gb18030", "国家中小学智慧教育平台欢迎各位教师和学生使用丰富的课程资源"),
            ("windows-1251", "Добро пожаловать на образовательный портал для учителей и школьников"),
            ("windows-1256", "مرحبا بكم في المنصة الوطنية للتعليم للطلاب والمعلمين"),
            ("euc-kr", "대한민국 교육 플랫폼에 오신 것을 환영합니다 선생님과 학생"),
        ];
        for (label, text) in cases {
            let page = packed(label, &format!("<html><title>{text}</title>"));
            let header = format!("text/html; Charset=\"{label}\"");
            assert!(decode(&page, Some(&header), "").contains(text), "{label} by header");
            let meta = format!(
                "<!-- <meta charset=utf-8> --><META http-equiv=x content='text/html; charset={label}'>"
            );
            let page = packed(label, &format!("{meta}<title>{text}</title>"));
            assert!(decode(&page, Some("text/html"), "").contains(text), "{label} by meta");
            let page = packed(label, &format!("<title>{text}</title>{text}"));
            assert!(decode(&page, None, "").contains(text), "{label} by its looks");
        }
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let text = "<title>Öğrenme</title>";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&[b"\xff\xfe".as_slice(), &little].concat(), None, ""), text);
        assert_eq!(
            decode(&[b"\xfe\xff".as_slice(), &big].concat(), Some("text/html; charset=utf-8"), ""),
            text
        );
        assert_eq!(decode(&little, None, ""), text);
        assert_eq!(decode(&big, Some("text/html; charset=utf-16be"), ""), text);
    }

    #[test]
    fn a_false_or_broken_label_harms_nobody() {
        assert_eq!(decode("é<meta charset=utf-16>".as_bytes(), None, ""), "é<meta charset=utf-16>");
        for bytes in
            [b"".as_slice(), b"<", b"<!--", b"<meta charset", b"<?xml encoding", b"\0\0\0\0\0\0\0\0\0\0"]
        {
            decode(bytes, Some("text/html; charset="), "xn--p1ai");
        }
    }
}
