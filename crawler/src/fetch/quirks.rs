//! What named sites want beside what all want: a table for people to read and to add to.

use std::time::Duration;

use serde::Deserialize;
use url::Url;

/// The table. Of several entries for a host the most particular one counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quirks(Vec<Quirk>);

/// What one host wants, and all hosts below it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quirk {
    host: String,
    /// For whoever asks later whether it is still so.
    why: String,
    #[serde(default)]
    delay_s: u32,
    /// Sent instead of what a browser would accept.
    pub(crate) accept: Option<String>,
    path: Option<Instead>,
    /// Its robots.txt is not what it seems.
    #[serde(default)]
    pub(crate) ignores_robots: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Instead {
    asked: String,
    instead: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    site: Vec<Quirk>,
}

impl Default for Quirks {
    /// The table that comes with the program.
    fn default() -> Self {
        Self::read(include_str!("quirks.toml")).unwrap_or_else(|error| {
            tracing::error!(error, "the table of quirks cannot be read");
            Self(Vec::new())
        })
    }
}

impl Quirks {
    /// Reads a table; the error names the line.
    pub fn read(text: &str) -> Result<Self, String> {
        let Table { site } = toml::from_str(text).map_err(|error| error.to_string())?;
        match site.iter().find(|quirk| quirk.host.is_empty() || quirk.why.is_empty()) {
            Some(quirk) => Err(format!("the entry for `{}` lacks its host or its reason", quirk.host)),
            None => Ok(Self(site)),
        }
    }

    /// What the host of a URL wants.
    pub(crate) fn of(&self, url: &Url) -> Option<&Quirk> {
        let host = url.host_str()?.trim_end_matches('.');
        let about = |quirk: &&Quirk| {
            host.strip_suffix(quirk.host.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        self.0.iter().filter(about).max_by_key(|quirk| quirk.host.len())
    }

    /// The address that is to be checked in a listed one's place.
    pub(crate) fn instead_of(&self, mut url: Url) -> Url {
        let path = self.of(&url).and_then(|quirk| quirk.path.clone());
        if let Some(path) = path.filter(|path| path.asked == url.path()) {
            url.set_path(&path.instead);
        }
        url
    }
}

impl Quirk {
    pub(crate) fn delay(&self) -> Duration {
        Duration::from_secs(self.delay_s.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_that_comes_with_the_program_can_be_read() {
        assert!(!Quirks::read(include_str!("quirks.toml")).unwrap().0.is_empty());
    }

    #[test]
    fn an_entry_counts_for_the_hosts_below_it_and_the_most_particular_one_wins() {
        let table =
            "[[site]]\nhost='a.test'\nwhy='x'\ndelay_s=1\n[[site]]\nhost='b.a.test'\nwhy='x'\ndelay_s=2";
        let table = Quirks::read(table).unwrap();
        let delay = |url: &str| table.of(&Url::parse(url).unwrap()).map(|quirk| quirk.delay_s);
        assert_eq!(delay("https://a.test/x"), Some(1));
        assert_eq!(delay("https://c.a.test./"), Some(1));
        assert_eq!(delay("https://d.b.a.test/"), Some(2));
        assert_eq!(delay("https://ba.test/"), None);
        assert_eq!(delay("https://10.0.0.1/"), None);
    }

    #[test]
    fn an_entry_without_a_reason_or_with_an_unknown_wish_is_refused() {
        for bad in
            ["[[site]]\nhost='a.test'", "[[site]]\nhost='a'\nwhy=''", "[[site]]\nhost='a'\nwhy='b'\nx=1"]
        {
            assert!(Quirks::read(bad).is_err(), "{bad}");
        }
    }
}
