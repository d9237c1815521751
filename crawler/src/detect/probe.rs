//! Whether an address has a page of its own, told by what its host answers to an address that nobody ever gave out.
//! Decides when to ask and what the answer means; asking is the fetcher's business.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;
use url::Url;

use super::fold::{fold, is_unspaced};
use super::lexicon::Topic;
use super::measure::ratio;
use super::reading::Reading;
use crate::extract::{Page, Place};

/// Two pages with so many words in common are one.
const SAME: f64 = 0.95;
/// Fewer words are no page to compare: then what it loads must be the same too.
const FEW: usize = 20;
/// A page of so many words whose title speaks of its address has earned its belief.
const PLENTY: usize = 80;

/// An address beside `asked` that does not exist, if it makes sense to ask for one; `token` is new for every check.
///
/// A front page has none, under whichever of its usual names. The last part of the path is replaced, so that
/// an application that lives in a folder of a host is compared with its neighbours and not with itself.
pub(crate) fn address(asked: &Url, token: &str) -> Option<Url> {
    let mut parts: Vec<&str> = asked.path_segments()?.filter(|part| !part.is_empty()).collect();
    while parts.last().is_some_and(|last| is_front(last)) {
        parts.pop();
    }
    let last = parts.pop()?;
    let kind = last.rsplit_once('.').map(|(_, kind)| kind).filter(|kind| kind.len() <= 5);
    let name = kind.map_or_else(|| token.to_owned(), |kind| format!("{token}.{kind}"));
    parts.push(&name);
    let slash = if asked.path().ends_with('/') { "/" } else { "" };
    let mut probe = asked.clone();
    probe.set_path(&format!("/{}{slash}", parts.join("/")));
    probe.set_query(None);
    probe.set_fragment(None);
    Some(probe)
}

/// `index.php`, `home`, and the folder of a language.
fn is_front(part: &str) -> bool {
    let part = part.to_ascii_lowercase();
    let name = part.split('.').next().unwrap_or_default();
    let mut pieces = part.split(['-', '_']);
    let language = pieces.clone().count() <= 2
        && pieces.all(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_alphabetic()));
    matches!(name, "index" | "default" | "home" | "main" | "start" | "welcome" | "inicio" | "accueil")
        || language
}

/// Whether anything speaks against the page, so that asking for another is not idle.
pub(crate) fn is_suspicious(reading: &Reading<'_>, asked: &Url, end: &Url) -> bool {
    if reading.page.outline.passwords > 0 || !same_host(asked, end) {
        return false;
    }
    let led_away = place(asked) != place(end);
    led_away || reading.prose() < PLENTY || !names_its_address(reading, asked) || hints(reading)
}

/// Whether title or headings have a word of what the path ends with: what it begins with names whole sections, and
/// who repeats the path itself says nothing.
fn names_its_address(reading: &Reading<'_>, asked: &Url) -> bool {
    let path = fold(&decoded(asked.path()));
    let last = path.rsplit('/').find(|part| !part.is_empty() && !is_front(part)).unwrap_or_default();
    let mut slugs = last.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    let headings = reading.body.iter().filter(|sentence| sentence.place == Place::Heading);
    let own = reading.title.iter().chain(headings).filter(|sentence| !sentence.folded.contains(&path));
    let said: String = own.flat_map(|sentence| [" ", sentence.folded.as_str()]).collect();
    slugs.any(|slug| said.contains(slug))
}

fn hints(reading: &Reading<'_>) -> bool {
    let all = reading.title.iter().chain(&reading.body);
    all.flat_map(|sentence| &sentence.marks).any(|mark| mark.topic == Topic::Missing)
}

/// Where a check asked, where it came out and what stood there.
pub(crate) struct Visit<'a> {
    pub(crate) asked: &'a Url,
    pub(crate) end: &'a Url,
    pub(crate) page: &'a Page,
}

/// Why the address has no page of its own, if the host answers an invented one alike.
pub(crate) fn compare(ours: &Visit<'_>, invented: &Visit<'_>) -> Option<String> {
    if ours.page.outline.passwords > 0 {
        return None;
    }
    // Led further in is no other place.
    let direct = place(ours.end).starts_with(&place(ours.asked));
    let same_end = place(ours.end) == place(invented.end) && same_host(ours.end, invented.end);
    if direct {
        // Where every path is led, there is the front page.
        let unlike = same_end || !alike(ours, invented);
        return (!unlike).then(|| {
            format!(
                "the host answers any path, also an invented one, with the same page as {}",
                ours.end.path()
            )
        });
    }
    (same_end || alike(ours, invented)).then(|| {
        format!("the host sends it to {}, as it does with any path, also an invented one", ours.end.path())
    })
}

fn same_host(one: &Url, other: &Url) -> bool {
    let plain =
        |url: &Url| url.host_str().unwrap_or_default().trim_start_matches("www.").to_ascii_lowercase();
    plain(one) == plain(other)
}

/// A path without what servers add and drop.
fn place(url: &Url) -> String {
    let path = url.path().to_lowercase();
    let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
    let kept = parts.iter().rposition(|part| !is_front(part)).map_or(0, |last| last + 1);
    parts[..kept].join("/")
}

/// Whether two pages say the same once what belongs to one request is left out. Pages with hardly a word must
/// be applications, and the same one: else there is nothing to compare.
fn alike(ours: &Visit<'_>, invented: &Visit<'_>) -> bool {
    let paths = fold(&[ours.asked, invented.asked].map(|url| decoded(url.path())).join("/"));
    let same = |read: fn(&Page) -> &str| {
        let (one, other) = (Bag::of(&paths, read(ours.page)), Bag::of(&paths, read(invented.page)));
        (one.likeness(&other) >= SAME).then_some(one.size + other.size)
    };
    let titled = same(|page| page.metadata.title.as_deref().unwrap_or_default()).is_some();
    let Some(words) = same(|page| &page.text).filter(|_| titled) else { return false };
    let applications = [ours, invented].iter().all(|visit| visit.page.outline.loaded_scripts > 0);
    words >= 2 * FEW || (applications && same(|page| &page.outline.markup).is_some())
}

/// The words of a text, counted: pairs of characters where words are not parted. Words with digits are tokens,
/// times and counters; words of the path are what a server repeats of the question.
struct Bag {
    words: HashMap<String, usize>,
    size: usize,
}

impl Bag {
    fn of(paths: &str, text: &str) -> Self {
        let asked: Vec<&str> =
            paths.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        let folded = fold(text);
        let mut bag = Self { words: HashMap::new(), size: 0 };
        for run in folded.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
            if run.starts_with(is_unspaced) {
                let letters: Vec<char> = run.chars().collect();
                letters.windows(2).for_each(|pair| bag.add(pair.iter().collect()));
            } else if !run.contains(|c: char| c.is_numeric()) && !asked.contains(&run) {
                bag.add(run.to_owned());
            }
        }
        bag
    }

    fn add(&mut self, word: String) {
        *self.words.entry(word).or_default() += 1;
        self.size += 1;
    }

    /// Words in common, 0 to 1; two empty texts are one.
    fn likeness(&self, other: &Self) -> f64 {
        let common: usize =
            self.words.iter().map(|(word, count)| *other.words.get(word).unwrap_or(&0).min(count)).sum();
        let sizes = self.size + other.size;
        if sizes == 0 { 1.0 } else { ratio(2 * common, sizes) }
    }
}

/// A path as people write it.
fn decoded(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(asked: &str) -> Option<String> {
        address(&Url::parse(asked).unwrap(), "zz9").map(String::from)
    }

    #[test]
    fn an_invented_address_is_a_neighbour_of_the_real_one() {
        let cases = [
            ("https://a.test/x/y?z=1#f", "https://a.test/x/zz9"),
            ("https://a.test/portal/", "https://a.test/zz9/"),
            ("https://a.test/portal/index.html", "https://a.test/zz9"),
            ("https://a.test/course/view.php?id=5", "https://a.test/course/zz9.php"),
        ];
        for (asked, expected) in cases {
            assert_eq!(beside(asked).as_deref(), Some(expected), "{asked}");
        }
        for front in
            ["https://a.test/", "https://a.test/index.php", "https://a.test/pt-br/", "https://a.test/en/home"]
        {
            assert_eq!(beside(front), None, "{front}");
        }
    }

    #[test]
    fn escapes_in_paths_are_read_and_broken_ones_left() {
        assert_eq!(decoded("/%C3%A9t%c3%a9/%zz%"), "/été/%zz%");
    }
}
