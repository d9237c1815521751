//! Suggestions of places.

use std::collections::BTreeSet;

use registry::vocabulary::{Lifecycle, ReachabilityStatus, countries, languages};

use super::sample::World;
use super::{filled, seeded};
use crate::catalogue::places::Typed;
use crate::catalogue::{Snapshot, SuggestedNode};
use crate::i18n::Locale;

/// Suggestions as `name (code)`; a name without a language is a code.
fn suggested(snapshot: &Snapshot, text: &str, reader: Locale) -> Vec<String> {
    let code = |node: &SuggestedNode| match node {
        SuggestedNode::Platform(entry) => entry.document().slug.to_string(),
        SuggestedNode::Country(code) => code.code().to_owned(),
        SuggestedNode::Language(tag) => tag.code().to_owned(),
    };
    let shown = snapshot.suggest(text, 20, reader).unwrap().into_iter();
    shown.map(|one| format!("{} ({})", one.text, code(&one.node))).collect()
}

#[test]
fn every_place_is_found_by_the_beginning_of_any_of_its_names() {
    let snapshot = filled(&[]).snapshot();
    let beginnings = |name: &str| {
        let letters: Vec<char> = name.chars().collect();
        [1, 3, letters.len()].map(|end| letters[..end.min(letters.len())].iter().collect::<String>())
    };
    for country in countries() {
        let own = [country.code.code(), &country.alpha3];
        for name in country.name.iter().map(|(_, name)| name).chain(own) {
            for text in beginnings(name) {
                let found = snapshot.countries_named(&Typed::new(&text).unwrap(), usize::MAX, Locale::En);
                let there = found.iter().filter(|one| one.place == country.code).count();
                assert_eq!(there, 1, "{text} finds {} once", country.code);
            }
        }
    }
    for language in languages() {
        let own = language.autonym.as_deref().into_iter().chain([language.code.code()]);
        for name in language.name.iter().map(|(_, name)| name).chain(own) {
            for text in beginnings(name) {
                let found = snapshot.languages_named(&Typed::new(&text).unwrap(), usize::MAX, Locale::En);
                let there = found.iter().filter(|one| one.place == language.code).count();
                assert_eq!(there, 1, "{text} finds {} once", language.code);
            }
        }
    }
}

#[test]
fn case_diacritics_punctuation_and_variants_of_letters_do_not_matter() {
    let snapshot = filled(&[]).snapshot();
    for (text, expected) in [
        ("deutsch", "Deutsch (de)"),
        ("KISW", "Kiswahili (sw)"),
        ("cote d'ivoire", "Côte d’Ivoire (CI)"),
        ("ETHIOP", "Ethiopia (ET)"),
        ("этиоп", "Этиопия (ET)"),
        ("эфио", "Эфиопия (ET)"),
        ("الامارات", "الإمارات العربية المتحدة (AE)"),
        ("إمارات", "الإمارات العربية المتحدة (AE)"),
        ("  中国 ", "中国 (CN)"),
        ("हिन्", "हिन्दी (hi)"),
        ("ivoire", "Côte d’Ivoire (CI)"),
        ("bissau", "Guinea-Bissau (GW)"),
    ] {
        let found = suggested(&snapshot, text, Locale::En);
        let known = !expected.starts_with("Этиопия");
        assert_eq!(found.iter().any(|one| one == expected), known, "{text}: {found:?}");
    }
    for nothing in ["", "   ", "…!?", "🌍", "«»", "\u{200b}", "()[]%_*\\"] {
        assert!(suggested(&snapshot, nothing, Locale::En).is_empty(), "{nothing:?}");
    }
    assert!(suggested(&snapshot, "zzzzzz", Locale::En).is_empty());
}

#[test]
fn whole_names_and_codes_come_first_then_the_start_of_a_name_then_of_a_later_word() {
    let snapshot = filled(&[]).snapshot();
    let found = suggested(&snapshot, "DE", Locale::En);
    assert_eq!(found[..2], ["DE (DE)", "de (de)"], "{found:?}");
    let found = suggested(&snapshot, "guinea", Locale::En);
    let expected = ["Guinea (GN)", "Guinea Ecuatorial (GQ)", "Guinea-Bissau (GW)", "Papua New Guinea (PG)"];
    assert_eq!(found, expected);
    let found = suggested(&snapshot, "franc", Locale::Es);
    assert_eq!(found[..2], ["Francia (FR)", "francés (fr)"], "in the reader's own language: {found:?}");
}

#[test]
fn a_letter_that_is_typed_with_its_marks_is_meant() {
    let snapshot = filled(&[]).snapshot();
    let first = |text| suggested(&snapshot, text, Locale::Ru)[..2].to_vec();
    assert_eq!(first("ألم"), ["ألمانيا (DE)", "الألمانية (de)"]);
    assert_eq!(first("الم")[0], "المملكة المتحدة (GB)", "without them, others are meant as well");
    assert_eq!(suggested(&snapshot, "ألمانية", Locale::Ar)[0], "الألمانية (de)");
}

#[test]
fn places_with_live_platforms_come_before_those_without() {
    let world = World::small();
    let platforms = ["NE", "NP", "NP"].into_iter().zip(1..).map(|(code, number)| {
        let mut platform = world.platform(number, &mut seeded(number.into()));
        platform.document.country = code.parse().unwrap();
        platform.document.lifecycle = Lifecycle::Active;
        platform.reachability.status = ReachabilityStatus::Up;
        platform
    });
    let platforms: Vec<_> = platforms.collect();
    let names = |snapshot: &Snapshot| {
        let named = snapshot.countries_named(&Typed::new("n").unwrap(), 6, Locale::En);
        named.into_iter().map(|one| one.name).collect::<Vec<_>>()
    };
    assert_eq!(names(&filled(&platforms).snapshot())[..3], ["Nepal", "Niger", "Namibia"]);
    assert_eq!(names(&filled(&[]).snapshot())[0], "Namibia");
}

#[test]
fn no_text_makes_the_list_longer_than_asked_or_names_anything_twice() {
    let snapshot = filled(&[]).snapshot();
    for text in ["a", "s", "中", "а", "ا", "in", "no", "de", "guin", "saint", "new", "f", "1"] {
        for first in [1, 2, 3, 8, 20] {
            let found = snapshot.suggest(text, first, Locale::Ru).unwrap();
            assert!(i64::try_from(found.len()).unwrap() <= first, "{text}");
            let keys = found.iter().map(|one| format!("{:?}", one.node)).collect::<BTreeSet<_>>();
            assert_eq!(keys.len(), found.len(), "{text}");
        }
    }
}
