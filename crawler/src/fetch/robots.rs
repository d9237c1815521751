//! RFC 9309: what a robots.txt says to our agent. Pure; bounded in time and memory whatever is in it.
//!
//! The file is read by `robotxt` (0.7 of October 2026), which goes by the letter of the RFC (groups of one agent are
//! merged, the longest rule decides, escapes are compared by what they mean, a rule that is cut off at 500 KiB counts for
//! nothing) and matches without regular expressions: 540 KB of distinct hostile rules and a path of 8 KB cost it 65 ms.
//! Rejected: `texting_robots` (0.2, last released in 2023) builds an expression for each rule, which costs 2.9 s there;
//! `robotstxt` (0.3 of 2020), a port of Google's matcher, reads the file anew for every question and gave none
//! on 484 KB before the trial was ended; `robots_txt` knows no wildcards. A parser of our own, which stood here, did what `robotxt` does.

use std::borrow::Cow;
use std::time::Duration;

use url::Url;

/// How we are called in robots.txt.
pub(crate) const TOKEN: &str = "portolan";

/// Bytes of a robots.txt that are read: one more than count, so that the reader sees that a line was cut off.
pub(crate) const READ: usize = robotxt::BYTE_LIMIT + 1;

/// What we may do on a host.
#[derive(Debug, Clone)]
pub(crate) struct Robots {
    rules: robotxt::Robots,
    /// Whether the file could not be had for an error of the server.
    pub(crate) failing: bool,
}

impl Robots {
    /// Allows everything, as a file does that is not there.
    pub(crate) fn open() -> Self {
        Self { rules: robotxt::Robots::allow_all(), failing: false }
    }

    /// Forbids everything.
    pub(crate) fn closed() -> Self {
        Self { rules: robotxt::Robots::disallow_all(), failing: true }
    }

    /// Reads a file; what is not understood is passed over.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let bytes = &bytes[..bytes.len().min(READ)];
        Self { rules: robotxt::Robots::parse(&without_versions(bytes), TOKEN), failing: false }
    }

    /// Whether an address may be fetched.
    pub(crate) fn allows(&self, url: &Url) -> bool {
        self.rules.is_url_allowed(url)
    }

    /// The pause the host asks for.
    pub(crate) fn delay(&self) -> Duration {
        self.rules.crawl_delay().unwrap_or_default()
    }

    /// About how many bytes of memory this takes.
    pub(crate) fn weight(&self) -> usize {
        const EACH: usize = 100;
        let rules = self.rules.rules().iter().map(|rule| rule.pattern().len() + EACH);
        let sitemaps = self.rules.sitemaps().iter().map(|url| url.as_str().len() + EACH);
        EACH + rules.sum::<usize>() + sitemaps.sum::<usize>()
    }
}

/// The RFC has names without versions. Whoever copies ours from a log together with its version means us nevertheless.
fn without_versions(file: &[u8]) -> Cow<'_, [u8]> {
    let versioned = format!("{TOKEN}/");
    let is_ours = |window: &[u8]| window.eq_ignore_ascii_case(versioned.as_bytes());
    if !file.windows(versioned.len()).any(is_ours) {
        return Cow::Borrowed(file);
    }
    let lines = file.split_inclusive(|byte| matches!(byte, b'\n' | b'\r'));
    let cut = lines.flat_map(|line| match line.windows(versioned.len()).position(is_ours) {
        Some(at) if line.trim_ascii_start().get(..4).is_some_and(|key| key.eq_ignore_ascii_case(b"user")) => {
            [&line[..at + TOKEN.len()], b"\n"]
        }
        Some(_) | None => [line, b""],
    });
    Cow::Owned(cut.collect::<Vec<_>>().concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(file: &str, path: &str) -> bool {
        Robots::parse(file.as_bytes()).allows(&Url::parse(&format!("http://a.test{path}")).unwrap())
    }

    #[test]
    fn our_own_groups_outrank_the_groups_for_everyone() {
        let file = "User-agent: *\nDisallow: /\n\nUser-agent: Portolan/2.0\nDisallow: /x\n\nuser-agent: other\n\
            user-agent: PORTOLAN\nDisallow: /y\n";
        assert!(allows(file, "/"));
        assert!(!allows(file, "/x"));
        assert!(!allows(file, "/y/z"));
        assert!(
            !allows("User-agent: portolanbot\nAllow: /\nUser-agent: *\nDisallow: /", "/"),
            "another's name"
        );
        assert!(!allows("User-agent: *\nDisallow: /", "/page"));
        assert!(allows("User-agent: *\nDisallow:", "/page"));
        assert!(allows("Disallow: /", "/page"), "rules of no group");
    }

    #[test]
    fn the_longest_rule_decides_and_allow_wins_a_tie() {
        let file = "User-agent: *\rDisallow: /a\rAllow: /a/b\rDisallow: /*.pdf$\rAllow: /tie\rDisallow: /tie";
        assert!(!allows(file, "/a"));
        assert!(allows(file, "/a/b"));
        assert!(!allows(file, "/docs/x.pdf"));
        assert!(allows(file, "/docs/x.pdf?y"));
        assert!(allows(file, "/tie"));
        assert!(allows("User-agent: *\nDisallow: /", "/robots.txt"));
    }

    #[test]
    fn escapes_are_compared_by_what_they_mean() {
        assert!(!allows("User-agent: *\nDisallow: /été", "/%C3%A9t%c3%a9/x"));
        assert!(!allows("User-agent: *\nDisallow: /%7euser", "/~user"));
        assert!(allows("User-agent: *\nDisallow: /a%2Fb", "/a/b"));
    }

    #[test]
    fn broken_files_allow_and_delays_are_read() {
        for broken in ["", "<html><body>Not found: sorry", "\0\u{1}\u{2}:::", "User-agent", "Crawl-delay: x"]
        {
            assert!(allows(broken, "/x"), "{broken}");
        }
        let delay =
            |text: &str| Robots::parse(format!("User-agent: *\nCrawl-delay: {text}").as_bytes()).delay();
        assert_eq!(delay("2.5"), Duration::from_millis(2_500));
        assert_eq!((delay("-1"), delay("NaN"), delay("1e400")), Default::default());
    }

    /// `Allow: /secret` cut to `Allow: /` would open the host.
    #[test]
    fn a_rule_that_is_cut_off_at_the_cap_counts_for_nothing() {
        let start = "User-agent: *\nDisallow: /a\n";
        let comment = "#".repeat(READ - 1 - start.len() - "\nAllow: /a".len());
        let file = format!("{start}{comment}\nAllow: /a-longer-one\nDisallow: /late");
        assert!(!allows(&file, "/a-longer"));
        assert!(allows(&file, "/late"));
    }

    #[test]
    fn a_file_of_any_bytes_is_bounded_in_memory() {
        let files = ["Allow:/a\n", "Sitemap:a:b\n", "*", "User-agent:portolan/1\n", "\0"];
        for line in files {
            let file = format!("User-agent: *\n{}", line.repeat(READ / line.len()));
            assert!(Robots::parse(file.as_bytes()).weight() < 20 * READ, "{line}");
        }
    }
}
