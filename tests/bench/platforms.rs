//! Made-up platforms in the seed format: any number of them, always the same ones, spread over countries
//! and languages as unevenly as real ones are. Each is made from its number alone, so that one can be made
//! again without the others, and written as it is made, so that memory stays flat.

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

use crate::words::{self, Lexicon, Telling};

/// Records in one file.
const A_FILE: u32 = 2_000;

/// Who stands behind a platform.
const AUTHORITIES: [&str; 5] =
    ["Ministry of Education", "Department of Schools", "Youth Council", "Ministry of Culture", "Government"];

/// The countries, the one with most people first, and the words.
pub struct World {
    countries: Vec<&'static Country>,
    share: WeightedIndex<f64>,
    lexicon: Lexicon,
}

/// One made-up platform, as far as it is asked for.
pub struct Made<'a> {
    /// Its number.
    pub number: u32,
    /// Where it is.
    pub country: &'static Country,
    /// Its languages, its own first.
    pub languages: Vec<LanguageTag>,
    /// What is told in English and, where that is another, in its own language.
    pub texts: Vec<(LanguageTag, Telling<'a>)>,
    rng: SmallRng,
}

impl World {
    /// The countries of the reference data that have a language of their own.
    pub fn new() -> Result<Self> {
        let mut countries: Vec<_> =
            countries().iter().filter(|country| !country.languages.is_empty()).collect();
        countries.sort_by_key(|country| std::cmp::Reverse(country.population));
        let share = WeightedIndex::new(by_rank(countries.len()))?;
        Ok(Self { countries, share, lexicon: Lexicon::new()? })
    }

    /// The country with the most platforms, and the language that most of them serve.
    pub fn fullest(&self) -> (&'static str, &'static str) {
        let country = self.countries[0];
        (country.code.code(), country.languages[0].code())
    }

    /// One country, the fuller the likelier.
    pub fn country(&self, rng: &mut SmallRng) -> &'static Country {
        self.countries[self.share.sample(rng)]
    }

    /// The slug of a platform.
    pub fn slug(&self, number: u32) -> String {
        slug(self.country(&mut seeded(number)), number)
    }

    /// The platform of this number.
    pub fn platform(&self, number: u32) -> Result<Made<'_>> {
        let mut rng = seeded(number);
        let country = self.country(&mut rng);
        let languages = languages_of(country, &mut rng)?;
        let mut told = vec![LanguageTag::ENGLISH];
        if languages[0] != LanguageTag::ENGLISH {
            told.push(languages[0]);
        }
        let texts = told.into_iter().map(|tag| (tag, self.lexicon.of(tag).tell(&mut rng))).collect();
        Ok(Made { number, country, languages, texts, rng })
    }

    /// Writes platforms 0 to `count` as files of a few thousand.
    pub fn write(&self, count: u32, folder: &Path) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        for first in (0..count).step_by(A_FILE as usize) {
            let mut file = BufWriter::new(File::create(folder.join(format!("{first:08}.json")))?);
            for number in first..count.min(first + A_FILE) {
                file.write_all(if number == first { b"[" } else { b",\n" })?;
                serde_json::to_writer(&mut file, &self.platform(number)?.record())?;
            }
            file.write_all(b"]\n")?;
            file.flush()?;
        }
        Ok(())
    }
}

impl Made<'_> {
    /// It, as a record of the seed format.
    pub fn record(self) -> Value {
        let names = self.told(|_, telling| telling.name(self.number));
        let summaries = self.told(|tag, telling| self.summary(tag, telling));
        let operator = format!("{} Agency", words::capital(&self.texts[0].1.summary[..3].join(" ")));
        let Self { number, country, languages, texts: _, mut rng } = self;
        let code = country.code.code();
        let name = &country.name.en;
        json!({
            "slug": slug(country, number),
            "name": names,
            "summary": summaries,
            "url": format!("https://p{number}.{}.example/", code.to_lowercase()),
            "url_basis": "own",
            "country": code,
            "languages": languages,
            "levels": some(EducationLevel::ALL, 4, &mut rng),
            "audiences": some(Audience::ALL, 3, &mut rng),
            "kind": words::one(PlatformKind::ALL, &mut rng),
            "subjects": some(Subject::ALL, 3, &mut rng),
            "access": words::one(Access::ALL, &mut rng),
            "operator": operator,
            "authority": format!("{} of {name}", words::one(&AUTHORITIES, &mut rng)),
            "launched": rng.random_range(1998..2026),
            "lifecycle": "ACTIVE",
            "sources": [format!("https://evidence.example/{number}")],
            "confidence": "sourced",
        })
    }

    fn told(&self, text: impl Fn(LanguageTag, &Telling<'_>) -> String) -> Map<String, Value> {
        let texts = self.texts.iter();
        texts.map(|(tag, telling)| (tag.code().to_owned(), text(*tag, telling).into())).collect()
    }

    /// In English it ends with the country.
    fn summary(&self, tag: LanguageTag, telling: &Telling<'_>) -> String {
        let summary = telling.summary();
        if tag == LanguageTag::ENGLISH {
            return format!("{summary} For {}.", self.country.name.en);
        }
        summary
    }
}

fn seeded(number: u32) -> SmallRng {
    SmallRng::seed_from_u64(u64::from(number))
}

fn slug(country: &Country, number: u32) -> String {
    format!("{}-made-{number}", country.code.code().to_lowercase())
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
