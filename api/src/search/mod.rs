//! Full-text search over slots: which of them a text finds, and how well. It knows texts and words; what a
//! platform is and which of them a list shows is the catalogue's business.

mod countries;
mod document;
mod find;
mod fold;
mod index;
mod misspelt;
mod query;
mod reader;
mod schema;
mod segment;
mod stems;
#[cfg(test)]
mod tests;
mod word;
mod words;

pub use find::Found;
pub use fold::fold;
pub use query::{Query, TextError};
pub use reader::Reader;
pub use word::{Countries, Scope};

pub(crate) use document::Texts;
pub(crate) use index::Index;
