//! Which hosts say plainly that a page does not exist. One that did so lately need not be asked again about every page of
//! the same folder.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use url::{Position, Url};

const MANY: usize = 20_000;

/// Folders of hosts, and until when each is believed.
#[derive(Debug, Default)]
pub(super) struct Honest(Mutex<HashMap<String, Instant>>);

impl Honest {
    pub(super) fn knows(&self, url: &Url) -> bool {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(folder(url)).is_some_and(|until| *until > Instant::now())
    }

    pub(super) fn note(&self, url: &Url, lifetime: Duration) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if known.len() >= MANY {
            known.retain(|_, until| *until > now);
        }
        if known.len() < MANY {
            known.insert(folder(url).to_owned(), now + lifetime);
        }
    }
}

/// An address without its last part: another program may answer in another folder.
fn folder(url: &Url) -> &str {
    let address = &url[..Position::AfterPath];
    let inside = address.trim_end_matches('/');
    inside.rfind('/').map_or(address, |at| &inside[..=at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honesty_is_of_a_folder_and_ends() {
        let url = |text: &str| Url::parse(text).unwrap();
        let honest = Honest::default();
        honest.note(&url("https://a.test/x/zz9?q"), Duration::from_mins(1));
        honest.note(&url("https://a.test/old/zz9/"), Duration::ZERO);
        assert!(honest.knows(&url("https://a.test/x/yy8/")));
        for other in
            ["https://a.test/yy8", "https://a.test/x/y/yy8", "http://a.test/x/yy8", "https://a.test/old/yy8"]
        {
            assert!(!honest.knows(&url(other)), "{other}");
        }
    }
}
