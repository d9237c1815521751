//! Which language a reader wants, and the registry's words in it. Knows the vocabularies; knows nothing of
//! GraphQL, of pages or of HTTP beyond one header.

mod accepted;
mod catalogue;
mod format;
mod labels;
mod locale;
mod messages;
mod refusals;
mod segments;

pub use accepted::AcceptedLanguages;
pub(crate) use catalogue::{Catalogue, catalogues, isolated, source};
pub(crate) use format::{commas, day, day_of, list, number};
pub(crate) use labels::collation;
pub use labels::{Labelled, Labels, label};
pub use locale::Locale;
pub(crate) use refusals::say;
pub(crate) use segments::segments;
