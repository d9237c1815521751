//! The words of made-up names and summaries, in the scripts that real ones come in. A few are real, the most
//! are put together from syllables; how often each is used follows Zipf's law, so that a search finds from a
//! handful of platforms to nearly all.

use std::collections::BTreeSet;

use anyhow::Result;
use rand::distr::Distribution as _;
use rand::distr::weighted::WeightedIndex;
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng as _};
use registry::vocabulary::LanguageTag;

use crate::scripts::{self, Script};

/// What is told in one language.
pub struct Telling<'a> {
    /// The words of the name, in order.
    pub name: Vec<&'a str>,
    /// The words of the summary, in order.
    pub summary: Vec<&'a str>,
    script: &'static Script,
}

/// The words of one script, the most frequent first.
pub struct Words {
    script: &'static Script,
    forms: Vec<String>,
    share: WeightedIndex<f64>,
}

impl Words {
    /// All words of a script; always the same.
    pub fn new(script: &'static Script) -> Result<Self> {
        let mut rng = SmallRng::seed_from_u64(1);
        let syllables: Vec<&str> = script.syllables.split_whitespace().collect();
        let mut forms: Vec<String> = script.frequent.split_whitespace().map(str::to_owned).collect();
        let mut known: BTreeSet<String> = forms.iter().cloned().collect();
        while forms.len() < script.forms {
            let length = rng.random_range(script.syllables_in_a_word.clone());
            let word: String = (0..length).map(|_| *one(&syllables, &mut rng)).collect();
            if known.insert(word.clone()) {
                forms.push(word);
            }
        }
        let share = WeightedIndex::new(by_frequency(forms.len()))?;
        Ok(Self { script, forms, share })
    }

    /// A name and a summary.
    pub fn tell(&self, rng: &mut SmallRng) -> Telling<'_> {
        let name = (0..rng.random_range(2..=3)).map(|_| self.one(rng)).collect();
        let enough = rng.random_range(self.script.summary.clone());
        let (mut summary, mut length) = (Vec::new(), 0);
        while length < enough {
            let word = self.one(rng);
            length += word.chars().count() + self.script.space.len();
            summary.push(word);
        }
        Telling { name, summary, script: self.script }
    }

    fn one(&self, rng: &mut SmallRng) -> &str {
        &self.forms[self.share.sample(rng)]
    }
}

impl Telling<'_> {
    /// The name as it is shown; nothing else has it, since the number is in it.
    pub fn name(&self, number: u32) -> String {
        format!("{} {number}", capital(&self.name.join(self.script.space)))
    }

    /// The summary as it is shown: sentences of nine words, the last as long as it comes.
    pub fn summary(&self) -> String {
        let (space, stop) = (self.script.space, self.script.stop);
        let sentences = self.summary.chunks(9).map(|words| capital(&words.join(space)) + stop);
        sentences.collect::<Vec<_>>().join(space).trim_end().to_owned()
    }
}

/// All words there are.
pub struct Lexicon {
    english: Words,
    latin: Words,
    arabic: Words,
    cyrillic: Words,
    chinese: Words,
    devanagari: Words,
    thai: Words,
}

impl Lexicon {
    /// Those of every script.
    pub fn new() -> Result<Self> {
        Ok(Self {
            english: Words::new(&scripts::ENGLISH)?,
            latin: Words::new(&scripts::LATIN)?,
            arabic: Words::new(&scripts::ARABIC)?,
            cyrillic: Words::new(&scripts::CYRILLIC)?,
            chinese: Words::new(&scripts::CHINESE)?,
            devanagari: Words::new(&scripts::DEVANAGARI)?,
            thai: Words::new(&scripts::THAI)?,
        })
    }

    /// The words in which a language is written; Latin stands for every script that is not here.
    pub fn of(&self, language: LanguageTag) -> &Words {
        match language.code().split('-').next().unwrap_or_default() {
            "en" => &self.english,
            "ar" | "fa" | "ur" | "ps" | "ckb" => &self.arabic,
            "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "tg" | "mn" => &self.cyrillic,
            "zh" | "yue" => &self.chinese,
            "hi" | "ne" | "mr" => &self.devanagari,
            "th" => &self.thai,
            _ => &self.latin,
        }
    }
}

/// One of several, each as likely.
pub fn one<'a, T>(items: &'a [T], rng: &mut SmallRng) -> &'a T {
    &items[rng.random_range(0..items.len())]
}

/// Zipf's law as Mandelbrot mended it: without the shift, one word would stand in every text.
fn by_frequency(count: usize) -> impl Iterator<Item = f64> {
    (1_u32..).take(count).map(|rank| 1.0 / (f64::from(rank) + 5.0))
}

/// With a capital letter, where the script has one.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
