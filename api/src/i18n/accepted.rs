//! The languages that a reader accepts, as the header of a request says.

/// The languages of an `Accept-Language` header, the most wanted first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AcceptedLanguages(Vec<String>);

/// No honest header is longer; the rest is not read.
const MAX_BYTES: usize = 1_000;
const MAX_LANGUAGES: usize = 20;

impl AcceptedLanguages {
    /// Reads the header. Refused languages (`q=0`) and what is not a language range are left out, `*` stays.
    pub fn parse(header: Option<&str>) -> Self {
        let header = header.unwrap_or_default();
        let end = (0..=MAX_BYTES.min(header.len())).rev().find(|&end| header.is_char_boundary(end));
        let ranges = header[..end.unwrap_or(0)].split(',').filter_map(range);
        let mut ranges: Vec<_> = ranges.take(MAX_LANGUAGES).filter(|(_, weight)| *weight > 0).collect();
        ranges.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        let mut languages: Vec<String> = Vec::with_capacity(ranges.len());
        for (language, _) in ranges {
            if !languages.iter().any(|known| known.eq_ignore_ascii_case(language)) {
                languages.push(language.to_owned());
            }
        }
        Self(languages)
    }

    /// The ranges as they were written, the most wanted first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// A language range and its weight in thousandths.
fn range(text: &str) -> Option<(&str, u16)> {
    let mut parts = text.split(';').map(str::trim);
    let language = parts.next().filter(|language| is_range(language))?;
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Some((language, weight.map_or(Some(1_000), thousandths)?))
}

fn is_range(text: &str) -> bool {
    let subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text == "*" || (text.len() <= 35 && text.split('-').all(subtag))
}

/// `0.85` is 850; RFC 9110 allows three digits and nothing above one.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: u16 = format!("{fraction:0<3}").parse().ok()?;
    match (whole, fraction) {
        ("0", fraction) => Some(fraction),
        ("1", 0) => Some(1_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(header: &str) -> Vec<String> {
        AcceptedLanguages::parse(Some(header)).0
    }

    #[test]
    fn languages_come_in_the_order_of_their_weights() {
        assert_eq!(parsed("en;q=0.5, fr-CA, ar;q=0.85, *;q=0.1, de;q=0"), ["fr-CA", "ar", "en", "*"]);
        assert_eq!(parsed("fr, en, FR;q=0.2"), ["fr", "en"]);
        assert_eq!(AcceptedLanguages::parse(None), AcceptedLanguages::default());
    }

    #[test]
    fn what_is_no_language_range_is_left_out() {
        assert!(parsed("\u{e9}\u{e9}, en;q=2, ;;;, -, en-, q=1, en;q=0.1234, en;q=-1, en;q=1.5").is_empty());
    }

    #[test]
    fn a_hostile_header_is_read_only_so_far() {
        assert_eq!(parsed(&"a-b,".repeat(100_000)), ["a-b"]);
        let many: Vec<String> = (0..1_000).map(|number| format!("x{number}")).collect();
        assert_eq!(parsed(&many.join(",")).len(), MAX_LANGUAGES);
        assert!(parsed(&"\u{1f30d}".repeat(1_000)).is_empty());
    }
}
