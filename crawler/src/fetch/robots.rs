//! RFC 9309: what a robots.txt says to our agent. Pure; linear in the file, whatever is in it.
//! (The crates for this build a regular expression for each rule, which a hostile file makes expensive.)

use std::time::Duration;

/// How we are called in robots.txt.
pub(crate) const TOKEN: &str = "portolan";

/// Bytes of a robots.txt that are read.
pub(crate) const READ: usize = 500 * 1024;

/// What we may do on a host.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Robots {
    rules: Vec<Rule>,
    /// The pause the host asks for.
    pub(crate) delay: Option<Duration>,
    /// Whether the file could not be had for an error of the server.
    pub(crate) failing: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    allow: bool,
    pattern: String,
}

impl Robots {
    /// Forbids everything.
    pub(crate) fn closed() -> Self {
        Self { rules: vec![Rule { allow: false, pattern: "/".to_owned() }], delay: None, failing: true }
    }

    /// Reads a file; what is not understood is passed over.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(READ)]);
        let (mut ours, mut others) = (Self::default(), Self::default());
        let mut named = false;
        let mut group = Group::default();
        for line in text.split(['\r', '\n']) {
            let line = line.split('#').next().unwrap_or(line);
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            match key.as_str() {
                "user-agent" | "useragent" | "user agent" => {
                    group.agent(value);
                    named |= group.ours;
                }
                "allow" | "disallow" | "crawl-delay" => {
                    group.closed = true;
                    if group.ours {
                        ours.add(&key, value);
                    } else if group.everyone {
                        others.add(&key, value);
                    }
                }
                _ => {}
            }
        }
        if named { ours } else { others }
    }

    fn add(&mut self, key: &str, value: &str) {
        if key == "crawl-delay" {
            let seconds = value.parse().ok().filter(|seconds: &f64| seconds.is_finite() && *seconds > 0.0);
            self.delay = seconds.map(|seconds| Duration::from_secs_f64(seconds.min(86_400.0))).or(self.delay);
        } else if !value.is_empty() {
            self.rules.push(Rule { allow: key == "allow", pattern: normal(value) });
        }
    }

    /// Whether a path, with its query, may be fetched: the longest rule decides, and of two as long, `Allow`.
    pub(crate) fn allows(&self, path: &str) -> bool {
        let path = normal(path);
        if path == "/robots.txt" {
            return true;
        }
        let matching = self.rules.iter().filter(|rule| matches(&rule.pattern, &path));
        matching.max_by_key(|rule| (rule.pattern.len(), rule.allow)).is_none_or(|rule| rule.allow)
    }
}

/// The group that the reader stands in.
#[derive(Debug, Default)]
struct Group {
    ours: bool,
    everyone: bool,
    closed: bool,
}

impl Group {
    fn agent(&mut self, value: &str) {
        if self.closed {
            *self = Self::default();
        }
        let end =
            value.find(|c: char| !c.is_ascii_alphabetic() && c != '-' && c != '_').unwrap_or(value.len());
        self.ours |= value[..end].eq_ignore_ascii_case(TOKEN);
        self.everyone |= value.starts_with('*');
    }
}

/// `*` stands for any text and `$` at the end for the end.
fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, anchored) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return !anchored || rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    if anchored { rest.ends_with(last) } else { rest.contains(last) }
}

/// One spelling for equal paths: what need not be escaped is not, what must be is, in capitals.
fn normal(path: &str) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut found = String::with_capacity(path.len());
    let bytes = path.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%').then(|| bytes.get(at + 1..at + 3)).flatten().and_then(hex);
        let byte = escaped.unwrap_or(bytes[at]);
        let plain = byte.is_ascii_alphanumeric()
            || b"-._~".contains(&byte)
            || (escaped.is_none() && byte.is_ascii_graphic());
        if plain {
            found.push(char::from(byte));
        } else {
            found.extend(['%', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
        at += if escaped.is_some() { 3 } else { 1 };
    }
    found
}

fn hex(digits: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(digits).ok().filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u8::from_str_radix(text, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(file: &str, path: &str) -> bool {
        Robots::parse(file.as_bytes()).allows(path)
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
            |text: &str| Robots::parse(format!("User-agent: *\nCrawl-delay: {text}").as_bytes()).delay;
        assert_eq!(delay("2.5"), Some(Duration::from_millis(2_500)));
        assert_eq!((delay("-1"), delay("NaN"), delay("1e400")), (None, None, None));
    }

    #[test]
    fn a_hostile_file_costs_little() {
        let rule = format!("Disallow: /{}\n", "*a".repeat(900));
        let file = format!("User-agent: *\n{}", rule.repeat(250));
        let started = std::time::Instant::now();
        assert!(allows(&file, &format!("/{}b", "a".repeat(800))));
        assert!(started.elapsed() < Duration::from_secs(5));
    }
}
