//! What matters and what does not, and what is remembered between checks.

use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::checks::outcome::Outcome;
use crate::checks::state::{Sighting, Track};
use crate::flags::FlagKind;

const TEXT: &str = "00000000ffffffff";
const NEAR: &str = "00000000ffffff00";
const OTHER: &str = "ffffffff00000000";
const NEAR_OTHER: &str = "ffffffff0000000f";
const THIRD: &str = "ff00ff00ff00ff00";

fn school() -> Facts {
    let some = |text: &str| Some(text.to_owned());
    Facts {
        domain: some("school.test"),
        address: some("learn.school.test/"),
        title: some("School"),
        description: some("Lessons."),
        site_name: some("The School"),
        canonical_url: some("https://learn.school.test/"),
        icon_url: some("https://learn.school.test/icon.png"),
        language: some("fr"),
        detected_language: some("fr"),
        alternates: Vec::new(),
        text_hash: some(TEXT),
    }
}

fn with(change: impl FnOnce(&mut Facts)) -> Facts {
    let mut facts = school();
    change(&mut facts);
    facts
}

fn text(hash: &str) -> Facts {
    with(|facts| facts.text_hash = Some(hash.to_owned()))
}

fn compared(now: &Facts, pending: Option<&Facts>) -> Difference {
    compare(&school(), now, pending, &Policy::default())
}

#[test]
fn each_fact_that_matters_has_its_reason_in_words() {
    let cases: [(Facts, &str); 6] = [
        (
            with(|facts| facts.domain = Some("casino.test".into())),
            "The page was on school.test and is now on casino.test.",
        ),
        (with(|facts| facts.title = Some("Casino".into())), "The title was “School” and is now “Casino”."),
        (with(|facts| facts.title = None), "The title, “School”, is gone."),
        (
            with(|facts| {
                facts.language = Some("zh".into());
                facts.detected_language = Some("zh".into());
            }),
            "The language was fr and is now zh.",
        ),
        (
            with(|facts| (facts.icon_url, facts.site_name) = (None, None)),
            "The icon and the name, “The School”, are gone.",
        ),
        (
            with(|facts| (facts.title, facts.domain) = (Some("Casino".into()), Some("casino.test".into()))),
            "The page was on school.test and is now on casino.test. The title was “School” and is now “Casino”.",
        ),
    ];
    for (facts, words) in cases {
        let found = compared(&facts, None);
        assert_eq!(found.significant.join(" "), words);
        assert!(found.doubtful.is_empty());
    }
}

#[test]
fn what_does_not_matter_is_recorded_all_the_same() {
    assert_eq!(compared(&school(), None), Difference::default());
    let counted = with(|facts| facts.title = Some("School (3 new messages)".into()));
    assert_eq!(compared(&counted, None), Difference::default());
    let described = compared(&with(|facts| facts.description = None), None);
    assert_eq!(described.in_words().as_deref(), Some("The description changed."));
    assert!(described.significant.is_empty() && described.doubtful.is_empty());
    let icon = compared(&with(|facts| facts.icon_url = None), None);
    assert!(icon.significant.is_empty() && icon.minor.len() == 1);
    let named = with(|facts| {
        (facts.icon_url, facts.site_name, facts.title) = (None, None, Some("School".into()));
    });
    assert_eq!(compared(&named, None).significant.len(), 1, "the name of the site is not in the title");
    let near = compared(&text(NEAR), None);
    assert_eq!(near, Difference::default());
}

#[test]
fn another_text_matters_on_the_second_check_if_it_stays() {
    let once = compared(&text(OTHER), None);
    assert!(once.significant.is_empty() && once.doubtful.len() == 1, "{once:?}");
    let twice = compared(&text(NEAR_OTHER), Some(&text(OTHER)));
    assert!(twice.significant.len() == 1 && twice.doubtful.is_empty(), "{twice:?}");
    let restless = compared(&text(THIRD), Some(&text(OTHER)));
    assert!(restless.significant.is_empty() && restless.doubtful.len() == 1, "{restless:?}");
    let no_text = compared(&with(|facts| facts.text_hash = None), Some(&text(OTHER)));
    assert_eq!(no_text, Difference::default());
}

/// Hours and facts go in, the flags come out.
struct Seen(Pages, Track);

impl Seen {
    fn nothing() -> Self {
        Self(Pages::default(), Track::default())
    }

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::hours(hours)
    }

    fn from(&mut self, vantage: &str, hours: i64, facts: &Facts, languages: &[&str]) -> Vec<FlagKind> {
        let (policy, at) = (Policy::default(), Self::at(hours));
        let sighting = Sighting { at, vantage: vantage.into(), outcome: Outcome::Up, notices: Vec::new() };
        self.1.observe(&sighting, &policy);
        let languages: Vec<String> = languages.iter().map(|tag| (*tag).to_owned()).collect();
        self.0.read(vantage, at, facts.clone(), &languages, &policy);
        self.0.flags(&self.1, at, &policy).into_iter().collect()
    }

    fn check(&mut self, hours: i64, facts: &Facts) -> Vec<FlagKind> {
        self.from("default", hours, facts, &[])
    }
}

const CHANGED: [FlagKind; 1] = [FlagKind::MetadataChanged];
const NONE: [FlagKind; 0] = [];

#[test]
fn a_change_waits_for_a_person_or_for_the_page_to_come_back() {
    let casino = with(|facts| facts.title = Some("Casino".into()));
    let mut seen = Seen::nothing();
    assert_eq!(seen.check(0, &casino), NONE, "whatever comes first is accepted");
    let mut seen = Seen::nothing();
    assert_eq!(seen.check(0, &school()), NONE);
    assert_eq!(seen.check(1, &casino), CHANGED);
    assert_eq!(seen.check(2, &casino), CHANGED);
    assert_eq!(seen.check(3, &school()), NONE);
    assert_eq!(seen.check(4, &casino), CHANGED);
    assert!(seen.0.accept());
    assert_eq!(seen.check(5, &casino), NONE);
    assert_eq!(seen.check(6, &school()), CHANGED, "what was accepted before is now the change");
    assert!(!Seen::nothing().0.accept());
}

#[test]
fn small_changes_are_accepted_silently_until_they_amount_to_another_page() {
    let mut seen = Seen::nothing();
    let hashes = ["0000000000000000", "000000000000ffff", "00000000ffffffff", "0000ffffffffffff"];
    for (hours, hash) in (0..).zip(hashes) {
        assert_eq!(seen.check(hours, &text(hash)), NONE, "{hash}");
    }
    assert_eq!(seen.check(5, &text("0000000000000000")), NONE, "far from what was accepted, but once");
    assert_eq!(seen.check(6, &text("0000000000000000")), CHANGED);
    assert_eq!(seen.check(7, &text("ff00ff00ff00ff00")), CHANGED, "not back, so still open");
    assert_eq!(seen.check(8, &text("0000ffffffffffff")), NONE);
}

#[test]
fn a_check_that_comes_late_or_twice_changes_nothing() {
    let mut seen = Seen::nothing();
    seen.check(2, &school());
    let before = seen.0.clone();
    assert_eq!(seen.0.read("default", Seen::at(2), text(OTHER), &[], &Policy::default()), None);
    assert_eq!(seen.0.read("default", Seen::at(1), text(OTHER), &[], &Policy::default()), None);
    assert_eq!(seen.0, before);
}

#[test]
fn each_vantage_has_a_page_of_its_own() {
    let english = with(|facts| {
        (facts.title, facts.language) = (Some("Welcome".into()), Some("en".into()));
        facts.detected_language = Some("en".into());
    });
    let mut seen = Seen::nothing();
    for hours in 0..4 {
        assert_eq!(seen.from("near", hours * 2, &school(), &[]), NONE);
        assert_eq!(seen.from("far", hours * 2 + 1, &english, &[]), NONE);
    }
    assert_eq!(seen.from("far", 8, &school(), &[]), CHANGED);
    assert_eq!(seen.from("near", 9, &school(), &[]), CHANGED, "the other vantage still says so");
    assert_eq!(seen.from("near", 8 + 49, &school(), &[]), NONE, "until it is not heard any more");
}

#[test]
fn a_declared_language_is_missed_on_the_second_check() {
    let mut seen = Seen::nothing();
    assert_eq!(seen.from("default", 0, &school(), &["km"]), NONE);
    assert_eq!(seen.from("default", 1, &school(), &["km"]), [FlagKind::LanguageMismatch]);
    assert_eq!(seen.from("default", 2, &school(), &["km", "fr"]), NONE);
}
