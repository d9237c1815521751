//! The HTML standard's prescan of a byte stream: tags and attributes by their looks, before anybody knows the charset.

use encoding_rs::Encoding;

/// What is still to be looked at.
pub(super) struct Prescan<'a>(pub(super) &'a [u8]);

impl<'a> Prescan<'a> {
    /// The first charset that a meta element names, outside of comments and of other elements' attributes.
    pub(super) fn meta_encoding(&mut self) -> Option<&'static Encoding> {
        while let Some(at) = self.0.iter().position(|byte| *byte == b'<') {
            self.0 = &self.0[at + 1..];
            match self.0 {
                [b'!', b'-', b'-', ..] => self.0 = &self.0[find(&self.0[1..], b"-->")? + 4..],
                [b'!' | b'?', ..] => self.skip_to(|byte| byte == b'>'),
                [b'/', letter, ..] | [letter, ..] if letter.is_ascii_alphabetic() => {
                    if let Some(encoding) = self.tag() {
                        return Some(encoding);
                    }
                }
                [b'/', ..] => self.skip_to(|byte| byte == b'>'),
                _ => {}
            }
        }
        None
    }

    /// The rest of a tag; what it names if it is a meta element.
    fn tag(&mut self) -> Option<&'static Encoding> {
        let start = self.0;
        self.skip_to(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        // An end tag goes on with its attributes, which mean nothing.
        if start.first() == Some(&b'/') {
            self.skip_to(|byte| byte.is_ascii_whitespace() || byte == b'>');
        }
        let is_meta = start[..start.len() - self.0.len()].eq_ignore_ascii_case(b"meta");
        let mut meta = Meta::default();
        while let Some((name, value)) = self.attribute() {
            meta.take(name, value);
        }
        meta.encoding().filter(|_| is_meta)
    }

    /// The next attribute of this tag; none when the tag ends.
    fn attribute(&mut self) -> Option<(&'a [u8], &'a [u8])> {
        self.skip_to(|byte| !byte.is_ascii_whitespace() && byte != b'/');
        if self.0.first().is_none_or(|byte| *byte == b'>') {
            return None;
        }
        let start = self.0;
        // A name may begin with the sign that ends others.
        self.0 = &self.0[1..];
        self.skip_to(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/'));
        let name = &start[..start.len() - self.0.len()];
        let Some(rest) = self.0.trim_ascii_start().strip_prefix(b"=") else { return Some((name, b"")) };
        self.0 = rest.trim_ascii_start();
        Some((name, self.value()))
    }

    fn value(&mut self) -> &'a [u8] {
        let start = self.0;
        let Some(quote @ (b'"' | b'\'')) = start.first() else {
            self.skip_to(|byte| byte.is_ascii_whitespace() || byte == b'>');
            return &start[..start.len() - self.0.len()];
        };
        self.0 = &start[1..];
        self.skip_to(|byte| byte == *quote);
        let value = &start[1..start.len() - self.0.len()];
        self.0 = self.0.get(1..).unwrap_or_default();
        value
    }

    fn skip_to(&mut self, wanted: impl Fn(u8) -> bool) {
        let at = self.0.iter().position(|byte| wanted(*byte)).unwrap_or(self.0.len());
        self.0 = &self.0[at..];
    }
}

/// The attributes of a meta element that say something of its charset; of each the first counts.
#[derive(Default)]
struct Meta<'a> {
    charset: Option<&'a [u8]>,
    content: Option<&'a [u8]>,
    equivalent: Option<&'a [u8]>,
}

impl<'a> Meta<'a> {
    fn take(&mut self, name: &[u8], value: &'a [u8]) {
        let place = match name.to_ascii_lowercase().as_slice() {
            b"charset" => &mut self.charset,
            b"content" => &mut self.content,
            b"http-equiv" => &mut self.equivalent,
            _ => return,
        };
        place.get_or_insert(value);
    }

    fn encoding(&self) -> Option<&'static Encoding> {
        let declares = self.equivalent.is_some_and(|name| name.eq_ignore_ascii_case(b"content-type"));
        self.charset.and_then(Encoding::for_label).or_else(|| charset_of(self.content.filter(|_| declares)?))
    }
}

/// The charset that a content type names.
pub(super) fn charset_of(value: &[u8]) -> Option<&'static Encoding> {
    let mut rest = value;
    loop {
        rest = rest[find(rest, b"charset")? + b"charset".len()..].trim_ascii_start();
        let Some(label) = rest.strip_prefix(b"=") else { continue };
        let label = label.trim_ascii_start();
        let label = match label.first()? {
            quote @ (b'"' | b'\'') => label[1..].split(|b| b == quote).next()?,
            _ => {
                label.split(|b| b.is_ascii_whitespace() || matches!(b, b';' | b'"' | b'\'' | b',')).next()?
            }
        };
        return Encoding::for_label(label);
    }
}

/// Where a text of ASCII letters first stands, in whichever case.
pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(html: &str) -> Option<&'static str> {
        Prescan(html.as_bytes()).meta_encoding().map(Encoding::name)
    }

    #[test]
    fn charsets_are_declared_by_meta_elements_alone() {
        let cases = [
            ("<meta charset=euc-kr>", Some("EUC-KR")),
            ("<META a=b CHARSET = 'koi8-r' />", Some("KOI8-R")),
            ("<meta/charset=big5>", Some("Big5")),
            ("<meta content='text/html; charset=gbk' http-equiv=Content-Type>", Some("GBK")),
            ("<meta http-equiv='content-type' content='charset; charset=\"sjis\"'>", Some("Shift_JIS")),
            ("<meta charset=nonsense><meta charset=windows-874>", Some("windows-874")),
            ("<meta name=description content='text/html; charset=big5'>", None),
            ("<!-- <meta charset=big5> --><p>", None),
            ("<!--><meta charset=big5>", Some("Big5")),
            ("<body title='<meta charset=big5>'>", None),
            ("</p class='<meta charset=big5>'><metadata charset=big5>", None),
            ("<? <meta charset=big5> ?><meta charset=utf-8>", Some("UTF-8")),
            ("<1 <meta charset=big5>", Some("Big5")),
            ("<meta charset=big5", Some("Big5")),
            ("<meta charset='big5", Some("Big5")),
        ];
        for (html, expected) in cases {
            assert_eq!(declared(html), expected, "{html}");
        }
    }
}
