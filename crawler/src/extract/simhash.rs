//! A fingerprint of a text that changes little when the text does. Knows nothing of pages.

/// The 64-bit `SimHash` of a text's words and pairs of words, as 16 hex digits; none of a text without words.
pub fn simhash(text: &str) -> Option<String> {
    let mut votes = Votes::new();
    let mut previous: Option<u64> = None;
    words(text).for_each(|word| {
        let own = hash(word);
        votes.add(own);
        if let Some(before) = previous {
            votes.add(mix(before.rotate_left(17) ^ own));
        }
        previous = Some(own);
    });
    previous?;
    Some(format!("{:016x}", votes.majority()))
}

/// Bits in which two fingerprints differ, 0 to 64; none when one is no fingerprint.
pub fn distance(one: &str, other: &str) -> Option<u32> {
    let bits = |text: &str| u64::from_str_radix(text, 16).ok();
    Some((bits(one)? ^ bits(other)?).count_ones())
}

/// How many hashes had each bit. Eight counters of a byte share a word, one for each byte of a hash, so that a vote is
/// eight additions and not sixty-four.
struct Votes {
    counts: [u32; 64],
    bytes: [u64; 8],
    pending: u32,
    all: u32,
}

impl Votes {
    const fn new() -> Self {
        Self { counts: [0; 64], bytes: [0; 8], pending: 0, all: 0 }
    }

    fn add(&mut self, hash: u64) {
        for (counters, byte) in self.bytes.iter_mut().zip(hash.to_le_bytes()) {
            *counters += spread(byte);
        }
        self.all += 1;
        self.pending += 1;
        if self.pending == 255 {
            self.settle();
        }
    }

    fn settle(&mut self) {
        for (counts, counters) in self.counts.chunks_mut(8).zip(&mut self.bytes) {
            for (count, counter) in counts.iter_mut().zip(counters.to_le_bytes()) {
                *count += u32::from(counter);
            }
            *counters = 0;
        }
        self.pending = 0;
    }

    /// The bits that more than half had.
    fn majority(mut self) -> u64 {
        self.settle();
        let had = self.counts.iter().enumerate().filter(|(_, count)| **count > self.all - **count);
        had.fold(0, |bits, (bit, _)| bits | 1 << bit)
    }
}

/// Each bit of a byte in a byte of its own, the lowest first.
const fn spread(byte: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Every byte keeps one bit of the copies; what is left is carried to its top and then down to its bottom.
    let kept = (byte as u64 * ONES) & 0x8040_2010_0804_0201;
    ((kept + 0x7f * ONES) >> 7 | kept >> 7) & ONES
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
    let step = |hash: u64, c: u32| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325;
    mix(if word.is_ascii() {
        word.bytes().fold(start, |hash, byte| step(hash, u32::from(byte.to_ascii_lowercase())))
    } else {
        word.chars().flat_map(char::to_lowercase).fold(start, |hash, c| step(hash, u32::from(c)))
    })
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
    fn every_bit_of_a_byte_is_counted_where_it_stands() {
        for byte in 0..=255_u8 {
            let bits = spread(byte).to_le_bytes();
            assert!(
                bits.iter().enumerate().all(|(bit, one)| u8::from(byte >> bit & 1 == 1) == *one),
                "{byte}"
            );
        }
        let (mut votes, hashes) = (Votes::new(), [u64::MAX, 0x0123_4567_89ab_cdef, 1]);
        hashes.into_iter().cycle().take(3_000).for_each(|hash| votes.add(hash));
        assert_eq!(votes.majority(), 0x0123_4567_89ab_cdef | 1);
    }

    #[test]
    fn a_text_without_words_has_no_fingerprint() {
        assert_eq!(simhash(" … !"), None);
        assert_eq!(simhash("学习平台").map(|h| h.len()), Some(16));
    }
}
