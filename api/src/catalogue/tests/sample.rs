//! Platforms made up from a seeded generator, for tests and measurements.

use chrono::{DateTime, TimeDelta, Utc};
use rand::Rng;
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;
use registry::platforms::published::{Endorsement, Published, Reachability};
use registry::platforms::{Document, Text};
use registry::vocabulary::{
    Access, Audience, Confidence, CountryCode, EducationLevel, EndorsementStatus, LanguageTag, Lifecycle,
    PlatformKind, PlatformUrl, ReachabilityStatus, Slug, Subject, UrlBasis,
};
use uuid::Uuid;

/// The values that random platforms are made of: few of them meet often, many resemble the world.
pub struct World {
    pub countries: Vec<CountryCode>,
    pub languages: Vec<LanguageTag>,
    pub words: Vec<&'static str>,
    /// Times lie within so many seconds.
    pub seconds: i64,
}

const WORDS: &[&str] = &[
    "École",
    "ecole",
    "Ecole",
    "Academy",
    "portal",
    "Портал",
    "школа",
    "学习",
    "教育",
    "مدرسة",
    "منصة",
    "Aula",
    "aula",
    "Zuhause",
    "Ärzte",
    "apprendre",
    "शिक्षा",
    "open",
    "Schule",
    "eLearning",
    "co-op",
    "coop",
    "Ñandú",
];

pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000, 0).unwrap_or_default()
}

impl World {
    pub fn small() -> Self {
        let parse = |codes: &[&str]| codes.iter().filter_map(|code| code.parse().ok()).collect();
        Self {
            countries: parse(&["FR", "DE", "CN", "EG", "KE", "BR", "TV"]),
            languages: ["fr", "de", "zh", "zh-Hans", "zh-Hant", "ar", "pt", "pt-BR", "sw", "en"]
                .iter()
                .filter_map(|code| code.parse().ok())
                .collect(),
            words: WORDS.to_vec(),
            seconds: 30,
        }
    }

    pub fn whole() -> Self {
        Self {
            countries: registry::vocabulary::countries().iter().map(|country| country.code).collect(),
            languages: registry::vocabulary::languages().iter().map(|language| language.code).collect(),
            words: WORDS.to_vec(),
            seconds: 100_000_000,
        }
    }

    fn time(&self, rng: &mut SmallRng) -> DateTime<Utc> {
        start() + TimeDelta::seconds(rng.random_range(0..self.seconds))
    }

    /// A platform with the given number in its id, slug and (mostly) address.
    pub fn platform(&self, number: u32, rng: &mut SmallRng) -> Published {
        let languages = some(&self.languages, 3, rng);
        let name = format!("{} {}", one(&self.words, rng), one(&self.words, rng));
        let tail = if self.seconds < 1_000 { String::new() } else { format!(" {number:x}") };
        let own = languages.first().copied().unwrap_or(LanguageTag::ENGLISH);
        let site = if rng.random_bool(0.05) { number % 5 } else { number };
        let document = Document {
            id: Uuid::from_u64_pair(
                u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15),
                u64::MAX - u64::from(number),
            ),
            slug: slug(number),
            names: vec![Text { language: own, text: format!("{name}{tail}") }],
            summaries: vec![Text {
                language: own,
                text: "Lessons, videos and exercises for everyone.".into(),
            }],
            url: url(site, rng.random_bool(0.5)),
            url_basis: UrlBasis::Own,
            country: one(&self.countries, rng),
            languages,
            levels: some(EducationLevel::ALL, 4, rng),
            audiences: some(Audience::ALL, 3, rng),
            kind: one(PlatformKind::ALL, rng),
            subjects: some(Subject::ALL, 3, rng),
            access: one(Access::ALL, rng),
            operator: Some("Ministry of Education".into()),
            authority: None,
            launched: Some(2020),
            sources: vec!["https://example.org/source".into()],
            confidence: Confidence::Sourced,
            lifecycle: if rng.random_bool(0.1) { Lifecycle::Retired } else { Lifecycle::Active },
            lifecycle_note: None,
            retirement: None,
        };
        Published {
            document,
            version: 1,
            created_at: self.time(rng),
            updated_at: self.time(rng),
            endorsement: Endorsement {
                status: one(EndorsementStatus::ALL, rng),
                authority: None,
                confirmed_at: None,
                valid_until: None,
            },
            reachability: Reachability {
                status: one(ReachabilityStatus::ALL, rng),
                since: None,
                checked_at: rng.random_bool(0.5).then(|| self.time(rng)),
            },
            observed: None,
            flags: Vec::new(),
        }
    }
}

pub fn slug(number: u32) -> Slug {
    format!("platform-{number}").parse().unwrap()
}

pub fn url(site: u32, plain: bool) -> PlatformUrl {
    let head = if plain { "http://www." } else { "https://" };
    format!("{head}p{site}.example.org/").parse().unwrap()
}

pub fn one<T: Copy>(values: &[T], rng: &mut SmallRng) -> T {
    *values.choose(rng).unwrap()
}

pub fn some<T: Copy>(values: &[T], most: usize, rng: &mut SmallRng) -> Vec<T> {
    let count = rng.random_range(1..=most);
    values.choose_multiple(rng, count).copied().collect()
}
