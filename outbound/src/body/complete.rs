//! Whether a page is complete although its server has not hung up. Knows nothing else of HTML.

use memchr::memchr_iter;

const END: &[u8] = b"</html";

/// Watches a growing body for the end of its page.
#[derive(Debug, Default)]
pub(super) struct Watch {
    looked: usize,
    seen: bool,
}

impl Watch {
    pub(super) fn seen(&self) -> bool {
        self.seen
    }

    /// Looks at what was added since the last time.
    pub(super) fn look(&mut self, bytes: &[u8]) -> bool {
        let from = self.looked;
        let is_end =
            |at: &usize| bytes[from + at..].get(..END.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(END));
        let mut open = None;
        for at in memchr_iter(END[0], &bytes[from..]).filter(is_end) {
            match Tag::of(&bytes[from + at + END.len()..]) {
                Tag::Closed => self.seen = true,
                Tag::Open => open = Some(from + at),
                Tag::Another => {}
            }
        }
        // An end that has only begun is looked at again when there is more.
        self.looked = open.unwrap_or(bytes.len().saturating_sub(END.len() - 1)).max(from);
        self.seen
    }
}

/// What stands behind the name of an end tag: it may have spaces and even attributes before it closes.
enum Tag {
    Closed,
    Open,
    Another,
}

impl Tag {
    fn of(rest: &[u8]) -> Self {
        const LONGEST: usize = 256;
        match rest.first() {
            None => Self::Open,
            Some(b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') => {
                if rest.iter().take(LONGEST).any(|byte| *byte == b'>') {
                    Self::Closed
                } else if rest.len() < LONGEST {
                    Self::Open
                } else {
                    Self::Another
                }
            }
            Some(_) => Self::Another,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_that_arrives_in_two_pieces_is_seen() {
        let mut watch = Watch::default();
        assert!(!watch.look(b"<html><body>x</BO"));
        assert!(!watch.look(b"<html><body>x</BODY></HT"));
        assert!(watch.look(b"<html><body>x</BODY></HTml>"));
    }

    #[test]
    fn an_end_tag_may_have_spaces_before_it_closes() {
        for end in ["</html >", "</HTML\n\t>", "</html x=y>", "</html/>"] {
            for cut in 0..end.len() {
                let mut watch = Watch::default();
                assert!(!watch.look(format!("<p>{}", &end[..cut]).as_bytes()), "{end} {cut}");
                assert!(watch.look(format!("<p>{end}").as_bytes()), "{end} {cut}");
            }
        }
        assert!(!Watch::default().look(b"</htmlx> </html"));
        assert!(!Watch::default().look(b"</htm>l>"));
    }
}
