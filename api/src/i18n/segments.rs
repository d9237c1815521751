//! Where the words of a text begin and end, in any script.

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

/// The pieces of a text by UAX #29, with ICU's dictionaries and models for the scripts without spaces: words, and what
/// stands between them. Together they are the text.
pub fn segments(text: &str) -> Vec<&str> {
    thread_local! {
        static SEGMENTER: WordSegmenterBorrowed<'static> =
            WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    }
    SEGMENTER.with(|segmenter| {
        let mut start = 0;
        let mut found = Vec::new();
        // Its own opinion of what is a word misses words that end in a mark, as half of Hindi's do.
        for end in segmenter.segment_str(text) {
            found.push(&text[start..end]);
            start = end;
        }
        found
    })
}
