//! The index itself: takes in what changed and gives a reader of the state after it. It is disposable; what it
//! holds can always be made again from the entries.

use std::collections::HashMap;
use std::sync::Arc;

use roaring::RoaringBitmap;
use tantivy::index::{SegmentId, SegmentReader};
use tantivy::indexer::{LogMergePolicy, NoMergePolicy};
use tantivy::{Index as Tantivy, IndexWriter};

use super::document::{Terms, Texts};
use super::reader::{Live, Reader};
use super::schema::Fields;
use super::segment::Segment;

/// What the writer may hold before it closes a segment.
const MEMORY: usize = 48 << 20;

/// The writing side. One at a time may hold it.
pub(crate) struct Index {
    tantivy: Tantivy,
    writer: IndexWriter,
    fields: Fields,
    reader: Reader,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("reader", &self.reader).finish_non_exhaustive()
    }
}

impl Index {
    /// An empty one.
    pub(crate) fn new() -> tantivy::Result<Self> {
        let (tantivy, fields) = Fields::index();
        let writer = tantivy.writer_with_num_threads(1, MEMORY)?;
        // What is merged while it is loaded comes out of order, and is soon merged again.
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Self { tantivy, writer, fields, reader: Reader::default() })
    }

    /// Replaces the documents of these slots. No slot may come twice.
    pub(crate) fn replace<'a>(
        &mut self,
        documents: impl Iterator<Item = (u32, Texts<'a>)>,
    ) -> tantivy::Result<Reader> {
        for (slot, texts) in documents {
            self.writer.delete_term(self.fields.key(slot));
            self.writer.add_document(self.fields.document(slot, &Terms::of(&texts)))?;
        }
        self.writer.commit()?;
        self.reader = self.read()?;
        Ok(self.reader.clone())
    }

    /// Makes all segments one, after a load: every search looks into each of them. Merged in the order of their slots,
    /// documents stand in that order too, and what is read of a term need not be sorted.
    pub(crate) fn settle(&mut self) -> tantivy::Result<Reader> {
        self.writer.set_merge_policy(Box::new(LogMergePolicy::default()));
        let mut all: Vec<&Segment> =
            self.reader.segments().iter().map(|live| live.segment.as_ref()).collect();
        all.sort_by_key(|segment| segment.first_slot());
        let all: Vec<SegmentId> = all.into_iter().map(Segment::id).collect();
        if all.len() > 1 {
            self.writer.merge(&all).wait()?;
            self.writer.garbage_collect_files().wait()?;
            self.reader = self.read()?;
        }
        Ok(self.reader.clone())
    }

    fn read(&self) -> tantivy::Result<Reader> {
        let known: HashMap<SegmentId, &Live> =
            self.reader.segments().iter().map(|live| (live.segment.id(), live)).collect();
        let mut segments = Vec::new();
        for segment in self.tantivy.searchable_segments()? {
            let reader = SegmentReader::open(&segment)?;
            let live = match known.get(&segment.id()) {
                Some(live) => live.now(&reader),
                None => Live::new(Segment::open(&reader, &self.fields)?, &reader),
            };
            segments.push(live);
        }
        Ok(Reader::new(segments))
    }
}

impl Live {
    fn new(segment: Segment, reader: &SegmentReader) -> Self {
        let segment = Arc::new(segment);
        let gone = Arc::new(if reader.has_deletes() { segment.gone(reader) } else { RoaringBitmap::new() });
        Self { deleted: reader.num_deleted_docs(), documents: reader.num_docs(), segment, gone }
    }

    /// The same segment now, where more documents may be gone.
    fn now(&self, reader: &SegmentReader) -> Self {
        let deleted = reader.num_deleted_docs();
        let gone = if deleted == self.deleted {
            Arc::clone(&self.gone)
        } else {
            Arc::new(self.segment.gone(reader))
        };
        Self { segment: Arc::clone(&self.segment), gone, deleted, documents: reader.num_docs() }
    }
}
