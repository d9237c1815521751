//! One segment of the index: which slots stand under a term. It knows terms and slots, not what a question means.

use std::io;
use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use roaring::RoaringBitmap;
use tantivy::index::{InvertedIndexReader, SegmentId, SegmentReader};
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::DfaWrapper;
use tantivy::termdict::TermStreamer;
use tantivy_fst::Automaton;

use super::document::Place;
use super::schema::Fields;

/// A prefix or a misspelt word that begins or resembles more terms than this is taken for the first of them only.
const MOST_TERMS: usize = 2_048;
/// A term of so many documents is kept as a set, once somebody asked for it: making one costs several times what
/// uniting it costs.
const FREQUENT: u32 = 256;
/// Bytes of all sets that are kept, and how many those are at most as far as can be guessed.
const KEPT: u64 = 48 << 20;
const USUAL: u32 = 8_192;

/// The documents of one commit or merge; they never change, but some may be gone.
pub(super) struct Segment {
    id: SegmentId,
    terms: [Arc<InvertedIndexReader>; 6],
    /// By document.
    slots: Vec<u32>,
    frequent: Cache<(Place, usize), Arc<RoaringBitmap>, Bytes>,
}

#[derive(Clone)]
struct Bytes;

impl Weighter<(Place, usize), Arc<RoaringBitmap>> for Bytes {
    fn weight(&self, _: &(Place, usize), slots: &Arc<RoaringBitmap>) -> u64 {
        slots.serialized_size() as u64 + 128
    }
}

impl Segment {
    pub(super) fn open(reader: &SegmentReader, fields: &Fields) -> tantivy::Result<Self> {
        let terms = Place::ALL.map(|place| reader.inverted_index(fields.of(place)));
        let [whole, edge, name, about, summary, seen] = terms;
        let column = reader.fast_fields().u64(Fields::SLOT)?;
        let slot =
            |document| column.first(document).and_then(|slot| u32::try_from(slot).ok()).unwrap_or(u32::MAX);
        let slots: Vec<u32> = (0..reader.max_doc()).map(slot).collect();
        Ok(Self {
            id: reader.segment_id(),
            terms: [whole?, edge?, name?, about?, summary?, seen?],
            slots,
            frequent: Cache::with_weighter((reader.max_doc() / FREQUENT).min(USUAL) as usize, KEPT, Bytes),
        })
    }

    pub(super) const fn id(&self) -> SegmentId {
        self.id
    }

    /// The slot of the first document.
    pub(super) fn first_slot(&self) -> Option<u32> {
        self.slots.first().copied()
    }

    /// The slots of documents that were replaced since.
    pub(super) fn gone(&self, reader: &SegmentReader) -> RoaringBitmap {
        let deleted = |document: &u32| reader.is_deleted(*document);
        let slot = |document: u32| self.slots.get(document as usize).copied();
        set((0..reader.max_doc()).filter(deleted).filter_map(slot).collect())
    }

    pub(super) fn exact(&self, place: Place, term: &str) -> io::Result<RoaringBitmap> {
        match self.terms[place as usize].terms().get(term)? {
            Some(info) => self.slots_of(place, &[info]),
            None => Ok(RoaringBitmap::new()),
        }
    }

    pub(super) fn prefix(&self, place: Place, prefix: &str) -> io::Result<RoaringBitmap> {
        let terms = self.terms[place as usize].terms();
        let infos = infos(terms.range().ge(prefix).lt(past(prefix)).into_stream()?);
        self.slots_of(place, &infos)
    }

    pub(super) fn like(&self, place: Place, word: &DfaWrapper) -> io::Result<RoaringBitmap> {
        let terms = self.terms[place as usize].terms();
        let infos = infos(terms.search(word).into_stream()?);
        self.slots_of(place, &infos)
    }

    fn slots_of(&self, place: Place, infos: &[TermInfo]) -> io::Result<RoaringBitmap> {
        let mut found = RoaringBitmap::new();
        let mut rare = Vec::new();
        let mut postings = BlockSegmentPostings::empty();
        for info in infos {
            if info.doc_freq >= FREQUENT {
                found |= self.frequent(place, info)?.as_ref();
            } else {
                self.read(place, info, &mut postings, &mut rare)?;
            }
        }
        found |= set(rare);
        Ok(found)
    }

    fn frequent(&self, place: Place, info: &TermInfo) -> io::Result<Arc<RoaringBitmap>> {
        let key = (place, info.postings_range.start);
        if let Some(known) = self.frequent.get(&key) {
            return Ok(known);
        }
        let mut slots = Vec::with_capacity(info.doc_freq as usize);
        self.read(place, info, &mut BlockSegmentPostings::empty(), &mut slots)?;
        let slots = Arc::new(set(slots));
        self.frequent.insert(key, Arc::clone(&slots));
        Ok(slots)
    }

    /// `postings` is only lent, since making one costs more than reading a rare term.
    fn read(
        &self,
        place: Place,
        info: &TermInfo,
        postings: &mut BlockSegmentPostings,
        slots: &mut Vec<u32>,
    ) -> io::Result<()> {
        self.terms[place as usize].reset_block_postings_from_terminfo(info, postings)?;
        while !postings.docs().is_empty() {
            slots.extend(postings.docs().iter().filter_map(|&document| self.slots.get(document as usize)));
            postings.advance();
        }
        Ok(())
    }
}

fn set(mut slots: Vec<u32>) -> RoaringBitmap {
    if !slots.is_sorted() {
        slots.sort_unstable();
    }
    slots.dedup();
    RoaringBitmap::from_sorted_iter(slots).unwrap_or_default()
}

fn infos<A: Automaton>(mut stream: TermStreamer<'_, A>) -> Vec<TermInfo> {
    let mut infos = Vec::new();
    while infos.len() < MOST_TERMS && stream.advance() {
        infos.push(stream.value().clone());
    }
    infos
}

/// What comes after every text that begins so: no text has the byte FF.
fn past(prefix: &str) -> Vec<u8> {
    let mut end = prefix.as_bytes().to_vec();
    end.push(u8::MAX);
    end
}
