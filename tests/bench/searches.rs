//! Texts that somebody might type into the search box, made from what the platforms tell of themselves, so
//! that nearly each finds something: one platform, or thousands.

use anyhow::Result;
use rand::Rng;
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom as _;

use crate::platforms::{Made, World};
use crate::words::{self, Telling};

/// One text, about one of the first `count` platforms: two or three of its words, mostly with its country,
/// its number, only the beginning of the last word, or a slip of the finger.
pub fn text(world: &World, count: u32, rng: &mut SmallRng) -> Result<String> {
    let made = world.platform(rng.random_range(0..count))?;
    let kind = rng.random_range(0..5);
    // Only the English summary names the country.
    let (_, telling) = if kind == 0 { &made.texts[0] } else { words::one(&made.texts, rng) };
    let mut words = some_words(telling, rng);
    finish(&mut words, kind, &made, rng);
    Ok(words.join(" "))
}

fn some_words(telling: &Telling<'_>, rng: &mut SmallRng) -> Vec<String> {
    let all: Vec<&str> = telling.name.iter().chain(&telling.summary).copied().collect();
    let count = rng.random_range(2..=3);
    all.choose_multiple(rng, count).map(ToString::to_string).collect()
}

fn finish(words: &mut Vec<String>, kind: u32, made: &Made<'_>, rng: &mut SmallRng) {
    match kind {
        0 => words.push(made.country.name.en.clone()),
        1 => words.push(made.number.to_string()),
        2 => {
            if let Some(last) = words.last_mut() {
                *last = beginning(last);
            }
        }
        3 => {
            let place = rng.random_range(0..words.len());
            words[place] = slip(&words[place], rng);
        }
        _ => {}
    }
}

/// As it stands before the last letters are typed.
fn beginning(word: &str) -> String {
    let length = word.chars().count();
    word.chars().take((length * 2 / 3).max(2)).collect()
}

/// Two neighbouring letters change places, if the word is long enough to be known all the same.
fn slip(word: &str, rng: &mut SmallRng) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() >= 5 {
        let place = rng.random_range(1..letters.len() - 1);
        letters.swap(place, place + 1);
    }
    letters.into_iter().collect()
}
