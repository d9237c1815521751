//! A fingerprint of a text that changes little when the text does. Knows nothing of pages.

/// The 64-bit `SimHash` of a text's words and pairs of words, as 16 hex digits; none of a text without words.
pub fn simhash(text: &str) -> Option<String> {
    let mut votes = [0_i32; 64];
    let mut previous: Option<u64> = None;
    for word in words(text) {
        let own = hash(word);
        vote(&mut votes, own);
        if let Some(before) = previous {
            vote(&mut votes, mix(before.rotate_left(17) ^ own));
        }
        previous = Some(own);
    }
    previous?;
    let bits =
        votes.iter().enumerate().filter(|(_, vote)| **vote > 0).fold(0_u64, |bits, (bit, _)| bits | 1 << bit);
    Some(format!("{bits:016x}"))
}

/// Bits in which two fingerprints differ, 0 to 64; none when one is no fingerprint.
pub fn distance(one: &str, other: &str) -> Option<u32> {
    let bits = |text: &str| u64::from_str_radix(text, 16).ok();
    Some((bits(one)? ^ bits(other)?).count_ones())
}

fn vote(votes: &mut [i32; 64], hash: u64) {
    for (bit, vote) in votes.iter_mut().enumerate() {
        *vote += if hash >> bit & 1 == 1 { 1 } else { -1 };
    }
}

/// Words; of scripts that write without spaces, characters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()).flat_map(|run| {
        let unspaced = run.chars().next().is_some_and(|c| {
            matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
        });
        let mut whole = (!unspaced).then_some(run);
        let mut characters = run.char_indices().filter(move |_| unspaced);
        std::iter::from_fn(move || {
            whole.take().or_else(|| characters.next().map(|(at, c)| &run[at..at + c.len_utf8()]))
        })
    })
}

/// FNV-1a over lower-cased characters, then mixed: the same on every machine and in every version.
fn hash(word: &str) -> u64 {
    let lower = word.chars().flat_map(char::to_lowercase);
    mix(lower.fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
    }))
}

fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ hash >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ hash >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ hash >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    const LESSON: &str = "The water cycle explains how rain forms, falls on the mountains, runs through rivers to the \
        sea and rises again as vapour. In this unit you will measure rainfall, draw the cycle and compare seasons.";

    #[test]
    fn a_small_edit_moves_few_bits_and_another_text_many() {
        let hash = |text: &str| simhash(text).unwrap();
        let edited = LESSON.replace("seasons", "months");
        let near = distance(&hash(LESSON), &hash(&edited)).unwrap();
        let other =
            "Best online casino bonus: play slots, poker and roulette, win the jackpot and withdraw today!";
        let far = distance(&hash(LESSON), &hash(other)).unwrap();
        assert!(near < 12 && far > 18, "near {near}, far {far}");
    }

    #[test]
    fn a_text_without_words_has_no_fingerprint() {
        assert_eq!(simhash(" … !"), None);
        assert_eq!(simhash("学习平台").map(|h| h.len()), Some(16));
    }
}
