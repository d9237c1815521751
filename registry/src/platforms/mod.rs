//! Platforms: the public document, its versions, and how the catalogue reads them.

mod document;
pub mod published;

pub use document::{Document, Retirement, Text};
