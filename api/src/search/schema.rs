//! The fields of the index: one for every place of terms, and the slot. It knows tantivy and nothing else.

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Index, TantivyDocument, Term};

use super::document::{Place, Terms};

/// The fields of every document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    places: [Field; 6],
    slot: Field,
}

impl Fields {
    pub(super) const SLOT: &'static str = "slot";

    /// An empty index in memory, and its fields.
    pub(super) fn index() -> (Index, Self) {
        const TERMS: &str = "terms";
        let mut schema = Schema::builder();
        // Which documents have a term is all that ranking asks: names and summaries are too short for counts.
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(TERMS)
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        let places = Place::ALL.map(|place| {
            schema.add_text_field(place.code(), TextOptions::default().set_indexing_options(indexing.clone()))
        });
        let slot = schema.add_u64_field(Self::SLOT, INDEXED | FAST);
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register(TERMS, TextAnalyzer::from(WhitespaceTokenizer::default()));
        (index, Self { places, slot })
    }

    pub(super) const fn of(&self, place: Place) -> Field {
        self.places[place as usize]
    }

    pub(super) fn key(&self, slot: u32) -> Term {
        Term::from_field_u64(self.slot, u64::from(slot))
    }

    pub(super) fn document(&self, slot: u32, terms: &Terms) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_u64(self.slot, u64::from(slot));
        for place in Place::ALL {
            document.add_text(self.of(place), terms.at(place));
        }
        document
    }
}
