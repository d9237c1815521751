//! `Refresh`, as a header and as a meta element write it. Knows nothing of following it.

use std::time::Duration;

use url::Url;

/// Where and when a page sends its reader on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refresh {
    /// How long the page is shown first.
    pub after: Duration,
    /// The address, absolute if it can be; none when the page only reloads itself.
    pub address: Option<String>,
}

impl Refresh {
    /// With an address that stands for itself.
    pub(super) fn against(self, base: &Url) -> Self {
        let Self { after, address } = self;
        Self { after, address: address.map(|address| base.join(&address).map_or(address, String::from)) }
    }
}

/// Reads `5; url='next.html'` as browsers do; none of what is no refresh.
pub(crate) fn parse(text: &str) -> Option<Refresh> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (seconds, rest) = text.split_at(digits);
    if seconds.is_empty() && !rest.starts_with('.') {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if !rest.is_empty() && !rest.starts_with([';', ',']) && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let rest = rest.trim_start().trim_start_matches([';', ',']).trim_start();
    let seconds = if seconds.is_empty() { 0 } else { seconds.parse().unwrap_or(u64::MAX) };
    let address = unquote(after_url(rest)).trim().to_owned();
    Some(Refresh { after: Duration::from_secs(seconds), address: (!address.is_empty()).then_some(address) })
}

/// What stands behind `url=`, or the text itself when that is missing.
fn after_url(text: &str) -> &str {
    let Some(start) = text.get(..3).filter(|start| start.eq_ignore_ascii_case("url")) else { return text };
    text[start.len()..].trim_start().strip_prefix('=').map_or(text, str::trim_start)
}

fn unquote(text: &str) -> &str {
    let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return text };
    let inside = &text[1..];
    inside.find(quote).map_or(inside, |end| &inside[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refreshes_are_read_as_browsers_read_them() {
        let read = |text| parse(text).map(|r| (r.after.as_secs(), r.address));
        let to = |seconds, address: &str| Some((seconds, Some(address.to_owned())));
        assert_eq!(read("0;url=/a"), to(0, "/a"));
        assert_eq!(read(" 5 ; URL = '/a b' x"), to(5, "/a b"));
        assert_eq!(read("3, \"next\""), to(3, "next"));
        assert_eq!(read("1.9; url=x"), to(1, "x"));
        assert_eq!(read("0 https://a.test/"), to(0, "https://a.test/"));
        assert_eq!(read("30"), Some((30, None)));
        assert_eq!(read("x; url=/a"), None);
        assert_eq!(read("5x"), None);
        assert_eq!(read("99999999999999999999999;url=/é"), to(u64::MAX, "/é"));
    }
}
