//! Made-up platforms in the seed format: any number of them, always the same ones, spread over countries
//! and languages as unevenly as real ones are. Written as they are made, so that memory stays flat.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Result;
use rand::distr::Distribution as _;
use rand::distr::weighted::WeightedIndex;
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng, SeedableRng as _};
use registry::vocabulary::{
    Access, Audience, Country, EducationLevel, LanguageTag, PlatformKind, Subject, countries,
};
use serde_json::{Map, Value, json};

use crate::words;

/// Records in one file.
const A_FILE: u32 = 2_000;

/// The countries, the one with most people first.
pub struct World {
    countries: Vec<&'static Country>,
    share: WeightedIndex<f64>,
}

impl World {
    /// Those of the reference data that have a language of their own.
    pub fn new() -> Result<Self> {
        let mut countries: Vec<_> =
            countries().iter().filter(|country| !country.languages.is_empty()).collect();
        countries.sort_by_key(|country| std::cmp::Reverse(country.population));
        let share = WeightedIndex::new(by_rank(countries.len()))?;
        Ok(Self { countries, share })
    }

    /// The country with the most platforms, and the language that most of them serve.
    pub fn fullest(&self) -> (&'static str, &'static str) {
        let country = self.countries[0];
        (country.code.code(), country.languages[0].code())
    }

    /// Writes platforms 0 to `count` as files of a few thousand.
    pub fn write(&self, count: u32, folder: &Path) -> Result<()> {
        let mut rng = SmallRng::seed_from_u64(u64::from(count));
        std::fs::create_dir_all(folder)?;
        for first in (0..count).step_by(A_FILE as usize) {
            let mut file = BufWriter::new(File::create(folder.join(format!("{first:08}.json")))?);
            for number in first..count.min(first + A_FILE) {
                file.write_all(if number == first { b"[" } else { b",\n" })?;
                serde_json::to_writer(&mut file, &self.platform(number, &mut rng)?)?;
            }
            file.write_all(b"]\n")?;
            file.flush()?;
        }
        Ok(())
    }

    fn platform(&self, number: u32, rng: &mut SmallRng) -> Result<Value> {
        let country = self.countries[self.share.sample(rng)];
        let languages = languages_of(country, rng)?;
        let own = words::of(languages[0]);
        let in_own_and_english = |own: String, english: String| {
            let english = Some(("en", english)).filter(|_| languages[0] != LanguageTag::ENGLISH);
            let texts = english.into_iter().chain([(languages[0].code(), own)]);
            texts.map(|(tag, text)| (tag.to_owned(), Value::from(text))).collect::<Map<_, _>>()
        };
        let code = country.code.code();
        let host = format!("p{number}.{}.example", code.to_lowercase());
        let name = &country.name.en;
        Ok(json!({
            "slug": format!("{}-made-{number}", code.to_lowercase()),
            "name": in_own_and_english(own.name(number, rng), format!("Learning platform {number}")),
            "summary": in_own_and_english(
                own.summary(rng),
                format!("Platform number {number} of {name}, made up so that the registry can be measured."),
            ),
            "url": format!("https://{host}/"),
            "url_basis": "own",
            "country": code,
            "languages": languages,
            "levels": some(EducationLevel::ALL, 4, rng),
            "audiences": some(Audience::ALL, 3, rng),
            "kind": words::one(PlatformKind::ALL, rng),
            "subjects": some(Subject::ALL, 3, rng),
            "access": words::one(Access::ALL, rng),
            "operator": format!("Agency for Digital Learning of {name}"),
            "authority": format!("Ministry of Education of {name}"),
            "launched": rng.random_range(1998..2026),
            "lifecycle": "ACTIVE",
            "sources": [format!("https://evidence.example/{number}")],
            "confidence": "sourced",
        }))
    }
}

/// The language of the platform first: mostly the country's first, less often its second, and so on.
fn languages_of(country: &Country, rng: &mut SmallRng) -> Result<Vec<LanguageTag>> {
    let known = &country.languages;
    let mut languages = vec![known[WeightedIndex::new(by_rank(known.len()))?.sample(rng)]];
    for tag in [known[0], LanguageTag::ENGLISH] {
        if rng.random_bool(0.2) && !languages.contains(&tag) {
            languages.push(tag);
        }
    }
    Ok(languages)
}

/// One to `most` of the values, in the order of the vocabulary.
fn some<T: Copy + Ord>(all: &[T], most: usize, rng: &mut SmallRng) -> Vec<T> {
    let count = rng.random_range(1..=most);
    let mut chosen: Vec<T> = all.choose_multiple(rng, count).copied().collect();
    chosen.sort_unstable();
    chosen
}

/// Zipf's law: the second has half as much as the first, the third a third.
fn by_rank(count: usize) -> impl Iterator<Item = f64> {
    (1_u32..).take(count).map(|rank| 1.0 / f64::from(rank))
}
