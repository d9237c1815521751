//! Coverage and statistics.

use std::collections::BTreeSet;

use registry::platforms::published::Published;
use registry::vocabulary::{CountryCode, EducationLevel, LanguageTag, ReachabilityStatus, countries};

use super::sample::World;
use super::{filled, oracle, platforms, seeded};
use crate::catalogue::{CoverageAxis, CoverageCell, Filter, QueryError};

const AXES: [&[CoverageAxis]; 7] = [
    &[CoverageAxis::Country],
    &[CoverageAxis::Language],
    &[CoverageAxis::Level],
    &[CoverageAxis::Country, CoverageAxis::Language],
    &[CoverageAxis::Level, CoverageAxis::Country],
    &[CoverageAxis::Language, CoverageAxis::Level],
    &[CoverageAxis::Country, CoverageAxis::Language, CoverageAxis::Level],
];

fn counted(
    all: &[Published],
    scope: &[CountryCode],
    country: Option<CountryCode>,
    language: Option<LanguageTag>,
    level: Option<EducationLevel>,
) -> u32 {
    let is_in = |platform: &&Published| {
        let document = &platform.document;
        oracle::is_live(platform)
            && (scope.is_empty() || scope.contains(&document.country))
            && country.is_none_or(|country| document.country == country)
            && language.is_none_or(|range| document.languages.iter().any(|tag| range.matches(*tag)))
            && level.is_none_or(|level| document.levels.contains(&level))
    };
    u32::try_from(all.iter().filter(is_in).count()).unwrap()
}

fn keys(
    cells: &[CoverageCell],
) -> BTreeSet<(Option<CountryCode>, Option<LanguageTag>, Option<EducationLevel>)> {
    cells.iter().map(|cell| (cell.country, cell.language, cell.level)).collect()
}

#[test]
fn coverage_counts_what_a_filter_for_the_cell_would_find_alive() {
    let world = World::small();
    let mut rng = seeded(21);
    let all = platforms(&world, 300, &mut rng);
    let snapshot = filled(&all).snapshot();
    let scope: Vec<CountryCode> = ["CN", "TV", "BE"].iter().map(|code| code.parse().unwrap()).collect();
    for by in AXES {
        for scope in [&[][..], &scope[..]] {
            if by.len() == 3 && scope.is_empty() {
                continue;
            }
            let cells = snapshot.coverage(by, scope).unwrap();
            assert!(cells.is_sorted_by_key(|cell| (cell.country, cell.language, cell.level)));
            assert_eq!(keys(&cells).len(), cells.len());
            for cell in &cells {
                let expected = counted(&all, scope, cell.country, cell.language, cell.level);
                assert_eq!(cell.count, expected, "{by:?} {cell:?}");
            }
        }
    }
}

#[test]
fn coverage_shows_every_gap_it_promises() {
    let snapshot = filled(&[]).snapshot();
    let (levels, official) = (EducationLevel::ALL.len(), countries().iter().map(|c| c.languages.len()).sum());
    let spoken: BTreeSet<_> = countries().iter().flat_map(|country| &country.languages).collect();
    let lengths = AXES[..6].iter().map(|by| snapshot.coverage(by, &[]).unwrap().len());
    let expected = [
        countries().len(),
        spoken.len(),
        levels,
        official,
        countries().len() * levels,
        spoken.len() * levels,
    ];
    assert_eq!(lengths.collect::<Vec<_>>(), expected);
    let belgium: CountryCode = "BE".parse().unwrap();
    let cells = snapshot.coverage(AXES[6], &[belgium, belgium]).unwrap();
    assert_eq!(cells.len(), belgium.country().languages.len() * levels);
    assert!(cells.iter().all(|cell| cell.count == 0 && cell.country == Some(belgium)));
}

#[test]
fn a_served_language_that_is_not_official_is_shown_too() {
    let world = World::small();
    let mut platform = world.platform(1, &mut seeded(2));
    platform.document.country = "FR".parse().unwrap();
    platform.document.languages = vec!["zh-Hant".parse().unwrap()];
    platform.document.lifecycle = registry::vocabulary::Lifecycle::Active;
    platform.reachability.status = ReachabilityStatus::Up;
    let snapshot = filled(&[platform]).snapshot();
    let served = snapshot.languages_of_country("FR".parse().unwrap());
    let served: Vec<_> = served.iter().map(|(tag, count)| (tag.code(), *count)).collect();
    assert_eq!(served, [("fr", 0), ("zh", 1), ("zh-Hant", 1)]);
    assert_eq!(snapshot.live_in_language("zh".parse().unwrap()), 1);
    assert_eq!(snapshot.live_in_country("FR".parse().unwrap()), 1);
}

#[test]
fn axes_that_make_no_sense_are_refused() {
    let snapshot = filled(&[]).snapshot();
    let (country, level) = (CoverageAxis::Country, CoverageAxis::Level);
    let by = |axes: &[CoverageAxis]| snapshot.coverage(axes, &[]).unwrap_err();
    assert_eq!(by(&[]), QueryError::NoAxis);
    assert_eq!(by(&[country, level, country]), QueryError::RepeatedAxis { axis: "COUNTRY" });
    assert_eq!(by(&[country, level, CoverageAxis::Language]), QueryError::TooManyAxes);
}

#[test]
fn statistics_count_what_is_listed() {
    let world = World::small();
    let all = platforms(&world, 200, &mut seeded(4));
    let statistics = filled(&all).snapshot().statistics();
    let listed: Vec<_> = all.iter().filter(|p| oracle::finds(&Filter::default(), p)).collect();
    let with = |status| listed.iter().filter(|p| p.reachability.status == status).count();
    assert_eq!(statistics.platforms, listed.len() as u64);
    assert_eq!(statistics.live, all.iter().filter(|p| oracle::is_live(p)).count() as u64);
    assert_eq!(statistics.countries, 7);
    let up = with(ReachabilityStatus::Up);
    let judged = up + with(ReachabilityStatus::Suspect) + with(ReachabilityStatus::Down);
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let expected = up as f64 / judged as f64;
    assert!((statistics.share_up().unwrap() - expected).abs() < 1e-9);
    assert_eq!(filled(&[]).snapshot().statistics().share_up(), None);
}
