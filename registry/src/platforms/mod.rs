//! Platforms: the public document, its versions, and how the catalogue reads them.

pub(crate) mod apply;
mod document;
pub mod history;
pub mod input;
pub mod published;

pub use document::{Document, Retirement, Text};
