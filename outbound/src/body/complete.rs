//! Whether a page is complete although its server has not hung up. Knows nothing else of HTML.

const END: &[u8] = b"</html>";

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
        let from = self.looked.saturating_sub(END.len() - 1);
        self.seen |= bytes[from..].windows(END.len()).any(|window| window.eq_ignore_ascii_case(END));
        self.looked = bytes.len();
        self.seen
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
}
